"""An embedder without a model: vectors by words, the same on every machine; a thousand texts in a tenth of a second."""

import hashlib
import re
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from index.vectors.embedder import Vectors

DIMENSIONS = 384  # as the bundled model's
_WORD = re.compile(r"\w+")


class HashEmbedder:
    """An `Embedder` for runs in which the model's meaning plays no part."""

    @property
    def fingerprint(self) -> str:
        """A constant."""
        return f"hashed-words@1/{DIMENSIONS}"

    def embed(self, texts: Sequence[str], /, on_progress: Callable[[int], None] | None = None) -> Vectors:
        """Return a row for each text; see `Embedder`."""
        rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[0] = 0.1  # a text without words has a direction too
            for word in _WORD.findall(text.lower()):
                row[_place(word)] += 1
        if on_progress and texts:
            on_progress(len(texts))
        return rows / np.linalg.norm(rows, axis=1, keepdims=True) if len(texts) else rows


@lru_cache(maxsize=200_000)
def _place(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=4).digest()) % DIMENSIONS
