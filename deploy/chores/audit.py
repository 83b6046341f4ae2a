"""Hold the locked packages against the published advisories: `make audit`.

It fails where the advisory service cannot be reached, since nothing is then known. `audit.toml` has the advisories that
are left out, each with its reason.
"""

import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from deploy.chores.locked import CONSTRAINTS, LOCK, ROOT

LEFT_OUT = Path(__file__).with_name("audit.toml")


def main() -> int:
    """Audit the lock, and torch, which is pinned beside it; return the exit code."""
    left_out = read_left_out(tomllib.loads(LEFT_OUT.read_text(encoding="utf-8")))
    for identifier, reason in left_out.items():
        print(f"{identifier} is left out: {reason}")
    codes = [subprocess.run(command, cwd=ROOT, check=False).returncode for command in commands(list(left_out))]
    if any(codes):
        print("Not sound, or not known to be: see above what was found or could not be asked.", file=sys.stderr)
    return int(any(codes))


def read_left_out(content: Mapping[str, Any]) -> dict[str, str]:
    """Return the advisories that are left out with their reasons.

    Raises:
        ValueError: If one has no reason.
    """
    left_out = {str(one["id"]): str(one.get("reason", "")).strip() for one in content["advisory"]}
    for identifier, reason in left_out.items():
        if not reason:
            raise ValueError(f"{identifier} is left out without a reason: write one into deploy/chores/audit.toml")
    return left_out


def commands(left_out: list[str]) -> list[list[str]]:
    """Return the calls of pip-audit; it downloads none of the packages."""
    ignored = [word for identifier in left_out for word in ("--ignore-vuln", identifier)]
    shared = [sys.executable, "-m", "pip_audit", "--strict", "--disable-pip", "--progress-spinner", "off", *ignored]
    return [
        [*shared, "--require-hashes", "--requirement", LOCK.name],
        [*shared, "--no-deps", "--requirement", CONSTRAINTS.name],
    ]


if __name__ == "__main__":
    sys.exit(main())
