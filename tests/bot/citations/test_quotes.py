"""Quotes: within the contract's bounds, the article's own words, and never without who said it."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.citations.quotes import LONGEST_QUOTE, SHORTEST_QUOTE, citable
from corpus.article import Span, hull
from index.language.sentences import split_sentences

WORDS = st.sampled_from(
    ["Orr", "said", "that", "the", "wall", "“will", "hold,”", "and", "—", "Ωμέγα", "\N{GRINNING FACE}", "b" * 90]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=80).map(lambda words: " ".join(words) + ".")
TEXTS = st.lists(SENTENCES, min_size=1, max_size=8).flatmap(
    lambda sentences: st.sampled_from([" ", "\n", "\n\n"]).map(lambda gap: gap.join(sentences))
)
LONG = "Orr said that " + ", ".join(["the gates of the wall would be shut in time"] * 20) + "."


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, Span, Span]:
    """Draw a text, some whole sentences of it, and a short stretch of these that names source and cue."""
    text = draw(TEXTS)
    sentences = split_sentences(text)
    first = draw(st.integers(0, len(sentences) - 1))
    last = draw(st.integers(first, len(sentences) - 1))
    quote = hull(sentences[first : last + 1])
    start = draw(st.integers(quote.start, quote.end - 1))
    end = draw(st.integers(start + 1, min(quote.end, start + 60)))
    return text, quote, Span(start, end)


@settings(deadline=None, max_examples=300)
@given(marked_texts())
def test_a_quote_is_within_its_bounds_and_within_the_article(marked: tuple[str, Span, Span]) -> None:
    """
    Whatever the article, a quote has 20 to 600 characters of it.
    """
    text, quote, named = marked
    shown = citable(text, quote, [named])
    assume(shown is not None)

    assert shown
    assert SHORTEST_QUOTE <= len(shown) <= LONGEST_QUOTE
    assert shown.end <= len(text)


@settings(deadline=None, max_examples=300)
@given(marked_texts())
def test_source_and_cue_stay_in_view(marked: tuple[str, Span, Span]) -> None:
    """
    However long a statement is, the words that say whose it is are never cut off.
    """
    text, quote, named = marked
    shown = citable(text, quote, [named])
    assume(shown is not None)

    assert shown
    assert shown.covers(named)


@settings(deadline=None, max_examples=200)
@given(marked_texts())
def test_what_fits_is_shown_whole(marked: tuple[str, Span, Span]) -> None:
    """
    Whole sentences within the bounds are shown as they are.
    """
    text, quote, named = marked
    assume(SHORTEST_QUOTE <= len(quote) <= LONGEST_QUOTE)

    assert citable(text, quote, [named]) == quote


@settings(deadline=None, max_examples=300)
@given(st.text(min_size=1, max_size=900), st.data())
def test_any_span_of_any_text_gives_a_quote_within_it_or_none(text: str, data: st.DataObject) -> None:
    """
    Spans that are no sentences of anything are cut no worse.
    """
    start = data.draw(st.integers(0, len(text) - 1))
    shown = citable(text, Span(start, data.draw(st.integers(start + 1, len(text)))))

    assert shown is None or (SHORTEST_QUOTE <= len(shown) <= LONGEST_QUOTE and shown.end <= len(text))


def test_a_long_sentence_is_cut_at_a_clause() -> None:
    """
    The cut comes behind a comma, not in the middle of a word.
    """
    shown = citable(LONG, Span(0, len(LONG)), [Span(0, 8)])

    assert shown
    assert shown.start == 0
    assert shown.of(LONG).endswith("in time,")


def test_a_cue_at_the_end_keeps_the_end() -> None:
    """
    Where the speaker is named last, the beginning is left out, at a clause.
    """
    text = ", ".join(["the gates of the wall would be shut in time"] * 20) + ", Orr said."
    shown = citable(text, Span(0, len(text)), [Span(len(text) - 9, len(text) - 1)])

    assert shown
    assert shown.of(text).startswith("the gates")
    assert shown.of(text).endswith(", Orr said.")


def test_a_cue_behind_the_last_clause_is_not_cut_off() -> None:
    """
    A clause that ends before the cue is no place to cut.
    """
    text = "a" * 300 + ", " + "b " * 140 + "Orr said " + "c " * 100 + "."
    named = Span(text.index("Orr"), text.index("Orr") + 8)
    shown = citable(text, Span(0, len(text)), [named])

    assert shown
    assert shown.covers(named)


def test_a_source_of_two_parts_counts_as_a_whole() -> None:
    """
    Every part of source and cue is kept, however many there are.
    """
    source = [Span(0, 3), Span(200, 210)]
    cue = Span(560, 564)
    shown = citable(LONG, Span(0, len(LONG)), [*source, cue])

    assert shown
    assert all(shown.covers(part) for part in (*source, cue))


def test_whole_sentences_are_left_out_before_one_is_cut() -> None:
    """
    Of three sentences that are too long together, those with the cue stay whole.
    """
    sentences = [" ".join([word] * 59) + "." for word in ("Rain", "Wind", "Snow")]
    text = " ".join(sentences)
    named = Span(text.index("Snow"), text.index("Snow") + 4)

    assert citable(text, Span(0, len(text)), [named]) == Span(text.index("Wind"), len(text))


def test_a_quotation_of_several_sentences_is_cut_at_one_of_them() -> None:
    """
    What one pair of marks holds is not one sentence: as many as fit are shown, the cue among them.
    """
    spoken = "The wall will hold against any wave. " * 16
    text = f"“It is sound,” said Ada Orr. “{spoken}And so it will.”"
    cue = Span(text.index("said"), text.index("Orr") + 3)
    shown = citable(text, Span(0, len(text)), [cue])

    assert shown
    assert shown.start == 0
    assert shown.of(text).endswith("against any wave.")
    assert len(shown) > LONGEST_QUOTE - len("The wall will hold against any wave. ")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Orr spoke at length. “No,” he said.", "Orr spoke at length. “No,” he said."),
        ("“No,” he said. Then he left the hall.", "“No,” he said. Then he left the hall."),
        ("A headline of many words\n\n“No,” he said. He left the hall.", "“No,” he said. He left the hall."),
    ],
)
def test_a_short_sentence_is_joined_with_its_neighbour(text: str, shown: str) -> None:
    """
    What is too short to mean anything takes the sentence before, unless a paragraph or headline ends there.
    """
    start = text.index("“No")
    span = citable(text, Span(start, start + len("“No,” he said.")))

    assert span
    assert span.of(text) == shown


def test_a_short_sentence_between_long_ones_is_not_lost() -> None:
    """
    A neighbour that is too long to be joined whole gives its nearest words.
    """
    long = "Rain " * 130 + "fell."
    text = f"{long} “No,” he said. {long}"
    short = Span(len(long) + 1, len(long) + 15)
    shown = citable(text, short)

    assert shown
    assert shown.covers(short)
    assert len(shown) <= LONGEST_QUOTE


def test_an_article_of_one_word_gives_no_quote() -> None:
    """
    Nothing is made up to fill a quote.
    """
    assert citable("No.", Span(0, 3)) is None
