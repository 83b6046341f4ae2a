"""Copies: one statement in two places is told from two that are alike."""

import pytest

from index.copies import fold_words, is_copy

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
    ],
)
def test_case_and_punctuation_make_no_other_statement(other: str, is_one: bool) -> None:  # noqa: FBT001 - a case
    """
    A negation or a figure does.
    """
    assert is_copy(fold_words(SAID), fold_words(other)) is is_one
