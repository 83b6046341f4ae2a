"""The bench of copies: edits keep what they say, and finds are counted as what they are."""

from collections.abc import Iterator
from contextlib import closing
from random import Random

import pytest

from bench.article_edits import EDITS, split_paragraphs
from bench.copies import Case, Found, choose, count, make_cases, run
from bench.min_hashes import MinHashes
from bench.stored_copies import StoredCopies

_TEXTS = {
    name: "\n\n".join(" ".join(f"{name}{part}x{word}" for word in range(40)) for part in range(6))
    for name in ("ferry", "weir", "choir")
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_leaves_a_copy_of_the_article(name: str) -> None:
    """
    The same with the same seed, not empty, and with words of the original.
    """
    edited = EDITS[name](Random(1), _TEXTS["ferry"], _TEXTS["weir"])

    assert edited == EDITS[name](Random(1), _TEXTS["ferry"], _TEXTS["weir"])
    assert split_paragraphs(edited)
    assert len([word for word in edited.split() if word.startswith("ferry")]) > 50


@pytest.fixture
def stored() -> Iterator[StoredCopies]:
    """Our way of finding copies."""
    with closing(StoredCopies(0.1)) as finder:
        yield finder


@pytest.mark.parametrize("name", ["ours", "datasketch"])
def test_both_find_copies_and_nothing_else(stored: StoredCopies, name: str) -> None:
    """
    Of articles that have no word in common.
    """
    finder = stored if name == "ours" else MinHashes(0.1)
    found = run(finder, _TEXTS, make_cases(_TEXTS, ["new words of nobody at all. " * 9]))
    overall = count(found, 0.1)["overall"]

    assert (overall.precision, overall.recall) == (1.0, 1.0)
    assert not any(found.originals.values())


def test_a_link_that_the_original_has_counts_neither_way() -> None:
    """
    Another one is wrong, and none is missed; the threshold leaves out what is wrong.
    """
    found = Found([(Case("cut", "a", "…"), {"a": 0.9, "b": 0.8, "c": 0.2})], {"a": {"b": 0.7}, "c": {}})
    counts = count(found, 0.15)["cut"]

    assert (counts.right, counts.missed, counts.wrong) == (1, 0, 1)
    assert choose(found) == 0.6
