"""Vectors in the catalogue: their bytes, and which Chroma collections are searched.

A vector is known by the digest of its text and the fingerprint of its model. Chroma is derived from what stands here: a
collection is written once and then only read, the active ones together hold every vector that a current article needs,
and a change of which are active is one transaction.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from sqlalchemy import Connection, delete, insert, select, text, update

from index.embedding import Vectors
from index.tables import COLLECTIONS, VECTORS

#: SQLite takes 32,766 variables in a statement; this keeps well below and each statement short.
_CHUNK = 5_000

#: Every digest that a current article needs.
NEEDED = "SELECT digest FROM passages UNION SELECT digest FROM statements"


@dataclass(frozen=True, slots=True)
class VectorBlock:
    """Vectors with their digests, a row each, in the order of the digests."""

    digests: tuple[str, ...]
    vectors: Vectors


def find_missing(connection: Connection, model: str, digests: Iterable[str]) -> list[str]:
    """Return the digests that have no vector yet, in the order given, each once."""
    wanted = list(dict.fromkeys(digests))
    present: set[str] = set()
    for chunk in _chunks(wanted):
        query = select(VECTORS.c.digest).where(VECTORS.c.model == model, VECTORS.c.digest.in_(chunk))
        present.update(connection.execute(query).scalars())
    return [digest for digest in wanted if digest not in present]


def save(connection: Connection, model: str, digests: Sequence[str], vectors: Vectors) -> None:
    """Keep vectors; they are found by search only once a collection that holds them is active."""
    rows = [
        {"digest": digest, "model": model, "data": vector.tobytes()}
        for digest, vector in zip(digests, vectors, strict=True)
    ]
    if rows:
        connection.execute(insert(VECTORS).prefix_with("OR IGNORE"), rows)


def active_collections(connection: Connection, model: str) -> dict[str, int]:
    """Return the sizes of the collections that search reads, by name, oldest first."""
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
    """Return the vectors of these digests; one that has none is left out."""
    found: dict[str, bytes] = {}
    for chunk in _chunks(digests):
        query = select(VECTORS.c.digest, VECTORS.c.data).where(VECTORS.c.model == model, VECTORS.c.digest.in_(chunk))
        found.update((digest, data) for digest, data in connection.execute(query))
    return _to_block((digest, found[digest]) for digest in digests if digest in found)


def read_collection_digests(connection: Connection, name: str) -> list[str]:
    """Return the digests of the vectors that a collection is said to hold, sorted."""
    query = select(VECTORS.c.digest).where(VECTORS.c.collection == name).order_by(VECTORS.c.digest)
    return list(connection.execute(query).scalars())


def read_needed_digests(connection: Connection) -> list[str]:
    """Return the digests that current articles need, sorted."""
    return list(connection.execute(text(f"SELECT digest FROM ({NEEDED}) ORDER BY digest")).scalars())


def read_needed(connection: Connection, model: str) -> VectorBlock:
    """Return every vector that a current article needs: what exact search compares with."""
    query = text(f"SELECT digest, data FROM vectors WHERE model = :model AND digest IN ({NEEDED}) ORDER BY digest")
    return _to_block((digest, data) for digest, data in connection.execute(query, {"model": model}))


def activate(connection: Connection, model: str, name: str, digests: Sequence[str]) -> None:
    """Let search read a new collection; what it replaces is to be retired in the same transaction."""
    connection.execute(insert(COLLECTIONS).values(name=name, model=model, size=len(digests), active=True))
    for chunk in _chunks(digests):
        connection.execute(
            update(VECTORS).where(VECTORS.c.model == model, VECTORS.c.digest.in_(chunk)).values(collection=name)
        )


def retire(connection: Connection, names: Iterable[str], now: datetime) -> None:
    """Let search no longer read these collections; they are dropped once no reader can still be in them."""
    connection.execute(
        update(COLLECTIONS).where(COLLECTIONS.c.name.in_(list(names))).values(active=False, retired_at=now.isoformat())
    )


def retire_other_models(connection: Connection, model: str, now: datetime) -> None:
    """Let search no longer read what another model made."""
    others = select(COLLECTIONS.c.name).where(COLLECTIONS.c.active, COLLECTIONS.c.model != model)
    retire(connection, connection.execute(others).scalars().all(), now)


def find_droppable(connection: Connection, now: datetime, grace: timedelta) -> list[str]:
    """Return the collections that were retired ``grace`` ago or longer, or by a clock that was ahead by more."""
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
    """Forget the vectors, of any model, that no current article needs; return how many those are."""
    return connection.execute(text(f"DELETE FROM vectors WHERE digest NOT IN ({NEEDED})")).rowcount


def forget_other_models(connection: Connection, model: str) -> int:
    """Forget other models' vectors, unless this one's are not all made yet; return how many those are."""
    if find_missing(connection, model, read_needed_digests(connection)):
        return 0
    return connection.execute(delete(VECTORS).where(VECTORS.c.model != model)).rowcount


def known_collections(connection: Connection) -> set[str]:
    """Return the names of all collections, active or retired."""
    return set(connection.execute(select(COLLECTIONS.c.name)).scalars())


def forget_collections(connection: Connection, names: Iterable[str]) -> None:
    """Forget collections that were dropped; their vectors stay."""
    connection.execute(delete(COLLECTIONS).where(COLLECTIONS.c.name.in_(list(names))))


def _to_block(rows: Iterable[tuple[str, bytes]]) -> VectorBlock:
    digests: list[str] = []
    data = bytearray()
    for digest, vector in rows:
        digests.append(digest)
        data += vector
    flat = np.frombuffer(data, dtype=np.float32)
    return VectorBlock(tuple(digests), flat.reshape(len(digests), -1) if digests else flat.reshape(0, 0))


def _chunks(items: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]
