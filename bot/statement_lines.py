"""The lines around a statement in a message: who says it and in whose words, where it stands, and what became of it.

Pure.
"""

from calendar import monthrange
from datetime import UTC, date, datetime

from bot.answers import Citation, Understood
from bot.composing import also_in, corrected, day_in_words, in_own_words, vanished
from bot.markup import Block, joined, label, tagged, words
from bot.texts import Texts
from index.statements import Kind, Polarity

_DOT = " · "

#: The outlet's note itself is cut at 300, where the answer is made.
_CORRECTION_CHARACTERS = 400


def heading(number: int, citation: Citation, texts: Texts) -> Block:
    """Return the line above a statement: its number, its speaker, and how the words come to us."""
    unnamed = texts("from-article" if citation.kind is None else "speaker-not-named")
    name = tagged("b", f"{number}. {label(citation.speaker) or unnamed}")
    return joined(_DOT, [name, words(tell_manner(citation, texts))])


def tell_manner(citation: Citation, texts: Texts) -> str:
    """Return how the words come to us: denied, asked or plainly said, in whose wording; "" for an article's own."""
    deed = texts("manner", polarity=citation.polarity or Polarity.SAID)
    return _DOT.join(part for part in (deed, _wording(citation, texts)) if part)


def _wording(citation: Citation, texts: Texts) -> str:
    if citation.kind is None:
        return ""
    if citation.kind is not Kind.INDIRECT:
        return in_own_words(citation, texts)
    outlet = label(citation.publisher)
    return texts("reported-by", where=outlet) if outlet else texts("reporter-words")


def source_lines(citation: Citation, texts: Texts) -> Block:
    """Return the lines below a statement: a correction, then outlet, day, title and where else the words stand."""
    parts = [
        words(label(citation.publisher)),
        words(day_in_words(citation.published_at, texts) or ""),
        tagged("i", label(citation.title)),
        words(also_in(citation, texts)),
        words(vanished(citation, texts)),
    ]
    correction = label(corrected(citation, texts), _CORRECTION_CHARACTERS)
    source = joined(_DOT, parts)
    return joined("\n", [words(correction), source if source.plain else words(texts("source-unnamed"))])


def as_of_line(moment: datetime | None, texts: Texts) -> Block:
    """Return as of when the archive knows."""
    if moment is None:
        return words(texts("empty-as-of"))
    moment = moment.astimezone(UTC)
    return words(texts("as-of", day=day_in_words(moment, texts) or "", time=f"{moment:%H:%M}"))


def short_day(day: date, texts: Texts, this_year: int | None = None) -> str:
    """Return a date as short as a button needs it, without the year where it is this one.

    >>> short_day(date(2026, 2, 3), Texts()), short_day(date(2026, 2, 3), Texts("uk"), 2026)
    ('3 Feb 2026', '3 лют.')
    """
    name = "day-short" if day.year == this_year else "day-short-year"
    return texts(name, day=day.day, month=day.month, year=str(day.year))


def short_period(asked: Understood, texts: Texts) -> str:
    """Return the days that a question asks for, as short as a button needs them; "" where it names none.

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
