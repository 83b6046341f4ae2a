"""Days written in figures, such as 03/02/2026 and 14-12-29: the one day that they can mean, or none.

Which figure is the day is told by the figures themselves, else by the order that the language or other dates of the
same page or feed have. What stays open is no date. Pure.
"""

import re
from collections.abc import Iterable
from datetime import date
from enum import Enum

from corpus.parsing.metadata.dates import NewsDays

FIGURES = re.compile(r"(?<![\d.,:/-])(\d{1,4})(?P<mark>[./-])(\d{1,2})(?P=mark)(\d{1,4})(?![\d/-]|[.,:]\d)")

_MONTHS = 12
_LONG_YEAR = 4  # digits
_SHORT_YEAR = 2
_CENTURIES = (1900, 2000)

# The one country whose outlets write the month first; English without a country is read in both orders.
_MONTH_FIRST = frozenset({"en-us"})
_UNDECIDED = frozenset({"", "en"})


class Order(Enum):
    """The order of day and month where the year comes last."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


def find_order(language: str | None, texts: Iterable[str]) -> Order | None:
    """Return the order in which a page or feed writes its dates; None if nothing tells it, or its dates disagree.

    Args:
        language: A language tag, such as "en-GB".
        texts: Words with other dates of the same page or feed.

    >>> find_order("en", ["Posted 27/02/2026"])
    <Order.DAY_FIRST: 'day first'>
    """
    found: set[Order] = set()
    for text in texts:
        for first, _mark, second, last in (match.groups() for match in FIGURES.finditer(text)):
            if len(last) == _LONG_YEAR and (int(first) > _MONTHS) != (int(second) > _MONTHS):
                found.add(Order.DAY_FIRST if int(first) > _MONTHS else Order.MONTH_FIRST)
    if found:
        return found.pop() if len(found) == 1 else None
    tag = (language or "").strip().lower().replace("_", "-")
    if tag in _UNDECIDED:
        return None
    return Order.MONTH_FIRST if tag in _MONTH_FIRST else Order.DAY_FIRST


def read_figures(first: str, second: str, last: str, days: NewsDays, order: Order | None) -> date | None:
    """Return the day that three figures mean; None if they may mean several possible days.

    >>> from datetime import UTC, datetime
    >>> read_figures("14", "12", "29", NewsDays(datetime(2026, 2, 3, tzinfo=UTC)), None)
    datetime.date(2014, 12, 29)
    """
    if len(first) == _LONG_YEAR:
        return _only(_days(first, second, last, days))
    day_first, month_first = _days(last, second, first, days), _days(last, first, second, days)
    if len(last) != _LONG_YEAR:
        return _only(_days(first, second, last, days) | day_first | month_first)
    if day_first and month_first and order is not None:
        return _only(day_first if order is Order.DAY_FIRST else month_first)
    return _only(day_first | month_first)


def _days(year: str, month: str, day: str, days: NewsDays) -> set[date]:
    """Return the possible days of a year of two or four digits."""
    if len(year) == _LONG_YEAR:
        years = [int(year)]
    elif len(year) == _SHORT_YEAR:
        years = [century + int(year) for century in _CENTURIES]
    else:
        return set()
    found = set()
    for number in years:
        try:
            found.add(date(number, int(month), int(day)))
        except ValueError:
            continue
    return {day for day in found if days.include(day)}


def _only(days: set[date]) -> date | None:
    return days.pop() if len(days) == 1 else None
