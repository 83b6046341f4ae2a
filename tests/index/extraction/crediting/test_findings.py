"""Which findings stay where they lie within each other."""

from dataclasses import replace

import pytest

from index.extraction.crediting.findings import Evidence, add_missing, drop_contained, evidence_of
from index.language.reporting_verbs import verb_forms
from tests.index.extraction.parts import attribution

TEXT = "Greta Renn said that Tom Moss praised the weir."
OUTER = attribution(TEXT, "Greta Renn", "said", "that Tom Moss praised the weir")
INNER = attribution(TEXT, "Tom Moss", "praised", "the weir")


@pytest.mark.parametrize(
    ("verb", "quoted", "evidence"),
    [
        pytest.param("said", False, "clause", id="plain speech"),
        pytest.param("said", True, "quoted", id="plain speech in marks"),
        pytest.param("called", False, "act", id="act"),
        pytest.param("praised", False, "judgement", id="judgement"),
        pytest.param("believes", False, "attitude", id="attitude"),
        pytest.param("believes", True, "attitude", id="attitude in marks"),
    ],
)
def test_the_verb_tells_the_evidence(verb: str, quoted: bool, evidence: str) -> None:  # noqa: FBT001 - of the cases
    """
    Marks make it a quotation, but not of what somebody only thinks.
    """
    assert evidence_of(verb_forms()[verb].verb, in_quotation_marks=quoted) == evidence


def test_the_extent_covers_all_parts() -> None:
    """
    From the source to the end of the content, also where the content comes first.
    """
    text = "It is old, said Greta Renn on Monday."

    assert attribution(text, "Greta Renn", "said", "It is old").extent.of(text) == "It is old, said Greta Renn"


def test_speech_within_speech_stays() -> None:
    """
    Somebody who is said to have said something has a statement, too.
    """
    assert drop_contained([OUTER, INNER]) == [OUTER, INNER]


@pytest.mark.parametrize("evidence", [Evidence.JUDGEMENT, Evidence.ATTITUDE])
def test_an_opinion_within_speech_is_part_of_it(evidence: Evidence) -> None:
    """
    A judgement or an attitude in what is told is nobody's statement in this article.
    """
    assert drop_contained([OUTER, replace(INNER, evidence=evidence)]) == [OUTER]


def test_speech_within_a_label_is_part_of_it() -> None:
    """
    What a transcript's speaker tells is the speaker's alone.
    """
    label = replace(OUTER, evidence=Evidence.COLON)

    assert drop_contained([label, INNER]) == [label]


def test_the_same_content_counts_once() -> None:
    """
    Of two findings of one head and content the first stays.
    """
    again = replace(OUTER, evidence=Evidence.ACT)

    assert drop_contained([OUTER, again]) == [OUTER]


def test_only_what_is_missing_is_added() -> None:
    """
    Others are added where nothing of them is found yet, and only if they are spoken.
    """
    text = "Greta Renn said it is old. Tom Moss said it is shut."
    first = attribution(text, "Greta Renn", "said", "it is old")
    second = attribution(text, "Tom Moss", "Moss said", "it is shut")
    thought = replace(second, evidence=Evidence.ATTITUDE)

    assert add_missing([first], [replace(first, evidence=Evidence.ACT), second]) == [first, second]
    assert add_missing([first], [thought]) == [first]
