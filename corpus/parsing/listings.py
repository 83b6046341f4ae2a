"""The contents of feeds and sitemaps, as values that cross from the parsing process."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed; a field is None if the feed lacks it or gives nonsense.

    Attributes:
        url: The absolute address of its article.
        guid: The feed's identifier, as given; unique within the feed at best.
        title: One line of plain text.
        published_at: Aware, or a day if the feed gives no time; never later than the day after it was read.
        updated_at: Aware; likewise.
        text: The whole article, one paragraph a line; None if the feed carries only a teaser of it.
        language: The language of the entry, or else of its feed.
    """

    url: str | None
    guid: str | None
    title: str | None
    author: str | None
    published_at: date | datetime | None
    updated_at: datetime | None
    text: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and its entries, in its own order."""

    title: str | None
    language: str | None
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The addresses in a sitemap, in its own order, each once.

    Attributes:
        pages: Addresses, each with the time of its article's publication (news sitemaps) or else of its last change.
        sitemaps: Addresses of further sitemaps.
    """

    pages: tuple[tuple[str, datetime | date | None], ...]
    sitemaps: tuple[str, ...]
