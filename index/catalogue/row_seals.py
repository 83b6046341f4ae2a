"""Seals of rows: what small tables held when this program last wrote to them, so that damage to any row is detected.

Versions, passages, statements and vectors have digests of their own (`index.catalogue.damage`, `index.vectors.stored`).
Every other row has a seal in one table, by its table and the hash of its key. Temporary triggers of each connection
that writes keep the seals, so that no writer has to think of them. A row that another program changed, added or
removed no longer matches. 64 bits of BLAKE2 reveal accidents, not a forger of both.
"""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, text

from index.catalogue.backends.sql import is_postgres
from index.catalogue.tables import ROW_SEALS

_TABLE = ROW_SEALS.name

#: Tables with digests of their own, or checked against what has: shingles against the texts.
_SEALED_ELSEWHERE = frozenset({_TABLE, "versions", "passages", "statements", "vectors", "shingles", "sqlite_sequence"})

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"

#: A full-text table's own tables have its name before their own.
_FULL_TEXT = "_lexicon"

_FUNCTION = "seal_of_row"

#: Which schema a connection's triggers were made for.
_WATCHED = "onrecord_watched_schema"


class Fault(StrEnum):
    """How a row differs from what was stored."""

    CHANGED = "changed"
    ADDED = "added"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row that is not what was stored.

    Attributes:
        row: The values of its key, as SQLite gives them; empty if the row is gone.
        key: The hash of its key.
    """

    table: str
    key: int
    fault: Fault
    row: tuple[object, ...] = ()

    @property
    def name(self) -> str:
        """The key as one line, without terminal control characters: it may be what is damaged."""
        words = " ".join(_as_text(value) for value in self.row)
        return " ".join("".join(char if char.isprintable() else " " for char in words).split())


@dataclass(frozen=True, slots=True)
class _Shape:
    """A sealed table: its columns, and those of its key."""

    name: str
    columns: tuple[str, ...]
    keys: tuple[str, ...]

    def key(self, prefix: str = "") -> str:
        """The hash of a row's key, as SQL."""
        return _hash(self.keys, prefix)

    def seal(self, prefix: str = "") -> str:
        """The seal of a row, as SQL."""
        return _hash(self.columns, prefix)


def watch(connection: Connection) -> None:
    """Keep the seals in step with what this connection writes. Call it before a writing transaction begins."""
    (version,) = connection.exec_driver_sql("PRAGMA schema_version").one()
    if connection.info.get(_WATCHED) == version:
        return
    unwatch(connection)
    if not _has_seals(connection):
        return
    _define(connection)
    for shape in _read_shapes(connection):
        for statement in _triggers(shape):
            connection.exec_driver_sql(statement)
    connection.info[_WATCHED] = version


def unwatch(connection: Connection) -> None:
    """Stop keeping the seals, as while tables are rebuilt."""
    connection.info.pop(_WATCHED, None)
    if is_postgres(connection):
        return
    names = connection.exec_driver_sql("SELECT name FROM sqlite_temp_master WHERE type = 'trigger'").scalars().all()
    for name in names:
        connection.exec_driver_sql(f'DROP TRIGGER temp."{name}"')


def seal_all(connection: Connection, *, but: Sequence[ChangedRow] = ()) -> None:
    """Seal every row as it is, after the schema changed; the rows that differed before keep differing."""
    if not _has_seals(connection):
        return
    _define(connection)
    differing = {(changed.table, changed.key) for changed in but}
    connection.execute(text(f"DELETE FROM {_TABLE}"))
    for shape in _read_shapes(connection):
        query = f'SELECT {shape.key()}, {shape.seal()} FROM "{shape.name}"'
        rows = connection.exec_driver_sql(query).all()
        kept = [(shape.name, key, seal) for key, seal in rows if (shape.name, key) not in differing]
        if kept:
            connection.exec_driver_sql(f"INSERT INTO {_TABLE} VALUES (?, ?, ?)", kept)


def find_changed(connection: Connection) -> list[ChangedRow]:
    """Return the rows that are not what was stored, by table; nothing for a catalogue without seals."""
    if not _has_seals(connection):
        return []
    _define(connection)
    return [changed for shape in _read_shapes(connection) for changed in _find_in(connection, shape)]


def hash_key(*values: object) -> int:
    """Return the hash of a key, as a row that is gone was known by."""
    return _seal_of(*(part for value in values for part in ("text", str(value).encode())))


def drop_row(connection: Connection, changed: ChangedRow) -> None:
    """Remove a row that is not what was stored, and its seal."""
    shape = next(shape for shape in _read_shapes(connection) if shape.name == changed.table)
    _define(connection)
    connection.exec_driver_sql(f'DELETE FROM "{shape.name}" WHERE {shape.key()} = ?', (changed.key,))
    connection.exec_driver_sql(f"DELETE FROM {_TABLE} WHERE tbl = ? AND key = ?", (shape.name, changed.key))


def accept_row(connection: Connection, changed: ChangedRow) -> None:
    """Seal a row as it is now."""
    shape = next(shape for shape in _read_shapes(connection) if shape.name == changed.table)
    _define(connection)
    connection.exec_driver_sql(f"DELETE FROM {_TABLE} WHERE tbl = ? AND key = ?", (shape.name, changed.key))
    connection.exec_driver_sql(
        f'INSERT INTO {_TABLE} SELECT ?, {shape.key()}, {shape.seal()} FROM "{shape.name}" WHERE {shape.key()} = ?',
        (shape.name, changed.key),
    )


def forget_gone(connection: Connection, table: str) -> None:
    """Forget the rows of a table that are gone, once their loss is dealt with."""
    for changed in find_changed(connection):
        if changed.table == table and changed.fault is Fault.GONE:
            drop_row(connection, changed)


def _find_in(connection: Connection, shape: _Shape) -> Iterator[ChangedRow]:
    raw = ", ".join(f'CAST(t."{name}" AS BLOB)' for name in shape.keys)
    rows = connection.exec_driver_sql(
        f'SELECT {shape.key("t.")}, s.seal IS NULL, {raw} FROM "{shape.name}" t'
        f" LEFT JOIN {_TABLE} s ON s.tbl = ? AND s.key = {shape.key('t.')} WHERE s.seal IS NOT {shape.seal('t.')}",
        (shape.name,),
    )
    for key, is_added, *row in rows:
        yield ChangedRow(shape.name, key, Fault.ADDED if is_added else Fault.CHANGED, tuple(row))
    gone = connection.exec_driver_sql(
        f'SELECT key FROM {_TABLE} WHERE tbl = ? AND key NOT IN (SELECT {shape.key()} FROM "{shape.name}")',
        (shape.name,),
    )
    for key in gone.scalars():
        yield ChangedRow(shape.name, key, Fault.GONE)


def _triggers(shape: _Shape) -> Iterator[str]:
    """Yield SQL of the triggers. They delete before they insert: `OR IGNORE` would reach a trigger's insert too."""
    table = shape.name
    add = f"INSERT INTO {_TABLE} VALUES ('{table}', {shape.key('NEW.')}, {shape.seal('NEW.')});"
    drop = f"DELETE FROM {_TABLE} WHERE tbl = '{table}' AND key"
    acts = {
        "INSERT": f"{drop} = {shape.key('NEW.')}; {add}",
        "UPDATE": f"{drop} IN ({shape.key('OLD.')}, {shape.key('NEW.')}); {add}",
        "DELETE": f"{drop} = {shape.key('OLD.')};",
    }
    for event, act in acts.items():
        yield f'CREATE TEMP TRIGGER "seal_{table}_{event}" AFTER {event} ON main."{table}" BEGIN {act} END'


def _read_shapes(connection: Connection) -> list[_Shape]:
    shapes = []
    for table in connection.exec_driver_sql(_TABLES).scalars().all():
        if table in _SEALED_ELSEWHERE or _FULL_TEXT in table:
            continue
        columns = connection.exec_driver_sql(f'SELECT name, pk FROM pragma_table_info("{table}") ORDER BY cid').all()
        if keys := tuple(name for name, pk in columns if pk):
            shapes.append(_Shape(table, tuple(name for name, _pk in columns), keys))
    return shapes


def _has_seals(connection: Connection) -> bool:
    if is_postgres(connection):
        return False  # it has checksums of its own, and no program opens its files
    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return connection.exec_driver_sql(query, (_TABLE,)).first() is not None


def _hash(columns: Sequence[str], prefix: str) -> str:
    """Return the call that hashes columns with their types. A text goes as bytes: damaged ones are no UTF-8."""
    values = (
        f'typeof({prefix}"{name}"), CASE typeof({prefix}"{name}") WHEN \'text\' THEN CAST({prefix}"{name}" AS BLOB)'
        f' ELSE {prefix}"{name}" END'
        for name in columns
    )
    return f"{_FUNCTION}({', '.join(values)})"


def _define(connection: Connection) -> None:
    """Make the hash callable from SQL, once per connection: an open statement forbids to redefine it."""
    driver: sqlite3.Connection | None = connection.connection.driver_connection
    known = "SELECT 1 FROM pragma_function_list WHERE name = ?"
    if driver is not None and not connection.exec_driver_sql(known, (_FUNCTION,)).first():
        driver.create_function(_FUNCTION, -1, _seal_of, deterministic=True)


def _seal_of(*values: object) -> int:
    """Return 63 bits, which an integer of SQLite holds."""
    return int.from_bytes(hashlib.blake2b(repr(values).encode(), digest_size=8).digest()) >> 1


def _as_text(value: object) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)
