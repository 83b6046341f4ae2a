"""A model's text, cut into sentences while it streams."""

import pytest

from bot.prose.sentences import SentenceCutter, part

TEXT = (
    "Mayor Ada Orr said that the repairs would cost 12 million crowns. [2] “It helps nobody,” said Dr. Ben Vane [3]. "
    "Orr said so at 9 a.m. on Monday [1].\nQuill was not asked [5]"
)
SENTENCES = [
    "Mayor Ada Orr said that the repairs would cost 12 million crowns. [2]",
    "“It helps nobody,” said Dr. Ben Vane [3].",
    "Orr said so at 9 a.m. on Monday [1].",
    "Quill was not asked [5]",
]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 11, 1000])
def test_sentences_do_not_depend_on_how_the_stream_is_cut(size: int) -> None:
    """
    Numbers behind a full stop belong to the sentence before, also where the stream ends between them.
    """
    cutter = SentenceCutter()
    found = [one for at in range(0, len(TEXT), size) for one in cutter.feed(TEXT[at : at + size])]
    found += cutter.end()

    assert [one.strip() for one in found] == SENTENCES


@pytest.mark.parametrize("text", ["Orr said that the rep", "Orr said that [1", "", "   "])
def test_half_a_sentence_at_the_end_is_none(text: str) -> None:
    """
    A model that was stopped leaves one.
    """
    cutter = SentenceCutter()

    assert [*cutter.feed(text), *cutter.end()] == []


def test_a_sentence_is_parted_at_its_numbers() -> None:
    """
    Several numbers in a row are of one part; words that cite nothing make the sentence none.
    """
    segments = part("Orr said yes [1] [2], Vane said no [3, 4].")

    assert segments is not None
    assert [one.numbers for one in segments] == [(1, 2), (3, 4)]
    assert part("Orr said yes [1], and so on.") is None
