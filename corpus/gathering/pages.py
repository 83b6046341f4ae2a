"""From a web page to an article: fetched, read, and completed by its source's data."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from corpus.article import Article
from corpus.errors import FetchError, MalformedError, PassingError, UnreadableError
from corpus.fetching.terms import HTML_TYPES, Fetched
from corpus.files.identity import canonical_url, short_id
from corpus.parsing.listings import Feed, FeedEntry, Sitemap
from corpus.sources import Source
from corpus.visits import Item, Listed, Outcome, Validators, Visit


class Fetches(Protocol):
    """Fetches web addresses; `corpus.fetching.fetcher.Fetcher` in production. Any thread may call it."""

    def fetch(self, url: str, *, wanted: Collection[str], validators: Validators = ...) -> Fetched:
        """Return the content of an address.

        Raises:
            FetchError: If it gives nothing.
        """


class Parses(Protocol):
    """Parses fetched content; `corpus.sandbox.process.ParserProcess` in production. Any thread may call it.

    Each method raises MalformedError if the content gives nothing.
    """

    def parse_page(self, content: bytes, *, charset: str | None = ..., url: str | None = ...) -> dict[str, object]:
        """Return an article's fields."""

    def parse_feed(self, content: bytes, *, charset: str | None = ..., url: str) -> Feed:
        """Return a feed with absolute addresses."""

    def parse_sitemap(self, content: bytes, *, url: str) -> Sitemap:
        """Return a sitemap."""


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page that a source lists, with the source's data about it.

    Attributes:
        changed_at: When it last changed.
        entry: Its entry in a feed.
        outlet: The feed's outlet; the page's own statement takes precedence.
    """

    url: str
    changed_at: date | None = None
    entry: FeedEntry | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class PageReader:
    """Reads single pages."""

    fetcher: Fetches
    parser: Parses

    def read(self, page: ListedPage, before: Visit | None, source: Source, now: datetime) -> Iterator[Item]:
        """Request a page, conditionally if it was visited before, and yield the results."""
        validators = before.validators if before else Validators()
        try:
            fetched = self.fetcher.fetch(page.url, wanted=HTML_TYPES, validators=validators)
        except FetchError as error:
            yield from give_up(page.url, before, source, now, error)
            return
        if fetched.is_same and before is not None:
            yield from listed(before, source)
            yield replace(before, outcome=Outcome.SAME, visited_at=now)
        else:
            yield from self.read_fetched(fetched, page, before, source, now)

    def read_fetched(
        self, fetched: Fetched, page: ListedPage, before: Visit | None, source: Source, now: datetime
    ) -> Iterator[Item]:
        """Yield the results of a page that is fetched already."""
        try:
            fields = self.parser.parse_page(fetched.content, charset=fetched.charset, url=fetched.url)
            named = {"url": fetched.url} | {name: value for name, value in fields.items() if value}
            article = to_article(named, page, source, now)
        except MalformedError as error:
            yield from listed(before, source)
            yield UnreadableError(page.url, str(error), is_listed=True)
            yield _visit(page.url, before, source, now, Outcome.EMPTY)
            return
        yield article
        yield Visit(page.url, source.location, article.key, Outcome.READ, now, now, fetched.validators)


def to_article(fields: dict[str, object], page: ListedPage, source: Source, now: datetime, key: str = "") -> Article:
    """Return the article of a page or of a feed's entry; its feed supplies missing fields.

    The feed's date comes first: it is the outlet's own record, where a page's may be its last edit. An article without
    an address is identified by ``key``.

    Raises:
        MalformedError: If a field is wrong, or there is no text.
    """
    from corpus.files.records import check_page_text, check_record

    record = check_record(fields)
    entry = page.entry
    key = canonical_url(record.url) if record.url else key
    title = record.title or (entry.title if entry else None)
    return Article(
        key=key,
        article_id=short_id(key, url=record.url, title=title),
        source=source.location,
        text=record.text,
        url=record.url,
        title=title,
        publisher=source.publisher or record.publisher or page.outlet,
        author=record.author or (entry.author if entry else None),
        published_at=(entry.published_at if entry else None) or record.published_at,
        language=record.language or (entry.language if entry else None) or source.language,
        fetched_at=now,
        page_text=check_page_text(fields.get("page_text")),
    )


def listed(visit: Visit | None, source: Source) -> Iterator[Listed]:
    """Report that the source still lists the article of a page that was visited before."""
    if visit is not None and visit.key is not None:
        yield Listed(visit.key, source.location)


def give_up(url: str, before: Visit | None, source: Source, now: datetime, error: FetchError) -> Iterator[Item]:
    """Distinguish a page that is gone from one that fails today; its stored article stays in both cases."""
    yield from listed(before, source)
    is_known = before is not None and before.key is not None
    if error.is_gone and is_known:
        yield _visit(url, before, source, now, Outcome.VANISHED)
        return
    yield UnreadableError(url, error.reason, is_listed=True)
    if not isinstance(error, PassingError):
        yield _visit(url, before, source, now, Outcome.EMPTY)


def _visit(url: str, before: Visit | None, source: Source, now: datetime, outcome: Outcome) -> Visit:
    """Return a visit that gave no text: the page is requested again in full, at growing intervals."""
    return Visit(
        url,
        before.source if before else source.location,
        before.key if before else None,
        outcome,
        visited_at=now,
        changed_at=before.changed_at if before else now,
    )
