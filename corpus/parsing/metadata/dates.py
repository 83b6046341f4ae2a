"""Dates as articles, feeds and sitemaps write them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

_ONE_DAY = timedelta(days=1)

#: No news was published on the web before. What programs write for a missing date lies earlier: the years 1, 1601, 1900
#: and 1904, and 1970 in any zone.
EARLIEST_YEAR = 1990

_PLACEHOLDERS = (datetime.min.replace(tzinfo=UTC), datetime.fromtimestamp(0, UTC))


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


@dataclass(frozen=True, slots=True)
class NewsDays:
    """The days on which news may have been published: up to tomorrow, since a clock may name the wrong zone.

    Attributes:
        now: The time of reading; aware.
        earliest_year: The year that they begin with.
    """

    now: datetime
    earliest_year: int = EARLIEST_YEAR

    @property
    def first(self) -> date:
        """The first of these days."""
        return date(self.earliest_year, 1, 1)

    @property
    def last(self) -> datetime:
        """The last moment."""
        return self.now + _ONE_DAY

    def include(self, moment: date | datetime) -> bool:
        """Whether news may have been published then."""
        return at(self.first) <= at(moment) <= self.last


def stated_moment(given: object, days: NewsDays) -> date | datetime | None:
    """Return a date given in ISO 8601; None if it is nonsense, or no day on which news was published."""
    if not isinstance(given, str):
        return None
    try:
        moment = iso_moment(given)
    except ValueError:
        return None
    return moment if days.include(moment) else None


def is_placeholder(moment: date | datetime) -> bool:
    """Whether this is what programs write for a missing date: the first moment of the calendar, or of 1970."""
    return at(moment) in _PLACEHOLDERS


def at(moment: date | datetime) -> datetime:
    """Return a day's first moment in UTC; a datetime stays."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time(), UTC)
