"""The day on which a page's article was published, of all that the page states and of what a search in it found.

Pages state dates in several places, some of them filled by programs: with the time of the request, of the last change,
or with nothing. Pure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from corpus.parsing.metadata.dates import NewsDays
from corpus.parsing.metadata.numeric_dates import FIGURES, Order, find_order, read_figures
from corpus.parsing.metadata.written_dates import read_moment

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # it has no types

_ONE_DAY = timedelta(days=1)
# Where nobody says when the page is read, a later year is a misprint.
_WITHOUT_CLOCK = NewsDays(datetime(2100, 1, 1, tzinfo=UTC))

# The names under which pages state the day of publication, as the outlets' programs write them.
_PUBLISHED = frozenset(
    "article.published article:published article:published_time article_date_original citation_date "
    "citation_publication_date date date_published datepublished dc.date dc.date.created dc.date.issued dc:date "
    "dcterms.created dcterms.date dcterms.issued og:article:published_time og:pubdate og:published_time "
    "parsely-pub-date pdate pubdate publication_date publish-date publish_date publishdate published "
    "published-date published_date rnews:datepublished sailthru.date".split()
)
_NAMING = ("name", "property", "itemprop")
_MOST_META_TAGS = 500  # a page has dozens
_DAY_IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?P<mark>[/-]?)(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?=[/_.-]|$)"
)
_LOOKED_AT = 200_000  # characters of a page's words: its dates stand near the article


@dataclass(frozen=True, slots=True)
class Clues:
    """What tells the day of a page's article.

    Attributes:
        stated: The date that the page's data for machines give its article.
        changed: The date of its last change there.
        found: The day that htmldate found, in ISO 8601.
        url: The page's address.
        language: The language tag that the page states.
        words: The page's visible words.
        days: Those on which it may have been published; None where the time of reading is not known.
    """

    stated: str | None
    changed: str | None
    found: str | None
    url: str | None
    language: str | None
    words: str
    days: NewsDays | None


def search_limits(days: NewsDays | None) -> dict[str, object]:
    """Return htmldate's settings: only a date that the page states counts, since one guessed from prose misleads."""
    days = days or _WITHOUT_CLOCK
    return {
        "original_date": True,
        "extensive_search": False,
        "min_date": days.first.isoformat(),
        "max_date": days.last.date().isoformat(),
    }


def find_published(tree: "HtmlElement", clues: Clues) -> str | None:
    """Return when the article was published, in ISO 8601; None if nothing tells, or only dates that tell nothing."""
    days = clues.days or _WITHOUT_CLOCK
    words = clues.words[:_LOOKED_AT]
    order = find_order(clues.language, [words])
    elsewhere = [*_days_in_metadata(tree, days, order), *_day_in_address(clues.url, days)]
    stated = read_moment(clues.stated, days, order=order) if clues.stated else None
    if stated is not None and _is_confirmed(stated, elsewhere):
        return stated.isoformat()
    earlier = [day for day in elsewhere if stated is not None and day < _day(stated)]
    if earlier:  # programs state the day of a request or a change as the day of publication, never the other way round
        return min(earlier).isoformat()
    changed = read_moment(clues.changed, days, order=order) if clues.changed else None
    if stated is not None and (changed is None or _day(changed) >= _day(stated) - _ONE_DAY):
        return stated.isoformat()
    checked = _checked(clues.found, f"{words}\n{_texts_of(tree)}", days, order)
    if stated is not None:  # its last change lies before it, so it is the day of a request, and nothing else is stated
        return checked.isoformat() if checked and checked < _day(stated) else None
    checked = checked or next(iter(elsewhere), None)
    return checked.isoformat() if checked else None


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _is_confirmed(stated: date | datetime, elsewhere: list[date]) -> bool:
    """Whether another place agrees, up to a day that a zone makes."""
    return any(abs(day - _day(stated)) <= _ONE_DAY for day in elsewhere)


def _days_in_metadata(tree: "HtmlElement", days: NewsDays, order: Order | None) -> Iterator[date]:
    for text in _metadata(tree):
        moment = read_moment(text, days, order=order)
        if moment is not None:
            yield _day(moment)


def _metadata(tree: "HtmlElement") -> Iterator[str]:
    """Yield what the page's head gives as the day of publication."""
    for number, meta in enumerate(tree.iter("meta")):
        if number >= _MOST_META_TAGS:
            return
        names = {(meta.get(attribute) or "").strip().lower() for attribute in _NAMING}
        content = meta.get("content")
        if content and not _PUBLISHED.isdisjoint(names):
            yield content


def _day_in_address(url: str | None, days: NewsDays) -> Iterator[date]:
    found = _DAY_IN_ADDRESS.search(url) if url else None
    if found:
        day = read_figures(found["year"], found["month"], found["day"], days, None)
        if day is not None:
            yield day


def _texts_of(tree: "HtmlElement") -> str:
    """Return the dates that a page states where a reader does not see them."""
    times = [element.get("datetime") or "" for element in tree.iter("time")]
    return "\n".join([*_metadata(tree), *times])


def _checked(found: str | None, words: str, days: NewsDays, order: Order | None) -> date | None:
    """Return the day that htmldate found, unless it only took figures for it that may mean another day."""
    try:
        day = date.fromisoformat(found) if found else None
    except ValueError:
        return None
    if day is None or not days.include(day):
        return None
    written = [(match[1], match[3], match[4]) for match in FIGURES.finditer(words)]
    read = [(figures, read_figures(*figures, days, order)) for figures in written]
    if any(meant == day for _, meant in read) or _is_named(day, words):
        return day
    about_it = [meant for figures, meant in read if _may_mean(figures, day)]
    return next((meant for meant in about_it if meant is not None), None) if about_it else day


def _may_mean(figures: tuple[str, str, str], day: date) -> bool:
    """Whether three figures are those of a day, in any order."""
    wanted = sorted((day.year % 100, day.month, day.day))
    return sorted(int(figure) % 100 for figure in figures) == wanted


def _is_named(day: date, words: str) -> bool:
    """Whether a text has the day and the year with a word between or before them, as dates with a month's name have."""
    number = rf"(?<!\d)0?{day.day}(?:st|nd|rd|th|\.)?"
    month = r"(?:de |of )?[^\W\d_]{3,12}\.?"
    year = rf"(?:de |del )?{day.year}(?!\d)"
    return re.search(rf"{number},? {month},? {year}|{month} {number},? {year}", words) is not None
