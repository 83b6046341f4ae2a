"""An article's text as pieces: nothing is lost, and nobody gets another's words."""

import re
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from bot.reader.marked_text import Voice, mark_paragraphs, merge_passages
from bot.reader.views import Mark, Piece
from corpus.article import Span

TEXT = "Quay reopens\n\nAda Orr said that it floods. Bram Tolle denied that.\nThe ferry sails at noon."


def place(words: str, text: str = TEXT) -> Span:
    """Return where words stand."""
    start = text.index(words)
    return Span(start, start + len(words))


ORR = Voice(place("Ada Orr said that it floods."), "Ada Orr", "said")
TOLLE = Voice(place("Bram Tolle denied that."), "Bram Tolle", "denied")


def marked(*paragraphs: tuple[Piece, ...]) -> list[tuple[str, str | None, str]]:
    """Return the marked pieces as words, speaker and anchor."""
    return [(one.text, one.speaker, one.anchor) for pieces in paragraphs for one in pieces if one.mark]


def test_statements_are_marked_with_their_speakers() -> None:
    """
    The text around them is plain, and blank lines are left out.
    """
    title, said, last = mark_paragraphs(TEXT, [], [ORR, TOLLE])

    assert title == (Piece("Quay reopens"),)
    assert said == (
        Piece("Ada Orr said that it floods.", Mark.STATEMENT, "", "Ada Orr", "said", starts=True),
        Piece(" "),
        Piece("Bram Tolle denied that.", Mark.STATEMENT, "", "Bram Tolle", "denied", starts=True),
    )
    assert last == (Piece("The ferry sails at noon."),)


def test_a_cited_passage_wins_over_a_statement() -> None:
    """
    Where it is that statement, it has its speaker; the other stays as it is.
    """
    paragraphs = mark_paragraphs(TEXT, [ORR.quote], [ORR, TOLLE])
    pieces = [one for one in paragraphs[1] if one.mark]

    assert [(one.mark, one.anchor, one.speaker) for one in pieces] == [
        (Mark.CITED, "p1", "Ada Orr"),
        (Mark.STATEMENT, "", "Bram Tolle"),
    ]


def test_a_passage_of_two_speakers_is_credited_to_neither() -> None:
    """
    It holds words of both.
    """
    paragraphs = mark_paragraphs(TEXT, [Span(ORR.quote.start, TOLLE.quote.end)], [ORR, TOLLE])

    assert marked(*paragraphs) == [("Ada Orr said that it floods. Bram Tolle denied that.", None, "p1")]


def test_a_passage_with_a_sentence_beyond_the_statement_is_credited_to_nobody() -> None:
    """
    The sentence beside it may be another's.
    """
    paragraphs = mark_paragraphs(TEXT, [Span(TOLLE.quote.start, len(TEXT))], [TOLLE])

    assert marked(*paragraphs) == [("Bram Tolle denied that.", None, "p1"), ("The ferry sails at noon.", None, "")]


def test_passages_are_counted_as_the_address_has_them() -> None:
    """
    Those that overlap are one; the order of the text does not matter.
    """
    noon, ferry, orr = place("sails at noon"), place("The ferry sails"), place("Ada Orr")
    paragraphs = mark_paragraphs(TEXT, [noon, orr, ferry])

    assert merge_passages([noon, orr, ferry]) == [Span(ferry.start, noon.end), orr]
    assert marked(*paragraphs) == [("Ada Orr", None, "p2"), ("The ferry sails at noon", None, "p1")]


def test_a_passage_that_joins_two_others_makes_them_one() -> None:
    """
    It keeps the place of the first.
    """
    assert merge_passages([Span(9, 12), Span(1, 3), Span(30, 40), Span(2, 10)]) == [Span(1, 12), Span(30, 40)]


def test_a_passage_may_begin_with_a_line_s_end() -> None:
    """
    Its anchor stands at the first words that are shown.
    """
    paragraphs = mark_paragraphs(TEXT, [Span(TEXT.index("\n\n"), ORR.quote.end)])

    assert marked(*paragraphs) == [("Ada Orr said that it floods.", None, "p1")]


def test_what_one_tells_of_another_belongs_to_the_other() -> None:
    """
    The inner words are the inner speaker's, and the outer one's go on behind them without a second label.
    """
    text = "Orr said Tolle had told her “it floods” and left."
    quote = Span(0, len(text))
    outer = Voice(quote, "Orr", "said", (place("Tolle had told her “it floods” and left", text),), (Span(0, 8),))
    inner = Voice(quote, "Tolle", "said", (place("“it floods”", text),), (place("Tolle had told", text),))
    (pieces,) = mark_paragraphs(text, [], [outer, inner])

    assert [(one.text, one.speaker, one.starts) for one in pieces if one.mark] == [
        ("Orr said Tolle had told her", "Orr", True),
        ("“it floods”", "Tolle", True),
        ("and left.", "Orr", False),
    ]


def test_two_in_one_sentence_have_their_own_words_each() -> None:
    """
    The part that names a speaker goes with the speaker.
    """
    text = "Orr said it floods, Tolle said it does not."
    quote = Span(0, len(text))
    orr = Voice(quote, "Orr", "said", (place("it floods", text),), (place("Orr said", text),))
    tolle = Voice(quote, "Tolle", "said", (place("it does not", text),), (place("Tolle said", text),))
    (pieces,) = mark_paragraphs(text, [], [orr, tolle])

    assert next(one.text for one in pieces if one.speaker == "Tolle").startswith("Tolle said")
    assert "it floods" in next(one.text for one in pieces if one.speaker == "Orr")


def test_two_who_say_the_same_words_are_both_named() -> None:
    """
    Where one of them is not known, nobody is.
    """
    text = "Orr and Tolle said it floods."
    both = [Voice(Span(0, len(text)), name, "said", (place("it floods", text),)) for name in ("Orr", "Tolle", None)]
    (two,) = mark_paragraphs(text, [], both[:2])
    (three,) = mark_paragraphs(text, [], both)

    assert [one.speaker for one in (*two, *three)] == ["Orr, Tolle", None]


WORDS = st.text(alphabet=" ab.\n\r\u2028é𝄞", min_size=1, max_size=60).filter(lambda text: bool(text.strip()))


@st.composite
def spans_of(draw: st.DrawFn, text: str) -> Span:
    """Give a span of a text."""
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def voices_of(draw: st.DrawFn, text: str) -> Voice:
    """Give a voice with content somewhere in its quote."""
    quote = draw(spans_of(text))
    part = draw(spans_of(quote.of(text)))
    content = Span(quote.start + part.start, quote.start + part.end)
    return Voice(quote, draw(st.sampled_from(["Orr", "Tolle", None])), "said", (content,))


@given(st.data(), WORDS)
def test_whatever_is_marked_no_character_is_lost_or_doubled(data: st.DataObject, text: str) -> None:
    """
    The pieces are the lines that are not blank, to the letter; each anchor stands once, each cited letter is marked so.
    """
    passages = data.draw(st.lists(spans_of(text), max_size=5))
    voices = sorted(data.draw(st.lists(voices_of(text), max_size=6)), key=lambda one: one.quote)
    paragraphs = mark_paragraphs(text, passages, voices)
    pieces = [one for paragraph in paragraphs for one in paragraph]
    lines = text.replace("\r", "\n").replace("\u2028", "\n").split("\n")
    cited = {at for span in passages for at in range(span.start, span.end) if not text[at].isspace()}

    assert ["".join(one.text for one in paragraph) for paragraph in paragraphs] == [
        line for line in lines if line.strip()
    ]
    assert all(one.text for one in pieces)
    anchors = [one.anchor for one in pieces if one.anchor]
    assert len(anchors) == len(set(anchors))
    assert sum(len("".join(one.text.split())) for one in pieces if one.mark is Mark.CITED) == len(cited)


@given(st.data(), WORDS)
def test_nobody_is_credited_beyond_their_quotes(data: st.DataObject, text: str) -> None:
    """
    A letter's speaker is one of those whose quotes cover it.
    """
    voices = sorted(data.draw(st.lists(voices_of(text), max_size=6)), key=lambda one: one.quote)
    lines = (line for line in re.finditer(r"[^\r\n\u2028]+", text) if line[0].strip())
    for line, pieces in zip(lines, mark_paragraphs(text, [], voices), strict=True):
        ends = list(accumulate((len(one.text) for one in pieces), initial=line.start()))
        for piece, start, end in zip(pieces, ends, ends[1:], strict=False):
            around = {one.speaker for one in voices if one.quote.covers(Span(start, end))}

            assert piece.speaker is None or set(piece.speaker.split(", ")) <= around
