"""The nearest vectors to a question: by Chroma, or exactly whenever Chroma fails.

Reads the pointer to the active collections in the caller's connection, so that vectors and catalogue are of one state.
"""

import logging
from threading import Lock

import numpy as np
from sqlalchemy import Connection

from index.catalogue.database import get_generation
from index.errors import VectorStoreError
from index.vectors import stored as vector_ledger
from index.vectors.embedder import Vectors
from index.vectors.exact import exact_search
from index.vectors.store import VectorHit, VectorStore, merge_hits
from index.vectors.stored import VectorBlock

_log = logging.getLogger(__name__)


class VectorSearch:
    """Finds the vectors nearest to a question's; shared by threads."""

    def __init__(self, store: VectorStore, model: str, *, is_trusted: bool = True) -> None:
        """Search a store.

        Args:
            store: Chroma.
            model: Fingerprint of the model that embeds the questions.
            is_trusted: False where a check found the store wrong: then search is exact until a repair or a merge has
                replaced every collection that was searched at the time.
        """
        self._store = store
        self._model = model
        self._is_trusted = is_trusted
        self._distrusted: frozenset[str] | None = None
        self._lock = Lock()
        self._exact: tuple[int, VectorBlock] | None = None

    def search(self, connection: Connection, vector: Vectors, limit: int) -> list[VectorHit]:
        """Return the nearest vectors, best first, to one or several (a row each); some may be of no current article.

        A collection that is gone is no reason to read the pointer again: one that was retired outlives any reader, so
        it was lost, and exact search gives the same answer from the same state of the catalogue.
        """
        names = list(vector_ledger.active_collections(connection, self._model))
        if names and self._may_trust(names):
            try:
                return self._store.search(names, vector, limit)
            except VectorStoreError as error:
                _log.warning("Chroma failed, searching exactly (run onrecord verify --repair): %s", error)
        block = self._needed(connection)
        asked = np.atleast_2d(vector)
        return merge_hits(hit for one in asked for hit in exact_search(block.digests, block.vectors, one, limit))

    def similarities(self, connection: Connection, vector: Vectors, digests: list[str]) -> dict[str, float]:
        """Return the cosine of each of these vectors to the question's; one that has none is left out."""
        block = vector_ledger.read_block(connection, self._model, digests)
        if not block.digests:
            return {}
        return dict(zip(block.digests, np.asarray(block.vectors @ vector, dtype=float).tolist(), strict=True))

    def _may_trust(self, names: list[str]) -> bool:
        with self._lock:
            if not self._is_trusted:
                self._distrusted = self._distrusted or frozenset(names)
                self._is_trusted = self._distrusted.isdisjoint(names)
            return self._is_trusted

    def _needed(self, connection: Connection) -> VectorBlock:
        generation = get_generation(connection)
        with self._lock:
            if self._exact is None or self._exact[0] != generation:
                self._exact = (generation, vector_ledger.read_needed(connection, self._model))
            return self._exact[1]
