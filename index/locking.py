"""One writer at a time: a lock on the data directory that says who holds it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import LockedError

_LOCK_FILE = "write.lock"
_HOLDER_FILE = "writer.pid"


@contextmanager
def write_lock(data_dir: Path) -> Iterator[None]:
    """Hold the data directory's write lock; the system releases it however the process ends.

    Raises:
        LockedError: If another process holds it.
    """
    holder = data_dir / _HOLDER_FILE
    lock = FileLock(data_dir / _LOCK_FILE)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise LockedError(f"{_holder_name(holder)} is writing to {data_dir}: wait until it is done") from error
    except OSError as error:
        raise LockedError(f"cannot lock {data_dir} ({error.strerror}): check its permissions") from error
    try:
        holder.write_text(str(os.getpid()), encoding="utf-8")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _holder_name(holder: Path) -> str:
    try:
        return f"process {int(holder.read_text(encoding='utf-8'))}"
    except (OSError, ValueError):
        return "another process"
