"""Cues of a sentence, each with its source and content, read from words and marks."""

import pytest

from index.extraction.by_pattern.sentences import SentenceReader
from tests.index.extraction.parts import in_words, laid_out, named


def found_in(text: str) -> list[str]:
    """Return the attributions of all sentences."""
    layout = laid_out(text)
    names, roster = named(text)
    reader = SentenceReader(layout, names, roster.bare_names())
    return in_words(text, (one for sentence in layout.sentences for one in reader.findings(sentence)))


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        pytest.param(
            "Greta Renn said the weir is old.", ["Greta Renn | said | the weir is old | said, clause"], id="verb"
        ),
        pytest.param(
            '"It is old," said Greta Renn, the warden, on Monday.',
            ['Greta Renn | said | "It is old," | said, quoted'],
            id="inverted",
        ),
        pytest.param(
            "Greta Renn has never said the weir is old.",
            ["Greta Renn | has never said | the weir is old | declined, clause"],
            id="cue with its auxiliaries",
        ),
        pytest.param(
            "Greta Renn paused and said the weir is old.",
            ["Greta Renn | paused and said | the weir is old | said, clause"],
            id="joined",
        ),
        pytest.param(
            "According to Greta Renn, the weir is old.",
            ["Greta Renn | According to | the weir is old | said, according"],
            id="according to",
        ),
        pytest.param(
            "The weir is old, in the view of Greta Renn.",
            ["Greta Renn | in the view of | The weir is old | said, according"],
            id="in the view of",
        ),
        pytest.param(
            'Greta Renn, Marrow Herald: "The weir is old."',
            ['Greta Renn, Marrow Herald | : | "The weir is old." | said, colon'],
            id="label",
        ),
        pytest.param(
            'In a note, Greta Renn said:\n\n"The weir is old."',
            ['Greta Renn | said | "The weir is old." | said, quoted'],
            id="announced",
        ),
        pytest.param(
            "Greta Renn praised the crew for its patience.",
            ["Greta Renn | praised | the crew for its patience | said, judgement"],
            id="judgement",
        ),
        pytest.param(
            "Greta Renn claims the weir is old.",
            ["Greta Renn | claims | the weir is old | said, clause"],
            id="a form that is a noun, too, behind a person",
        ),
    ],
)
def test_attributions_are_read_off_the_words(text: str, findings: list[str]) -> None:
    """
    Verbs, labels and "according to", in the order of their cues.
    """
    assert found_in(text) == findings


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It rained on the weir.", id="no cue"),
        pytest.param("The weir report blames the frost.", id="noun"),
        pytest.param("Greta Renn was asked whether it is old.", id="passive"),
        pytest.param("Greta Renn wants to see the weir mended.", id="verb that patterns cannot tell"),
        pytest.param("Greta Renn points at the old weir.", id="point without out"),
        pytest.param("Greta Renn read Moss Said Nothing at night.", id="capitalised cue of a title"),
        pytest.param("“Moss said it is old.”", id="cue within a quotation"),
    ],
)
def test_what_may_be_something_else_is_left_out(text: str) -> None:
    """
    Nouns, passives and verbs of many senses are no cues without a parser.
    """
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        pytest.param("Greta Renn did not say who paid.", "declined", id="not"),
        pytest.param("Greta Renn never said who paid.", "declined", id="never"),
        pytest.param("Greta Renn would say that it is old.", "hypothetical", id="would"),
        pytest.param("Greta Renn denied that it is old.", "denied", id="verb of denial"),
        pytest.param("Greta Renn asked whether it is old.", "asked", id="question"),
        pytest.param("Greta Renn asked Moss to shut the lock.", "said", id="request"),
    ],
)
def test_the_words_before_a_verb_tell_what_was_done(text: str, polarity: str) -> None:
    """
    Not said, only imagined, denied or asked.
    """
    (found,) = found_in(text)

    assert found.rsplit(" | ", 1)[1].startswith(f"{polarity}, ")
