"""Denies a process new sockets, by a filter of its system calls (seccomp), for good.

A private network leaves sockets that are files, at which a database or Docker would answer. Landlock knows nothing of
those or of UDP, and many systems and containers forbid private networks.
"""

import ctypes
import errno
import os
import struct
import sys

_NO_NEW_PRIVILEGES = 38
_SET_FILTER, _BY_PROGRAM = 22, 2

#: The kernel's number of each architecture and of its call ``socket`` (linux/audit.h and asm/unistd.h).
_ARCHITECTURES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_MAKE_RING = 425  # io_uring makes sockets too; the same number everywhere
_OTHER_NUMBERS = 0x40000000  # x86_64 has each call again under these

# Of a filter's instructions: what they do, and the places of what they look at.
_LOAD, _IS_EQUAL, _IS_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_CALL, _ARCHITECTURE = 0, 4
_ALLOWED, _FAILS = 0x7FFF0000, 0x00050000


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def deny_privileges() -> None:
    """Let no program that this process starts gain rights: only then may others be given up. Raises OSError."""
    _control(_NO_NEW_PRIVILEGES, 1)


def deny_sockets() -> None:
    """Let no socket be made in this process any more, which `deny_privileges` must have prepared.

    Raises:
        OSError: Where the system cannot, or this does not know its architecture.
    """
    machine = os.uname().machine
    if machine not in _ARCHITECTURES or sys.maxsize < 2**32:
        raise OSError(errno.ENOSYS, f"no filter for {machine}")
    instructions = _make_filter(*_ARCHITECTURES[machine])
    program = _Program(len(instructions) // 8, instructions)
    _control(_SET_FILTER, _BY_PROGRAM, ctypes.addressof(program))


def _make_filter(architecture: int, socket: int) -> bytes:
    """Return instructions: what to do, how many to skip if so and if not, and with which number."""
    steps = (
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_IS_EQUAL, 0, 5, architecture),
        (_LOAD, 0, 0, _CALL),
        (_IS_AT_LEAST, 3, 0, _OTHER_NUMBERS),
        (_IS_EQUAL, 2, 0, socket),
        (_IS_EQUAL, 1, 0, _MAKE_RING),
        (_RETURN, 0, 0, _ALLOWED),
        (_RETURN, 0, 0, _FAILS | errno.EACCES),
    )
    return b"".join(struct.pack("=HBBI", *step) for step in steps)


def _control(what: int, first: int, second: int = 0) -> None:
    kernel = ctypes.CDLL(None, use_errno=True)
    if kernel.prctl(what, *map(ctypes.c_ulong, (first, second, 0, 0))):
        raise OSError(ctypes.get_errno(), "prctl")
