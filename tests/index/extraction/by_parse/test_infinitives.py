"""Infinitives that tell of no words, and those that do."""

import pytest

from tests.index.extraction.engines import told_by

IMAGINED = (
    "Obi found it easy to say that nobody cared.",
    "It was wrong of the crew to claim that the pier leaked.",
    "It took Quill years to admit that she was wrong.",
    "Ada Quill was asked to explain why the pier would close.",
    "Drivers are required to declare that they own the car.",
    "Weavers were urged to say whether they had voted.",
    "Respondents are obliged to disclose when they came to Norland.",
)
TOLD = (
    ("Ada Quill was forced to admit that it was late.", "Ada Quill"),
    ("Ada Quill went on to say that it was late.", "Ada Quill"),
    ("Ada Quill took to the radio to say that it was late.", "Ada Quill"),
    ("Ada Quill stood up to announce that it was late.", "Ada Quill"),
    ("Ada Quill appeared to suggest that it was late.", "Ada Quill"),
)
WITHIN = (
    ("It is wrong to claim that Quill lied, Tom Obi said.", "Tom Obi: It is wrong to claim that Quill lied"),
    ("Tom Obi said it was hard to argue that it failed.", "Tom Obi: it was hard to argue that it failed"),
    ("Tom Obi says it is tempting to call the plan a joke.", "Tom Obi: it is tempting to call the plan a joke"),
)


@pytest.mark.parametrize("text", IMAGINED)
def test_what_is_hard_or_asked_to_be_said_is_not_said(text: str) -> None:
    """
    Nobody has uttered it yet.
    """
    assert told_by("by parse", text) == []


@pytest.mark.parametrize(("text", "speaker"), TOLD)
def test_other_infinitives_are_told(text: str, speaker: str) -> None:
    """
    Who went on to say it has said it.
    """
    assert told_by("by parse", text) == [f"{speaker}: that it was late"]


@pytest.mark.parametrize(("text", "told"), WITHIN)
def test_what_is_wrong_to_claim_is_not_claimed_by_who_says_so(text: str, told: str) -> None:
    """
    Only the whole of it is theirs.
    """
    assert told_by("by parse", text) == [told]


def test_what_somebody_wishes_another_to_say_is_not_said_by_the_other() -> None:
    """
    "Wanted Obi to say" tells of Quill only.
    """
    told = told_by("by parse", "Ada Quill wanted Tom Obi to say that the toll was wrong.")

    assert not [line for line in told if line.startswith("Tom Obi")]
