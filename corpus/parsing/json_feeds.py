"""From JSON Feed (jsonfeed.org, versions 1 and 1.1) to entries. Pure: from bytes to values."""

import json
from collections.abc import Mapping

from corpus.errors import MalformedError
from corpus.parsing.decoding import decode
from corpus.parsing.feed_entries import Given, make_entry, whole_article
from corpus.parsing.listings import Feed, FeedEntry
from corpus.parsing.metadata.dates import NewsDays, stated_moment
from corpus.parsing.metadata.entities import unescape_markup, unescape_rest
from corpus.parsing.plain_text import html_lines, plain_lines, tidy_line

_VERSION = "https://jsonfeed.org/version/"


def is_json(content: bytes) -> bool:
    """Whether the content looks like a JSON object."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def parse_json_feed(content: bytes, *, url: str, days: NewsDays) -> Feed:
    """Read a feed. An item that is no object is left out, and a field of the wrong type is None.

    Raises:
        MalformedError: If it is no JSON Feed.
    """
    try:
        feed = json.loads(decode(content, "utf-8"))
    except (ValueError, RecursionError) as error:
        raise MalformedError("is not valid JSON, so not a JSON Feed: check the address") from error
    items = feed.get("items")
    if not str(feed.get("version")).startswith(_VERSION) or not isinstance(items, list):
        raise MalformedError("is JSON, but not a JSON Feed: check the address")
    entries = tuple(_entry(item, feed, url, days) for item in items if isinstance(item, dict))
    return Feed(title=tidy_line(feed.get("title")), language=tidy_line(feed.get("language")), entries=entries)


def _entry(item: Mapping[str, object], feed: Mapping[str, object], base: str, days: NewsDays) -> FeedEntry:
    guid = item.get("id")
    given = Given(
        link=item.get("url") or item.get("external_url"),
        guid=str(guid) if isinstance(guid, int) else guid,
        title=item.get("title"),
        author=_authors(item) or _authors(feed),
        published_at=stated_moment(item.get("date_published"), days),
        updated_at=stated_moment(item.get("date_modified"), days),
        text=_article(item),
        language=item.get("language") or feed.get("language"),
    )
    return make_entry(given, base)


def _authors(given: Mapping[str, object]) -> str | None:
    listed = given.get("authors")
    people = listed if isinstance(listed, list) else [given.get("author")]
    names = [tidy_line(person.get("name")) for person in people if isinstance(person, dict)]
    return "; ".join(dict.fromkeys(name for name in names if name)) or None


def _article(item: Mapping[str, object]) -> str | None:
    markup, text, summary = item.get("content_html"), item.get("content_text"), item.get("summary")
    if isinstance(markup, str):
        lines = [unescape_rest(line) for line in html_lines(unescape_markup(markup))]
    else:
        lines = plain_lines(text) if isinstance(text, str) else []
    return whole_article(lines, plain_lines(summary) if isinstance(summary, str) else ())
