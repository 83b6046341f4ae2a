"""Who speaks where an office with a capital and a name stand beside each other."""

import pytest

from tests.index.extraction.engines import told_by

NAMED = (
    "The Prime Minister, Ada Quill, ",
    "The Shadow Harbour Minister, Ada Quill, ",
    "The Opposition Leader, Ada Quill, ",
    "The Harbour Secretary, Ada Quill, ",
    "The Attorney-General, Ada Quill, ",
    "The Governor-General, Dr Ada Quill, ",
    "The mayor of Orsk, Ada Quill, ",
    "The director of the Institute for Looms, Ada Quill, ",
    "The national secretary of the Weavers Union (AMWU), Ada Quill, ",
    "Head of the Norland Food and Grocery Council, Ada Quill, ",
    "Tern Corp's Chief Executive, Ada Quill, ",
    "Ada Quill, Prime Minister of Norland, ",
    "Obi's lawyer, Ada Quill, ",
)
OTHERS = (
    ("The Foreign Minister, who was in Orsk, said it was late.", "The Foreign Minister: it was late"),
    ("The Prime Minister, in Orsk, said it was late.", "The Prime Minister: it was late"),
    ("The Board, Tern Corp, said it was late.", "Board: it was late"),
    ("Ada Baker, Tern Corp, said it was late.", "Ada Baker: it was late"),
    ("The Harbour Authority, Orsk, said it was late.", "Harbour Authority: it was late"),
)


@pytest.mark.parametrize("source", NAMED)
def test_who_holds_an_office_speaks_by_name(source: str) -> None:
    """
    Whether the office has a capital or not.
    """
    assert told_by("by parse", f"{source}said it was late.") == ["Ada Quill: it was late"]


@pytest.mark.parametrize(("text", "found"), OTHERS)
def test_nothing_else_beside_an_office_is_its_holder(text: str, found: str) -> None:
    """
    No place, firm or clause.
    """
    assert told_by("by parse", text) == [found]


PHRASES = (
    ("The Bureau of Tides' Claire Renn says the rain will help.", "Claire Renn"),
    ("The Bureau of Meteorology's Claire Richards says the rain will help.", "Claire Richards"),
    ("The University of Orsk's Ada Baker says the rain will help.", "Ada Baker"),
    ("The protests went on with Ada Quill saying the rain will help.", "Ada Quill"),
    ("It ended in a row with the crew saying the rain will help.", "None"),
    ("It drew complaints from weavers with Mayor Quill saying the rain will help.", "Quill"),
    ("The plan set off rows in Orsk with Ada Quill saying the rain will help.", "Ada Quill"),
    ("Obi left the talks with Ada Quill, saying the rain will help.", "Obi"),
    (
        "A director of a firm that lost a boat with 21 dead, 14 of them Norlanders, says the rain will help.",
        "A director of a firm",
    ),
    (
        (
            "A director of a defunct Swiss company that ran a trip in 1999 that ended with 21 people dying, 14 of them "
            "Australians, says the rain will help."
        ),
        "A director of a defunct Swiss company",
    ),
    ("The board looking into the fall of the bank Tern Sund says the rain will help.", "None"),
    ("A farmer living near the weir Obi says the rain will help.", "A farmer living near the weir"),
    ("Weavers working for Tern say the rain will help.", "Weavers"),
    ("The clerks of Tern's Harbour Board say the rain will help.", "The clerks of Tern's Harbour Board"),
)


@pytest.mark.parametrize(("text", "speaker"), PHRASES)
def test_a_long_phrase_has_the_speaker_that_it_is_about(text: str, speaker: str) -> None:
    """
    A body's person, who comes with "with", and never the last name of a clause or a number of people.
    """
    assert told_by("by parse", text) == [f"{speaker}: the rain will help"]
