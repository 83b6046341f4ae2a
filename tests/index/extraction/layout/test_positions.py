"""Where things are in a text, found by position."""

import pytest

from tests.index.extraction.parts import laid_out, spot

TEXT = "It rained. “It is old,” Renn said.\n\n  She left: \n“It is shut.”"
LAYOUT = laid_out(TEXT)


@pytest.mark.parametrize(
    ("words", "sentence", "paragraph", "speech"),
    [
        pytest.param("It rained", 0, 0, False, id="first"),
        pytest.param("It is old", 1, 0, True, id="within marks"),
        pytest.param("Renn", 1, 0, False, id="behind marks"),
        pytest.param("She left", 2, 2, False, id="another paragraph"),
    ],
)
def test_a_position_has_its_sentence_and_paragraph(
    words: str,
    sentence: int,
    paragraph: int,
    speech: bool,  # noqa: FBT001 - of the cases
) -> None:
    """
    Sentences are numbered as given, paragraphs are lines, and marks tell speech.
    """
    at = spot(TEXT, words).start

    assert (LAYOUT.sentence_at(at), LAYOUT.paragraph_at(at)) == (sentence, paragraph)
    assert LAYOUT.is_speech_at(at) is speech


def test_paragraphs_are_lines_with_words() -> None:
    """
    Without the white space around them.
    """
    assert [span.of(TEXT) for span in LAYOUT.paragraphs()] == [
        "It rained. “It is old,” Renn said.",
        "She left:",
        "“It is shut.”",
    ]


def test_a_colon_announces_the_paragraph_behind() -> None:
    """
    Over white space and line breaks.
    """
    assert LAYOUT.is_announced(spot(TEXT, "It is shut").start)
    assert not LAYOUT.is_announced(spot(TEXT, "She left").start)
    assert not LAYOUT.is_announced(0)


def test_a_range_has_the_quotations_that_it_touches() -> None:
    """
    One that it starts or ends in counts.
    """
    assert [one.span.of(TEXT) for one in LAYOUT.quotations_in(spot(TEXT, "old,” Renn"))] == ["“It is old,”"]
    assert LAYOUT.quotations_in(spot(TEXT, "Renn said")) == []


def test_whole_sentences_cover_a_range() -> None:
    """
    From the start of the first to the end of the last.
    """
    assert LAYOUT.whole_sentences(spot(TEXT, "Renn")).of(TEXT) == "“It is old,” Renn said."
    assert LAYOUT.whole_sentences(spot(TEXT, "rained. “It is")).of(TEXT) == "It rained. “It is old,” Renn said."
