"""Keeps Chroma in step with the catalogue: new collections, merges, and the end of old ones.

Used under the write lock only. A collection is written once, checked, and made current by the caller's transaction; a
reader in another process holds on to what it opened and meets the new one at its next question.
"""

import json
import logging
import secrets
from collections.abc import Callable, Collection, Container, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine

from index.catalogue.database import get_state, raise_generation, read, set_state, write
from index.errors import CatalogueError
from index.progress import Progress, Silence
from index.vectors import stored as vector_ledger
from index.vectors.collection_plan import CollectionSize, plan_merge
from index.vectors.reclaiming import end, read_unfinished, reclaim
from index.vectors.store import VectorStore
from index.vectors.stored import VectorBlock

#: How long a retired collection is kept for readers that are still in it; an answer takes well under a second.
GRACE = timedelta(seconds=60)

#: The state that names the archive's ids of before it was restored.
FORMER_ARCHIVES = "former_archives"

_LOGGER = logging.getLogger(__name__)


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

    @property
    def model(self) -> str:
        """The fingerprint of the model whose vectors it keeps."""
        return self._model

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
            merged = plan_merge(sizes, new=len(unplaced), current=len(needed))
            block = self._gather(connection, unplaced, merged, needed)
        return self._write(block, merged, progress)

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

    def finish(self, now: datetime, progress: Progress, *, is_compact: bool = False) -> None:
        """Do what remains after a deletion for good or a restore; see `index.vectors.reclaiming`.

        Collections that hold what the catalogue no longer has are written anew without it, vectors that lie in none are
        placed, what is not searched is dropped at once, and the disk is given back. A reader that is in a dropped
        collection falls back to exact search.

        Args:
            now: Aware.
            progress: Hears of it.
            is_compact: Whether everything is put into one collection.

        Raises:
            IndexingError: If something fails; it can be done again.
        """
        written = self.rewrite_all(progress) if is_compact and self._is_scattered() else self.write_stale(progress)
        if written is not None:
            with write(self._engine) as connection:
                self.activate(connection, written, now)
                raise_generation(connection)
        self._drop(now, timedelta(0))
        reclaim(self._engine, progress)
        with write(self._engine) as connection:
            end(connection)

    def clean_up(self, now: datetime) -> None:
        """Drop collections that were retired a while ago, and those that a killed run left half-made.

        What a killed `forget`, `compact` or `restore` left is finished first.

        Raises:
            VectorStoreError: If Chroma fails; what was not dropped is dropped the next time.
        """
        with read(self._engine) as connection:
            unfinished = read_unfinished(connection)
        if unfinished:
            try:
                self.finish(now, Silence())
            except CatalogueError as error:  # no room for it is no reason not to index
                _LOGGER.warning("what onrecord %s left could not be finished: %s", ", ".join(unfinished), error)
        self._drop(now, GRACE)

    def _drop(self, now: datetime, grace: timedelta) -> None:
        with read(self._engine) as connection:
            droppable = vector_ledger.find_droppable(connection, now, grace)
        for name in (*droppable, *self.find_leftovers()):
            self._store.drop(name)
        if droppable:
            with write(self._engine) as connection:
                vector_ledger.forget_collections(connection, droppable)

    def find_leftovers(self) -> list[str]:
        """Return the collections of this archive that the catalogue does not know. Raises VectorStoreError."""
        with read(self._engine) as connection:
            known = vector_ledger.known_collections(connection)
            archives = read_archive_ids(connection)
        own = [name for name in self._store.names() if name.startswith(tuple(map(_prefix, archives)))]
        return [name for name in own if name not in known]

    def _is_scattered(self) -> bool:
        with read(self._engine) as connection:
            active = vector_ledger.active_collections(connection, self._model)
            needed = vector_ledger.read_needed_digests(connection)
            return len(active) > 1 or bool(vector_ledger.find_unplaced(connection, self._model, needed))

    def write_stale(self, progress: Progress) -> WrittenCollection | None:
        """Write anew what lies in stale collections or in none; None where there is nothing of either.

        Returns:
            What to hand to `activate`.

        Raises:
            VectorStoreError: If Chroma fails; nothing current changed.
        """
        with read(self._engine) as connection:
            stale = vector_ledger.find_stale(connection)
            needed = vector_ledger.read_needed_digests(connection)
            unplaced = vector_ledger.find_unplaced(connection, self._model, needed)
            if not stale and not unplaced:
                return None
            own = [name for name in stale if name in vector_ledger.active_collections(connection, self._model)]
            block = self._gather(connection, unplaced, own, set(needed))
        # Another model's are only retired: until it is used again, nobody searches them.
        return self._write(block, tuple(stale), progress)

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


def read_archive_ids(connection: Connection) -> list[str]:
    """Return the ids that this archive's collections are told by: its own, and those of before it was restored."""
    own = get_state(connection, "archive_id")
    former: list[str] = json.loads(get_state(connection, FORMER_ARCHIVES) or "[]")
    return [*former, *([own] if own else [])]


def _prefix(archive: str) -> str:
    return f"onrecord-{archive}-"
