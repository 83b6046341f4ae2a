"""Copies: one statement in two places is told from two that are alike."""

import pytest

from index.language.wording import fold_words, is_copy

SAID = "“The bridge will stay open to all,” said Ada Orr, the mayor of Marrowby, on Monday."


@pytest.mark.parametrize(
    ("other", "is_one"),
    [
        (SAID, True),
        (SAID.upper(), True),
        ('"The bridge will stay open to all", said Ada Orr, the mayor of Marrowby on Monday', True),
        (SAID.replace("Marrowby", "Marowby"), True),
        (SAID.replace("will stay", "will not stay"), False),
        (SAID.replace("all", "none"), False),
        (SAID.replace("Monday", "Tuesday 12"), False),
        ("“The bridge will close,” said Ada Orr.", False),
        ("", False),
        (SAID.replace("Ada Orr", "Ben Orr"), False),
        (SAID.replace("the mayor", "the former mayor"), False),
        (SAID.replace("will stay", "may stay"), False),
        (SAID.replace("said", "says"), True),
        (SAID.removesuffix(", on Monday.") + " on", True),
    ],
)
def test_case_and_punctuation_make_no_other_statement(other: str, is_one: bool) -> None:  # noqa: FBT001 - a case
    """
    A negation or a figure does.
    """
    assert is_copy(fold_words(SAID), fold_words(other)) is is_one


TOLL = "A toll of two crowns is the only honest way to keep the harbour bridge open, Mayor Ada Orr said."


@pytest.mark.parametrize(
    ("other", "is_one"),
    [
        (TOLL.replace("two", "three"), False),
        (TOLL.replace("two", "two dozen"), False),
        (TOLL.replace("two", "2"), True),
        (TOLL.replace("honest", "earnest"), False),
        (TOLL.replace("only ", ""), False),
        (TOLL.replace("open", "open today"), False),
        (TOLL.replace("harbour", "harbor"), True),
        (TOLL.replace("A toll", "The toll"), True),
        (f"“{TOLL}".replace("Mayor Ada Orr said.", "said Mayor Ada Orr."), False),
    ],
)
def test_a_word_or_a_number_in_words_makes_another_statement(other: str, is_one: bool) -> None:  # noqa: FBT001 - a case
    """
    Numerals for a number, a spelling and an article do not.
    """
    assert is_copy(fold_words(TOLL), fold_words(other)) is is_one


def test_what_is_cut_off_may_not_turn_the_sense() -> None:
    """
    A day may go from the end, a condition may not.
    """
    long = fold_words(
        f"{TOLL} The bridge is older than anybody in the town can tell, and so is the toll house beside it"
    )

    assert is_copy(long, f"{long} on monday")
    assert not is_copy(long, f"{long} perhaps")
    assert not is_copy(long, f"{long} by half")


def test_the_speaker_may_be_named_in_full_or_not() -> None:
    """
    Only the names that are given are left out of the comparison.
    """
    surname = fold_words(TOLL.replace("Ada ", ""))

    assert is_copy(fold_words(TOLL), surname, frozenset({"ada", "orr"}))
    assert not is_copy(fold_words(TOLL), surname)
