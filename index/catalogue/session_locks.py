"""Locks in Postgres that last as long as a process: who is there, and which one leads. Other processes can see them.

Each has a connection of its own. Postgres frees the lock when that ends, at once if the process is killed, and after
some seconds if its machine is cut off (`index.catalogue.backends.postgres`). A connection that was lost is made again.
"""

import threading
from contextlib import suppress

from sqlalchemy import Connection, Engine, exc

from index.catalogue.database import translated_errors

_SPACE = "hashtext('onrecord ' || ? || ' ' || current_schema())"

_TRY = f"SELECT pg_try_advisory_lock({_SPACE}, ?)"

#: Postgres lists keys as unsigned numbers.
_HOLDERS = f"""
    SELECT CAST(objid AS bigint) FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND objsubid = 2
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND CAST(classid AS bigint) = (CAST({_SPACE} AS bigint) & 4294967295)
"""


class SessionLock:
    """One lock of this process. Thread-safe.

    Args:
        engine: Postgres'.
        space: What the lock is about.
        number: Which of several locks about that, from 0 to 2**31 - 1.
    """

    def __init__(self, engine: Engine, space: str, number: int = 0) -> None:
        self.space = space
        self.number = number
        self._engine = engine
        self._connection: Connection | None = None
        self._is_held = False
        self._is_closed = False
        self._using = threading.Lock()

    def take(self) -> bool:
        """Take the lock if it is free; return whether this process holds it now.

        Raises:
            CatalogueError: If Postgres cannot be reached, or the connection was lost and the lock with it. The next
                call makes another connection.
        """
        with self._using, translated_errors(self._engine):
            if self._is_closed:
                return False
            try:
                self._connection = self._connection or _connect(self._engine)
                if self._is_held:
                    self._connection.exec_driver_sql("SELECT 1")
                else:
                    found = self._connection.exec_driver_sql(_TRY, (self.space, self.number))
                    self._is_held = bool(found.scalar_one())
            except exc.DBAPIError:
                self._let_go()
                raise
            return self._is_held

    def close(self) -> None:
        """Free the lock for good."""
        with self._using:
            self._is_closed = True
            if self._connection is not None:
                with suppress(exc.DBAPIError):  # of a lost connection, whose locks are free
                    self._connection.exec_driver_sql("SELECT pg_advisory_unlock_all()")
            self._let_go()

    def _let_go(self) -> None:
        connection, self._connection, self._is_held = self._connection, None, False
        if connection is not None:
            connection.invalidate()  # ended, rather than given to another who would not know of the lock
            connection.close()


def find_holders(connection: Connection, space: str) -> frozenset[int]:
    """Return the numbers of all locks about something that are held, by whatever process."""
    return frozenset(connection.exec_driver_sql(_HOLDERS, (space,)).scalars())


def _connect(engine: Engine) -> Connection:
    return engine.connect().execution_options(isolation_level="AUTOCOMMIT")
