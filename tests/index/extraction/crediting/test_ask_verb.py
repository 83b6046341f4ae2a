"""Asking: a request is a stance, a question is none."""

import pytest

from corpus.article import Span
from index.extraction.crediting.ask_verb import polarity_of_asking
from index.extraction.layout.positions import Layout
from index.language.reporting_verbs import verb_forms


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        pytest.param("Quill asked the council to pay for it.", "said", id="infinitive"),
        pytest.param("Quill asked them not to pay.", "said", id="negated infinitive"),
        pytest.param("Quill asked anyone who saw the fire to come.", "said", id="infinitive behind a description"),
        pytest.param("Quill asked Obi, who was late, to pay.", "said", id="infinitive behind an aside"),
        pytest.param("Quill asked again for more time.", "said", id="for"),
        pytest.param("Quill asked that the council wait.", "said", id="that"),
        pytest.param("Quill asked whether the council was to pay.", "asked", id="whether"),
        pytest.param("Quill asked Obi who was to pay.", "asked", id="who behind a name"),
        pytest.param("Quill asked her what to do.", "asked", id="what with an infinitive"),
        pytest.param("Quill asked about the plan to close it.", "asked", id="about"),
        pytest.param("Quill asked to whom it belonged.", "asked", id="to whom"),
        pytest.param("Quill asked, to cheers, who would do it.", "asked", id="comma"),
        pytest.param("Quill asked him his answer to the board.", "asked", id="to without an infinitive"),
        pytest.param("Quill asked for the first time whether it would do.", "asked", id="for the first time"),
        pytest.param('Quill asked: "Who is to pay?"', "asked", id="quotation"),
        pytest.param("Quill wondered whom to ask for it.", "asked", id="another verb"),
    ],
)
def test_requests_are_told_from_questions(text: str, polarity: str) -> None:
    """
    "Ask" with an infinitive, "for" or "that" is said; with a word that opens a question it is asked.
    """
    word = text.split()[1].rstrip(":,")
    cue = Span(text.index(word), text.index(word) + len(word))
    layout = Layout(text, [Span(0, len(text))])

    found = polarity_of_asking(layout, verb_forms()[word].verb, cue, [Span(cue.end + 1, len(text))])

    assert found.value == polarity


def test_what_stands_before_the_verb_is_a_question() -> None:
    """
    What was quoted before "she asked to cheers" is not made a request by what follows.
    """
    text = "Is it safe, Quill asked to loud cheers."
    layout = Layout(text, [Span(0, len(text))])
    at = text.index("asked")

    found = polarity_of_asking(layout, verb_forms()["asked"].verb, Span(at, at + 5), [Span(0, 10)])

    assert found.value == "asked"
