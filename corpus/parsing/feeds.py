"""From RSS, Atom and RDF feeds to entries. The only door to feedparser (imported at the first feed: 50 ms).

Pure: from bytes to values. feedparser gets UTF-8, since of a declaration that is false or under another name it makes
wrong letters. It reads broken feeds as far as it can. Its own cleaning of markup is not used, since it removes the
very attributes that mark hidden text; only plain text leaves this module.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from io import BytesIO
from time import struct_time
from typing import Any

from corpus.errors import MalformedError
from corpus.parsing.decoding import declared_in_xml, decode
from corpus.parsing.encodings import known_encoding
from corpus.parsing.feed_entries import Given, make_entry, whole_article
from corpus.parsing.json_feeds import is_json, parse_json_feed
from corpus.parsing.listings import Feed, FeedEntry
from corpus.parsing.metadata.bylines import tidy_title
from corpus.parsing.metadata.dates import NewsDays
from corpus.parsing.metadata.entities import unescape_markup, unescape_rest
from corpus.parsing.metadata.numeric_dates import FIGURES, Order, find_order
from corpus.parsing.metadata.written_dates import read_moment
from corpus.parsing.plain_text import html_lines, plain_lines, tidy_line
from corpus.parsing.xml_safety import is_complete, mend_references, refuse_entities

# feedparser reads an entry's <dc:date> as "updated"; in RSS, which has no such field, it is the day of publication.
_DUBLIN_CORE_DATE = re.compile(rb"<(?:[\w.-]+:)?date[\s>]")
_YEAR_OR_MONTH = re.compile(r"\d{4}(?:-?\d\d)?")
# The form that RSS asks for, with the zones that its standard has: only there feedparser knows the zone.
_USUAL_DATE = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}\s+[A-Za-z]{3}\s+(?:\d{4}|\d\d)"
    r"(?:\s+\d{1,2}:\d\d(?::\d\d)?(?:\s+(?:[+-]\d{4}|GMT|UTC?|Z|[ECMP][SD]T))?)?"
)
_HALF_OF_THE_DAY = re.compile(r"\d\s?[AaPp]\.?[Mm]\b")
_ROOT = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE)
_DATE_FIELDS = ("published", "updated")
_E_MAIL_ADDRESS = re.compile(r"[(<]?[^\s()<>@]*@[^\s()<>@]*[)>]?")
_NO_FEED = "is no feed (RSS, Atom or JSON Feed): check the address"

# The exceptions of feedparser on broken feeds, found by its test suites and fuzzing: it has no error of its own.
_FAILURES = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", "html", "xhtml"})
_PLAIN_TYPES = frozenset({"text/plain", "text"})


@dataclass(frozen=True, slots=True)
class _Calendar:
    """The way in which a feed writes its dates, and the time of reading."""

    days: NewsDays
    order: Order | None
    languages: tuple[str, ...]


def parse_feed(content: bytes, *, charset: str | None, url: str, days: NewsDays) -> Feed:
    """Read a feed; relative links are made absolute against ``url``.

    Args:
        content: The feed.
        charset: The encoding that its server names.
        url: Where it was found.
        days: Other dates count as misprints.

    Raises:
        MalformedError: If it is no feed, or declares entities.
    """
    if is_json(content):
        return parse_json_feed(content, url=url, days=days)
    content = _as_utf8(content, charset)
    refuse_entities(content)
    found = _parse(content, url)
    entries = list(found["entries"])
    if not entries and not found.get("version"):
        raise MalformedError(_NO_FEED)
    if found.get("bozo") and not is_complete(content, "rss", "feed", "rdf", "channel"):
        entries = entries[:-1]  # the last one may be cut off anywhere
    has_dc_dates = str(found.get("version")).startswith("rss") and _DUBLIN_CORE_DATE.search(content) is not None
    feed = found["feed"]
    language = feed.get("language")
    calendar = _calendar(entries, tidy_line(language), days)
    read = (_entry(entry, url, calendar, language=language, has_dc_dates=has_dc_dates) for entry in entries)
    title = _line(feed, "title")
    named = (replace(entry, title=tidy_title(entry.title, (title,))) for entry in read)
    return Feed(title=title, language=tidy_line(language), entries=tuple(named))


def _as_utf8(content: bytes, charset: str | None) -> bytes:
    try:
        return decode(content, known_encoding(charset) or declared_in_xml(content)).encode()
    except MalformedError as error:
        if _ROOT.search(content.replace(b"\0", b"")):
            raise
        raise MalformedError(_NO_FEED) from error


def _calendar(entries: Iterable[Mapping[str, Any]], language: str | None, days: NewsDays) -> _Calendar:
    """Return the way in which a feed writes its dates, told by all of them together."""
    written = [entry[field] for entry in entries for field in _DATE_FIELDS if field in entry]
    code = re.split(r"[-_]", language.lower())[0] if language else ""
    order = find_order(language, [text for text in written if isinstance(text, str)])
    return _Calendar(days, order, (code,) if code and code != "en" else ())


def _parse(content: bytes, url: str) -> Mapping[str, Any]:
    import feedparser

    # The server's word counts more to feedparser than the declaration, which names what the feed was read from.
    headers = {"content-location": url, "content-type": "application/xml; charset=utf-8"}
    stream = BytesIO(mend_references(content))
    try:
        found: Mapping[str, Any] = feedparser.parse(
            stream, response_headers=headers, resolve_relative_uris=False, sanitize_html=False
        )
    except _FAILURES as error:
        raise MalformedError("is too broken a feed to be read") from error
    return found


def _entry(
    entry: Mapping[str, Any], base: str, calendar: _Calendar, *, language: object, has_dc_dates: bool
) -> FeedEntry:
    published, updated = (_moment(entry, field, calendar) for field in _DATE_FIELDS)
    if published is None and has_dc_dates and "published" not in entry:
        published, updated = updated, None
    given = Given(
        link=entry.get("feedburner_origlink") or entry.get("link"),
        guid=entry.get("id"),
        title=_line(entry, "title"),
        author=_author(entry),
        published_at=published,
        updated_at=updated,
        text=_article(entry),
        language=_language(entry) or language,
    )
    return make_entry(given, base)


def _line(given: Mapping[str, Any], field: str) -> str | None:
    """Return a title or name as plain text, whatever type the feed declares for it."""
    value = given.get(field)
    if not isinstance(value, str):
        return None
    detail = given.get(f"{field}_detail") or {}
    return tidy_line(" ".join(html_lines(value)) if detail.get("type") in _HTML_TYPES else value)


def _author(entry: Mapping[str, Any]) -> str | None:
    """Return the writers' names, separated by semicolons."""
    names = [author.get("name") for author in entry.get("authors") or ()]
    authors = dict.fromkeys(name for name in names if isinstance(name, str) and name)
    if len(authors) > 1:
        return "; ".join(authors)
    # RSS gives "address (name)", which feedparser splits wrongly if it does not know the top-level domain.
    given = entry.get("author")
    return _E_MAIL_ADDRESS.sub(" ", given).strip(" ()<>") if isinstance(given, str) else None


def _language(entry: Mapping[str, Any]) -> str | None:
    """Return the language of the entry's own words; feedparser passes down the language of enclosing elements."""
    details = [*(entry.get("content") or ()), entry.get("title_detail") or {}]
    given = [entry.get("language"), *(detail.get("language") for detail in details)]
    return next((language for language in given if language), None)


def _moment(entry: Mapping[str, Any], field: str, calendar: _Calendar) -> date | datetime | None:
    """Return the entry's date of this name; a year or a month alone is no date.

    feedparser reads the usual forms. In others it takes the afternoon for the morning and any zone for UTC, so they are
    read here first.
    """
    if field not in entry:  # feedparser would answer with another date
        return None
    given, parsed = entry[field], entry.get(f"{field}_parsed") if f"{field}_parsed" in entry else None
    if not isinstance(given, str) or _YEAR_OR_MONTH.fullmatch(given.strip()):
        return None
    if not _USUAL_DATE.fullmatch(given.strip()):
        read = read_moment(given, calendar.days, order=calendar.order, languages=calendar.languages)
        if read is not None or FIGURES.search(given) or _HALF_OF_THE_DAY.search(given):
            return read
    return _by_feedparser(parsed, calendar.days, has_time=":" in given)


def _by_feedparser(parsed: object, days: NewsDays, *, has_time: bool) -> date | datetime | None:
    try:
        moment = datetime(*parsed[:6], tzinfo=UTC) if isinstance(parsed, struct_time) else None
    except ValueError:  # leap seconds, and days that no month has
        return None
    if moment is None or not days.include(moment):
        return None
    return moment if has_time else moment.date()


def _article(entry: Mapping[str, Any]) -> str | None:
    """Return the entry's content as text, if it is the whole article."""
    given = [_lines(detail) for detail in entry.get("content") or ()]
    lines = max(given, key=lambda lines: sum(map(len, lines)), default=[])
    # feedparser copies the content into a missing summary; one that the feed gives has details.
    detail = entry.get("summary_detail")
    return whole_article(lines, _lines(detail) if detail else ())


def _lines(detail: Mapping[str, Any]) -> list[str]:
    value, kind = detail.get("value"), detail.get("type")
    if not isinstance(value, str):
        return []
    if kind in _HTML_TYPES:
        return [unescape_rest(line) for line in html_lines(unescape_markup(value))]
    return plain_lines(value) if kind in _PLAIN_TYPES else []
