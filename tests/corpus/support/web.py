"""A web of a test's own: addresses and what they give, without a network."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from corpus.article import Article
from corpus.errors import FetchError, MalformedError
from corpus.fetching.terms import Fetched
from corpus.gathering.web import WebReader
from corpus.parsing.listings import Feed, FeedEntry, Sitemap
from corpus.sources import Source, SourceKind
from corpus.visits import Item, SourceCheck, Validators, Visit

NOW = datetime(2026, 5, 3, 12, tzinfo=UTC)
FEED = "https://lantern.example/feed.xml"
SITEMAP = "https://lantern.example/map.xml"
Contents = Mapping[str, dict[str, object] | Feed | Sitemap | Exception]

NOTHING_KNOWN = Validators()


def entry(name: str, **known: object) -> FeedEntry:
    """Return a feed's entry for a page, without its text."""
    fields: dict[str, object] = dict.fromkeys(FeedEntry.__dataclass_fields__)
    return FeedEntry(**(fields | {"url": page(name), "guid": name, "title": name.title()} | known))  # type: ignore[arg-type]


def page(name: str) -> str:
    """Return the address of a page."""
    return f"https://lantern.example/{name}"


@dataclass
class FakeWeb:
    """Both what fetches and what parses: an address's content is what it parses to.

    Attributes:
        contents: By address: a page's fields, a feed, a sitemap, or the error that asking or reading ends in.
        etags: By address; asked with its etag it says that nothing changed.
        asked: Every address that was asked for, in order.
    """

    contents: Contents
    etags: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def fetch(self, url: str, *, wanted: Collection[str], validators: Validators = NOTHING_KNOWN) -> Fetched:
        """See `corpus.gathering.pages.Fetches`."""
        assert wanted
        self.asked.append(url)
        content = self.contents.get(url, FetchError("answers 404", status=404))
        if isinstance(content, FetchError):
            raise content
        etag = self.etags.get(url)
        is_same = etag is not None and etag == validators.etag
        return Fetched(url, b"" if is_same else url.encode(), "text/html", None, Validators(etag), is_same)

    def parse_page(self, content: bytes, *, charset: str | None = None, url: str | None = None) -> dict[str, object]:  # noqa: ARG002
        """See `corpus.gathering.pages.Parses`."""
        found = self.contents[content.decode()]
        if isinstance(found, MalformedError):
            raise found
        assert isinstance(found, dict)
        return found

    def parse_feed(self, content: bytes, *, charset: str | None = None, url: str) -> Feed:  # noqa: ARG002
        """See `corpus.gathering.pages.Parses`."""
        found = self.contents[content.decode()]
        if isinstance(found, MalformedError):
            raise found
        assert isinstance(found, Feed)
        return found

    def parse_sitemap(self, content: bytes, *, url: str) -> Sitemap:  # noqa: ARG002
        """See `corpus.gathering.pages.Parses`."""
        found = self.contents[content.decode()]
        if isinstance(found, MalformedError):
            raise found
        assert isinstance(found, Sitemap)
        return found


@dataclass
class Remembered:
    """A `Memory` of the visits that it is given."""

    visits: dict[str, Visit] = field(default_factory=dict)
    forgotten: frozenset[str] = frozenset()
    of_sources: dict[str, Validators] = field(default_factory=dict)

    def learn(self, items: list[Item]) -> None:
        """Keep what a run learnt."""
        self.visits |= {item.url: item for item in items if isinstance(item, Visit)}

    def visit(self, url: str) -> Visit | None:
        """See `Memory`."""
        return self.visits.get(url)

    def visits_of(self, location: str) -> list[Visit]:
        """See `Memory`."""
        return [visit for visit in self.visits.values() if visit.source == location]

    def is_forgotten(self, key: str) -> bool:
        """See `Memory`."""
        return key in self.forgotten

    def validators(self, location: str) -> Validators:
        """See `Memory`."""
        return self.of_sources.get(location, Validators())


def read(
    web: FakeWeb, source: Source | None = None, memory: Remembered | None = None, now: datetime = NOW, most: int = 100
) -> list[Item]:
    """Read a source, the feed if it is not told, in a run of its own."""
    return list(
        WebReader(web, web, memory or Remembered(), most_pages=most).read(source or Source(FEED, SourceKind.FEED), now)
    )


def kinds(items: list[Item]) -> list[str]:
    """Return what kinds of items these are."""
    return [type(item).__name__ for item in items]


def articles(items: list[Item]) -> list[Article]:
    """Return the articles among the items."""
    return [item for item in items if isinstance(item, Article)]


def check_of(items: list[Item]) -> SourceCheck:
    """Return the source's check, which ends the stream."""
    assert isinstance(items[-1], SourceCheck)
    return items[-1]
