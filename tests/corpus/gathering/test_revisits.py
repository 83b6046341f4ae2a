"""When a page is asked for again."""

from datetime import date, datetime, timedelta

import pytest

from corpus.gathering.revisits import is_due, is_watched
from corpus.visits import Outcome, Visit
from tests.corpus.support.web import NOW, page


def visited(ago: timedelta, unchanged: timedelta) -> Visit:
    """Return a visit of so long ago to a page that was last seen to change so long ago."""
    return Visit(page("ferry"), "source", page("ferry"), Outcome.READ, NOW - ago, NOW - unchanged)


@pytest.mark.parametrize(
    ("ago", "unchanged", "expected"),
    [
        (timedelta(minutes=59), timedelta(minutes=59), False),
        (timedelta(hours=1), timedelta(hours=1), True),
        (timedelta(hours=5), timedelta(days=1), False),
        (timedelta(hours=6), timedelta(days=1), True),
        (timedelta(days=29), timedelta(days=365), False),
        (timedelta(days=30), timedelta(days=365), True),
    ],
)
def test_a_page_is_asked_for_less_the_longer_it_stays_the_same(
    ago: timedelta, unchanged: timedelta, *, expected: bool
) -> None:
    """
    At most hourly, then after a quarter of the time that it has not changed, and monthly at last.
    """
    assert is_due(visited(ago, unchanged), NOW) is expected


@pytest.mark.parametrize(
    ("updated_at", "expected"),
    [
        (NOW - timedelta(minutes=5), True),
        (NOW - timedelta(minutes=15), False),
        (datetime(2026, 5, 3, 11, 55), True),  # noqa: DTZ001 - feeds may leave the zone out
        (date(2026, 5, 4), True),
        (date(2026, 5, 3), False),
    ],
)
def test_a_change_that_its_source_tells_makes_it_due(updated_at: date, *, expected: bool) -> None:
    """
    A page of ten minutes ago is asked for again if its source says that it changed since; the day alone does not.
    """
    assert is_due(visited(timedelta(minutes=10), timedelta(minutes=10)), NOW, updated_at) is expected


def test_a_page_of_last_year_that_no_feed_lists_is_let_go() -> None:
    """
    Pages are looked after for three months beyond their last change.
    """
    assert is_watched(visited(timedelta(days=1), timedelta(days=89)), NOW)
    assert not is_watched(visited(timedelta(days=1), timedelta(days=91)), NOW)
