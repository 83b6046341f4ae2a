"""Signs of vectors: candidates found by them, and files that are not as they were written."""

from pathlib import Path

import numpy as np
import pytest

from index.errors import VectorStoreError
from index.vectors import signs
from index.vectors.embedder import Vectors
from index.vectors.signs import make_signs, read_signs, write_signs
from tests.index.support.vector_samples import make_digests


def _draw(count: int, dimensions: int) -> Vectors:
    drawn = np.random.default_rng(0).standard_normal((count, dimensions)).astype(np.float32)
    unit: Vectors = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    return unit


def test_the_nearest_is_among_the_candidates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Of 20,000 vectors in two collections the one that was asked for, with noise, is among a five-hundredth of them.
    """
    monkeypatch.setattr(signs, "_CANDIDATES", 40)
    digests, vectors = make_digests(20_000), _draw(20_000, 384)
    half = len(digests) // 2
    write_signs(tmp_path / "first", make_signs(digests[:half], vectors[:half]))
    write_signs(tmp_path / "second", make_signs(digests[half:], vectors[half:]))
    kept = read_signs([tmp_path / "first", tmp_path / "second"])
    noise = _draw(20_000, 384)[::-1]

    for number in range(0, 20_000, 1_000):
        candidates = kept.find_candidates(vectors[number] + noise[number])
        assert len(candidates) == 40
        assert digests[number] in candidates


def test_a_small_collection_is_a_candidate_whole(tmp_path: Path) -> None:
    """
    A dimension that is no multiple of 64 is filled up.
    """
    digests, vectors = make_digests(30), _draw(30, 10)
    write_signs(tmp_path / "signs", make_signs(digests, vectors))

    assert sorted(read_signs([tmp_path / "signs"]).find_candidates(vectors[3])) == sorted(digests)


@pytest.mark.parametrize("place", [0, 90, 1_500, -1])
def test_a_changed_byte_is_found(tmp_path: Path, place: int) -> None:
    """
    Candidates are never taken from a file that is not as it was written.
    """
    file = tmp_path / "signs"
    write_signs(file, make_signs(make_digests(30), _draw(30, 64)))
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)

    with pytest.raises(VectorStoreError, match="signs"):
        read_signs([file])


@pytest.mark.parametrize("left", [0, 10, 400])
def test_a_cut_file_and_none_are_errors(tmp_path: Path, left: int) -> None:
    """
    The same for a file that lost its end, and for one that is not there.
    """
    file = tmp_path / "signs"
    write_signs(file, make_signs(make_digests(30), _draw(30, 64)))
    file.write_bytes(file.read_bytes()[:left])

    with pytest.raises(VectorStoreError, match="signs"):
        read_signs([file])
    with pytest.raises(VectorStoreError, match="cannot be read"):
        read_signs([tmp_path / "none"])
