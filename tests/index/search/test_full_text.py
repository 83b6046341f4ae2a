"""Lexical search: any words are safe to ask for, and the order is the same every time."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from index.catalogue.database import read
from index.search import full_text as lexical
from index.search.full_text import MOST_TERMS, LexicalHit, match_any
from tests.fakes import make_article
from tests.index.support.archive import Archive


@pytest.fixture
def stored(archive: Archive) -> Archive:
    """An archive of six short articles."""
    texts = {
        "once": "The ferry sails past the old mill and the new bridge today.",
        "often": "The ferry, the ferry and nothing but the ferry.",
        "twice": "The ferry sails past the old ferry and the new bridge today.",
        "titled": "It sails past the old mill and the new bridge today.",
        "twin-1": "A heron stood there.",
        "twin-2": "A heron stood there.",
    }
    archive.build([make_article(text, key, title="Ferry" if key == "titled" else None) for key, text in texts.items()])
    return archive


def search(archive: Archive, *words: str, limit: int = 10) -> tuple[list[LexicalHit], list[LexicalHit], list[int]]:
    """Do everything that takes a reader's words."""
    with read(archive.engine) as connection:
        return (
            lexical.search_articles(connection, words, limit),
            lexical.search_passages(connection, words, limit),
            [lexical.count_passages(connection, word) for word in words],
        )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(), max_size=5))
@example(['"', "'", "*", "^", "-", "(", ")", "NEAR", "AND", "OR", "NOT", "text:x", "{a b}:c", "a+b", "\0"])
@example(["\u02bc", "o’clock", "’", "İ", "ß", "\u0345", "𝔘𝔫𝔦", "\ud7ff", "๙", "²", "ⅷ", "ﷺ"])
def test_any_text_can_be_searched_for(stored: Archive, words: list[str]) -> None:
    """
    No text is a syntax error or an operator: at worst it is found nowhere.
    """
    articles, passages, counts = search(stored, *words)

    assert len(articles) <= 6
    assert len(passages) <= 6
    assert all(0 <= count <= 6 for count in counts)


@given(st.lists(st.text()))
def test_only_quoted_words_reach_the_expression(words: list[str]) -> None:
    """
    Outside of quotation marks an expression holds nothing but OR, and none holds more words than the most.
    """
    parts = match_any(words).split('"')

    assert set(parts[::2]) <= {"", " OR "}
    assert len(parts[1::2]) <= MOST_TERMS


def test_operators_are_words(stored: Archive) -> None:
    """
    Asking for NOT, a column or a prefix finds what those very words find.
    """
    assert stored.find_by_words("NOT heron") == ["twin-1", "twin-2"]
    assert stored.find_by_words("title:ferry") == stored.find_by_words("ferry")
    assert stored.find_by_words("her*") == []


def test_more_of_a_word_and_a_title_come_first(stored: Archive) -> None:
    """
    A word in the title counts for more than twice in a text of that length, and twice for more than once.
    """
    assert stored.find_by_words("ferries") == ["often", "titled", "twice", "once"]


def test_scores_fall_and_ties_are_in_the_order_of_storing(stored: Archive) -> None:
    """
    The best score is first, and equal articles come as they were stored.
    """
    articles, passages, _counts = search(stored, "heron", "ferry")
    ties = [hit.row for hit in articles if hit.score == articles[0].score]

    assert [hit.score for hit in articles] == sorted((hit.score for hit in articles), reverse=True)
    assert ties == sorted(ties)
    assert len(ties) == 2
    assert [hit.score for hit in passages] == sorted((hit.score for hit in passages), reverse=True)


def test_accents_and_endings_do_not_matter(archive: Archive) -> None:
    """
    A word is found in any of its forms, with or without its accents.
    """
    archive.build([make_article("The cafés were promising guarantees, and their prices fell.")])
    found = [archive.find_by_words(word) for word in ("cafe", "CAFÉ", "guaranteed", "promises", "fall", "Fallen")]

    assert found == [["a"]] * 6


def test_no_more_than_the_limit_is_found(stored: Archive) -> None:
    """
    The limit holds, and the best are those that are kept.
    """
    all_of_them, _passages, _counts = search(stored, "ferry")
    first, _passages, _counts = search(stored, "ferry", limit=1)

    assert first == all_of_them[:1]


@pytest.mark.parametrize(("word", "is_small"), [("mill", True), ("ferry", True), ("heron", False), ("absent", False)])
def test_a_word_is_small_if_most_passages_write_it_without_a_capital(
    archive: Archive, word: str, *, is_small: bool
) -> None:
    """
    A capital at the beginning of a passage tells nothing, and a word that no passage has is not small.
    """
    archive.build(
        [
            make_article("Ferry crews met Ms Heron by the old mill. The ferry of Ms Heron was late.", "news"),
            make_article("She saw Mill, a dog, a mill and a heron, and then Ms Heron.", "more"),
        ]
    )
    with read(archive.engine) as connection:
        assert lexical.is_written_small(connection, word) == is_small
