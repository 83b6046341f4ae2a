"""What takes its rights from the process that parses: Landlock where the kernel has it, another user where it is root.

Under Landlock it opens nothing but Python's own files and these parsers, to read them: no archive and no settings. It
writes nowhere, connects nowhere and signals nobody outside; a filter of system calls denies it sockets of any kind.
Landlock's calls are made by number, since the package `landlock` on PyPI has had no release since its development
versions. Each right that cannot be given up is kept: what holds is returned, and README says where.
"""

import ctypes
import os
import struct
import sysconfig
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from corpus.sandbox.system_calls import deny_privileges, deny_sockets

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same numbers on all architectures
_VERSION = 1
_PATH_BENEATH = 1

_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
#: The number of file rights, and what else can be denied, by the version of Landlock that knew them first.
_FILE_RIGHTS = ((5, 16), (3, 15), (2, 14), (1, 13))
_NETWORK_SINCE, _NETWORK = 4, 0b11
_SCOPES_SINCE, _SCOPES = 6, 0b11

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_NOBODY = 65534

#: What Python and its libraries read late: shared libraries and time zones.
_SYSTEM = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share/zoneinfo", "/etc/localtime")


def confine() -> list[str]:
    """Give up all rights that parsing does not need, for good; return the names of those that are gone.

    ``network``, ``user`` (it is nobody's process now), ``files`` (Landlock) and ``sockets`` (seccomp).
    """
    needed = list(_find_needed())
    gone = []
    is_root = os.geteuid() == 0
    with suppress(AttributeError, OSError):
        if ctypes.CDLL(None).unshare(_NEW_NETWORK if is_root else _NEW_USER | _NEW_NETWORK) == 0:
            gone.append("network")
    if is_root and all(map(_is_open, needed)):
        with suppress(OSError):
            os.setgroups([])
            os.setresgid(_NOBODY, _NOBODY, _NOBODY)
            os.setresuid(_NOBODY, _NOBODY, _NOBODY)
            gone.append("user")
    with suppress(AttributeError, OSError):
        deny_privileges()
    with suppress(AttributeError, OSError):
        _restrict_files(needed)
        gone.append("files")
    with suppress(AttributeError, OSError):
        deny_sockets()
        gone.append("sockets")
    return gone


def _find_needed() -> Iterator[Path]:
    """Yield the folders that are read after the start: modules that are imported late, and their data."""
    yield Path(__file__).parents[1]
    for name in ("stdlib", "platstdlib", "purelib", "platlib"):
        yield Path(sysconfig.get_path(name))


def _is_open(folder: Path) -> bool:
    """Whether every user can read in a folder: root's own Python is of no use to anybody else."""
    try:
        return all(part.stat().st_mode & 0o001 for part in (folder, *folder.parents))
    except OSError:
        return False


def _restrict_files(needed: Iterable[Path]) -> None:
    """Deny this process every file but the needed ones, to be read. Raises OSError where Landlock cannot."""
    kernel = ctypes.CDLL(None, use_errno=True)
    version = _call(kernel, _CREATE_RULESET, None, 0, _VERSION)
    files = (1 << next(count for since, count in _FILE_RIGHTS if version >= since)) - 1
    network = _NETWORK if version >= _NETWORK_SINCE else 0
    scopes = _SCOPES if version >= _SCOPES_SINCE else 0
    known = struct.pack("=QQQ", files, network, scopes)
    size = 24 if version >= _SCOPES_SINCE else 16 if version >= _NETWORK_SINCE else 8
    rules = _call(kernel, _CREATE_RULESET, known, size, 0)
    try:
        for path in (*needed, *map(Path, _SYSTEM)):
            _allow_reading(kernel, rules, path)
        _call(kernel, _RESTRICT_SELF, rules, 0)
    finally:
        os.close(rules)


def _allow_reading(kernel: ctypes.CDLL, rules: int, path: Path) -> None:
    try:
        opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # not on this system
    try:
        rights = _READ_FILE | (_READ_DIR if path.is_dir() else 0)
        _call(kernel, _ADD_RULE, rules, _PATH_BENEATH, struct.pack("=Qi", rights, opened), 0)
    finally:
        os.close(opened)


def _call(kernel: ctypes.CDLL, *arguments: bytes | int | None) -> int:
    """Make a call by its number. Raises OSError."""
    given = [ctypes.c_long(argument) if isinstance(argument, int) else argument for argument in arguments]
    result: int = kernel.syscall(*given)
    if result < 0:
        raise OSError(ctypes.get_errno(), "landlock")
    return result
