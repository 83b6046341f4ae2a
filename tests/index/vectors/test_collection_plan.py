"""Which collections are merged: few are searched, little is rewritten, none is forgotten."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.vectors.collection_plan import GROWTH, MAX_COLLECTIONS, SMALL, CollectionSize, plan_batches, plan_merge


def add(active: dict[str, int], name: str, new: int) -> int:
    """Do what a plan says, and return how many vectors that writes."""
    sizes = [CollectionSize(*one) for one in active.items()]
    merged = plan_merge(sizes, new=new, current=sum(active.values()) + new)
    active[name] = new + sum(active.pop(one) for one in merged)
    return active[name]


@given(st.lists(st.one_of(st.integers(1, 50), st.integers(1, 5_000), st.integers(1, 500_000)), max_size=60))
def test_few_collections_hold_every_vector_once(additions: list[int]) -> None:
    """
    After any additions the active collections are at most the most, and hold every vector exactly once.
    """
    active: dict[str, int] = {}
    for number, new in enumerate(additions):
        add(active, f"c{number}", new)

        assert len(active) <= MAX_COLLECTIONS
    assert sum(active.values()) == sum(additions)


@pytest.mark.parametrize("step", [1, 30, 500, 1_000, 7_000])
def test_rewriting_stays_near_linear(step: int) -> None:
    """
    In 2,000 additions each vector is rewritten no oftener than its collection can grow by half, above the small ones.
    """
    active: dict[str, int] = {}
    total = 2_000 * step
    written = sum(add(active, f"c{number}", step) for number in range(2_000))
    rounds = 1 + max(0.0, log(total / SMALL) / log(1 + 1 / GROWTH))

    assert written <= total * rounds + 2_000 * GROWTH * SMALL


def test_a_small_addition_leaves_the_large_alone() -> None:
    """
    A few new articles do not make a large archive be written again.
    """
    active = {"archive": 1_000_000, "month": 20_000, "week": 900}
    written = add(active, "today", 40)

    assert written == 940
    assert active == {"archive": 1_000_000, "month": 20_000, "today": 940}


def test_too_many_collections_are_merged_from_the_smallest() -> None:
    """
    When there would be more than the most, the smallest are merged, whatever their sizes.
    """
    sizes = [CollectionSize(f"c{number}", 10**4 * 4**number) for number in range(MAX_COLLECTIONS + 2)]
    merged = plan_merge(sizes, new=1, current=sum(one.size for one in sizes) + 1)

    assert merged == ("c0", "c1", "c2")


@pytest.mark.parametrize(
    ("current", "is_rebuilt"), [(5_001, False), (5_000, True), (1, True)], ids=["half", "under half", "nothing"]
)
def test_an_archive_of_mostly_stale_vectors_is_built_anew(current: int, *, is_rebuilt: bool) -> None:
    """
    When over half of the vectors are of no current article, everything is merged.
    """
    sizes = [CollectionSize("a", 6_000), CollectionSize("b", 4_000)]
    merged = plan_merge(sizes, new=1, current=current)

    assert merged == (("b", "a") if is_rebuilt else ())


@given(size=st.one_of(st.integers(1, 300), st.integers(1, 300_000)), most=st.integers(10, 6_000))
def test_the_last_batch_makes_chroma_save(size: int, most: int) -> None:
    """
    Batches cover everything in order, none is too large, and the vectors since the last save end with the last batch.
    """
    plan = plan_batches(size, most)
    unsaved, saves = 0, 0
    for batch in plan.batches:
        unsaved += batch.stop - batch.start
        if unsaved >= plan.save_every:
            unsaved, saves = 0, saves + 1

    assert [batch.start for batch in plan.batches] == [0, *(batch.stop for batch in plan.batches[:-1])]
    assert plan.batches[-1].stop == size
    assert all(0 < batch.stop - batch.start <= most for batch in plan.batches)
    assert unsaved == 0
    assert saves <= 8
