"""The sets for checking: each case is what it says, and the scores tell right from wrong."""

from typing import Any

import pytest

from bench.checking.quoted import find_quoted, name_of
from bench.checking.scoring import score
from bench.checking.sets import Case, make_sets

_WORDS = "The bridge will stay free of tolls until May 2027 and nobody will pay for it twice"
_OTHER = "Every child in the town deserves a warm classroom and a teacher who is not tired"
_ARTICLES = [
    {"id": "tolls", "text": f"“{_WORDS},” said Ada Orr. " + "The council met again that night for hours. " * 20},
    {"id": "school", "text": f"“{_OTHER},” said Cara Quill. " + "The school was cold in January of that year. " * 20},
]
_ANNOTATIONS: list[dict[str, Any]] = [
    {"article_id": one["id"], "attributions": [{"source_text": name, "content": [[0, len(words) + 3]]}]}
    for one, name, words in zip(_ARTICLES, ("Ada Orr, the mayor", "Cara Quill"), (_WORDS, _OTHER), strict=True)
]


def report(verdict: str, *, speaker: str | None = "Ada Orr", source: str = "", kind: str = "quotation") -> Any:
    """Return a report with one claim."""
    differences = [{"draft": "x", "source": source, "kind": "word"}] if source else []
    claim = {"type": kind, "verdict": verdict, "flags": [], "differences": differences}
    return {"claims": [{**claim, "evidence": [{"speaker": speaker, "article_id": "tolls"}]}]}


def test_quotations_are_found_with_the_names_of_their_speakers() -> None:
    """
    Without what describes them; a pronoun is no name.
    """
    quoted = find_quoted(_ARTICLES, _ANNOTATIONS)

    assert [(one.article, one.speaker) for one in quoted] == [("tolls", "Ada Orr"), ("school", "Cara Quill")]
    assert quoted[0].words == f"{_WORDS},"
    assert [name_of("he"), name_of("the mayor of Tern, Ada Orr"), name_of("officials")] == ["", "the mayor of Tern", ""]


def test_the_inner_of_two_speakers_said_it() -> None:
    """
    The outlet that relays the words did not; where the inner one has no name, the words are nobody's here.
    """
    (article, _), (row, _) = _ARTICLES, _ANNOTATIONS
    (inner,) = row["attributions"]
    outer = {"source_text": "the Herald", "content": [[0, len(_WORDS) + 16]]}
    nameless = {**inner, "source_text": "she"}

    (quoted,) = find_quoted([article], [{**row, "attributions": [outer, inner]}])
    assert quoted.speaker == "Ada Orr"
    assert find_quoted([article], [{**row, "attributions": [outer, nameless]}]) == []


def test_each_case_is_what_it_says() -> None:
    """
    Excerpts stand in their article, changed words do not, and the same seed deals the same cases.
    """
    sets = make_sets(_ARTICLES, find_quoted(_ARTICLES, _ANNOTATIONS), 7)
    texts = {str(one["id"]): str(one["text"]) for one in _ARTICLES}

    assert all(
        case.text in texts[article] for case in sets["excerpts"] if case.kind == "plain" for article in case.right
    )
    assert len(sets["changed"]) == 2
    assert not any(words in case.text for case in sets["changed"] for words in (_WORDS, _OTHER))
    assert {case.speaker for case in sets["untouched"]} == {"Ada Orr", "Cara Quill"}
    assert sets == make_sets(_ARTICLES, find_quoted(_ARTICLES, _ANNOTATIONS), 7)


@pytest.mark.parametrize(
    ("name", "case", "good", "bad"),
    [
        (
            "changed",
            Case("a", "", "word", words=("bridge", "tunnel")),
            report("altered", source="bridge"),
            report("altered"),
        ),
        (
            "others",
            Case("a", "", "other", speaker="Orr"),
            report("other_speaker"),
            report("other_speaker", speaker="Vane"),
        ),
        (
            "swapped",
            Case("a", "", "swapped", speaker="Attorneys for Orr"),
            report("other_speaker", speaker="attorneys"),
            report("other_speaker", speaker="engineers"),
        ),
        ("spliced", Case("a", "", "spliced"), report("spliced"), report("verbatim")),
        ("untouched", Case("a", "", "untouched", speaker="Orr"), report("verbatim"), report("altered")),
        (
            "excerpts",
            Case("a", "", "plain", frozenset({"tolls"})),
            report("verbatim", kind="excerpt"),
            {"claims": []},
        ),
    ],
)
def test_a_right_report_counts_and_a_wrong_one_is_missed(name: str, case: Case, good: Any, bad: Any) -> None:
    """
    In each set by its own measure.
    """
    assert score(name, [case], {"a": good}).missed == ()
    assert score(name, [case], {"a": bad}).missed == (case,)
