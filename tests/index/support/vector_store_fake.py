"""A `VectorStore` in memory: exact, and as strict as the real one."""

from collections.abc import Callable, Sequence

import numpy as np

from index.errors import CollectionGoneError, VectorStoreError
from index.vectors.embedder import Vectors
from index.vectors.exact import exact_search
from index.vectors.signs import Signs, make_signs
from index.vectors.store import VectorHit, merge_hits, require_valid

_BATCH = 100


class InMemoryVectorStore:
    """Keeps what it is given.

    Attributes:
        is_broken: Set it, and every call fails as when Chroma fails.
    """

    def __init__(self) -> None:
        self.is_broken = False
        self._collections: dict[str, dict[str, Vectors]] = {}

    def create(
        self, name: str, digests: Sequence[str], vectors: Vectors, *, on_progress: Callable[[int], None]
    ) -> None:
        """See `VectorStore`."""
        self._require_whole()
        require_valid(digests, vectors)
        if name in self._collections:
            raise VectorStoreError(f"{name} exists")
        for start in range(0, len(digests), _BATCH):
            on_progress(len(digests[start : start + _BATCH]))
        self._collections[name] = dict(zip(digests, vectors.copy(), strict=True))

    def search(self, names: Sequence[str], vector: Vectors, limit: int) -> list[VectorHit]:
        """See `VectorStore`."""
        self._require_collections(names)
        found = [
            merge_hits(hit for name in names for hit in self._search_one(name, one, limit))[:limit]
            for one in np.atleast_2d(vector)
        ]
        return merge_hits(hit for hits in found for hit in hits)

    def read_signs(self, names: Sequence[str]) -> Signs:
        """See `VectorStore`."""
        self._require_collections(names)
        held = [vector for name in names for vector in self._collections[name].items()]
        return make_signs([digest for digest, _ in held], np.array([row for _, row in held]))

    def names(self) -> list[str]:
        """See `VectorStore`."""
        self._require_whole()
        return sorted(self._collections)

    def drop(self, name: str) -> None:
        """See `VectorStore`."""
        self._require_whole()
        self._collections.pop(name, None)

    def _search_one(self, name: str, vector: Vectors, limit: int) -> list[VectorHit]:
        held = self._collections[name]
        return [hit for one, row in held.items() for hit in exact_search([one], row.reshape(1, -1), vector, limit)]

    def _require_collections(self, names: Sequence[str]) -> None:
        self._require_whole()
        if not self._collections.keys() >= set(names):
            raise CollectionGoneError("a collection was dropped")

    def _require_whole(self) -> None:
        if self.is_broken:
            raise VectorStoreError("the store is broken")
