"""Days, periods and names in words, in the language in use.

Pure. Every part of the bot that writes to people needs them, so they depend on nothing but the texts.
"""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from bot.answers import Understood
from bot.invisibles import isolate
from bot.texts import ENGLISH, Texts


def day_in_words(day: date | None, texts: Texts = ENGLISH) -> str | None:
    """Return a date in words.

    >>> day_in_words(date(2026, 2, 3)), day_in_words(date(2026, 2, 3), Texts("uk"))
    ('3 Feb 2026', '3 лютого 2026')
    """
    return texts("day", day=day.day, month=day.month, year=str(day.year)) if day else None


def list_names(names: Sequence[str], texts: Texts = ENGLISH) -> str:
    """Return names as a list within a sentence.

    >>> list_names(["Ada Orr", "Ben Vane", "Lena Marsh"])
    'Ada Orr, Ben Vane and Lena Marsh'
    """
    *first, last = [isolate(name) for name in names] or [""]
    return texts("names", first=", ".join(first), last=last) if first else last


def short_day(day: date, texts: Texts, this_year: int | None = None) -> str:
    """Return a date short enough for a button, without the year if it is this one.

    >>> short_day(date(2026, 2, 3), Texts()), short_day(date(2026, 2, 3), Texts("uk"), 2026)
    ('3 Feb 2026', '3 лют.')
    """
    name = "day-short" if day.year == this_year else "day-short-year"
    return texts(name, day=day.day, month=day.month, year=str(day.year))


def short_period(asked: Understood, texts: Texts) -> str:
    """Return a question's period, short enough for a button; "" if it names none.

    >>> short_period(Understood(since=date(2026, 1, 1), until=date(2026, 12, 31)), Texts())
    '2026'
    >>> short_period(Understood(since=date(2026, 2, 1), until=date(2026, 2, 28)), Texts())
    'Feb 2026'
    >>> short_period(Understood(since=date(2026, 2, 3)), Texts())
    'since 3 Feb 2026'
    """
    since, until = asked.since, asked.until
    if since is None or until is None:
        open_end = texts("since-day", since=short_day(since, texts)) if since else ""
        return texts("until-day", until=short_day(until, texts)) if until else open_end
    if since == until:
        return short_day(since, texts)
    if (since.month, since.day, until.month, until.day) == (1, 1, 12, 31):
        return str(since.year) if since.year == until.year else f"{since.year}–{until.year}"
    is_month = (since.year, since.month) == (until.year, until.month) and since.day == 1 and _ends_month(until)
    if is_month:
        return texts("month", month=since.month, year=str(since.year))
    return texts("from-day-to-day", since=short_day(since, texts, until.year), until=short_day(until, texts))


def _ends_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]
