"""Whether a source still brings news, and its trouble in words for the operators.

Pure. A feed that silently stops is how an archive goes stale unnoticed, so silence counts as a failure.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from corpus.sources import SourceKind
from index.catalogue.sources import SourceState

#: One failed check is a hiccup of the network.
_REPEATEDLY = 3

#: A source that nobody has asked for this long counts as abandoned.
_ABANDONED_AFTER = timedelta(days=30)

#: Kinds that must bring news; folders and single pages may rest for ever.
_BRINGS_NEWS = frozenset({SourceKind.FEED, SourceKind.SITEMAP, SourceKind.WEB})


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """The health of a source.

    Attributes:
        lag: The age of its newest article; None if it gives no dates.
        trouble: What is wrong, if anything.
        note: A remark that needs nobody's attention.
    """

    state: SourceState
    lag: timedelta | None
    trouble: str | None
    note: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return it as one JSON object."""
        hours = None if self.lag is None else round(self.lag.total_seconds() / 3600, 1)
        return asdict(self.state) | {"lag_hours": hours, "trouble": self.trouble, "note": self.note}


def judge(states: Sequence[SourceState], now: datetime, silent_after: timedelta) -> list[SourceHealth]:
    """Return the health of each source that was checked lately; ``now`` is aware."""
    return [
        SourceHealth(state, _measure_lag(state, now), _find_trouble(state, now, silent_after), _find_note(state))
        for state in states
        if state.checked_at and now - datetime.fromisoformat(state.checked_at) < _ABANDONED_AFTER
    ]


def _find_trouble(state: SourceState, now: datetime, silent_after: timedelta) -> str | None:
    """Return the trouble of a source, or None.

    >>> feed = dict(location="https://lantern.example/feed.xml", kind="feed", publisher=None, checked_at=None)
    >>> feed |= dict(succeeded_at=None, error=None, listed=3, newest="2026-05-01T12:00:00+00:00", alerted_at=None)
    >>> _find_trouble(SourceState(**feed, failures=0), datetime.fromisoformat("2026-05-05T12:00Z"), timedelta(days=3))
    'silent: its newest article is 4 days old'
    """
    if state.error and state.succeeded_at is None:
        return f"never read yet: {state.error}"
    if state.error and state.failures >= _REPEATEDLY:
        return f"failed {count(state.failures, 'time')} in a row: {state.error}"
    lag = _measure_lag(state, now)
    if lag is not None and lag > silent_after and state.kind in _BRINGS_NEWS:
        return f"silent: its newest article is {in_words(lag)} old"
    return None


def _find_note(state: SourceState) -> str | None:
    """Return a remark that is no trouble: a vanished page stays so, and its article is kept."""
    is_gone = state.kind == SourceKind.PAGE and state.error is None and not state.listed
    return "its page is gone, its article is kept" if is_gone else None


def _measure_lag(state: SourceState, now: datetime) -> timedelta | None:
    """Return the age of a source's newest article; None if it gives no dates."""
    return max(now - datetime.fromisoformat(state.newest), timedelta()) if state.newest else None


def in_words(time: timedelta) -> str:
    """Return a time in its largest unit.

    >>> in_words(timedelta(hours=30)), in_words(timedelta(days=3)), in_words(timedelta(seconds=5))
    ('30 hours', '3 days', '0 minutes')
    """
    minutes = int(time.total_seconds()) // 60
    hours = minutes // 60
    if hours < 48:
        return count(hours, "hour") if hours else count(minutes, "minute")
    return count(hours // 24, "day")


def count(number: int, what: str) -> str:
    """Return a number of things.

    >>> count(1, "time"), count(3, "time")
    ('1 time', '3 times')
    """
    return f"{number} {what}{'' if number == 1 else 's'}"
