"""Copies found by datasketch: MinHash of word shingles, looked up by locality-sensitive hashing. A rival to beat."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from index.language.wording import fold_words

if TYPE_CHECKING:
    from datasketch import MinHash

_PERMUTATIONS = 128
_SHINGLE_WORDS = 4


class MinHashes:
    """Finds copies by the estimated share of all shingles of both that both have.

    Args:
        least: The threshold that the look-up is tuned for.
    """

    name = "datasketch MinHash and LSH"

    def __init__(self, least: float) -> None:
        from datasketch import MinHashLSH  # loads SciPy

        self._index = MinHashLSH(threshold=least, num_perm=_PERMUTATIONS)
        self._hashes: dict[str, MinHash] = {}

    def add(self, articles: Mapping[str, str]) -> None:
        """Take in articles, by id."""
        for key, text in articles.items():
            self._hashes[key] = _hash(text)
            self._index.insert(key, self._hashes[key])

    def find(self, text: str) -> Mapping[str, float]:
        """Return the articles that share a band with a text, with the estimated Jaccard index."""
        made = _hash(text)
        return {key: float(made.jaccard(self._hashes[key])) for key in self._index.query(made)}


def _hash(text: str) -> "MinHash":
    from datasketch import MinHash

    words = fold_words(text).split()
    made = MinHash(num_perm=_PERMUTATIONS)
    runs = zip(*(words[start:] for start in range(_SHINGLE_WORDS)), strict=False)
    made.update_batch([" ".join(run).encode() for run in runs])
    return made
