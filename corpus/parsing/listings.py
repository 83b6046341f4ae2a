"""What feeds and sitemaps list: the values, as they cross from the parsing process."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed; every field is None where the feed does not tell it, or tells nonsense.

    Attributes:
        url: The absolute address of its article.
        guid: What the feed knows it by, as given; unique within the feed at best.
        title: One line of plain text.
        published_at: Aware, or a day where the feed gives no time; never later than the day after it was read.
        updated_at: Aware; likewise.
        text: The whole article, one paragraph a line; None where the feed carries only a teaser of it.
        language: As the entry, or else its feed, gives it.
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
    """What a sitemap lists, in its own order, each address once.

    Attributes:
        pages: Addresses, each with when its article was published (news sitemaps) or else last changed.
        sitemaps: Addresses of further sitemaps.
    """

    pages: tuple[tuple[str, datetime | date | None], ...]
    sitemaps: tuple[str, ...]
