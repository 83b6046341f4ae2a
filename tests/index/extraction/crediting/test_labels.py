"""Statements that the layout names: labels before a colon, and signatures behind a dash."""

import pytest

from index.extraction.by_parse.extractor import DependencyExtractor
from index.extraction.crediting.labels import LabelReader
from tests.index.extraction.parts import in_words, laid_out, named
from tests.index.support.reading import read


def reader_of(text: str) -> LabelReader:
    """Return the reader of a text's labels."""
    names, roster = named(text)
    return LabelReader(laid_out(text), names, roster.bare_names())


def labelled(text: str) -> list[str]:
    """Return what labels tell in all sentences of a text."""
    found = map(reader_of(text).finding, laid_out(text).sentences)
    return in_words(text, (one for one in found if one is not None))


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        pytest.param(
            'Greta Renn, Marrow Herald: "It is old."',
            ['Greta Renn, Marrow Herald | : | "It is old." | said, colon'],
            id="name and outlet",
        ),
        pytest.param(
            'THE WEIR IS OLD, AND SO IS THE PIER - Greta Renn: "It is old."',
            ['Greta Renn | : | "It is old." | said, colon'],
            id="behind a headline",
        ),
        pytest.param("Greta Renn Praises Tom Moss: 'It Is Old.'\nTom Moss left.", [], id="a headline's clause"),
        pytest.param("Renn: weir is old\nGreta Renn spoke.", ["Renn | : | weir is old | said, colon"], id="headline"),
        pytest.param("Greta Renn spoke.\nRENN: It is old.", ["RENN | : | It is old | said, colon"], id="transcript"),
        pytest.param("Greta Renn spoke.\nIt rained.\nRenn: It is old.", [], id="heading below the first lines"),
        pytest.param("Weather: It rains all day.", [], id="nobody"),
        pytest.param("Marrow: It rains all day.", [], id="a place"),
        pytest.param("Greta Renn said: It is old.", [], id="a clause"),
        pytest.param("Greta Renn left at 9:30 in the morning.", [], id="a time"),
    ],
)
def test_a_label_names_who_speaks(text: str, findings: list[str]) -> None:
    """
    A name before a colon, where quotation marks, capitals or a headline show that somebody speaks.
    """
    assert labelled(text) == findings


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        pytest.param(
            "“It is old.” — Greta Renn, Marrow", ["Greta Renn | — | “It is old.” | said, colon"], id="name and place"
        ),
        pytest.param("“It is old.” - Greta Renn", ["Greta Renn | - | “It is old.” | said, colon"], id="hyphen"),
        pytest.param("“It is old.” — Renn", [], id="a surname that nobody has"),
        pytest.param("He wrote “It is old.” — Greta Renn", [], id="words before"),
        pytest.param("“It is old” — Greta Renn told us so. She left.", [], id="words behind"),
    ],
)
def test_a_signed_quotation_is_its_signers(text: str, findings: list[str]) -> None:
    """
    Alone on a line, with a name behind a dash.
    """
    assert in_words(text, reader_of(text).signed()) == findings


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"It is safe now." -Commissioner Ada Quill', id="dash and job"),
        pytest.param('"It is safe now." : Ada Quill', id="colon"),
        pytest.param('"It is safe now." (Coach Ada Quill)', id="brackets"),
        pytest.param('"It is safe now."\n— Ada Quill', id="line below"),
        pytest.param('And from Chairwoman Ada Quill:\n\n"It is safe now."', id="line above"),
        pytest.param('From the desk of Ada Quill, VP, Orsk Research.\n\n"It is safe now."', id="desk"),
        pytest.param('Ada Quill:\n"It is safe now."', id="name above"),
    ],
)
def test_a_name_beside_a_quotation_is_its_speaker_s(text: str) -> None:
    """
    A quotation alone on its line is credited to the name that stands beside, below or above it.
    """
    found = read(DependencyExtractor(), f"The bridge was shut.\n{text}")

    assert [(one.speaker, one.content) for one in found] == [("Ada Quill", '"It is safe now."')]


def test_a_heading_above_a_quotation_names_nobody() -> None:
    """
    A heading or a sentence above a quotation does not say whose it is.
    """
    found = read(
        DependencyExtractor(), 'It rained.\n## Ada Quill\n"It is safe now."\nAda Quill was blunt.\n"It is old now."'
    )

    assert found == []
