"""The lock: which versions of all packages belong to this source, with the digest of each file.

torch is not in it, because PyPI's build for Linux is gigabytes of CUDA; `constraints.txt` pins its version.
"""

import platform
import re
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements.lock"
CONSTRAINTS = ROOT / "constraints.txt"

_HEAD = """\
# Written by make lock; do not edit. The packages of `make setup`, with the SHA-256 of each file on PyPI.
# torch is pinned in constraints.txt.
"""
_MADE_FOR = re.compile(r"^# For: (.+)$", re.MULTILINE)
_LOCKED = re.compile(
    r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?P<hashes>(?: --hash=sha256:[0-9a-f]{64})+)$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Package:
    """A locked package.

    Attributes:
        name: Normalised, as PyPI compares names.
        digests: SHA-256 of its files, in hexadecimal digits.
    """

    name: str
    version: str
    digests: tuple[str, ...]


def this_place() -> str:
    """Name the Python and the platform that this process runs on: the lock has one platform's files."""
    return f"{sys.implementation.cache_tag} {sysconfig.get_platform()} {platform.libc_ver()[0] or 'no glibc'}"


def place_of(lock: str) -> str:
    """Return the Python and the platform that a lock was made for.

    Raises:
        ValueError: If the lock does not say.
    """
    found = _MADE_FOR.search(lock)
    if not found:
        raise ValueError("requirements.lock does not say what it was made for: run make lock")
    return found[1]


def read_packages(lock: str) -> list[Package]:
    """Return a lock's packages, in its order."""
    return [
        Package(found["name"], found["version"], tuple(re.findall(r"[0-9a-f]{64}", found["hashes"])))
        for found in _LOCKED.finditer(lock)
    ]


def write_packages(packages: list[Package], place: str) -> str:
    """Return the lock of packages, sorted by name."""
    lines = [
        f"{one.name}=={one.version}" + "".join(f" --hash=sha256:{digest}" for digest in sorted(one.digests))
        for one in sorted(packages, key=lambda one: one.name)
    ]
    return f"{_HEAD}# For: {place}\n" + "\n".join(lines) + "\n"
