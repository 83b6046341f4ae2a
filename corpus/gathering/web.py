"""From feeds, sitemaps and pages on the web to a stream of articles and facts about their pages.

A feed's articles are taken from the feed if it carries them in full, else from their pages. A page is requested when it
is new, when its source says that it changed, and at intervals (`corpus.gathering.revisits`). In the stream, a page's
visit follows its article, and the source's own check comes last.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from threading import Lock

from corpus.article import Article
from corpus.errors import CorpusError, FetchError, MalformedError, UnreadableError
from corpus.fetching.terms import FEED_TYPES, HTML_TYPES, SITEMAP_TYPES, Fetched
from corpus.files.identity import canonical_url
from corpus.gathering.pages import Fetches, ListedPage, PageReader, Parses, give_up, listed, to_article
from corpus.gathering.revisits import is_due, is_watched
from corpus.parsing.listings import Sitemap
from corpus.parsing.sniffing import detect_kind
from corpus.sources import Source, SourceKind
from corpus.visits import Item, Listed, Memory, Outcome, SourceCheck, Validators, Visit

#: Pages that one run may fetch for one source: at a second each, a quarter of an hour. The next run continues.
_MOST_PAGES = 1_000

#: Sitemaps that one sitemap may lead to, itself included; the largest outlets have one a month.
_MOST_SITEMAPS = 500

_WANTED = {
    SourceKind.FEED: FEED_TYPES,
    SourceKind.SITEMAP: SITEMAP_TYPES,
    SourceKind.PAGE: HTML_TYPES,
    SourceKind.WEB: FEED_TYPES | SITEMAP_TYPES | HTML_TYPES,
}


@dataclass
class WebReader:
    """Reads web sources for one run; several threads may read several sources at once.

    Args:
        most_pages: The number of pages that may be fetched for one source.
    """

    fetcher: Fetches
    parser: Parses
    memory: Memory
    most_pages: int = _MOST_PAGES
    _taken: dict[str, str] = field(default_factory=dict, init=False)
    _lock: Lock = field(default_factory=Lock, init=False)

    def read(self, source: Source, now: datetime) -> Iterator[Item]:
        """Read a source. Failures become items of the stream.

        Args:
            source: A feed, a sitemap, a page, or an address that may be any of them.
            now: The time of the run; aware.
        """
        try:
            if source.kind is SourceKind.PAGE:
                yield from self._read_page(source, now)
                return
            validators = self.memory.validators(source.location)
            fetched = self.fetcher.fetch(source.location, wanted=_WANTED[source.kind], validators=validators)
            yield from self._read_fetched(source, fetched, now)
        except CorpusError as error:
            yield from self._fail(source, now, error)

    def _fail(self, source: Source, now: datetime, error: CorpusError) -> Iterator[Item]:
        """Distinguish a vanished page, known from an earlier visit, from a source that gives nothing."""
        reason = error.reason if isinstance(error, FetchError) else str(error)
        before = self.memory.visit(source.location)
        if before is not None and isinstance(error, FetchError) and error.is_gone:
            yield from _checked(give_up(source.location, before, source, now, error), source, now)
            return
        yield UnreadableError(source.location, reason)
        yield SourceCheck(source.location, now, error=reason)

    def _read_fetched(self, source: Source, fetched: Fetched, now: datetime) -> Iterator[Item]:
        if fetched.is_same:
            yield from self._visit_all((), source, now)
            yield SourceCheck(source.location, now, is_same=True)
            return
        is_kind_known = source.kind is not SourceKind.WEB
        kind = source.kind if is_kind_known else detect_kind(fetched.content, fetched.media_type)
        if kind is SourceKind.FEED:
            yield from self._read_feed(source, fetched, now)
        elif kind is SourceKind.SITEMAP:
            yield from self._read_sitemap(source, fetched, now)
        else:
            page, before = ListedPage(source.location), self.memory.visit(source.location)
            yield from _checked(self._pages.read_fetched(fetched, page, before, source, now), source, now)

    @property
    def _pages(self) -> PageReader:
        return PageReader(self.fetcher, self.parser)

    def _read_page(self, source: Source, now: datetime) -> Iterator[Item]:
        before = self.memory.visit(source.location)
        if before is not None and not is_due(before, now):
            yield from listed(before, source)
            return
        yield from _checked(self._pages.read(ListedPage(source.location), before, source, now), source, now)

    def _read_feed(self, source: Source, fetched: Fetched, now: datetime) -> Iterator[Item]:
        feed = self.parser.parse_feed(fetched.content, charset=fetched.charset, url=fetched.url)
        listing = [ListedPage(entry.url or "", entry.updated_at, entry, feed.title) for entry in feed.entries]
        for page in listing:
            yield from self._read_entry(page, source, now)
        pages = [page for page in listing if page.url and page.entry and page.entry.text is None]
        is_complete = True
        for item in self._visit_all(pages, source, now):
            is_complete = is_complete and not isinstance(item, UnreadableError)
            yield item
        dates = [entry.published_at for entry in feed.entries if entry.published_at]
        yield SourceCheck(
            source.location,
            now,
            listed=len(feed.entries),
            newest=max(map(_moment, dates), default=None),
            # A feed that is "not modified" is not read again, so its validators count only once all listed pages were
            # visited.
            validators=fetched.validators if is_complete and len(pages) <= self.most_pages else Validators(),
        )

    def _read_entry(self, page: ListedPage, source: Source, now: datetime) -> Iterator[Item]:
        """Take an article from the feed itself, if it is there in full."""
        entry = page.entry
        if entry is None or entry.text is None:
            return
        identity = f"{source.location}#{entry.guid or entry.title or entry.text[:80]}"
        fields = {"text": entry.text, "title": entry.title, "author": entry.author, "url": entry.url}
        try:
            article = to_article(dict(fields), page, source, now, key=identity)
        except MalformedError as error:
            yield UnreadableError(entry.url or identity, str(error), is_listed=True)
            return
        yield article if self._take(article.key, article.key) else Listed(article.key, source.location)

    def _read_sitemap(self, source: Source, fetched: Fetched, now: datetime) -> Iterator[Item]:
        pages: dict[str, ListedPage] = {}
        is_whole = True
        for found in self._sitemaps(source, fetched):
            if isinstance(found, UnreadableError):
                is_whole = False
                yield found
            else:
                pages |= {url: ListedPage(url, changed_at) for url, changed_at in found.pages}
        yield from self._visit_all(pages.values(), source, now, drops=True)
        dates = [page.changed_at for page in pages.values() if page.changed_at]
        newest = max(map(_moment, dates), default=None)
        # No validators: a sitemap of sitemaps stays the same while the sitemaps that it lists change.
        yield SourceCheck(source.location, now, listed=len(pages), newest=newest, is_whole=is_whole)

    def _sitemaps(self, source: Source, fetched: Fetched) -> Iterator[Sitemap | UnreadableError]:
        """Yield a sitemap and those that it leads to, each once."""
        first = self.parser.parse_sitemap(fetched.content, url=fetched.url)
        yield first
        waiting = list(first.sitemaps)
        known = {source.location, fetched.url, *waiting}
        for _count in range(1, _MOST_SITEMAPS):
            if not waiting:
                return
            url = waiting.pop(0)
            try:
                more = self.fetcher.fetch(url, wanted=SITEMAP_TYPES)
                found = self.parser.parse_sitemap(more.content, url=more.url)
            except CorpusError as error:
                yield UnreadableError(url, str(error))
                continue
            yield found
            waiting += [address for address in found.sitemaps if address not in known]
            known.update(found.sitemaps)
        yield UnreadableError(
            source.location, f"leads to more than {_MOST_SITEMAPS} sitemaps: the others were left unread"
        )

    def _visit_all(
        self, pages: Iterable[ListedPage], source: Source, now: datetime, *, drops: bool = False
    ) -> Iterator[Item]:
        """Read the due pages that a source lists, and those that it listed until lately.

        With ``drops``, pages that the source does not list are gone from it and are not requested.
        """
        known = {visit.url: visit for visit in self.memory.visits_of(source.location)}
        due: list[tuple[ListedPage, Visit | None]] = []
        for page in pages:
            if self.memory.is_forgotten(canonical_url(page.url)):
                continue
            before = known.pop(page.url, None) or self.memory.visit(page.url)
            if before is None or is_due(before, now, page.changed_at):
                due.append((page, before))
            else:
                yield from listed(before, source)
        due.sort(key=lambda pair: pair[1] is not None)  # new pages first, in case there are too many for one run
        if not drops:
            lately = [visit for visit in known.values() if is_watched(visit, now) and is_due(visit, now)]
            due += [(ListedPage(visit.url), visit) for visit in lately]
        for page, before in due[: self.most_pages]:
            yield from self._visit(page, before, source, now)
        for _page, before in due[self.most_pages :]:
            yield from listed(before, source)

    def _visit(self, page: ListedPage, before: Visit | None, source: Source, now: datetime) -> Iterator[Item]:
        """Read a page, unless another page of this run gave its article already: then only list it here too."""
        if not self._take(canonical_url(page.url), page.url):
            yield from listed(before, source)
            return
        for item in self._pages.read(page, before, source, now):
            if isinstance(item, Article) and not self._take(item.key, page.url):
                yield Listed(item.key, item.source)
            else:
                yield item

    def _take(self, key: str, giver: str) -> bool:
        """Whether this page is the first in this run to give this article."""
        with self._lock:
            return self._taken.setdefault(key, giver) == giver


def _checked(items: Iterator[Item], source: Source, now: datetime) -> Iterator[Item]:
    """Pass on a single page's items, and then its check."""
    error = newest = None
    is_gone = False
    for item in items:
        if isinstance(item, UnreadableError):
            error = item.reason
        elif isinstance(item, Visit):
            is_gone = item.outcome is Outcome.VANISHED
        elif isinstance(item, Article) and item.published_at:
            newest = _moment(item.published_at)
        yield item
    yield SourceCheck(source.location, now, error, listed=0 if is_gone else 1, newest=newest, is_page=True)


def _moment(when: date | datetime) -> datetime:
    return when if isinstance(when, datetime) else datetime.combine(when, time(), UTC)
