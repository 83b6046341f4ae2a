"""Places that begin like a person's name."""

import pytest

from index.extraction.people.names import NameKind, find_names
from tests.index.extraction.engines import told_by

PLACES = (
    "It lay by the Jordan River.",
    "It lay by Jordan River.",
    "They closed Charlotte Road.",
    "It sank off Christian Island.",
    "They met at Martin Place.",
    "They met in Martin Place.",
    "It burned toward Alice Springs.",
    "It burned near Ada Lake.",
    "They closed Logan Airport.",
    "It fell on Madison Square.",
    "It fell over Elizabeth Bay.",
    "They crossed the Charlotte Bridge.",
    "It is outside Grant Park.",
    "Ada County voted.",
)
PEOPLE = (
    "Kari Lake swam.",
    "It was Kari Lake who swam.",
    "Ada Rivers swam.",
    "John Bridge left.",
    "Ada Hill and John Falls left.",
    "Sheriff Ada River left.",
    "Mr. River left.",
    "He met Martin Place.",
)
UNTOLD = (
    'Rangers found him beside the Jordan River. "It is late," he said.',
    'They met at Martin Place and ate. "It is late," he said.',
    'The fire burned toward Alice Springs. "It is late," she said.',
)


@pytest.mark.parametrize("text", PLACES)
def test_a_river_or_a_street_is_no_person(text: str) -> None:
    """
    Although its first word is a given name.
    """
    assert [name.kind for name in find_names(text)] == [NameKind.UNKNOWN]


@pytest.mark.parametrize("text", PEOPLE)
def test_a_person_may_have_a_place_for_a_surname(text: str) -> None:
    """
    Unless "at" or "the" stands before it, and never with a title.
    """
    assert {name.kind for name in find_names(text)} == {NameKind.PERSON}


@pytest.mark.parametrize("text", UNTOLD)
def test_he_is_no_place(text: str) -> None:
    """
    Nobody else is there.
    """
    assert told_by("by parse", text) == ['None: "It is late,"']
