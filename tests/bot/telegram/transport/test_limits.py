"""Buckets refill evenly, count what was asked when it was asked, and keep persons, groups and kinds apart."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.records.access import Kind
from bot.telegram.transport import limits
from bot.telegram.transport.limits import Buckets, Limits, OncePer

START = datetime(2026, 2, 3, 12, 0, tzinfo=UTC)
ADA, BEN = 1001, 1002
GROUP, OTHER = -1001, -1002


def after(seconds: float) -> datetime:
    """Return a moment after the start."""
    return START + timedelta(seconds=seconds)


def admitted(limits: Limits, seconds: list[float], kind: Kind = Kind.QUESTION) -> int:
    """Return how many of Ada's questions are admitted that she asks at these moments."""
    return sum(limits.admit(kind, ADA, None, after(one)) == 0.0 for one in seconds)


def test_a_person_may_ask_so_many_at_once_and_then_one_at_a_time() -> None:
    """
    Ten at once, the eleventh six seconds later: that is what is told, and it holds.
    """
    limits = Limits(10, 0)

    assert admitted(limits, [0.0] * 12) == 10
    assert limits.admit(Kind.QUESTION, ADA, None, START) == pytest.approx(6.0)
    assert limits.admit(Kind.QUESTION, ADA, None, after(6.0)) == 0.0
    assert limits.admit(Kind.QUESTION, ADA, None, after(6.1)) > 0.0


def test_what_gathered_over_time_is_no_flood() -> None:
    """
    Thirty questions of ten minutes are all admitted, though they are worked on within a second.
    """
    assert admitted(Limits(10, 0), [20.0 * number for number in range(30)]) == 30


def test_a_refused_question_costs_nothing() -> None:
    """
    A user who goes on asking is not punished for it.
    """
    limits = Limits(2, 0)
    admitted(limits, [0.0, 0.0, 1.0, 5.0, 10.0, 29.0])

    assert limits.admit(Kind.QUESTION, ADA, None, after(30.0)) == 0.0


def test_persons_groups_and_kinds_are_counted_apart() -> None:
    """
    One person's flood costs nobody else anything, and a full group refuses everybody there only.
    """
    limits = Limits(3, 4)
    for _ in range(3):
        limits.admit(Kind.QUESTION, ADA, GROUP, START)

    assert limits.admit(Kind.QUESTION, ADA, OTHER, START) > 0.0
    assert limits.admit(Kind.TAP, ADA, GROUP, START) == 0.0
    assert limits.admit(Kind.QUESTION, BEN, GROUP, START) == 0.0
    assert limits.admit(Kind.QUESTION, BEN, GROUP, START) == pytest.approx(15.0)
    assert limits.admit(Kind.QUESTION, BEN, None, START) == 0.0
    assert limits.admit(Kind.QUESTION, None, OTHER, START) == 0.0


@pytest.mark.parametrize(("kind", "most"), [(Kind.QUESTION, 10), (Kind.TAP, 60), (Kind.INLINE, 120)])
def test_taps_and_inline_queries_have_wider_limits(kind: Kind, most: int) -> None:
    """
    Paging and typing are not asking.
    """
    assert admitted(Limits(10, 30), [0.0] * 200, kind) == most


def test_nought_is_no_limit() -> None:
    """
    An operator who wants no limits has none, for taps neither.
    """
    limits = Limits(0, 0)

    assert admitted(limits, [0.0] * 500) == 500
    assert admitted(limits, [0.0] * 500, Kind.TAP) == 500


@given(st.lists(st.floats(0, 600), min_size=1, max_size=80), st.integers(1, 20))
def test_no_minute_has_more_than_twice_the_limit(seconds: list[float], per_minute: int) -> None:
    """
    In whatever order they come: a full bucket and a minute's refill is all that anybody gets.
    """
    buckets = Buckets(per_minute)
    taken = []
    for moment in sorted(seconds):
        if buckets.seconds_until(ADA, after(moment)) == 0.0:
            buckets.take(ADA, after(moment))
            taken.append(moment)

    assert max(sum(start <= moment < start + 60 for moment in taken) for start in taken) <= 2 * per_minute


@given(st.permutations([0.0, 1.0, 2.0, 40.0, 41.0, 59.0]))
def test_moments_out_of_order_never_give_more(seconds: list[float]) -> None:
    """
    Chats are worked on side by side, so one person's questions may come in any order; none is worth a refill twice.
    """
    assert 2 <= admitted(Limits(2, 0), seconds) <= 4


def test_buckets_of_the_past_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A hundred thousand askers leave no more than those of the last minute.
    """
    monkeypatch.setattr(limits, "_MOST_KEYS", 3)
    buckets = Buckets(10)
    for number in range(9):
        buckets.take(number, after(30.0 * number))

    assert buckets.seconds_until(8, after(240.0)) == 0.0
    assert len(buckets._buckets) <= 4


def test_a_note_is_said_once_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Each key by itself; the memory is bounded.
    """
    monkeypatch.setattr(limits, "_MOST_KEYS", 2)
    notes = OncePer()
    due = [notes.is_due(ADA, after(seconds)) for seconds in (0.0, 1.0, 59.9, 60.0, 61.0)]

    assert due == [True, False, False, True, False]
    assert [notes.is_due(key, after(200.0)) for key in (BEN, GROUP, OTHER)] == [True, True, True]
