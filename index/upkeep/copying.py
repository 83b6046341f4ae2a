"""Copying an archive into another database: from SQLite to Postgres, or back.

Rows go table by table in the order of their keys, so that a run which was interrupted goes on behind the last one. At
the end every row of both is compared; a table that differs, as after changes between two runs, is copied once more.
What is derived is not copied but made again: the full text here, Chroma's collections and the question model by the
next ``onrecord verify --repair``. Until it is done, nobody can open the copy as an archive.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, Table, delete, func, inspect, select, tuple_

from index.catalogue import lexicons
from index.catalogue.backends.postgres import advance_counters
from index.catalogue.backends.sql import insert, is_postgres
from index.catalogue.damage import find_all
from index.catalogue.database import COPYING, get_state, read, set_state, write
from index.errors import CatalogueError
from index.progress import Progress

#: Rows that are read and written together: some megabytes.
_AT_ONCE = 1_000

#: What each database keeps for itself, and what is made again.
_NOT_COPIED = ("alembic_version", "alembic_version_bot", "collections", "row_seals", "lexicon_totals")
_FULL_TEXT = "_lexicon"

#: Single values that belong to a database or a data directory, not to the archive.
_OWN_STATES = (COPYING, "archive_id", "collections_made", "former_archives", "lexicon_stamp", "question_model")


@dataclass(frozen=True, slots=True)
class CopyReport:
    """What was copied, and compared row by row."""

    tables: int
    rows: int
    articles: int


@dataclass(frozen=True, slots=True)
class _Pair:
    """A table in the source and in the target."""

    source: Table
    target: Table

    @property
    def name(self) -> str:
        return self.source.name


def copy_archive(source: Engine, target: Engine, progress: Progress) -> CopyReport:
    """Copy everything, or what an interrupted run left.

    Args:
        source: Under its write lock.
        target: Opened to be copied into, with every table; empty, or left by an earlier run.
        progress: Receives the rows copied and compared.

    Raises:
        CatalogueError: If the source is damaged, the target holds another archive, or what was copied differs.
    """
    with read(source) as connection:
        if damages := find_all(connection):
            raise CatalogueError(
                f"{len(damages)} articles are damaged: run onrecord verify --repair and onrecord index, then copy again"
            )
        _begin(target)
        pairs = _find_pairs(connection, target)
        total = sum(_count(connection, pair.source) for pair in pairs)
        progress.stage("Copying", total)
        for pair in pairs:
            _copy_rest(connection, target, pair, progress)
        progress.stage("Comparing", total)
        rows = sum(_compare(connection, target, pair, progress) for pair in pairs)
        articles = _count(connection, next(pair.source for pair in pairs if pair.name == "articles"))
    _end(target)
    return CopyReport(len(pairs), rows, articles)


def _begin(target: Engine) -> None:
    with write(target) as connection:
        is_used = connection.exec_driver_sql("SELECT 1 FROM articles LIMIT 1").first() is not None
        if get_state(connection, COPYING) is None and is_used:
            raise CatalogueError("there is an archive already: copy into a new database, or an empty data directory")
        set_state(connection, COPYING, "begun")


def _end(target: Engine) -> None:
    with write(target) as connection:
        lexicons.rebuild(connection)
        if is_postgres(connection):
            advance_counters(connection)
        state = _reflect(connection)["state"]
        connection.execute(delete(state).where(state.c.name == COPYING))


def _find_pairs(connection: Connection, target: Engine) -> list[_Pair]:
    """Return the tables to copy, each after those that it refers to."""
    theirs = _reflect(connection)
    with read(target) as other:
        ours = _reflect(other)
    if missing := sorted(theirs.keys() ^ ours.keys()):
        raise CatalogueError(f"the two databases do not have the same tables ({', '.join(missing)}): update onrecord")
    return [_Pair(table, ours[name]) for name, table in theirs.items()]


def _reflect(connection: Connection) -> dict[str, Table]:
    names = [
        name
        for name in inspect(connection).get_table_names()
        if name not in _NOT_COPIED and _FULL_TEXT not in name and not name.startswith("sqlite_")
    ]
    tables = MetaData()
    tables.reflect(connection, only=[*names, "collections"])
    return {table.name: table for table in tables.sorted_tables if table.name != "collections"}


def _copy_rest(connection: Connection, target: Engine, pair: _Pair, progress: Progress) -> None:
    """Copy the rows behind the last one that is there."""
    with read(target) as other:
        keys = list(pair.target.primary_key)
        last = other.execute(_copied(pair.target, keys).order_by(*(key.desc() for key in keys)).limit(1)).first()
        progress.advance(_count(other, pair.target))
    after = tuple(last) if last else None
    for rows in _read_behind(connection, pair.source, after):
        with write(target) as other:
            other.execute(insert(pair.target), rows)
        progress.advance(len(rows))


def _compare(connection: Connection, target: Engine, pair: _Pair, progress: Progress) -> int:
    """Return how many rows the tables have, which are the same; one that differs is copied once more."""
    count, expected = _digest(connection, pair.source)
    for is_last in (False, True):
        with read(target) as other:
            if _digest(other, pair.target) == (count, expected):
                progress.advance(count)
                return count
        if is_last:
            break
        with write(target) as other:
            other.execute(delete(pair.target).where(*_of_archive(pair.target)))
        _copy_rest(connection, target, pair, progress)
    raise CatalogueError(f"the table {pair.name} differs from what was copied: run onrecord copy again")


def _read_behind(
    connection: Connection, table: Table, after: tuple[Any, ...] | None
) -> Iterator[Sequence[dict[str, Any]]]:
    keys = list(table.primary_key)
    while True:
        query = select(table).where(*_of_archive(table)).order_by(*keys).limit(_AT_ONCE)
        if after is not None:
            query = query.where(tuple_(*keys) > after)
        rows = [dict(row) for row in connection.execute(query).mappings()]
        if not rows:
            return
        after = tuple(rows[-1][key.name] for key in keys)
        if table.name == "vectors":  # their collections stay behind
            rows = [row | {"collection": None} for row in rows]
        yield rows


def _digest(connection: Connection, table: Table) -> tuple[int, str]:
    """Return how many rows a table has and the digest of all of them."""
    hashed, count = hashlib.blake2b(digest_size=16), 0
    for rows in _read_behind(connection, table, None):
        for row in rows:
            values = [bytes(value) if isinstance(value, memoryview) else value for value in row.values()]
            hashed.update(repr(sorted(zip(row, map(repr, values), strict=True))).encode())
        count += len(rows)
    return count, hashed.hexdigest()


def _copied(table: Table, columns: Sequence[Any]) -> Any:  # noqa: ANN401 - a query of any columns
    return select(*columns).where(*_of_archive(table))


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(_copied(table, [func.count()]).select_from(table)).scalar_one())


def _of_archive(table: Table) -> tuple[Any, ...]:
    """Return the condition for the rows of a table that belong to the archive."""
    return (table.c.name.not_in(_OWN_STATES),) if table.name == "state" else ()
