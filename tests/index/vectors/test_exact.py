"""Exact search, the stand-in for Chroma."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.vectors import exact as exact_vectors
from index.vectors.exact import exact_search
from tests.index.support.vector_samples import DIMENSIONS, make_digests, make_vectors


def test_the_nearest_come_first() -> None:
    """
    Hits come by falling similarity, which is the cosine.
    """
    vectors = np.array([[1, 0], [0, 1], [0.6, 0.8]], dtype=np.float32)
    hits = exact_search(["east", "north", "between"], vectors, vectors[0], 3)

    assert [(hit.digest, hit.similarity) for hit in hits] == [("east", 1.0), ("between", 0.6), ("north", 0.0)]


def test_ties_at_the_cut_are_settled_by_digest() -> None:
    """
    Of more equal vectors than are asked for, those with the first digests are taken.
    """
    vectors = np.repeat(make_vectors(1), 6, axis=0)
    hits = exact_search(list("fadceb"), vectors, vectors[0], 2)

    assert [hit.digest for hit in hits] == ["a", "b"]


@pytest.mark.parametrize("limit", [0, -1])
def test_no_hits_for_no_limit(limit: int) -> None:
    """
    Asking for nothing gives nothing.
    """
    hits = exact_search(["a"], make_vectors(1), make_vectors(1)[0], limit)

    assert hits == []


def test_an_empty_archive_has_no_hits() -> None:
    """
    No vectors, whatever their shape, no hits.
    """
    hits = exact_search([], np.zeros((0, 0), dtype=np.float32), make_vectors(1)[0], 5)

    assert hits == []


@given(count=st.integers(1, 60), limit=st.integers(1, 70), rows=st.integers(1, 20), copies=st.integers(1, 4))
def test_chunks_do_not_change_what_is_found(count: int, limit: int, rows: int, copies: int) -> None:
    """
    Whatever the chunks, and with equal vectors among them, the hits are those of sorting everything.
    """
    vectors = np.concatenate([make_vectors(count)] * copies)
    digests = make_digests(count * copies)
    vector = make_vectors(1, seed=1)[0]
    similarities = (vectors.astype(np.float64) @ vector.astype(np.float64)).tolist()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exact_vectors, "_ROWS", rows)
        hits = exact_search(digests, vectors, vector, limit)

    best = sorted(similarities, reverse=True)[:limit]
    assert [hit.similarity for hit in hits] == pytest.approx(best, abs=2e-6)
    assert hits == sorted(hits, key=lambda hit: (-hit.similarity, hit.digest))
    assert len({hit.digest for hit in hits}) == min(limit, count * copies)


def test_the_question_may_be_any_unit_vector() -> None:
    """
    The opposite of a vector has similarity -1 to it.
    """
    vectors = make_vectors(3)
    hits = exact_search(["a", "b", "c"], vectors, -vectors[1], 3)

    assert vectors.shape == (3, DIMENSIONS)
    assert (hits[-1].digest, hits[-1].similarity) == ("b", -1.0)
