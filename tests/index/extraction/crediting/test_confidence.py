"""Confidence in articles that hardly report what anybody says."""

import pytest

from corpus.article import Span
from index.extraction.crediting.confidence import weighed_in
from index.statements import Kind, Polarity, Statement

PAGE = 13_000


def statement(confidence: float) -> Statement:
    """Return a statement of this confidence."""
    span = Span(0, 1)
    return Statement("Ada Quill", (span,), (span,), (span,), span, Kind.INDIRECT, Polarity.SAID, confidence)


@pytest.mark.parametrize(
    ("stated", "length", "kept"),
    [
        pytest.param([0.5], PAGE, [0.3], id="a manual"),
        pytest.param([0.94, 0.5], PAGE, [0.564, 0.3], id="an essay with one"),
        pytest.param([0.94, 0.94, 0.5], PAGE, [0.94, 0.94, 0.5], id="news"),
        pytest.param([0.5], 5_000, [0.5], id="too short to tell"),
        pytest.param([], PAGE, [], id="nothing"),
    ],
)
def test_quiet_page_lowers_confidence(stated: list[float], length: int, kept: list[float]) -> None:
    """
    With fewer sure statements than one in about a thousand words what looks like one is mostly none.
    """
    found = weighed_in("x" * length, [statement(confidence) for confidence in stated])
    assert [one.confidence for one in found] == kept
