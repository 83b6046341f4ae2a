"""The protocol for storing and searching vectors."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from index.vectors.embedder import Vectors, are_unit
from index.vectors.signs import Signs

#: float32 sums differ in the seventh digit with the processor and the order of adding; so do Chroma's and numpy's.
SIMILARITY_DIGITS = 6


@dataclass(frozen=True, slots=True)
class VectorHit:
    """A vector near the one searched for.

    Attributes:
        digest: The digest of its text.
        similarity: Cosine, from -1 to 1, higher is nearer; to six digits.
    """

    digest: str
    similarity: float


class VectorStore(Protocol):
    """Holds collections of unit vectors. Called by building (one writer at a time) and by search, from many threads."""

    def create(
        self, name: str, digests: Sequence[str], vectors: Vectors, *, on_progress: Callable[[int], None]
    ) -> None:
        """Write and check a new collection, completely or not at all.

        Args:
            name: Never used before.
            digests: At least one, each once.
            vectors: A unit vector per digest, a row each.
            on_progress: Called after each batch with the number of vectors written.

        Raises:
            VectorStoreError: If the store fails. A partial collection is deleted, or has to be dropped later.
            ValueError: If the arguments break the above.
        """

    def search(self, names: Sequence[str], vector: Vectors, limit: int) -> list[VectorHit]:
        """Return the nearest vectors of these collections, best first, ties by digest, each digest once.

        Args:
            names: The collections.
            vector: The vector to search for; several at once are a row each.
            limit: At most this many hits for each.

        Raises:
            CollectionGoneError: If one was dropped.
            VectorStoreError: If the store fails.
        """

    def read_signs(self, names: Sequence[str]) -> Signs:
        """Return the signs of the vectors of these collections.

        Raises:
            VectorStoreError: If it keeps none, or a file of them is missing or damaged.
        """

    def names(self) -> list[str]:
        """Return the names of all collections, sorted. Raises VectorStoreError."""

    def drop(self, name: str) -> None:
        """Delete a collection, even a partial, broken or missing one. Raises VectorStoreError."""


def merge_hits(hits: Iterable[VectorHit]) -> list[VectorHit]:
    """Return each digest once, with its best similarity: best first, ties by digest."""
    best: dict[str, VectorHit] = {}
    for hit in hits:
        if hit.digest not in best or best[hit.digest].similarity < hit.similarity:
            best[hit.digest] = hit
    return sorted(best.values(), key=lambda hit: (-hit.similarity, hit.digest))


def require_valid(digests: Sequence[str], vectors: Vectors) -> None:
    """Raise ValueError unless these can make a collection, as `VectorStore.create` requires."""
    if not digests or len(set(digests)) != len(digests) or vectors.ndim != 2 or len(vectors) != len(digests):
        raise ValueError("a collection needs vectors, one to each of its digests, each digest once")
    if not are_unit(vectors).all():
        raise ValueError("vectors must be of unit length")
