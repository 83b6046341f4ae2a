"""The bundles that workers are given."""

from collections.abc import Sequence

import pytest

from corpus.errors import UnreadableError
from corpus.visits import Item
from index.cluster.job import bundles
from tests.fakes import make_article

SHORT, LONG = make_article("It sails.", "short"), make_article("word " * 25_000, "long")
BAD = UnreadableError("news.jsonl:2", "is empty")


@pytest.mark.parametrize(
    ("items", "sizes"),
    [
        ([], []),
        ([SHORT], [1]),
        ([SHORT] * 8, [8]),
        ([SHORT] * 17, [8, 8, 1]),
        ([SHORT, LONG, SHORT, BAD], [2, 2]),
        ([LONG, LONG, BAD], [1, 1, 1]),
    ],
)
def test_bundles_are_small_and_in_order(items: Sequence[Item], sizes: list[int]) -> None:
    """
    They hold eight items, or fewer long ones, and every item once.
    """
    made = list(bundles(items))

    assert [len(bundle) for bundle in made] == sizes
    assert [item for bundle in made for item in bundle] == list(items)
