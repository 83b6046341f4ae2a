"""Slots: where in a question a speaker's name may stand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.questions.slots import find_slots
from bot.questions.tokens import split_tokens


def first_slot(question: str) -> str:
    """Return the words of the likeliest slot."""
    tokens = split_tokens(question)
    slot = next(iter(find_slots(tokens)), None)
    return " ".join(token.written for token in tokens[slot.start : slot.end]) if slot else ""


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What did Ada Orr say about the bridge?", "Ada Orr"),
        ("what has the mayor said on tolls", "the mayor"),
        ("Why did Orr resign?", "Orr resign"),
        ("Did Orr deny it?", "Orr"),
        ("Ada Orr on the bridge", "Ada Orr"),
        ("Ada Orr's view on tolls", "Ada Orr"),
        ("What is Orr's position on tolls?", "Orr"),
        ("What's Orr's position on tolls?", "Orr"),
        ("What's Orr saying about tolls?", "Orr"),
        ("According to Ada Orr, what will it cost?", "Ada Orr"),
        ("What will it cost according to Ada Orr?", "Ada Orr"),
        ("What did Orr’s lawyer say?", "Orr lawyer"),
        ("Who said that?", ""),
        ("", ""),
    ],
)
def test_the_likeliest_slot_is_where_english_puts_the_speaker(question: str, words: str) -> None:
    """
    After the auxiliary, at the head, or after "according to".
    """
    assert first_slot(question) == words


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("according to Ada Orr, quotes by Ben Vane", "Ada Orr"),
        ("Ada Orr on what Ben Vane said", "Ada Orr"),
        ("what did Ada Orr say, quotes by Ben Vane", "Ada Orr"),
        ("quotes by Ada Orr in what Ben Vane said", "Ada Orr"),
        ("the tolls that Ada Orr denied in Ben Vane's words", "Ada Orr"),
        ("bridge tolls in Ada Orr's words", "Ada Orr"),
        ("Ada Orr bridge tolls", "Ada Orr bridge tolls"),
    ],
)
def test_of_several_places_the_surer_one_comes_first(question: str, words: str) -> None:
    """
    Each of these has the name where the next kind of place would have another.
    """
    assert first_slot(question) == words


@pytest.mark.parametrize(
    ("question", "is_possessive"),
    [("Orr's", True), ("Orr’s", True), ("voters'", True), ("What's", True), ("he's", False), ("Orr", False)],
)
def test_a_possessive_ending_is_noticed_and_taken_off(question: str, is_possessive: bool) -> None:  # noqa: FBT001 - a case
    """
    "Orr's lawyer" is not Orr.
    """
    (token,) = split_tokens(question)

    assert token.is_possessive is is_possessive
    assert not token.written.endswith(("'", "’"))


@settings(deadline=None, max_examples=300)
@given(
    st.lists(
        st.sampled_from("what did Orr's Orr, say on about according to of he who will view 's ' ’ ? , é 橋 İ ﾞ".split())
        | st.text(max_size=6),
        max_size=14,
    ).map(" ".join)
)
def test_slots_hold_words_of_the_question(question: str) -> None:
    """
    Whatever is typed, each slot is a stretch of at least one of its words.
    """
    tokens = split_tokens(question)

    assert all(0 <= slot.start < slot.end <= len(tokens) for slot in find_slots(tokens))
    assert all(token.word and token.written for token in tokens)
