"""Vectors in the catalogue that are not what was stored, found by their seals in one pass over all."""

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from typing import TypeVar

from sqlalchemy import Connection, bindparam, delete, literal_column, select, text, tuple_

from index.catalogue.backends.sql import is_postgres
from index.catalogue.tables import VECTORS

_Item = TypeVar("_Item")

#: SQLite takes 32,766 variables in a statement; this stays well below and keeps each statement short.
_CHUNK = 5_000

#: Rows that are read together from Postgres: some megabytes.
_READ_AT_ONCE = 2_000


def seal(digest: bytes, data: bytes) -> int:
    """Return the checksum that a vector is stored with.

    CRC-32 finds damage, not malice. It ties the bytes to their digest, so a row overwritten by another's is found too.
    A vector's length alone would miss a turned sign. All of 30,000 vectors are checked in 0.05 s.
    """
    return zlib.crc32(data, zlib.crc32(digest))


def is_sound(digest: bytes, data: bytes | None, kept: int | None) -> bool:
    """Whether a vector is what was stored."""
    return data is not None and seal(digest, data) == kept


def find_digests(connection: Connection, model: str, needed: str) -> set[str]:
    """Return the digests of a model's damaged vectors, of those that a query, given as SQL, returns.

    Every indexing run calls this. SQLite computes the checksum, so no row of a sound archive is fetched: 47 ms for
    30,000 vectors instead of 76.
    """
    if is_postgres(connection):
        return {digest for digest, _model in _find_in_postgres(connection, model, f"AND digest IN ({needed})")}
    query = text(f"SELECT digest FROM vectors WHERE rowid IN :rows AND digest IN ({needed})")
    chunks = _chunks(_find_rows(connection, model))
    found = (connection.execute(query.bindparams(bindparam("rows", chunk, expanding=True))) for chunk in chunks)
    return {digest for rows in found for digest in rows.scalars()}


def delete_all(connection: Connection) -> int:
    """Delete the damaged vectors of any model; return their number."""
    if is_postgres(connection):
        keys = list(_find_in_postgres(connection))
        for chunk in _chunks(keys):
            connection.execute(delete(VECTORS).where(tuple_(VECTORS.c.digest, VECTORS.c.model).in_(chunk)))
        return len(keys)
    damaged = _find_rows(connection)
    for rows in _chunks(damaged):
        connection.execute(delete(VECTORS).where(literal_column("rowid").in_(rows)))
    return len(damaged)


def _find_in_postgres(
    connection: Connection, model: str | None = None, condition: str = ""
) -> Iterator[tuple[str, str]]:
    """Yield the digest and the model of each damaged vector."""
    query = select(VECTORS.c.digest, VECTORS.c.model, VECTORS.c.data, VECTORS.c.seal)
    if model is not None:
        query = query.where(VECTORS.c.model == model, text(f"true {condition}"))
    rows = connection.execute(query, execution_options={"yield_per": _READ_AT_ONCE})
    for digest, of_model, data, kept in rows:
        if not is_sound(digest.encode(), data, kept):
            yield digest, of_model


def _find_rows(connection: Connection, model: str | None = None) -> list[int]:
    """Return SQLite's rows of damaged vectors, of one model or all: a damaged digest may be no text."""
    _define_seal(connection)
    of_model = "" if model is None else "model = :model AND"
    unfit = "(typeof(data) != 'blob' OR seal IS NOT seal_of(CAST(digest AS BLOB), data))"
    query = text(f"SELECT rowid FROM vectors WHERE {of_model} {unfit}")
    return list(connection.execute(query, {} if model is None else {"model": model}).scalars())


def _define_seal(connection: Connection) -> None:
    """Make `seal` callable from SQL; once per connection, since SQLite redefines nothing while a statement is open."""
    driver: sqlite3.Connection | None = connection.connection.driver_connection
    is_defined = connection.execute(text("SELECT 1 FROM pragma_function_list WHERE name = 'seal_of'")).scalar()
    if driver is not None and not is_defined:
        driver.create_function("seal_of", 2, seal, deterministic=True)


def _chunks(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]
