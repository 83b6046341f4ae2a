"""The noun phrase beside a cue, read from words and marks."""

import pytest

from index.extraction.by_pattern.sources import SourcePhrase, SourceReader
from index.extraction.layout.tokens import tokenize
from index.extraction.people.names import find_names
from tests.index.extraction.parts import laid_out

CUE = "said"


def beside(text: str, side: str) -> tuple[str, str] | None:
    """Return head and whole phrase before or after the cue, or at the opening of the sentence."""
    layout = laid_out(text)
    tokens = tokenize(text, layout.sentences[0], layout.quotations)
    reader = SourceReader(tokens, find_names(text))
    at = next(number for number, token in enumerate(tokens) if token.text == CUE)
    phrase: SourcePhrase | None = {
        "before": lambda: reader.before(at),
        "after": lambda: reader.after(at + 1),
        "opening": reader.opening,
    }[side]()
    return (phrase.head.of(text), phrase.span.of(text)) if phrase else None


@pytest.mark.parametrize(
    ("text", "head", "phrase"),
    [
        pytest.param("Then Greta Renn said so.", "Greta Renn", "Greta Renn", id="name"),
        pytest.param("Mayor Greta Renn said so.", "Greta Renn", "Mayor Greta Renn", id="title"),
        pytest.param("The old warden said so.", "warden", "The old warden", id="role"),
        pytest.param("Three critics said so.", "critics", "Three critics", id="group"),
        pytest.param("She said so.", "She", "She", id="pronoun"),
        pytest.param("Greta Renn has never said so.", "Greta Renn", "Greta Renn", id="auxiliary and adverb"),
        pytest.param("Greta Renn bluntly said so.", "Greta Renn", "Greta Renn", id="adverb"),
        pytest.param("Greta Renn, the mayor of Marrow, said so.", "Greta Renn", "Greta Renn", id="apposition"),
        pytest.param("Greta Renn (Marrow) said so.", "Greta Renn", "Greta Renn", id="brackets"),
        pytest.param("Greta Renn, who said so.", "Greta Renn", "Greta Renn", id="who behind a comma"),
        pytest.param(
            "A warden for the Marrow Trust said so.", "warden", "A warden for the Marrow Trust", id="somebody of a body"
        ),
        pytest.param("Greta Renn and Tom Moss said so.", "Greta Renn", "Greta Renn and Tom Moss", id="two"),
        pytest.param("Renn's lawyer said so.", "lawyer", "Renn's lawyer", id="possessive"),
    ],
)
def test_the_phrase_before_a_cue_is_its_source(text: str, head: str, phrase: str) -> None:
    """
    A name, a pronoun or a role with what belongs to it.
    """
    assert beside(text, "before") == (head, phrase)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Somebody who said so.", id="who without a comma"),
        pytest.param("In passing said so.", id="participle"),
        pytest.param("“It is old” said so.", id="quotation"),
        pytest.param("Then said so.", id="no noun"),
        pytest.param("It rained, they laughed, said so.", id="comma without an apposition"),
    ],
)
def test_nothing_before_a_cue_is_no_source(text: str) -> None:
    """
    Words that cannot be the subject are none.
    """
    assert beside(text, "before") is None


@pytest.mark.parametrize(
    ("text", "head", "phrase"),
    [
        pytest.param("It is old, said Greta Renn last week.", "Greta Renn", "Greta Renn", id="name before the time"),
        pytest.param("It is old, said Dr. Greta Renn.", "Greta Renn", "Dr. Greta Renn", id="title"),
        pytest.param("It is old, said Greta Renn, the warden.", "Greta Renn", "Greta Renn", id="apposition"),
        pytest.param("It is old, said she on Monday.", "she", "she", id="pronoun"),
        pytest.param("It is old, said a Renn aide.", "aide", "a Renn aide", id="role"),
        pytest.param("It is old, said the wardens.", "wardens", "the wardens", id="group"),
    ],
)
def test_the_phrase_behind_an_inverted_cue_is_its_source(text: str, head: str, phrase: str) -> None:
    """
    Up to the words that tell when, where or who else.
    """
    assert beside(text, "after") == (head, phrase)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Greta Renn paused and said so.", ("Greta Renn", "Greta Renn"), id="name"),
        pytest.param("Sen. Greta Renn paused and said so.", ("Greta Renn", "Sen. Greta Renn"), id="title"),
        pytest.param("She paused and said so.", ("She", "She"), id="pronoun"),
        pytest.param("Greta Renn's boat sank and said so.", None, id="possessive"),
        pytest.param("Later on, Greta Renn paused and said so.", None, id="name further on"),
    ],
)
def test_a_sentence_opens_with_its_subject(text: str, found: tuple[str, str] | None) -> None:
    """
    What a later "and said" goes back to: the name or pronoun at the head of the sentence, or nobody.
    """
    assert beside(text, "opening") == found
