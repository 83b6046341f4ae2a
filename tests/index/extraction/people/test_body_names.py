"""Names of bodies that go on behind a small word."""

import pytest

from index.extraction.people.names import find_names
from tests.index.extraction.engines import ENGINES, told_by

WHOLE = (
    "University of Orsk",
    "Bank of Norland",
    "Department of Justice",
    "Court of Justice",
    "Ministry of Looms",
    "House of Lords",
    "Centre for Loom Studies",
    "Institute for Weaving",
    "Campaign for Better Looms",
    "Council on Foreign Looms",
    "Intergovernmental Panel on Harbour Change",
    "Department of Health and Human Services",
    "Centers for Disease Control and Prevention",
    "Department of Looms and Fisheries",
    "Office for the Care of Harbours",
    "Society for the Protection of Looms",
    "Friends of the Loom",
    "Board of Supervisors",
    "Government of Norland",
    "Royal College of Weavers",
    "Food and Drug Administration",
)
DEEDS = (
    "Save the Gulls",
    "Feed the Hungry",
    "Rock the Boat",
    "Breaking the Silence",
    "Closing the Gap",
    "Doctors Without Borders",
    "Mothers Against Loud Ferries",
)
FOR_OR_AGAINST = (
    "Citizens for the Bridge",
    "Writers for Peace",
    "People for the Fair Treatment of Gulls",
    "Reporters Without Borders",
    "Women Against Tolls",
)
PARTED = (
    ("The Mayor of Orsk met the Bank.", ["Orsk", "Bank"]),
    ("She told the University on Monday.", ["University"]),
    ("He left the Board for Ada Quill.", ["Board", "Ada Quill"]),
    ("The Ministry of Health and Vanelle met.", ["Ministry of Health", "Vanelle"]),
    ("Tern Corp of Orsk grew.", ["Tern Corp", "Orsk"]),
    ("Greta Renn of Orsk sang.", ["Greta Renn", "Orsk"]),
    ("The Senate on Capitol Hill met.", ["Senate", "Capitol Hill"]),
    ("The Office of Ada Quill closed.", ["Office", "Ada Quill"]),
    ("In Beijing the Senate met.", ["Beijing", "Senate"]),
    ("Leaving the Senate, Obi sang.", ["Leaving", "Senate", "Obi"]),
    ("Then Orr the Brave sang.", ["Orr", "Brave"]),
    ("He paid Orr for the Bridge.", ["Orr", "Bridge"]),
    ("He walked Without Obi to Tern.", ["Obi", "Tern"]),
    ("Residents for the Orsk line sang.", ["Residents", "Orsk"]),
)


@pytest.mark.parametrize("engine", sorted(ENGINES))
@pytest.mark.parametrize("body", WHOLE)
def test_a_body_speaks_by_its_whole_name(body: str, engine: str) -> None:
    """
    With what it is of, for or on.
    """
    assert told_by(engine, f"The {body} said it was late.") == [f"{body}: it was late"]


@pytest.mark.parametrize("body", DEEDS)
def test_a_body_may_be_called_by_what_it_does(body: str) -> None:
    """
    Also where it opens the sentence, and a verb of speech follows.
    """
    assert told_by("by parse", f"{body} said it was late.") == [f"{body}: it was late"]


@pytest.mark.parametrize("body", FOR_OR_AGAINST)
def test_people_for_something_are_one_body(body: str) -> None:
    """
    Where their capital means something, within a sentence.
    """
    assert [name.text for name in find_names(f"He led the {body}.")] == [body]


@pytest.mark.parametrize(("text", "names"), PARTED)
def test_two_names_beside_each_other_stay_two(text: str, names: list[str]) -> None:
    """
    Nothing is joined to a person, a day, or a body whose name has no such end.
    """
    assert [name.text for name in find_names(text)] == names


def test_a_body_named_for_somebody_is_not_that_person() -> None:
    """
    "The University of Renn" is no Greta Renn.
    """
    told = told_by("by pattern", "Greta Renn left. The University of Renn said it was late.")

    assert told == ["University of Renn: it was late"]
