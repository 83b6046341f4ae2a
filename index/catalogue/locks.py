"""Locks on an archive, one process at a time, that record their holder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Engine

from index.catalogue.backends import advisory_locks
from index.catalogue.backends.sql import data_dir_of, is_postgres
from index.catalogue.database import translated_errors
from index.errors import LockedError


@contextmanager
def write_lock(archive: Engine | Path, wait_seconds: float = 0) -> Iterator[None]:
    """Hold the right to write the archive. The system releases it however the process ends.

    Args:
        archive: The catalogue's engine; or the data directory, for what replaces the catalogue's file.
        wait_seconds: How long to wait for another process.

    Raises:
        LockedError: If another process holds it, and still does after the wait.
    """
    with _hold(archive, "write", "is writing to", wait_seconds):
        yield


@contextmanager
def bot_lock(archive: Engine | Path, *, is_shared: bool = False) -> Iterator[None]:
    """Hold the right to answer from the archive's inbox; two bots would answer each question twice.

    Args:
        archive: As in `write_lock`.
        is_shared: With others that claim each update before they answer it (`bot.records.inbox`); in Postgres only.

    Raises:
        LockedError: If another process holds it, and does not share it or this one does not.
    """
    with _hold(archive, "bot", "is the bot of", is_shared=is_shared):
        yield


@contextmanager
def _hold(
    archive: Engine | Path, name: str, doing: str, wait_seconds: float = 0, *, is_shared: bool = False
) -> Iterator[None]:
    if not isinstance(archive, Path) and is_postgres(archive):
        lock = advisory_locks.hold(archive, name, doing, wait_seconds, is_shared=is_shared)
        with translated_errors(archive), lock:
            yield
    else:
        data_dir = archive if isinstance(archive, Path) else data_dir_of(archive)
        with _hold_file(data_dir, name, doing, wait_seconds):
            yield


@contextmanager
def _hold_file(data_dir: Path, name: str, doing: str, wait_seconds: float) -> Iterator[None]:
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
