"""Confidence in articles that hardly report what anybody says."""

import pytest

from corpus.article import Span
from index.extraction.crediting.confidence import weighed_in
from index.statements import Kind, Polarity, Statement

PAGE = 6_000


def statement(confidence: float) -> Statement:
    """Return a statement of this confidence."""
    span = Span(0, 1)
    return Statement("Ada Quill", (span,), (span,), (span,), span, Kind.INDIRECT, Polarity.SAID, confidence)


@pytest.mark.parametrize(
    ("stated", "length", "kept"),
    [
        pytest.param([0.5], PAGE, [], id="a manual"),
        pytest.param([0.94, 0.5, 0.79], PAGE, [0.799], id="an essay with one"),
        pytest.param([0.94, 0.94, 0.8, 0.8, 0.5], PAGE, [0.94, 0.94, 0.8, 0.8, 0.5], id="news"),
        pytest.param([0.5], 1_000, [0.5], id="too short to tell"),
        pytest.param([], PAGE, [], id="nothing"),
    ],
)
def test_quiet_page_keeps_what_is_sure(stated: list[float], length: int, kept: list[float]) -> None:
    """
    With fewer sure statements than one in some two hundred words the others are mostly none.
    """
    found = weighed_in("x" * length, [statement(confidence) for confidence in stated])
    assert [one.confidence for one in found] == kept
