"""What a cue's content is in a parsed sentence."""

import pytest

from index.extraction.by_parse.contents import ParsedContents
from index.extraction.by_parse.sources import find_source
from index.language.reporting_verbs import verb_forms
from tests.index.extraction.parts import laid_out, parsed, word_of


def content_of(text: str, cue: str) -> list[str]:
    """Return the parts of a cue's content."""
    verb = word_of(parsed(text), cue)
    source = find_source(verb)
    assert source is not None
    found = ParsedContents(laid_out(text)).of(verb, verb_forms()[verb.lower].verb, source)
    return [span.of(text) for span in found]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        pytest.param("Greta Renn said the weir is old.", "said", ["the weir is old"], id="clause"),
        pytest.param("The weir is old, Greta Renn said.", "said", ["The weir is old"], id="clause before"),
        pytest.param("The weir, Renn said, leaks.", "said", ["The weir", "leaks"], id="clause around"),
        pytest.param("As Greta Renn said, the weir is old.", "said", ["the weir is old"], id="as somebody said"),
        pytest.param("Greta Renn asked whether it is old.", "asked", ["whether it is old"], id="question"),
        pytest.param("Greta Renn asked Moss to shut the lock.", "asked", ["to shut the lock"], id="request"),
        pytest.param("Greta Renn promised to mend the weir.", "promised", ["to mend the weir"], id="infinitive"),
        pytest.param(
            "Greta Renn said in a letter that the weir leaks.", "said", ["that the weir leaks"], id="clause on a letter"
        ),
        pytest.param(
            "Greta Renn said the weir is old, telling them that the lock is shut.",
            "said",
            ["the weir is old"],
            id="without what another cue adds",
        ),
    ],
)
def test_a_clause_is_the_content(text: str, cue: str, content: list[str]) -> None:
    """
    The clause under the verb, or the one that the cue is inserted in.
    """
    assert content_of(text, cue) == content


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        pytest.param('"The weir is old," Renn said.', "said", ['"The weir is old,"'], id="before"),
        pytest.param('Renn told the council: "The weir is old."', "told", ['"The weir is old."'], id="behind a colon"),
        pytest.param(
            '"The weir is old," Renn said, "and the lock is shut."',
            "said",
            ['"The weir is old,"', '"and the lock is shut."'],
            id="both sides",
        ),
        pytest.param(
            'The weir is old and worn, Greta Renn said, adding: "It is shut."',
            "said",
            ["The weir is old and worn", '"It is shut."'],
            id="behind a clause",
        ),
        pytest.param('Greta Renn said:\n\n"The weir is old."', "said", ['"The weir is old."'], id="next paragraph"),
        pytest.param(
            'Greta Renn said the weir "leaks like a sieve" in winter.',
            "said",
            ['the weir "leaks like a sieve" in winter'],
            id="within a clause",
        ),
    ],
)
def test_quotations_beside_the_cue_are_the_content(text: str, cue: str, content: list[str]) -> None:
    """
    Whole with their marks; where the clause says more, it is the content.
    """
    assert content_of(text, cue) == content


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        pytest.param("Greta Renn called for calm.", "called", ["calm"], id="preposition"),
        pytest.param("Greta Renn warned of floods.", "warned", ["floods"], id="preposition of a warning"),
        pytest.param(
            "Greta Renn called on the crew to leave the weir.",
            "called",
            ["the crew to leave the weir"],
            id="preposition and aim",
        ),
        pytest.param("Greta Renn called the weir a ruin.", "called", ["the weir a ruin"], id="name"),
        pytest.param("Greta Renn described the weir as a ruin.", "described", ["the weir as a ruin"], id="as"),
        pytest.param(
            "Greta Renn praised the crew for its patience.",
            "praised",
            ["the crew for its patience"],
            id="object and why",
        ),
        pytest.param("Greta Renn praised the crew on Monday.", "praised", ["the crew"], id="object without the day"),
        pytest.param("Greta Renn called voters.", "called", [], id="telephoned"),
        pytest.param("Greta Renn spoke.", "spoke", [], id="nothing"),
    ],
)
def test_an_object_is_the_content_where_the_verb_takes_one(text: str, cue: str, content: list[str]) -> None:
    """
    With all that belongs to it, and without time and place.
    """
    assert content_of(text, cue) == content


def test_a_clause_is_returned_without_a_branch() -> None:
    """
    "According to" is no part of what is told.
    """
    text = "According to Greta Renn, the weir is old."
    nodes = parsed(text)
    contents = ParsedContents(laid_out(text))

    assert [span.of(text) for span in contents.without(word_of(nodes, "is"), word_of(nodes, "According"))] == [
        "the weir is old"
    ]
