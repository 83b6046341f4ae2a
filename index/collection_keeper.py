"""Keeps Chroma in step with the catalogue: new collections, merges, and the end of old ones.

Used under the write lock only. A collection is written once, checked, and made current by the caller's transaction; a
reader in another process holds on to what it opened and meets the new one at its next question.
"""

from collections.abc import Collection, Container, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine

from index import vector_ledger
from index.catalogue import get_state, read, set_state, write
from index.collection_plan import CollectionSize, plan_collections
from index.vector_ledger import VectorBlock
from index.vectors import VectorStore

if TYPE_CHECKING:
    from index.building import Progress

#: How long a retired collection is kept for readers that are still in it; an answer takes well under a second.
GRACE = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class WrittenCollection:
    """A collection that stands in Chroma and is not current yet."""

    name: str
    digests: tuple[str, ...]
    replaced: tuple[str, ...]


class CollectionKeeper:
    """Writes collections for the vectors of one model."""

    def __init__(self, engine: Engine, store: VectorStore, model: str) -> None:
        self._engine = engine
        self._store = store
        self._model = model

    def write_new(self, digests: Collection[str], progress: "Progress") -> WrittenCollection | None:
        """Write those of the vectors that no active collection holds, merged with small ones as planned.

        Returns:
            What to hand to `activate`; None where every vector is placed.

        Raises:
            VectorStoreError: If Chroma fails; nothing current changed.
        """
        with read(self._engine) as connection:
            active = vector_ledger.active_collections(connection, self._model)
            unplaced = vector_ledger.find_unplaced(connection, self._model, digests)
            if not unplaced:
                return None
            needed = {*vector_ledger.read_needed_digests(connection), *digests}
            sizes = [CollectionSize(name, size) for name, size in active.items()]
            plan = plan_collections(sizes, new=len(unplaced), current=len(needed))
            block = self._gather(connection, unplaced, plan.merged, needed)
        return self._write(block, plan.merged, progress)

    def rewrite_all(self, progress: "Progress") -> WrittenCollection:
        """Write one collection of every needed vector, to replace all that are active."""
        with read(self._engine) as connection:
            block = vector_ledger.read_needed(connection, self._model)
            active = vector_ledger.active_collections(connection, self._model)
        return self._write(block, tuple(active), progress)

    def activate(self, connection: Connection, written: WrittenCollection) -> None:
        """Make a written collection current, in the caller's transaction."""
        vector_ledger.activate(connection, self._model, written.name, written.digests, written.replaced)
        vector_ledger.retire_other_models(connection, self._model)

    def clean_up(self, now: datetime) -> None:
        """Drop collections that were retired a while ago, and those that a killed run left half-made."""
        with read(self._engine) as connection:
            droppable = vector_ledger.find_droppable(connection, now, GRACE)
            known = vector_ledger.known_collections(connection)
        present = set(self._store.names())
        for name in sorted(present & set(droppable) | present - known):
            self._store.drop(name)
        if droppable:
            with write(self._engine) as connection:
                vector_ledger.forget_collections(connection, droppable)

    def _gather(
        self, connection: Connection, unplaced: Iterable[str], merged: Iterable[str], needed: Container[str]
    ) -> VectorBlock:
        digests = dict.fromkeys(unplaced)
        for name in merged:
            held = vector_ledger.read_collection_digests(connection, name)
            digests |= dict.fromkeys(one for one in held if one in needed)
        return vector_ledger.read_block(connection, self._model, list(digests))

    def _write(self, block: VectorBlock, replaced: tuple[str, ...], progress: "Progress") -> WrittenCollection:
        name = self._next_name()
        progress.stage("Storing vectors", len(block.digests))
        self._store.create(name, block.digests, block.vectors, on_progress=progress.advance)
        return WrittenCollection(name, block.digests, replaced)

    def _next_name(self) -> str:
        with write(self._engine) as connection:
            number = int(get_state(connection, "collections_made") or 0) + 1
            set_state(connection, "collections_made", str(number))
        return f"vectors-{number:06d}"
