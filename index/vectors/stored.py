"""Vectors in the catalogue: their bytes, and which Chroma collections are searched.

A vector is identified by the digest of its text and the fingerprint of its model, and sealed with a checksum. One whose
bytes change counts as missing, and no function here returns it. Chroma is derived from this data. A collection is
written once and then only read. The active ones together hold every vector that a current article needs, and the set of
active ones changes in one transaction.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

import numpy as np
from sqlalchemy import Connection, delete, func, select, text, update

from index.catalogue import damaged_vectors
from index.catalogue.backends.sql import AMONG_TEXTS, insert, is_postgres, name_of
from index.catalogue.damaged_vectors import is_sound, seal
from index.catalogue.tables import COLLECTIONS, VECTORS
from index.vectors.embedder import Vectors, are_unit

#: SQLite takes 32,766 variables in a statement; this stays well below and keeps each statement short.
_CHUNK = 5_000

#: Rows that are copied together, few enough for the processor's cache.
_ROWS_AT_ONCE = 500

#: Every digest that a current article needs.
_NEEDED = "SELECT digest FROM passages UNION SELECT digest FROM statements"


_Item = TypeVar("_Item")

#: A row's bytes and seal; NULL if damage made them something else, which may not even be readable as text.
_SEALED = {
    "sqlite": "CASE typeof(data) WHEN 'blob' THEN data END, CASE typeof(seal) WHEN 'integer' THEN seal END",
    "postgresql": "data, seal",
}

#: Every vector of a model, in the order of storage.
_ALL = {
    "sqlite": f"SELECT digest, {_SEALED['sqlite']} FROM vectors NOT INDEXED WHERE model = ?",
    "postgresql": f"SELECT digest, {_SEALED['postgresql']} FROM vectors WHERE model = ?",
}


#: Those of some texts. Run many times for a question, so the SQL is ready.
_SOME = {
    backend: f"SELECT digest, {sealed} FROM vectors WHERE model = ? AND digest {AMONG_TEXTS}"
    for backend, sealed in _SEALED.items()
}


@dataclass(frozen=True, slots=True)
class VectorBlock:
    """Vectors with their digests, a row each."""

    digests: tuple[str, ...]
    vectors: Vectors


def find_missing(connection: Connection, model: str, digests: Iterable[str]) -> list[str]:
    """Return the digests that have no sound vector yet, in the order given, each once."""
    wanted = list(dict.fromkeys(digests))
    present = {digest for digest, data in _read(connection, model, wanted) if data is not None}
    return [digest for digest in wanted if digest not in present]


def find_lost(connection: Connection, model: str) -> list[str]:
    """Return the digests that current articles need and that have no sound vector, sorted."""
    none = "WHERE NOT EXISTS (SELECT 1 FROM vectors v WHERE v.digest = n.digest AND v.model = :model)"
    absent = " UNION ".join(f"SELECT digest FROM {table} n {none}" for table in ("passages", "statements"))
    lost = set(connection.execute(text(absent), {"model": model}).scalars())
    return sorted(lost | damaged_vectors.find_digests(connection, model, _NEEDED))


def read_digests(connection: Connection, model: str) -> list[str]:
    """Return the digests of all vectors of a model, sound or not, in any order."""
    return list(connection.execute(select(VECTORS.c.digest).where(VECTORS.c.model == model)).scalars())


def forget_damaged(connection: Connection) -> int:
    """Delete the damaged vectors of any model; return their number."""
    return damaged_vectors.delete_all(connection)


def save(connection: Connection, model: str, digests: Sequence[str], vectors: Vectors) -> None:
    """Store vectors. Search finds them only once a collection that holds them is active.

    An existing sound vector stays. A damaged one is replaced and then belongs to no collection.

    Raises:
        ValueError: If one is not of unit length.
    """
    if len(digests) and not are_unit(vectors).all():
        raise ValueError("vectors must be of unit length")
    damaged = [digest for digest, data in _read(connection, model, digests) if data is None]
    for chunk in _chunks(damaged):
        connection.execute(delete(VECTORS).where(VECTORS.c.model == model, VECTORS.c.digest.in_(chunk)))
    rows = [
        {"digest": digest, "model": model, "data": data, "seal": seal(digest.encode(), data)}
        for digest, data in zip(digests, (vector.tobytes() for vector in vectors), strict=True)
    ]
    if rows:
        connection.execute(insert(VECTORS).on_conflict_do_nothing(), rows)


def active_collections(connection: Connection, model: str) -> dict[str, int]:
    """Return the sizes of the collections that are searched, by name, oldest first."""
    query = select(COLLECTIONS.c.name, COLLECTIONS.c.size).where(COLLECTIONS.c.active, COLLECTIONS.c.model == model)
    return dict(connection.execute(query.order_by(COLLECTIONS.c.name)).all())


def find_unplaced(connection: Connection, model: str, digests: Iterable[str]) -> list[str]:
    """Return the digests whose vectors lie in no active collection, each once, in order."""
    unplaced: set[str] = set()
    for chunk in _chunks(list(dict.fromkeys(digests))):
        query = (
            select(VECTORS.c.digest)
            .outerjoin(COLLECTIONS, COLLECTIONS.c.name == VECTORS.c.collection)
            .where(VECTORS.c.model == model, VECTORS.c.digest.in_(chunk))
            .where(COLLECTIONS.c.active.is_not(True))
        )
        unplaced.update(connection.execute(query).scalars())
    return sorted(unplaced)


def read_block(connection: Connection, model: str, digests: Sequence[str]) -> VectorBlock:
    """Return the sound vectors of these digests; digests without one are left out."""
    found = {digest: data for digest, data in _read(connection, model, digests) if data is not None}
    return _to_block((digest, found[digest]) for digest in digests if digest in found)


def read_collection_digests(connection: Connection, name: str) -> list[str]:
    """Return the digests of the vectors that a collection should hold, sorted."""
    bytes_of = "digest" if is_postgres(connection) else "CAST(digest AS BLOB)"
    query = text(f"SELECT {bytes_of} FROM vectors WHERE collection = :name ORDER BY digest")
    digests = connection.execute(query, {"name": name}).scalars()
    return [one if isinstance(one, str) else one.decode(errors="replace") for one in digests]


def read_needed_digests(connection: Connection) -> list[str]:
    """Return the digests that current articles need, sorted."""
    return list(connection.execute(text(f"SELECT digest FROM ({_NEEDED}) AS needed ORDER BY digest")).scalars())


def read_digests_of(connection: Connection, ending: str) -> set[str]:
    """Return the digests needed by articles whose versions' fingerprints end so: those that were read for one model."""
    end = "substr(v.fingerprint, length(v.fingerprint) - :size + 1)"
    read_so = f"JOIN versions v ON v.id = version WHERE {end} = :ending"
    query = " UNION ".join(f"SELECT digest FROM {table} {read_so}" for table in ("passages", "statements"))
    return set(connection.execute(text(query), {"ending": ending, "size": len(ending)}).scalars())


def read_needed(connection: Connection, model: str) -> VectorBlock:
    """Return every sound vector that a current article needs: the data of exact search."""
    sealed = _SEALED[name_of(connection)]
    query = f"SELECT digest, {sealed} FROM vectors WHERE model = :model AND digest IN ({_NEEDED}) ORDER BY digest"
    rows = connection.execute(text(query), {"model": model})
    return _to_block((digest, data) for digest, data, kept in rows if is_sound(digest.encode(), data, kept))


def read_needed_fast(connection: Connection, model: str) -> VectorBlock:
    """Return every sound vector that a current article needs, as `read_needed` does, but in the order of storage.

    Reading in that order takes half the time. The vectors are copied to their place in parts, so that memory holds them
    once: in a large archive they are most of what a process holds.
    """
    stale = f"SELECT digest FROM vectors WHERE model = ? AND digest NOT IN ({_NEEDED})"
    left_out = set(connection.exec_driver_sql(stale, (model,)).scalars())
    most = connection.execute(select(func.count()).where(VECTORS.c.model == model)).scalar_one() - len(left_out)
    digests: list[str] = []
    vectors = np.empty((0, 0), dtype=np.float32)
    stored = connection.exec_driver_sql(_ALL[name_of(connection)], (model,))
    for rows in stored.partitions(_ROWS_AT_ONCE):
        block = _to_block(
            (digest, data)
            for digest, data, kept in rows
            if digest not in left_out and is_sound(digest.encode(), data, kept)
        )
        if not block.digests:
            continue
        if not digests:
            vectors = np.empty((most, block.vectors.shape[1]), dtype=np.float32)
        vectors[len(digests) : len(digests) + len(block.digests)] = block.vectors
        digests += block.digests
    return VectorBlock(tuple(digests), vectors[: len(digests)])


def activate(connection: Connection, model: str, name: str, digests: Sequence[str]) -> None:
    """Make search use a new collection. Retire the ones it replaces in the same transaction."""
    connection.execute(insert(COLLECTIONS).values(name=name, model=model, size=len(digests), active=True))
    for chunk in _chunks(digests):
        connection.execute(
            update(VECTORS).where(VECTORS.c.model == model, VECTORS.c.digest.in_(chunk)).values(collection=name)
        )


def retire(connection: Connection, names: Iterable[str], now: datetime) -> None:
    """Stop search from using these collections; they are dropped once no reader can still be in them."""
    connection.execute(
        update(COLLECTIONS).where(COLLECTIONS.c.name.in_(list(names))).values(active=False, retired_at=now.isoformat())
    )


def retire_other_models(connection: Connection, model: str, now: datetime) -> None:
    """Stop search from using collections of other models."""
    others = select(COLLECTIONS.c.name).where(COLLECTIONS.c.active, COLLECTIONS.c.model != model)
    retire(connection, connection.execute(others).scalars().all(), now)


def find_droppable(connection: Connection, now: datetime, grace: timedelta) -> list[str]:
    """Return the collections that were retired at least ``grace`` ago, or by a clock that was ahead by more."""
    query = select(COLLECTIONS.c.name, COLLECTIONS.c.retired_at).where(COLLECTIONS.c.active.is_(False))
    return [
        name
        for name, retired_at in connection.execute(query)
        if retired_at is None or abs(now - datetime.fromisoformat(retired_at)) >= grace
    ]


def find_stale(connection: Connection) -> list[str]:
    """Return the active collections, of any model, that hold vectors which the catalogue no longer has, sorted."""
    query = text(
        "SELECT c.name FROM collections c WHERE c.active"
        " AND c.size != (SELECT count(*) FROM vectors v WHERE v.collection = c.name) ORDER BY c.name"
    )
    return list(connection.execute(query).scalars())


def forget_unneeded(connection: Connection) -> int:
    """Delete the vectors, of any model, that no current article needs; return their number."""
    return connection.execute(text(f"DELETE FROM vectors WHERE digest NOT IN ({_NEEDED})")).rowcount


def forget_other_models(connection: Connection, model: str) -> int:
    """Delete other models' vectors unless this model's are incomplete; return their number."""
    if find_lost(connection, model):
        return 0
    return connection.execute(delete(VECTORS).where(VECTORS.c.model != model)).rowcount


def known_collections(connection: Connection) -> set[str]:
    """Return the names of all collections, active or retired."""
    return set(connection.execute(select(COLLECTIONS.c.name)).scalars())


def forget_collections(connection: Connection, names: Iterable[str]) -> None:
    """Delete the rows of dropped collections; their vectors stay."""
    connection.execute(delete(COLLECTIONS).where(COLLECTIONS.c.name.in_(list(names))))


def release_lost(connection: Connection) -> None:
    """Detach vectors from collections that the catalogue does not know."""
    connection.execute(
        update(VECTORS).where(VECTORS.c.collection.not_in(select(COLLECTIONS.c.name))).values(collection=None)
    )


def _read(connection: Connection, model: str, digests: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
    """Yield the bytes of these digests' vectors, None for damaged ones."""
    query = _SOME[name_of(connection)]
    for chunk in _chunks(digests):
        for digest, data, kept in connection.exec_driver_sql(query, (model, json.dumps(chunk))).all():
            yield digest, data if is_sound(digest.encode(), data, kept) else None


def _to_block(rows: Iterable[tuple[str, bytes]]) -> VectorBlock:
    digests: list[str] = []
    data = bytearray()
    for digest, vector in rows:
        digests.append(digest)
        data += vector
    flat = np.frombuffer(data, dtype=np.float32)
    return VectorBlock(tuple(digests), flat.reshape(len(digests), -1) if digests else flat.reshape(0, 0))


def _chunks(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]
