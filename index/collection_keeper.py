"""Keeps Chroma in step with the catalogue: new collections, merges, and the end of old ones.

Used under the write lock only. A collection is written once, checked, and made current by the caller's transaction; a
reader in another process holds on to what it opened and meets the new one at its next question.
"""

import secrets
from collections.abc import Callable, Collection, Container, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine

from index import vector_ledger
from index.catalogue import get_state, read, set_state, write
from index.collection_plan import CollectionSize, plan_collections
from index.progress import Progress
from index.vector_ledger import VectorBlock
from index.vector_store import VectorStore

#: How long a retired collection is kept for readers that are still in it; an answer takes well under a second.
GRACE = timedelta(seconds=60)


def _make_archive_id() -> str:
    return secrets.token_hex(4)


@dataclass(frozen=True, slots=True)
class WrittenCollection:
    """A collection that stands in Chroma and is not current yet.

    Attributes:
        name: None where no vector is needed and nothing had to be written.
        replaced: The collections that are no longer searched from then on.
    """

    name: str | None
    digests: tuple[str, ...]
    replaced: tuple[str, ...]


class CollectionKeeper:
    """Writes collections for the vectors of one model.

    Args:
        engine: The catalogue.
        store: Chroma; on a server, other archives and other programs may have collections of their own.
        model: The fingerprint of the model.
        make_archive_id: Gives a short name, never the same twice, that this archive's collections are told by.
    """

    def __init__(
        self, engine: Engine, store: VectorStore, model: str, make_archive_id: Callable[[], str] = _make_archive_id
    ) -> None:
        self._engine = engine
        self._store = store
        self._model = model
        self._make_archive_id = make_archive_id

    def write_new(self, digests: Collection[str], progress: Progress) -> WrittenCollection | None:
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

    def rewrite_all(self, progress: Progress) -> WrittenCollection:
        """Write one collection of every needed vector, to replace all that are active."""
        with read(self._engine) as connection:
            block = vector_ledger.read_needed(connection, self._model)
            active = vector_ledger.active_collections(connection, self._model)
        return self._write(block, tuple(active), progress)

    def activate(self, connection: Connection, written: WrittenCollection, now: datetime) -> None:
        """Make a written collection current, in the caller's transaction."""
        if written.name is not None:
            vector_ledger.activate(connection, self._model, written.name, written.digests)
        vector_ledger.retire(connection, written.replaced, now)
        vector_ledger.retire_other_models(connection, self._model, now)

    def clean_up(self, now: datetime) -> None:
        """Drop collections that were retired a while ago, and those that a killed run left half-made.

        Raises:
            VectorStoreError: If Chroma fails; what was not dropped is dropped the next time.
        """
        with read(self._engine) as connection:
            droppable = vector_ledger.find_droppable(connection, now, GRACE)
        for name in (*droppable, *self.find_leftovers()):
            self._store.drop(name)
        if droppable:
            with write(self._engine) as connection:
                vector_ledger.forget_collections(connection, droppable)

    def find_leftovers(self) -> list[str]:
        """Return the collections of this archive that the catalogue does not know. Raises VectorStoreError."""
        with read(self._engine) as connection:
            known = vector_ledger.known_collections(connection)
            archive = get_state(connection, "archive_id")
        own = [name for name in self._store.names() if archive and name.startswith(_prefix(archive))]
        return [name for name in own if name not in known]

    def _gather(
        self, connection: Connection, unplaced: Iterable[str], merged: Iterable[str], needed: Container[str]
    ) -> VectorBlock:
        digests = dict.fromkeys(unplaced)
        for name in merged:
            held = vector_ledger.read_collection_digests(connection, name)
            digests |= dict.fromkeys(one for one in held if one in needed)
        return vector_ledger.read_block(connection, self._model, list(digests))

    def _write(self, block: VectorBlock, replaced: tuple[str, ...], progress: Progress) -> WrittenCollection:
        if not block.digests:
            return WrittenCollection(None, (), replaced)
        name = self._next_name()
        progress.stage("Storing vectors", len(block.digests))
        self._store.create(name, block.digests, block.vectors, on_progress=progress.advance)
        return WrittenCollection(name, block.digests, replaced)

    def _next_name(self) -> str:
        with write(self._engine) as connection:
            number = int(get_state(connection, "collections_made") or 0) + 1
            set_state(connection, "collections_made", str(number))
            archive = get_state(connection, "archive_id") or self._make_archive_id()
            set_state(connection, "archive_id", archive)
        return f"{_prefix(archive)}{number:06d}"


def _prefix(archive: str) -> str:
    return f"onrecord-{archive}-"
