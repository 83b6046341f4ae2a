"""Those who speak for a body: an article ties them to it in the words at their name."""

import pytest

from bot.answering.members import speaks_for

BODY = "Ferrymen United"


@pytest.mark.parametrize(
    "text",
    [
        "Nell Quist, the general secretary of Ferrymen United, said no.",
        "Nell Quist, Ferrymen United’s secretary, said no.",
        "Nell Quist of Ferrymen United said no.",
        "Nell Quist with Ferrymen United said no.",
        "Nell Quist, spokeswoman at the Ferrymen United, said no.",
        "Ferrymen United spokeswoman Nell Quist said no.",
        "Ferrymen United's general secretary, Nell Quist, said no.",
        "Ferrymen United deputy head Dr. Nell Quist said no.",
        "“No,” said Quist, an economist at Ferrymen United.",
    ],
)
def test_titles_and_little_words_tie_somebody_to_a_body(text: str) -> None:
    """
    Before the name or behind it; however its name is typed.
    """
    assert speaks_for(text, "Nell Quist", BODY)
    assert speaks_for(text, "Nell Quist", BODY.lower())


@pytest.mark.parametrize(
    "text",
    [
        "Nell Quist, who left Ferrymen United, said no.",
        "Nell Quist said that Ferrymen United was wrong.",
        "Nell Quist, and Ferrymen United too, said no.",
        "Ferrymen United and Nell Quist said no.",
        "Ferrymen United told Nell Quist to stop.",
        "Nell Quist met the ferrymen united in grief.",
        "Ada Orr of Ferrymen United met Nell Quist.",
        "",
    ],
)
def test_those_who_are_only_named_together_are_no_members(text: str) -> None:
    """
    Nor is somebody who left it, or who is told something.
    """
    assert not speaks_for(text, "Nell Quist", BODY)


def test_a_body_without_a_word_has_nobody() -> None:
    """
    Signs alone are no name.
    """
    assert not speaks_for("Nell Quist, of - , said no.", "Nell Quist", "-")
