"""Search for the vectors nearest to a question's: exact in a small archive, by Chroma in a large one.

A process that asks one question, and any when Chroma fails, finds candidates by their signs instead and compares those
exactly; without signs the search is exact. The vectors, or the names of the active collections, are read in the
caller's connection, so that vectors and catalogue are of one state.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
from sqlalchemy import Connection

from index.catalogue.database import get_generation
from index.errors import VectorStoreError
from index.vectors import stored as vector_ledger
from index.vectors.embedder import Vectors
from index.vectors.exact import cosines, exact_search
from index.vectors.signs import Signs
from index.vectors.store import VectorHit, VectorStore, merge_hits
from index.vectors.stored import VectorBlock

_log = logging.getLogger(__name__)

#: Vectors in the largest archive that is searched exactly. Importing Chroma takes 1 s of processor time and 80 MB. This
#: many vectors take 77 MB, are read and checked in .3 s, and are searched in 4 ms, no longer than Chroma takes.
MOST_EXACT = 50_000


@dataclass(frozen=True, slots=True)
class _Kept:
    """Every vector that the archive needs in one generation, and the row of each."""

    generation: int
    block: VectorBlock
    rows: Mapping[str, int]

    def search(self, vector: Vectors, limit: int) -> list[VectorHit]:
        """Return the vectors nearest to one or several, best first."""
        asked = np.atleast_2d(vector)
        block = self.block
        return merge_hits(hit for vector in asked for hit in exact_search(block.digests, block.vectors, vector, limit))

    def pick(self, digests: Sequence[str]) -> VectorBlock:
        """Return the vectors that are stored."""
        found = tuple(digest for digest in digests if digest in self.rows)
        return VectorBlock(found, self.block.vectors[[self.rows[digest] for digest in found]])


class OpenVectors:
    """The vectors of one state of the catalogue. Any thread may search them, without a connection."""

    def __init__(self, store: VectorStore, model: str, names: Sequence[str], kept: _Kept | None) -> None:
        self._store = store
        self._model = model
        self._names = names
        self._kept = kept

    def search(self, vector: Vectors, limit: int) -> list[VectorHit] | None:
        """Return the vectors nearest to one or several (a row each), best first.

        Some may belong to no current article. None is returned if the store fails, which is logged, or is not asked.
        """
        if self._kept is not None:
            return self._kept.search(vector, limit)
        if not self._names:
            return None
        try:
            return self._store.search(self._names, vector, limit)
        except VectorStoreError as error:
            _log.warning("Chroma failed, searching exactly (run onrecord verify --repair): %s", error)
            return None

    def similarities(self, connection: Connection, vector: Vectors, digests: Sequence[str]) -> dict[str, float]:
        """Return the cosine of each of these vectors to the question's; missing ones are left out."""
        block = self.pick(connection, digests)
        return dict(zip(block.digests, cosines(block.vectors, vector).tolist(), strict=True)) if block.digests else {}

    def pick(self, connection: Connection, digests: Sequence[str]) -> VectorBlock:
        """Return these vectors; missing ones are left out."""
        if self._kept is not None:
            return self._kept.pick(digests)
        return vector_ledger.read_block(connection, self._model, digests)


class VectorSearch:
    """Finds the vectors nearest to a question's; shared by threads."""

    def __init__(
        self,
        store: VectorStore,
        model: str,
        *,
        is_trusted: bool = True,
        most_exact: int = 0,
        asks_once: bool = False,
    ) -> None:
        """Search a store.

        Args:
            store: Chroma.
            model: Fingerprint of the model that embeds the questions.
            is_trusted: False if a check found the store wrong, or none was made. Search is then exact until a repair
                or a merge has replaced every collection that was active at the time.
            most_exact: The largest number of vectors that are searched without the store.
            asks_once: Whether few questions are asked, for which opening the store of a large archive costs more than
                it saves.
        """
        self._store = store
        self._model = model
        self._is_trusted = is_trusted
        self._most_exact = most_exact
        self._asks_once = asks_once
        self._signs: tuple[tuple[str, ...], Signs | None] = ((), None)
        self._distrusted: frozenset[str] | None = None
        self._lock = Lock()
        self._kept: _Kept | None = None
        self._exact_in = -1

    def open(self, connection: Connection, generation: int | None = None) -> OpenVectors:
        """Return the vectors of the state that the connection sees.

        The active collections are read once. A retired collection outlives every reader, so a missing one was lost, and
        exact search gives the same answer from the same state of the catalogue.

        Args:
            connection: Of a read.
            generation: The archive's generation, if the caller has read it.
        """
        generation = get_generation(connection) if generation is None else generation
        if self._exact_in != generation:
            sizes = vector_ledger.active_collections(connection, self._model)
            if sizes and self._may_trust(list(sizes)) and self._is_large(sizes):
                scans = self._asks_once and self._read_signs(tuple(sizes)) is not None
                return OpenVectors(self._store, self._model, () if scans else tuple(sizes), None)
        kept = self._keep(connection, generation)
        self._exact_in = generation
        return OpenVectors(self._store, self._model, (), kept)

    def asks_store(self, connection: Connection) -> bool:
        """Whether the archive is large enough for the store to be asked."""
        return self._is_large(vector_ledger.active_collections(connection, self._model))

    def search(self, connection: Connection, vector: Vectors, limit: int) -> list[VectorHit]:
        """Return the vectors nearest to one or several (a row each), best first.

        Some may belong to no current article.
        """
        found = self.open(connection).search(vector, limit)
        return self.search_here(connection, vector, limit) if found is None else found

    def search_here(self, connection: Connection, vector: Vectors, limit: int) -> list[VectorHit]:
        """Return the nearest vectors, best first, without asking the store: by signs, or else exactly."""
        sizes = vector_ledger.active_collections(connection, self._model)
        signs = self._read_signs(tuple(sizes)) if self._is_large(sizes) and self._may_trust(list(sizes)) else None
        if signs is None:
            return self._keep(connection, get_generation(connection)).search(vector, limit)
        asked = np.atleast_2d(vector)
        near = sorted({digest for vector in asked for digest in signs.find_candidates(vector)})
        block = vector_ledger.read_block(connection, self._model, near)
        return merge_hits(hit for vector in asked for hit in exact_search(block.digests, block.vectors, vector, limit))

    def similarities(self, connection: Connection, vector: Vectors, digests: Sequence[str]) -> dict[str, float]:
        """Return the cosine of each of these vectors to the question's; missing ones are left out."""
        return self.open(connection).similarities(connection, vector, digests)

    def _is_large(self, sizes: Mapping[str, int]) -> bool:
        return sum(sizes.values()) > self._most_exact

    def _may_trust(self, names: list[str]) -> bool:
        with self._lock:
            if not self._is_trusted:
                self._distrusted = self._distrusted or frozenset(names)
                self._is_trusted = self._distrusted.isdisjoint(names)
            return self._is_trusted

    def _read_signs(self, names: tuple[str, ...]) -> Signs | None:
        """Return the signs of the active collections; None if not all of them have sound ones."""
        with self._lock:
            if self._signs[0] != names:
                try:
                    self._signs = (names, self._store.read_signs(names))
                except VectorStoreError as error:
                    _log.info("searching without signs: %s", error)
                    self._signs = (names, None)
            return self._signs[1]

    def _keep(self, connection: Connection, generation: int) -> _Kept:
        with self._lock:
            if self._kept is None or self._kept.generation != generation:
                block = vector_ledger.read_needed_fast(connection, self._model)
                self._kept = _Kept(generation, block, {digest: row for row, digest in enumerate(block.digests)})
            return self._kept
