"""Exact search over vectors in memory: the fallback whenever Chroma fails.

Linear in the number of vectors: 30,000 of 384 dimensions take about 4 ms on one core, 100,000 about 10.
"""

from collections.abc import Sequence

import numpy as np

from index.vectors.embedder import Vectors
from index.vectors.store import SIMILARITY_DIGITS, VectorHit

#: Rows compared at once: limits the extra memory to a few MB for any number of vectors.
_ROWS = 65_536


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
        similarities = np.asarray(vectors[start : start + _ROWS] @ vector, dtype=np.float64).round(SIMILARITY_DIGITS)
        nearest = [
            VectorHit(digests[start + position], float(similarities[position]))
            for position in _positions_of_best(similarities, limit)
        ]
        best = sorted([*best, *nearest], key=lambda hit: (-hit.similarity, hit.digest))[:limit]
    return best


def _positions_of_best(similarities: np.ndarray, limit: int) -> list[int]:
    """Return the positions of the best, and of all that tie with the last of them."""
    if len(similarities) <= limit:
        return list(range(len(similarities)))
    cut = np.partition(similarities, -limit)[-limit]
    return np.flatnonzero(similarities >= cut).tolist()
