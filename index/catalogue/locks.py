"""Locks in the data directory, one process at a time, that record their holder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import LockedError


@contextmanager
def write_lock(data_dir: Path, wait_seconds: float = 0) -> Iterator[None]:
    """Hold the right to write the archive. The system releases it however the process ends.

    Raises:
        LockedError: If another process holds it, and still does after the wait.
    """
    with _hold(data_dir, "write", "is writing to", wait_seconds):
        yield


@contextmanager
def bot_lock(data_dir: Path) -> Iterator[None]:
    """Hold the right to answer from the archive's inbox; two bots would answer each question twice.

    Raises:
        LockedError: If another process holds it.
    """
    with _hold(data_dir, "bot", "is the bot of"):
        yield


@contextmanager
def _hold(data_dir: Path, name: str, doing: str, wait_seconds: float = 0) -> Iterator[None]:
    holder = data_dir / f"{name}.pid"
    lock = FileLock(data_dir / f"{name}.lock")
    try:
        lock.acquire(timeout=wait_seconds)
    except Timeout as error:
        raise LockedError(f"{_holder_name(holder)} {doing} {data_dir}: wait until it is done, or end it") from error
    except OSError as error:
        raise LockedError(f"cannot lock {data_dir} ({error.strerror}): check its permissions") from error
    try:
        with suppress(OSError):  # The lock holds without a name: a full disk is for the writing itself to report.
            holder.write_text(str(os.getpid()), encoding="utf-8")
        yield
    finally:
        with suppress(OSError):
            holder.unlink(missing_ok=True)
        lock.release()


def _holder_name(holder: Path) -> str:
    try:
        return f"process {int(holder.read_text(encoding='utf-8'))}"
    except (OSError, ValueError):
        return "another process"
