"""Exact search over vectors in memory, for small archives, and for large ones when Chroma fails.

The time is linear in the number of vectors: 33,000 of 384 dimensions take about 1.7 ms on one core, 100,000 about 5.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.vectors.embedder import Vectors
from index.vectors.store import SIMILARITY_DIGITS, VectorHit

#: Rows that are compared at once. This limits the extra memory to a few MB for any number of vectors.
_ROWS = 65_536

#: The most that rounding the similarities can add.
_ROUNDING = 10.0**-SIMILARITY_DIGITS


def exact_search(digests: Sequence[str], vectors: Vectors, vector: Vectors, limit: int) -> list[VectorHit]:
    """Return the nearest vectors, best first, ties by digest, as `VectorStore.search` does.

    Args:
        digests: Each once.
        vectors: A unit vector per digest, a row each.
        vector: A unit vector.
        limit: At most this many hits.
    """
    best: list[VectorHit] = []
    if limit < 1:
        return best
    for start in range(0, len(digests), _ROWS):
        similarities = _dots(vectors[start : start + _ROWS], vector)
        positions = _positions_of_best(similarities, limit)
        rounded = similarities[positions].astype(np.float64).round(SIMILARITY_DIGITS).tolist()
        nearest = [
            VectorHit(digests[start + position], similarity)
            for position, similarity in zip(positions, rounded, strict=True)
        ]
        best = sorted([*best, *nearest], key=lambda hit: (-hit.similarity, hit.digest))[:limit]
    return best


def cosines(vectors: Vectors, vector: Vectors) -> npt.NDArray[np.float64]:
    """Return the cosine of each of these unit vectors to another.

    Computed row by row. BLAS's product of a matrix would share the work among threads that wait for each other by
    spinning, and takes twice the time on one.
    """
    return _dots(vectors, vector).astype(np.float64)


def _dots(vectors: Vectors, vector: Vectors) -> Vectors:
    found: Vectors = np.vecdot(vectors, vector)
    return found


def _positions_of_best(similarities: Vectors, limit: int) -> list[int]:
    """Return the positions of the best, and of all that tie with the last of them after rounding."""
    if len(similarities) <= limit:
        return list(range(len(similarities)))
    cut = np.partition(similarities, -limit)[-limit]
    found: list[int] = np.flatnonzero(similarities >= cut - _ROUNDING).tolist()
    return found
