"""Vectors for tests: in clusters, as those of news are, because HNSW is at its worst on random ones."""

import hashlib

import numpy as np

from index.vectors.embedder import Vectors

DIMENSIONS = 32
_CLUSTER = 20
_SPREAD = 0.5


def make_vectors(count: int, seed: int = 0) -> Vectors:
    """Return unit vectors, the same for the same seed."""
    random = np.random.default_rng(seed)
    centres = random.normal(size=(count // _CLUSTER + 1, DIMENSIONS))
    rows = centres[random.integers(0, len(centres), count)] + _SPREAD * random.normal(size=(count, DIMENSIONS))
    vectors: Vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return vectors


def make_digests(count: int, seed: int = 0) -> list[str]:
    """Return digests in no order of theirs, each once."""
    return [hashlib.sha256(f"{seed}/{number}".encode()).hexdigest() for number in range(count)]


def ignore_progress(_count: int) -> None:
    """Watch nothing."""
