"""The contract of ``--json``: every field, under its name, in its form."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.answers import Answer, Citation, Understood
from corpus.article import Span
from index.statements import Kind, Polarity

CITATION = Citation(
    article_key="a1",
    article_id="a1",
    version_row=1,
    version=2,
    span=Span(410, 430),
    quote="Orr denied the plan.",
    speaker="Ada Orr",
    kind=Kind.INDIRECT,
    polarity=Polarity.DENIED,
    title="A Title",
    publisher="The Lantern",
    published_at=date(2026, 2, 3),
    url="https://example.org/a",
    link="https://example.org/a#:~:text=Orr",
)
CITED: dict[str, Any] = {
    "article_id": "a1",
    "version": 2,
    "start": 410,
    "end": 430,
    "quote": "Orr denied the plan.",
    "speaker": "Ada Orr",
    "kind": "indirect",
    "polarity": "denied",
    "title": "A Title",
    "publisher": "The Lantern",
    "published_at": "2026-02-03",
    "url": "https://example.org/a",
    "link": "https://example.org/a#:~:text=Orr",
    "also_in": 0,
    "also_in_outlets": [],
    "correction": None,
    "vanished_at": None,
    "language": None,
}
ANSWER = Answer(
    question="what did Orr deny?",
    prose="Ada Orr: … [1]",
    understood=Understood(("Ada Orr",), "plan", date(2026, 1, 1), date(2026, 1, 31), "The Lantern", "said"),
    as_of=datetime(2026, 2, 3, 12, tzinfo=UTC),
    citations=(CITATION,),
    latency_ms=12.345,
)


def as_json(answer: Answer, qid: str | None = None) -> dict[str, Any]:
    """Return what a reader of the JSON gets."""
    read: dict[str, Any] = json.loads(json.dumps(answer.to_json(qid)))
    return read


def test_an_answer_has_every_field_of_the_contract() -> None:
    """
    No more, no fewer, none renamed.
    """
    assert as_json(ANSWER, "q7") == {
        "qid": "q7",
        "question": "what did Orr deny?",
        "status": "answered",
        "answer": "Ada Orr: … [1]",
        "reason": None,
        "understood": {
            "speakers": ["Ada Orr"],
            "topic": "plan",
            "from": "2026-01-01",
            "until": "2026-01-31",
            "publisher": "The Lantern",
            "kind": "said",
        },
        "order": "best",
        "as_of": "2026-02-03T12:00:00Z",
        "is_partial": False,
        "latency_ms": 12.3,
        "citations": [CITED],
        "other": None,
        "apart": [],
        "nearest": [],
        "closest_of": None,
    }


def test_a_refusal_has_a_reason_and_its_nearest_apart() -> None:
    """
    What was found beside the question is never among the citations.
    """
    refusal = replace(ANSWER, citations=(), nearest=(CITATION,), reason="Nothing.", prose="Nothing.")

    assert as_json(refusal)["status"] == "refused"
    assert (as_json(refusal)["citations"], as_json(refusal)["nearest"]) == ([], [CITED])
    assert as_json(refusal)["reason"] == as_json(refusal)["answer"] == "Nothing."


def test_what_is_unknown_is_null() -> None:
    """
    A passage of an article about which nothing is known has its place, its words, and nulls.
    """
    bare = Citation(article_key="a1", article_id="a1", version_row=1, version=1, span=Span(0, 5), quote="Words")

    assert {name for name, value in bare.to_json().items() if value is None} == {
        *("speaker", "kind", "polarity", "title", "publisher", "published_at", "url", "link"),
        *("correction", "vanished_at", "language"),
    }
    assert bare.to_json().keys() == CITED.keys()


def test_a_time_of_publication_keeps_its_zone() -> None:
    """
    A date stays a date, a time says its offset.
    """
    timed = replace(CITATION, published_at=datetime(2026, 2, 3, 7, 15, tzinfo=UTC))

    assert timed.to_json()["published_at"] == "2026-02-03T07:15:00+00:00"


@pytest.mark.parametrize(("citations", "reason"), [((CITATION,), "Nothing."), ((), None), ((), "")])
def test_an_answer_has_citations_or_a_reason(citations: tuple[Citation, ...], reason: str | None) -> None:
    """
    Neither both nor none can be made.
    """
    with pytest.raises(ValueError, match="never both"):
        replace(ANSWER, citations=citations, reason=reason)
