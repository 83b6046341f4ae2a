"""Resolve all packages against PyPI alone and write the lock: `make lock`.

pip takes other indexes and folders from its settings. Here they are left out, so that no file of one machine gets into
the lock. torch is represented by an empty package with the needs of the installed build without CUDA.
"""

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping
from importlib.metadata import requires
from pathlib import Path
from typing import Any

from deploy.chores.locked import CONSTRAINTS, LOCK, ROOT, Package, this_place, write_packages

#: The one index; and nothing that would have to be built.
_OPTIONS = ("--quiet", "--index-url", "https://pypi.org/simple", "--only-binary", ":all:")
#: Where PyPI keeps files; a file from anywhere else is refused.
_FILES = "https://files.pythonhosted.org/"
_NOT_LOCKED = {"torch"}


def main() -> None:
    """Write the lock."""
    with tempfile.TemporaryDirectory() as folder:
        torch, wanted, answer = Path(folder, "torch"), Path(folder, "wanted.txt"), Path(folder, "pylock.toml")
        torch.mkdir()
        torch.joinpath("pyproject.toml").write_text(_stand_in(), encoding="utf-8")
        project = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text(encoding="utf-8"))
        wanted.write_text("\n".join(requirements_of(project)), encoding="utf-8")
        subprocess.run(
            [sys.executable, "-m", "pip", "lock", *_OPTIONS, str(torch), "-r", str(wanted), "-o", str(answer)],
            check=True,
            env=without_indexes(os.environ),
        )
        packages = packages_of(tomllib.loads(answer.read_text(encoding="utf-8")))
    LOCK.write_text(write_packages(packages, this_place()), encoding="utf-8")
    print(f"requirements.lock: {len(packages)} packages")


def requirements_of(project: Mapping[str, Any]) -> list[str]:
    """Return what a project asks for, in pyproject.toml's words: to run, to measure and to develop."""
    return [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["bench"],
        *project["project"]["optional-dependencies"]["openai"],
        *project["project"]["optional-dependencies"]["postgres"],
        *project["dependency-groups"]["dev"],
    ]


def without_indexes(environment: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which pip reads no settings, except for certificates and time-outs."""
    kept = {name: value for name, value in environment.items() if not name.startswith("PIP_")}
    kept |= {name: environment[name] for name in ("PIP_CERT", "PIP_DEFAULT_TIMEOUT") if name in environment}
    return kept | {"PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def packages_of(lock: Mapping[str, Any]) -> list[Package]:
    """Return the packages of pip's lock file, without those that are not locked.

    Raises:
        ValueError: If a package has no wheel on PyPI: setting up would have to run its build.
    """
    found = []
    for package in lock["packages"]:
        if package["name"] in _NOT_LOCKED:
            continue
        wheels = package.get("wheels", [])
        if not wheels or not all(wheel["url"].startswith(_FILES) for wheel in wheels):
            raise ValueError(f"{package['name']} has no wheel on PyPI: change its range in pyproject.toml")
        digests = tuple(wheel["hashes"]["sha256"] for wheel in wheels)
        found.append(Package(package["name"], package["version"], digests))
    return found


def _stand_in() -> str:
    """Return the project file of an empty package in torch's place."""
    pinned = re.search(r"^torch==(\S+)$", CONSTRAINTS.read_text(encoding="utf-8"), re.MULTILINE)
    if not pinned:
        raise ValueError("constraints.txt pins no torch: add a line torch==...")
    needs = [need for need in requires("torch") or () if "extra ==" not in need and "nvidia" not in need]
    return f"""
[build-system]
requires = ["setuptools>=77"]
build-backend = "setuptools.build_meta"
[project]
name = "torch"
version = "{pinned[1]}"
dependencies = {needs!r}
[tool.setuptools]
py-modules = []
"""


if __name__ == "__main__":
    main()
