"""Install everything into the virtual environment that runs this: `make setup`.

On the Python and platform of the lock, each package is the locked one, held against its digest. Elsewhere pip chooses
within pyproject.toml's ranges. torch comes after the lock, so that nothing which it needs is chosen by its ranges.
"""

import subprocess
import sys

from deploy.chores.locked import LOCK, ROOT, place_of, this_place

_DAMAGED = "The packages do not fit together: delete .venv and run make setup again."


def main() -> int:
    """Install; return the exit code."""
    place, here = place_of(LOCK.read_text(encoding="utf-8")), this_place()
    if place == here:
        steps = locked_steps()
    else:
        print(f"The lock is for {place}. For {here}, pyproject.toml's ranges are taken.", file=sys.stderr)
        steps = ranged_steps()
    for step in steps:
        if code := _pip("install", "-qq", *step):
            return code
    if code := _pip("check"):
        print(_DAMAGED, file=sys.stderr)
        return code
    return 0


def locked_steps() -> list[list[str]]:
    """Return the arguments of each `pip install` that takes the lock."""
    return [
        ["--require-hashes", "--no-deps", "--requirement", LOCK.name],
        ["--constraint", "constraints.txt", "torch"],
        # Built with the locked setuptools, not with the newest.
        ["--no-deps", "--no-build-isolation", "--editable", "."],
    ]


def ranged_steps() -> list[list[str]]:
    """Return the arguments of the one `pip install` that takes the ranges."""
    return [["--constraint", "constraints.txt", "--editable", ".[bench,openai,postgres]", "--group", "dev"]]


def _pip(*arguments: str) -> int:
    command = [sys.executable, "-m", "pip", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, stdout=sys.stderr).returncode


if __name__ == "__main__":
    sys.exit(main())
