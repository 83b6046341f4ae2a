"""The deed that a question asks for, by its own verb."""

import pytest

from bot.questions.details.deeds import find_deed


@pytest.mark.parametrize(
    ("question", "is_deed"),
    [
        ("who won the cup?", True),
        ("who has been appointed?", True),
        ("which team lost?", True),
        ("who said that Orr won the cup?", False),
        ("which mayor said she won?", False),
        ("what did Orr win?", False),
        ("who is Ada Orr?", False),
        ("", False),
    ],
)
def test_a_question_for_a_deed_is_told_by_its_own_verb(question: str, is_deed: bool) -> None:  # noqa: FBT001
    """
    Not by that of a clause.
    """
    assert bool(find_deed(question)) is is_deed
