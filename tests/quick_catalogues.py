"""Catalogues for tests: copies of the first that was migrated, which compile no SQL again and do not wait for the disk.

Hundreds of tests begin with a catalogue. Alembic takes 0.05 s to make one, and a disk some milliseconds to flush each
transaction. A copy holds what the migrations made. Flushing matters when the power fails; no test can show that, and a
killed process loses nothing without it.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import Engine
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from index.catalogue import database
from index.catalogue.backends import postgres
from index.catalogue.backends.sql import is_postgres
from tests.shared_statements import SharedStatements

Found = TypeVar("Found")

#: How many rows each table has.
Rows = dict[str, int]

#: Tables that are not empty after migrations: Alembic's versions, their seals, and what the full text keeps for itself.
_NEVER_EMPTY = ("alembic_version", "alembic_version_bot", "row_seals", "_lexicon_data", "_lexicon_config")

#: What every connection of the program does first.
set_up_as_ever = database._set_up


class CopiedMigrations:
    """Takes the place of the function that runs migrations, and calls it for databases that are not known yet.

    A database that holds rows is migrated as ever, and so is one that is to stop at an older schema.

    Args:
        migrate: The function that runs migrations.
    """

    def __init__(self, migrate: Callable[..., None]) -> None:
        self._migrate = migrate
        self._known: list[tuple[Path, Rows, sqlite3.Connection]] = []

    def __call__(self, engine: Engine, folder: Path, version_table: str, *target: str) -> None:
        """Migrate a database, or make it a copy of one that was the same before it was migrated."""
        before = {} if is_postgres(engine) else with_sqlite(engine, count_rows)
        if is_postgres(engine) or target or not is_new(before):
            self._migrate(engine, folder, version_table, *target)
            return
        migrated = next((copy for known, rows, copy in self._known if (known, rows) == (folder, before)), None)
        if migrated is not None:
            with_sqlite(engine, migrated.backup)
            return
        self._migrate(engine, folder, version_table)
        copy = sqlite3.connect(":memory:", check_same_thread=False)
        with_sqlite(engine, lambda connection: connection.backup(copy))
        self._known.append((folder, before, copy))

    def close(self) -> None:
        """Free the copies."""
        for _folder, _rows, copy in self._known:
            copy.close()


@contextmanager
def quick_catalogues() -> Iterator[None]:
    """Have this process's catalogues copied, share what they compile, and not wait for the disk."""
    migrations = CopiedMigrations(database._run_migrations)
    statements = SharedStatements()
    with closing(migrations), pytest.MonkeyPatch.context() as patched:
        patched.setattr(database, "_run_migrations", migrations)
        patched.setattr(database, "_set_up", _set_up_without_flushing)
        patched.setattr(database, "create_engine", statements.create_engine)
        patched.setattr(postgres, "create_engine", statements.create_engine)
        yield


def _set_up_without_flushing(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
    _flush_nothing(connection)  # setting up writes, too
    set_up_as_ever(connection, record)
    _flush_nothing(connection)


def _flush_nothing(connection: DBAPIConnection) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.close()


def count_rows(connection: sqlite3.Connection) -> Rows:
    """Return how many rows each table has."""
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def is_new(rows: Rows) -> bool:
    """Whether a catalogue holds nothing but what its migrations put there."""
    return not any(count for name, count in rows.items() if not name.endswith(_NEVER_EMPTY))


def with_sqlite(engine: Engine, use: Callable[[sqlite3.Connection], Found]) -> Found:
    """Return what a function returns for SQLite's own connection."""
    pooled = engine.raw_connection()
    try:
        driver: Any = pooled.driver_connection
        return use(driver)
    finally:
        pooled.close()
