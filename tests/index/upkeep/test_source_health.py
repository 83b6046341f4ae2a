"""What is wrong with a source, in words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from index.catalogue.sources import SourceState
from index.upkeep.source_health import judge

NOW = datetime(2026, 5, 10, 12, tzinfo=UTC)
FINE = SourceState(
    location="https://lantern.example/feed.xml",
    kind="feed",
    publisher=None,
    checked_at=NOW.isoformat(),
    succeeded_at=NOW.isoformat(),
    failures=0,
    error=None,
    listed=3,
    newest=(NOW - timedelta(hours=5)).isoformat(),
    alerted_at=None,
)


@pytest.mark.parametrize(
    ("difference", "trouble"),
    [
        ({}, None),
        ({"failures": 2, "error": "answers 503"}, None),
        ({"failures": 3, "error": "answers 503"}, "failed 3 times in a row: answers 503"),
        ({"failures": 1, "error": "no feed", "succeeded_at": None}, "never read yet: no feed"),
        ({"newest": "2026-05-01T12:00:00+00:00"}, "silent: its newest article is 9 days old"),
        ({"newest": "2026-05-01T12:00:00+00:00", "kind": "path"}, None),
        ({"newest": "2026-05-01T12:00:00+00:00", "kind": "page"}, None),
        ({"newest": None}, None),
        ({"newest": "2026-06-01T12:00:00+00:00"}, None),
    ],
    ids="fine hiccup failing never-worked silent folder page undated future".split(),
)
def test_repeated_failures_and_silence_are_trouble(difference: dict[str, object], trouble: str | None) -> None:
    """
    One failed check is none, and folders and pages may rest.
    """
    (health,) = judge([replace(FINE, **difference)], NOW, timedelta(days=3))  # type: ignore[arg-type]

    assert health.trouble == trouble


@pytest.mark.parametrize(
    ("difference", "is_noted"),
    [
        ({"kind": "page", "listed": 0}, True),
        ({"kind": "page"}, False),
        ({"kind": "page", "listed": 0, "error": "answers 503", "failures": 1}, False),
        ({"listed": 0, "newest": None}, False),
    ],
    ids="gone there failing empty-feed".split(),
)
def test_a_page_that_is_gone_is_noted_and_no_trouble(difference: dict[str, object], *, is_noted: bool) -> None:
    """
    Nobody is called for what will never change again.
    """
    (health,) = judge([replace(FINE, **difference)], NOW, timedelta(days=3))  # type: ignore[arg-type]

    assert health.trouble is None
    assert health.note == ("its page is gone, its article is kept" if is_noted else None)


def test_the_lag_is_told_in_hours() -> None:
    """
    Monitoring reads one number a source.
    """
    (health,) = judge([FINE], NOW, timedelta(days=3))

    assert health.to_json()["lag_hours"] == 5.0


def test_a_source_that_nobody_asks_any_more_is_none() -> None:
    """
    What was taken off the list a month ago is not silent.
    """
    assert judge([replace(FINE, checked_at="2026-04-01T12:00:00+00:00")], NOW, timedelta(days=3)) == []
