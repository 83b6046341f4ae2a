"""All sources in one stream: files one by one, and the web with several hosts at once.

The items of one source keep their order. How web sources interleave depends on the speed of their hosts, and matters
only when two sources have the same article: then the faster one supplies it.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from queue import Full, Queue
from threading import Event

from corpus.article import Article
from corpus.errors import UnreadableError
from corpus.files.identity import belongs_to
from corpus.files.reading import read_sources
from corpus.parsing.metadata.dates import EARLIEST_YEAR
from corpus.sources import Source, SourceKind
from corpus.visits import Item, SourceCheck

#: Sources that are read at once: each waits for its host nearly all the time.
_AT_ONCE = 8

#: Items that may wait to be stored; reading pauses while they do.
_MOST_WAITING = 100

_LOOK_SECONDS = 0.5

ReadSource = Callable[[Source], Iterator[Item]]


def gather(
    sources: Sequence[Source], now: datetime, read_web: ReadSource, *, earliest_year: int = EARLIEST_YEAR
) -> Iterator[Item]:
    """Yield the sources' items, files first. No source's content or failure ends the stream.

    Args:
        sources: Each once.
        now: The time of this run, aware.
        read_web: Reads one source on the web; called from several threads.
        earliest_year: Earlier dates in files of pages are misprints.
    """
    paths = [source for source in sources if source.kind is SourceKind.PATH]
    yield from read_paths(paths, now, earliest_year)
    yield from _read_at_once([source for source in sources if source.kind is not SourceKind.PATH], read_web)


def read_paths(sources: Sequence[Source], now: datetime, earliest_year: int = EARLIEST_YEAR) -> Iterator[Item]:
    """Read files and folders; the source supplies what an article does not say about itself.

    Args:
        sources: Files and folders, each once.
        now: The time of this run, aware.
        earliest_year: Earlier dates in files of pages are misprints.
    """
    checks = {source.location: SourceCheck(source.location, now, is_whole=True) for source in sources}

    @cache
    def sources_of(file: str) -> tuple[Source, ...]:
        return tuple(source for source in sources if belongs_to(file, Path(source.location)))

    for item in read_sources([Path(source.location) for source in sources], earliest_year=earliest_year):
        if isinstance(item, UnreadableError):
            for owner in sources_of(item.file) if item.file else ():
                if not checks[owner.location].listed:
                    checks[owner.location] = replace(checks[owner.location], error=item.reason)
            yield item
            continue
        owners = sources_of(item.source)
        for owner in owners:
            checks[owner.location] = _counted(checks[owner.location], item)
        yield _described(item, owners[0]) if owners else item
    yield from checks.values()


def _counted(check: SourceCheck, article: Article) -> SourceCheck:
    published = article.published_at
    if published is not None and not isinstance(published, datetime):
        published = datetime.combine(published, time(), UTC)
    newest = max(filter(None, (check.newest, published)), default=None)
    return replace(check, listed=check.listed + 1, newest=newest, error=None)


def _described(article: Article, source: Source) -> Article:
    publisher, language = article.publisher or source.publisher, article.language or source.language
    if (publisher, language) == (article.publisher, article.language):
        return article
    return replace(article, publisher=publisher, language=language)


def _read_at_once(sources: Sequence[Source], read_web: ReadSource) -> Iterator[Item]:
    if not sources:
        return
    stream = _Stream()
    with ThreadPoolExecutor(min(_AT_ONCE, len(sources)), thread_name_prefix="source") as pool:
        try:
            for source in sources:
                pool.submit(stream.fill, source, read_web)
            yield from stream.drain(len(sources))
        finally:
            stream.stop.set()
            pool.shutdown(cancel_futures=True)


@dataclass(frozen=True, slots=True)
class _Stream:
    """Items on their way from the reading threads to the storing one; None ends a source."""

    items: "Queue[Item | BaseException | None]" = field(default_factory=lambda: Queue(_MOST_WAITING))
    stop: Event = field(default_factory=Event)

    def fill(self, source: Source, read_web: ReadSource) -> None:
        try:
            for item in read_web(source):
                self._put(item)
                if self.stop.is_set():
                    return
        except BaseException as error:  # noqa: BLE001 - it ends the run, in the thread that reads the stream
            self._put(error)
        self._put(None)

    def drain(self, sources: int) -> Iterator[Item]:
        while sources:
            item = self.items.get()
            if item is None:
                sources -= 1
            elif isinstance(item, BaseException) and not isinstance(item, UnreadableError):
                raise item
            else:
                yield item

    def _put(self, item: Item | BaseException | None) -> None:
        while not self.stop.is_set():
            with suppress(Full):
                self.items.put(item, timeout=_LOOK_SECONDS)
                return
