"""The keeper of Chroma's collections: new ones, merges, and dropping old ones, in step with the catalogue.

Used under the write lock only. A collection is written once, checked, and made current by the caller's transaction. A
reader in another process keeps its open collections and uses the new one for its next question.
"""

import logging
import secrets
from collections.abc import Callable, Collection, Container, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine

from index.catalogue.database import get_json_state, get_state, raise_generation, read, set_state, write
from index.errors import CatalogueError
from index.progress import Progress, Silence
from index.vectors import stored as stored_vectors
from index.vectors.collection_files import CHROMA_FOLDER
from index.vectors.collection_plan import CollectionSize, plan_merge
from index.vectors.reclaiming import end, read_unfinished, reclaim
from index.vectors.store import VectorStore
from index.vectors.stored import VectorBlock

#: How long a retired collection is kept for readers that still use it; an answer takes well under a second.
GRACE = timedelta(seconds=60)

#: The state that holds the archive's ids from before it was restored.
FORMER_ARCHIVES = "former_archives"

_LOGGER = logging.getLogger(__name__)


def _make_archive_id() -> str:
    return secrets.token_hex(4)


@dataclass(frozen=True, slots=True)
class WrittenCollection:
    """A collection that is written in Chroma but not current yet.

    Attributes:
        name: None if no vector is needed, so that nothing was written.
        replaced: The collections that it replaces.
    """

    name: str | None
    digests: tuple[str, ...]
    replaced: tuple[str, ...]


class CollectionKeeper:
    """Writes collections for the vectors of one model.

    Args:
        engine: The catalogue.
        store: Chroma; a server may also hold collections of other archives and programs.
        model: The fingerprint of the model.
        make_archive_id: Returns a short name, never the same twice, that marks this archive's collections.
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
        """Write those of the vectors that no active collection holds, merged with small collections as planned.

        Returns:
            The collection for `activate`; None if every vector is placed.

        Raises:
            VectorStoreError: If Chroma fails; nothing current changed.
        """
        with read(self._engine) as connection:
            active = stored_vectors.active_collections(connection, self._model)
            unplaced = stored_vectors.find_unplaced(connection, self._model, digests)
            if not unplaced:
                return None
            needed = {*stored_vectors.read_needed_digests(connection), *digests}
            sizes = [CollectionSize(name, size) for name, size in active.items()]
            merged = plan_merge(sizes, new=len(unplaced), current=len(needed))
            block = self._gather(connection, unplaced, merged, needed)
        return self._write(block, merged, progress)

    def rewrite_all(self, progress: Progress) -> WrittenCollection:
        """Write one collection of all needed vectors, to replace all active ones."""
        with read(self._engine) as connection:
            block = stored_vectors.read_needed(connection, self._model)
            active = stored_vectors.active_collections(connection, self._model)
        return self._write(block, tuple(active), progress)

    def activate(self, connection: Connection, written: WrittenCollection, now: datetime) -> None:
        """Make a written collection current, in the caller's transaction."""
        if written.name is not None:
            stored_vectors.activate(connection, self._model, written.name, written.digests)
        stored_vectors.retire(connection, written.replaced, now)
        stored_vectors.retire_other_models(connection, self._model, now)

    def finish(self, now: datetime, progress: Progress, *, is_compact: bool = False) -> None:
        """Finish the work after a deletion for good or a restore; see `index.vectors.reclaiming`.

        Collections with vectors that the catalogue no longer has are rewritten without them, unplaced vectors are
        placed, unused collections are dropped at once, and the disk space is freed. A reader in a dropped collection
        falls back to exact search.

        Args:
            now: Aware.
            progress: Receives progress.
            is_compact: Whether everything is put into one collection.

        Raises:
            IndexingError: If something fails; it can be repeated.
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
        """Drop collections that were retired a while ago, and half-written ones that a killed run left.

        The remaining work of a killed `forget`, `compact` or `restore` is finished first.

        Raises:
            VectorStoreError: If Chroma fails; the next call drops the rest.
        """
        with read(self._engine) as connection:
            unfinished = read_unfinished(connection)
        if unfinished:
            try:
                self.finish(now, Silence())
            except CatalogueError as error:  # A lack of room for it is no reason not to index.
                _LOGGER.warning(
                    "the remaining work of onrecord %s could not be finished: %s", ", ".join(unfinished), error
                )
        self._drop(now, GRACE)

    def _drop(self, now: datetime, grace: timedelta) -> None:
        with read(self._engine) as connection:
            droppable = stored_vectors.find_droppable(connection, now, grace)
        for name in (*droppable, *self.find_leftovers()):
            self._store.drop(name)
        if droppable:
            with write(self._engine) as connection:
                stored_vectors.forget_collections(connection, droppable)

    def find_leftovers(self) -> list[str]:
        """Return the collections of this archive that the catalogue does not know. Raises VectorStoreError."""
        with read(self._engine) as connection:
            known = stored_vectors.known_collections(connection)
            archives = read_archive_ids(connection)
        own = [name for name in self._store.names() if name.startswith(tuple(map(_prefix, archives)))]
        return [name for name in own if name not in known]

    def _is_scattered(self) -> bool:
        with read(self._engine) as connection:
            active = stored_vectors.active_collections(connection, self._model)
            needed = stored_vectors.read_needed_digests(connection)
            return len(active) > 1 or bool(stored_vectors.find_unplaced(connection, self._model, needed))

    def write_stale(self, progress: Progress) -> WrittenCollection | None:
        """Rewrite vectors that lie in stale collections or in none; None if there are none of either.

        Returns:
            The collection for `activate`.

        Raises:
            VectorStoreError: If Chroma fails; nothing current changed.
        """
        with read(self._engine) as connection:
            stale = stored_vectors.find_stale(connection)
            needed = stored_vectors.read_needed_digests(connection)
            unplaced = stored_vectors.find_unplaced(connection, self._model, needed)
            if not stale and not unplaced:
                return None
            own = [name for name in stale if name in stored_vectors.active_collections(connection, self._model)]
            block = self._gather(connection, unplaced, own, set(needed))
        # Another model's are only retired: nobody searches them until that model is used again.
        return self._write(block, tuple(stale), progress)

    def _gather(
        self, connection: Connection, unplaced: Iterable[str], merged: Iterable[str], needed: Container[str]
    ) -> VectorBlock:
        digests = dict.fromkeys(unplaced)
        for name in merged:
            held = stored_vectors.read_collection_digests(connection, name)
            digests |= dict.fromkeys(text_digest for text_digest in held if text_digest in needed)
        return stored_vectors.read_block(connection, self._model, list(digests))

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
    """Return the ids that mark this archive's collections: its own, and those from before it was restored."""
    own = get_state(connection, "archive_id")
    former: list[str] = get_json_state(connection, FORMER_ARCHIVES) or []
    return [*former, *([own] if own else [])]


def describe_loss(connection: Connection, data_dir: Path) -> str | None:
    """Return what to do if collections lie beside a catalogue that never made any, because it is gone; else None.

    Without it the next question would begin a new archive of the samples, and nobody would notice.
    """
    if read_archive_ids(connection):
        return None
    folder = data_dir / CHROMA_FOLDER
    if not folder.is_dir() or not any(path.is_dir() for path in folder.iterdir()):
        return None
    return (
        f"the catalogue is gone, but not its vectors in {folder}: restore a backup, or run onrecord index for a new one"
    )


def _prefix(archive: str) -> str:
    return f"onrecord-{archive}-"
