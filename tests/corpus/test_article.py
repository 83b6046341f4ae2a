"""The values: spans count characters and hold together, an article has a text."""

import pytest

from corpus.article import Article, Span, hull


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 4)], ids=["empty", "reversed", "negative"])
def test_a_span_covers_at_least_one_character(start: int, end: int) -> None:
    """
    A range that covers nothing cannot be quoted.
    """
    with pytest.raises(ValueError, match="0 <= start < end"):
        Span(start, end)


def test_a_span_counts_characters_not_bytes() -> None:
    """
    An emoji is one character, although UTF-8 and UTF-16 need more for it.
    """
    span = Span(2, 6)

    assert (span.of("😀 Мэр!"), len(span)) == ("Мэр!", 4)


@pytest.mark.parametrize(
    ("other", "overlaps", "covers"),
    [(Span(2, 4), True, True), (Span(4, 7), True, False), (Span(5, 7), False, False), (Span(0, 9), True, False)],
)
def test_spans_know_how_they_lie(other: Span, overlaps: bool, covers: bool) -> None:  # noqa: FBT001 - a table's columns
    """
    Half-open ranges that only touch share nothing.
    """
    span = Span(2, 5)

    assert (span.overlaps(other), span.covers(other)) == (overlaps, covers)
    assert hull([span, other]).covers(span)


def test_an_article_without_words_is_refused() -> None:
    """
    Blank space is no text.
    """
    with pytest.raises(ValueError, match="needs a text"):
        Article(key="k", article_id="a", source="/a.txt", text=" \n")
