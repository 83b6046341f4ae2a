"""Locks on an archive in Postgres, whatever machine a process is on; Postgres frees them when their connection ends."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import Connection, Engine, exc

from index.errors import LockedError

#: Seconds between two looks at a lock that another process holds.
_LOOK_SECONDS = 0.1

_KEY = "hashtext('onrecord ' || ? || ' ' || current_schema())"

_TRY = f"SELECT pg_try_advisory_lock({_KEY})"
_FREE = f"SELECT pg_advisory_unlock({_KEY})"
_TRY_SHARED = f"SELECT pg_try_advisory_lock_shared({_KEY})"
_FREE_SHARED = f"SELECT pg_advisory_unlock_shared({_KEY})"

#: Postgres lists a lock's key in two halves.
_HOLDER = f"""
    SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
    WHERE l.locktype = 'advisory' AND l.granted
    AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND (CAST(l.classid AS bigint) << 32 | CAST(l.objid AS bigint)) = {_KEY}
"""


@contextmanager
def hold(engine: Engine, name: str, doing: str, wait_seconds: float = 0, *, is_shared: bool = False) -> Iterator[None]:
    """Hold a lock on a connection of its own, alone or with others that share it.

    Raises:
        LockedError: If another process holds it, and still does after the wait.
    """
    take, free = (_TRY_SHARED, _FREE_SHARED) if is_shared else (_TRY, _FREE)
    with engine.connect() as plain:
        connection = plain.execution_options(isolation_level="AUTOCOMMIT")
        end = time.monotonic() + wait_seconds
        while not connection.exec_driver_sql(take, (name,)).scalar_one():
            if time.monotonic() >= end:
                raise LockedError(
                    f"{_name_holder(connection, name)} {doing} the archive: wait until it is done, or end it"
                )
            time.sleep(_LOOK_SECONDS)
        try:
            yield
        finally:
            with suppress(exc.DBAPIError):  # of a lost connection, whose locks are free
                connection.exec_driver_sql(free, (name,))


def _name_holder(connection: Connection, name: str) -> str:
    words = str(connection.exec_driver_sql(_HOLDER, (name,)).scalar() or "").split()
    return f"process {words[2]} on {words[1]}" if len(words) == 3 else "another process"
