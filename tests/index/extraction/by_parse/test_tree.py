"""A tree of words."""

import pytest

from corpus.article import Span
from index.extraction.by_parse.tree import Node, extent


@pytest.fixture
def tree() -> dict[str, Node]:
    """Return the words of "Renn said rain fell" by their spelling, the verb as root."""
    nodes = {
        "Renn": Node(0, "Renn", "NNP", "nsubj", 0, 4),
        "said": Node(1, "said", "VBD", "ROOT", 5, 9),
        "rain": Node(2, "rain", "NN", "nsubj", 10, 14),
        "fell": Node(3, "fell", "VBD", "ccomp", 15, 19),
    }
    for word, head in (("Renn", "said"), ("said", "said"), ("rain", "fell"), ("fell", "said")):
        nodes[word].hang_on(nodes[head])
    return nodes


def test_a_word_knows_what_is_below_it(tree: dict[str, Node]) -> None:
    """
    Children by label, the first one; the subtree holds the word itself.
    """
    root = tree["said"]

    assert root.child("ccomp", "nsubj") is tree["Renn"]
    assert root.child("dobj") is None
    assert {node.text for node in tree["fell"].subtree()} == {"rain", "fell"}


def test_a_word_knows_what_is_above_it(tree: dict[str, Node]) -> None:
    """
    The nearest first; a root is its own head and has nothing above it.
    """
    assert [node.text for node in tree["rain"].ancestors()] == ["fell", "said"]
    assert tree["said"].head is tree["said"]
    assert list(tree["said"].ancestors()) == []


def test_the_extent_covers_all_words(tree: dict[str, Node]) -> None:
    """
    From the first to the last, whatever their order.
    """
    assert extent([tree["rain"], tree["Renn"]]) == Span(0, 14)
