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
