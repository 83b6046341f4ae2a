"""Words that praise or blame, and what turns them."""

import pytest

from index.language.meanings.stances import stance_of


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Vane called Orr a liar and said that the plan was a disgrace.", -1),
        ("Vane accused Orr of fraud.", -1),
        ("Vane slammed the plan as reckless.", -1),
        ("Vane praised the plan.", 1),
        ("Vane said that Orr was the best mayor she knew.", 1),
        ("It is not a good plan.", -1),
        ("She doesn't support the plan.", -1),
        ("It was never a mistake.", 1),
        ("The plan has nine pages.", 0),
        ("She thanked those who opposed it.", 0),
    ],
)
def test_a_stance_is_told_by_words_of_praise_and_blame(text: str, stance: int) -> None:
    """
    A negation just before turns a word; as many of both tell nothing.
    """
    assert stance_of(text) == stance
