"""Who speaks where offices and bodies stand beside a name."""

import pytest

from tests.index.extraction.engines import told_by

TWO_OFFICES = (
    "Tarn Foods Chief Executive and chairman Ada Quill",
    "Tarn President and Chief Executive Ada Quill",
    "Tarn Foods Founder and Executive Chairman Ada Quill",
    "Harbour Director and co-founder Ada Quill",
    "Norland Health Minister and Deputy Premier Ada Quill",
    "Party Secretary and spokeswoman Ada Quill",
    "The Mayor and Governor Ada Quill",
    "The former Tarn engineer and loom inventor Ada Quill",
)
TWO_PEOPLE = (
    ("A teacher and nurse Ada Quill", "A teacher and nurse Ada Quill"),
    ("Mayor Obi and Governor Ada Quill", "Obi and Ada Quill"),
    ("Tom Baker and author Ada Quill", "Tom Baker and Ada Quill"),
    ("Tarn Chairman Tom Obi and founder Ada Quill", "Tom Obi and Ada Quill"),
    ("Senator Orr and mayor Ada Quill", "Orr and Ada Quill"),
)
LED = (
    ("The head of the ailing airline, Ternair,", "None"),
    ("The owner of the ferry operator, Seaglide,", "None"),
    ("The founder of the charity, Gullwatch,", "None"),
    ("The secretary of the union, the NTW,", "None"),
    ("A spokesman for the retailer, Loomis,", "A spokesman for the retailer"),
    ("The director of the firm, Ada Quill,", "Ada Quill"),
    ("The president of the bank, Mr Obi,", "Obi"),
    ("The wife of the mayor, Ada Quill,", "Ada Quill"),
)
HOLDERS = (
    ("Head of the Norland Loom and Grocery Council, Mitch Hooke,", "Mitch Hooke"),
    ("Head of the Norland Loom Council, Bran Hooke,", "Bran Hooke"),
    ("Mayor of Orsk, Zorbek Marn,", "Zorbek Marn"),
    ("Head of the Loom Council, Tern Media,", "Head of the Loom Council"),
    ("Head of the Loom Council, in Orsk,", "Head of the Loom Council"),
)
HOMES = (
    "Jeffrey Marn, a Hollywood, Fla., rabbi helping to run the club,",
    "Ada Quill, an Orsk, Calif., baker who left the club,",
    "Ada Quill, a San Jose, Calif., lawyer,",
    "Ada Quill, a Democrat,",
)
BEHIND_BODY = (
    ("The group People for the Fair Treatment of Gulls", "People for the Fair Treatment of Gulls"),
    ("The Orsk-based group Friends of the Weir", "Friends of the Weir"),
    ("The newspaper Dagens Nyheter", "Dagens Nyheter"),
    ("A group in Orsk", "A group in Orsk"),
    ("A group of Norland Weavers", "A group of Norland Weavers"),
    ("A spokesman for the group Friends of the Weir", "A spokesman for the group Friends of the Weir"),
)


@pytest.mark.parametrize("source", TWO_OFFICES)
def test_two_offices_before_a_name_are_one_persons(source: str) -> None:
    """
    "Tarn President" is nobody.
    """
    assert told_by("by parse", f"{source} said that it was late.") == ["Ada Quill: that it was late"]


@pytest.mark.parametrize(("source", "speaker"), TWO_PEOPLE)
def test_two_people_with_an_office_each_stay_two(source: str, speaker: str) -> None:
    """
    Where the first office has a name behind it.
    """
    assert told_by("by parse", f"{source} said that it was late.") == [f"{speaker}: that it was late"]


@pytest.mark.parametrize(("source", "speaker"), LED)
def test_a_body_is_not_who_leads_it(source: str, speaker: str) -> None:
    """
    A lone name behind "the head of the airline" is the airline's.
    """
    assert told_by("by parse", f"{source} said that it was late.") == [f"{speaker}: that it was late"]


def test_somebody_whom_the_article_names_in_full_is_no_body() -> None:
    """
    By the surname alone, behind "the head of the council".
    """
    told = told_by("by parse", "Ada Obi came. The head of the council, Obi, said that it was late.")

    assert told == ["Ada Obi: that it was late"]


@pytest.mark.parametrize(("source", "speaker"), BEHIND_BODY)
def test_a_body_s_name_stands_behind_what_it_is(source: str, speaker: str) -> None:
    """
    "The group" is left out where nothing but the name follows.
    """
    assert told_by("by parse", f"{source} said that it was late.") == [f"{speaker}: that it was late"]


@pytest.mark.parametrize(("source", "speaker"), HOLDERS)
def test_an_office_without_an_article_is_the_person_s_behind_it(source: str, speaker: str) -> None:
    """
    But not a firm's or a place's.
    """
    assert told_by("by parse", f"{source} said that it was late.") == [f"{speaker}: that it was late"]


@pytest.mark.parametrize("source", HOMES)
def test_nobody_is_the_town_that_they_come_from(source: str) -> None:
    """
    With its state in between, parsers lose the person.
    """
    (told,) = told_by("by parse", f"{source} said that it was late.")

    assert told.partition(":")[0] in {"Jeffrey Marn", "Ada Quill"}
