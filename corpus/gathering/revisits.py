"""When to request a page again: corrections come in the first hours, later ones in the first weeks.

Pure.
"""

from datetime import UTC, date, datetime, time, timedelta

from corpus.visits import Visit

_SHORTEST = timedelta(hours=1)
_LONGEST = timedelta(days=30)

#: A page that has stayed the same for some time is requested again after a quarter of that time.
_PATIENCE = 4

#: Pages that their feed no longer lists are requested until they have stayed the same for this long.
_FORGOTTEN_AFTER = timedelta(days=90)


def is_due(visit: Visit, now: datetime, updated_at: datetime | date | None = None) -> bool:
    """Whether a page is to be visited again.

    A change since the last visit, reported by its source as ``updated_at``, makes it due at once; ``now`` is aware.
    """
    if updated_at is not None and _moment(updated_at) > visit.visited_at:
        return True
    pause = min(max((now - visit.changed_at) / _PATIENCE, _SHORTEST), _LONGEST)
    return now - visit.visited_at >= pause


def is_watched(visit: Visit, now: datetime) -> bool:
    """Whether a page that its source no longer lists is still revisited."""
    return now - visit.changed_at < _FORGOTTEN_AFTER


def _moment(when: date) -> datetime:
    """Return a day as its beginning, so that a page visited on that day is not requested again because of its date."""
    if isinstance(when, datetime):
        return when if when.tzinfo else when.replace(tzinfo=UTC)
    return datetime.combine(when, time(), UTC)
