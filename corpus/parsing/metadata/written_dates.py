"""Dates as people and programs write them, where ISO 8601 is not used: month names, figures, seconds, zones by name.

Pure. One door to dateparser, which knows the names of months and zones; it is imported at the first such date (0.25 s).
A date of which one part stays open is none: a wrong "when" is worse than a missing one.
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from corpus.parsing.metadata.dates import NewsDays, stated_moment
from corpus.parsing.metadata.numeric_dates import Order, read_figures

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_LONGEST = 80  # characters: a longer text is a sentence
_SECONDS = re.compile(r"(\d{9,10})(?:\.\d{1,9})?|(\d{12,13})")  # the second group: milliseconds
_COMPACT = re.compile(r"\d{14}")
_COMPACT_FORMAT = "%Y%m%d%H%M%S"
_IN_FIGURES = re.compile(
    r"""
    (?:[^\W\d_]{2,10}[.,]{0,2}\s+)?                      # the weekday
    (\d{1,4})(?P<mark>[./-])(\d{1,2})(?P=mark)(\d{1,4})\.?
    (?:(?:\s*[,T]\s*|\s+)(?P<clock>\d.*))?
    """,
    re.VERBOSE,
)
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d{1,9})?)?\s*(?P<half>[AaPp]\.?[Mm]\b\.?)?"
)
_NAMED_YEAR = re.compile(r"\d{4}|[^\W\d_]\W{1,3}\d\d\b")
_HALF_DAY = 12  # hours

_IN_BRACKETS = re.compile(r"\s*\([^()]{0,60}\)$")
_ZONE = re.compile(r"\s*\b(?P<name>[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_]+){1,2}|[A-Z]{1,5})$")
_NO_ZONES = frozenset({"AM", "PM", "A", "M", "P"})
# American outlets write these all year; dateparser takes them for winter time.
_PLACES = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}
# India, Israel and Ireland; the Atlantic and Arabia: hours apart, so only the day is sure.
_SHARED_ZONES = frozenset({"IST", "AST"})


def read_moment(
    given: str, days: NewsDays, *, order: Order | None = None, languages: Sequence[str] = ()
) -> date | datetime | None:
    """Return the day or moment that a text means; a moment without a zone is taken as UTC.

    Args:
        given: The date, with nothing around it.
        days: Any other date is none.
        order: The order of day and month in dates that are written in figures.
        languages: Codes of the languages in which months may be named; English is always read.
    """
    text = " ".join(given.split())
    if not text or len(text) > _LONGEST:
        return None
    moment = stated_moment(text, days)
    if moment is not None:
        return moment
    for read in (_read_seconds, _read_compact):
        if (counted := read(text)) is not None:
            return counted if days.include(counted) else None
    figures = _IN_FIGURES.fullmatch(text)
    if figures:
        return _read_in_figures(figures, days, order)
    named = _read_named(text, languages)
    return named if named is not None and days.include(named) else None


def _read_seconds(text: str) -> datetime | None:
    found = _SECONDS.fullmatch(text)
    if not found:
        return None
    return datetime.fromtimestamp(int(found[1]) if found[1] else int(found[2]) / 1000, UTC)


def _read_compact(text: str) -> datetime | None:
    if not _COMPACT.fullmatch(text):
        return None
    try:
        return datetime.strptime(text, _COMPACT_FORMAT).replace(tzinfo=UTC)
    except ValueError:
        return None


def _read_in_figures(found: re.Match[str], days: NewsDays, order: Order | None) -> date | datetime | None:
    day = read_figures(found[1], found[3], found[4], days, order)
    if day is None or not found["clock"]:
        return day
    rest, zone = _take_zone(found["clock"])
    clock = _CLOCK.match(rest)
    if clock is None or zone is None:
        return day
    offset = rest[clock.end() :].strip()
    if offset:
        zone = _offset(offset)
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % _HALF_DAY + (_HALF_DAY if clock["half"][0] in "Pp" else 0)
    try:
        moment = datetime.combine(day, time(hour, int(clock["minute"]), int(clock["second"] or 0)), zone)
    except ValueError:
        return day
    return day if zone is None else moment if days.include(moment) else None


def _read_named(text: str, languages: Sequence[str]) -> date | datetime | None:
    """Read a date with the name of its month."""
    if not _NAMED_YEAR.search(text):
        return None
    rest, zone = _take_zone(_IN_BRACKETS.sub("", text))
    found = next(filter(None, (_parsed(rest, code) for code in (*languages, "en"))), None)
    if found is None:
        return None
    is_timed = found.time() != time() or _CLOCK.search(rest) is not None
    if not is_timed or (zone is None and found.tzinfo is None):
        return found.date()
    return found if found.tzinfo is not None else found.replace(tzinfo=zone)


def _parsed(text: str, code: str) -> datetime | None:
    """Return dateparser's reading in a language; None also if it does not know the language."""
    try:
        found: datetime | None = _parser(code).get_date_data(text).date_obj
    except ValueError:
        return None
    return found


def _take_zone(text: str) -> tuple[str, tzinfo | None]:
    """Return a text without a zone's name at its end, and the zone: UTC if none is named, None if it is not known."""
    found = _ZONE.search(text)
    if found is None or found["name"] in _NO_ZONES:
        return text, UTC
    rest, name = text[: found.start()], found["name"]
    if name in _SHARED_ZONES:
        return rest, None
    if "/" in name or name in _PLACES:
        try:
            return rest, ZoneInfo(_PLACES.get(name, name))
        except (KeyError, ValueError, OSError):
            return rest, None
    return rest, _offset(name)


def _offset(name: str) -> tzinfo | None:
    """Return a zone by its name or offset, as dateparser knows it."""
    from dateparser.timezone_parser import pop_tz_offset_from_string

    rest, zone = pop_tz_offset_from_string(f"10:00 {name}")
    if zone is None or rest.strip() != "10:00":
        return None
    return timezone(zone.utcoffset(None) or timedelta())


@lru_cache(maxsize=16)
def _parser(code: str) -> "DateDataParser":
    from dateparser.date import DateDataParser

    settings = {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"]}
    return DateDataParser(languages=[code], settings=settings)
