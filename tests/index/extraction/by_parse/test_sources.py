"""Whose verb it is in a parsed sentence."""

import pytest

from index.extraction.by_parse.sources import find_source, is_passive
from tests.index.extraction.parts import parsed, word_of
from tests.index.support.reading import words_of


def source_of(text: str, cue: str, *, spoken: bool = True) -> str | None:
    """Return the words of a cue's source."""
    source = find_source(word_of(parsed(text), cue), spoken=spoken)
    return words_of(text, source.spans) if source else None


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        pytest.param("Greta Renn said the weir is old.", "said", "Greta Renn", id="subject"),
        pytest.param("The weir is old, said Greta Renn.", "said", "Greta Renn", id="subject behind the verb"),
        pytest.param("It was denied by Greta Renn.", "denied", "Greta Renn", id="agent of a passive"),
        pytest.param("Greta Renn was asked whether the weir is old.", "asked", None, id="passive without an agent"),
        pytest.param("Greta Renn paused and said it is old.", "said", "Greta Renn", id="shared subject"),
        pytest.param("Greta Renn paused, adding that it is old.", "adding", "Greta Renn", id="participle"),
        pytest.param("Greta Renn went on to say it is old.", "say", "Greta Renn", id="infinitive"),
        pytest.param("Asked whether the weir is old, Greta Renn smiled.", "Asked", None, id="asked by somebody else"),
        pytest.param(
            "Greta Renn, who runs the ferry, said it is old.", "said", "Greta Renn", id="relative clause between"
        ),
        pytest.param("It was Greta Renn who said the weir is old.", "said", "Greta Renn who", id="relative pronoun"),
        pytest.param(
            "It helps Tom Moss, a smith who said the weir is old.",
            "said",
            "Tom Moss, a smith who",
            id="who behind an apposition",
        ),
        pytest.param("Her brother, Tom Moss, said it is old.", "said", "Her brother, Tom Moss", id="apposition"),
        pytest.param(
            "A warden for the Marrow Trust said it is old.",
            "said",
            "A warden for the Marrow Trust",
            id="somebody of a body",
        ),
        pytest.param("Greta Renn and Tom Moss said it is old.", "said", "Greta Renn and Tom Moss", id="two"),
        pytest.param("A survey showing that the weir is old was burnt.", "showing", "A survey", id="paper that shows"),
        pytest.param(
            "The board issued a statement saying that the weir is old.",
            "saying",
            "The board",
            id="who issued the paper",
        ),
        pytest.param("There said the sign nothing.", "said", None, id="there"),
        pytest.param("This shows that the weir is old.", "shows", None, id="demonstrative"),
    ],
)
def test_a_verb_has_the_source_that_the_tree_gives_it(text: str, cue: str, source: str | None) -> None:
    """
    A subject, an agent, or the subject of a verb above; none where nobody speaks.
    """
    assert source_of(text, cue) == source


def test_the_head_of_an_apposition_is_the_name() -> None:
    """
    In "her brother, Tom Moss" the name tells who speaks.
    """
    source = find_source(word_of(parsed("Her brother, Tom Moss, said it is old."), "said"))

    assert source is not None
    assert source.head.text == "Moss"


def test_only_speech_takes_its_subject_from_afar() -> None:
    """
    "By praising" may be anybody's; "by saying" is the subject's.
    """
    text = "Greta Renn opened the fair by praising the crew."

    assert source_of(text, "praising") == "Greta Renn"
    assert source_of(text, "praising", spoken=False) is None


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        pytest.param("The crew was told by Greta Renn.", "told", True, id="passive"),
        pytest.param("Greta Renn told the crew.", "told", False, id="active"),
        pytest.param("Greta Renn has told the crew.", "told", False, id="perfect"),
    ],
)
def test_a_passive_is_told_from_a_perfect(text: str, cue: str, expected: bool) -> None:  # noqa: FBT001 - of the cases
    """
    The subject of a passive is told something, and says nothing.
    """
    assert is_passive(word_of(parsed(text), cue)) is expected
