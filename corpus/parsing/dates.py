"""Dates as articles, feeds and sitemaps write them."""

from datetime import UTC, date, datetime, time, timedelta

_ONE_DAY = timedelta(days=1)
NO_DATE = datetime.fromtimestamp(0, UTC)  # The first second of 1970 is what programs write for a missing date.


def iso_moment(given: str) -> date | datetime:
    """Read an ISO 8601 date or datetime; a datetime without a zone is taken as UTC.

    Raises:
        ValueError: If it is none, or lies outside the calendar in some zone.

    >>> iso_moment("2026-02-03"), iso_moment("2026-02-03T10:00:00")
    (datetime.date(2026, 2, 3), datetime.datetime(2026, 2, 3, 10, 0, tzinfo=datetime.timezone.utc))
    """
    try:
        return date.fromisoformat(given.strip())
    except ValueError:
        pass
    moment = datetime.fromisoformat(given.strip())
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        moment.astimezone(UTC)  # near the years 1 and 9999 a zone leads out of the calendar
    except OverflowError as error:
        raise ValueError(str(error)) from error
    return moment


def stated_moment(given: object, now: datetime) -> date | datetime | None:
    """Return a date given in ISO 8601; None if it is nonsense or lies in the future."""
    if not isinstance(given, str):
        return None
    try:
        moment = iso_moment(given)
    except ValueError:
        return None
    return moment if is_past(moment, now) else None


def is_past(moment: date | datetime, now: datetime) -> bool:
    """Whether the moment may lie in the past: a clock may be wrong by a day, or name the wrong zone."""
    aware = at(moment)
    return aware <= now + _ONE_DAY and aware != NO_DATE


def at(moment: date | datetime) -> datetime:
    """Return a day's first moment in UTC; a datetime stays."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time(), UTC)
