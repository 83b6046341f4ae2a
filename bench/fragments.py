"""``python -m bench.fragments``: does a link highlight its quote, and nothing else, in a real browser?

Random statements of the indexed bench articles, as citations quote them; each is opened in a plain page and in a hard
one, by the link made of the stored text alone and by the one that knows what the page shows.
"""

import argparse
import random
import sqlite3
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from lxml import html as lxml_html  # type: ignore[import-untyped]  # it has no types
from rich.console import Console

from bench.data import REPOSITORY
from bench.fragment_pages import BuiltPage, Source, hard_page, plain_page
from bench.tables import Sheet, to_rich
from bot.citations.link_words import read_words
from bot.citations.links import link_to
from bot.citations.quotes import SHORTEST_QUOTE, citable
from corpus.article import Span
from corpus.parsing.visible_text import visible_text
from tests.browser.chromium import open_browser
from tests.browser.highlights import read_highlights

_URL = "https://example.org/a"
_USUAL_WORK = REPOSITORY / ".bench"
_SEED = 6
_OUTCOMES = ("right", "nothing", "elsewhere", "wrong")
_LATE = 0.95
_MOST_SHOWN = 500


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of one link.

    Attributes:
        outcome: ``right`` where what is highlighted lies within the quote; ``elsewhere`` where it is the quote's words
            at another place of the page; ``plain`` where the link has no fragment.
    """

    source: Source
    fragment: str
    outcome: str
    shown: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the links and print what was highlighted; return 0, or 1 where there is nothing to open."""
    options = _parser().parse_args(arguments)
    catalogue = find_catalogue(options.work.resolve())
    if catalogue is None:
        print("There are no statements: run python -m bench first.", file=sys.stderr)
        return 1
    sources = choose(list(read_sources(catalogue)), options.count)
    with open_browser() as browser, read_highlights(browser) as reader:
        opened = {name: open_all(reader, sources, *how) for name, how in WAYS.items() if options.only in name}
    console = Console()
    console.print(to_rich(lay_out(opened)))
    console.print(to_rich(_time(sources)))
    if options.verbose:
        for name, ones in opened.items():
            _print_failures(name, ones)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.fragments", description="Open links in Chromium.")
    parser.add_argument("--work", type=Path, metavar="PATH", default=_USUAL_WORK, help="where the index is")
    parser.add_argument("--count", type=int, metavar="N", default=1000, help="how many statements")
    parser.add_argument("--only", metavar="WORDS", default="", help="the ways with these words in their names")
    parser.add_argument("--verbose", action="store_true", help="print each link that failed")
    return parser


def find_catalogue(work: Path) -> Path | None:
    """Return the catalogue of the last bench index; None where none stands."""
    found = sorted(work.glob("indexes/*/onrecord/catalogue.sqlite3"), key=lambda path: path.stat().st_mtime)
    return found[-1] if found else None


def read_sources(catalogue: Path) -> Iterator[Source]:
    """Give the statements of all current articles, each as a citation quotes it; nothing is written."""
    rows = sqlite3.connect(f"file:{catalogue}?mode=ro", uri=True).execute(
        "SELECT versions.text, versions.title, statements.start, statements.end FROM statements "
        "JOIN versions ON versions.id = statements.version JOIN articles ON articles.id = versions.article "
        "AND articles.current = versions.id WHERE NOT statements.is_hidden ORDER BY statements.id"
    )
    for text, title, start, end in rows:
        span = citable(text, Span(start, end)) if end - start >= SHORTEST_QUOTE else None
        if span:
            yield Source(text, title or "Untitled", span)


def choose(sources: Sequence[Source], count: int) -> list[Source]:
    """Return some of the sources, the same ones each time."""
    return random.Random(_SEED).sample(sources, min(count, len(sources)))


Link = Callable[[Source, BuiltPage], str | None]


def _by_text(source: Source, _page: BuiltPage) -> str | None:
    return link_to(_URL, source.text, source.quote.start, source.quote.end)


def _by_page(source: Source, page: BuiltPage) -> str | None:
    shown = visible_text(lxml_html.document_fromstring(f"<html><body>{page.body}</body></html>"))
    return link_to(_URL, source.text, source.quote.start, source.quote.end, page=shown)


def _plain(source: Source, _number: int) -> BuiltPage:
    return plain_page(source)


def _marked_up(source: Source, number: int) -> BuiltPage:
    return hard_page(source, number, repeats=False)


def _repeated(source: Source, number: int) -> BuiltPage:
    return hard_page(source, number, repeats=True)


WAYS: Mapping[str, tuple[Callable[[Source, int], BuiltPage], Link]] = {
    "plain, by the page": (_plain, _by_page),
    "hard, by the page": (_repeated, _by_page),
    "plain, by the text": (_plain, _by_text),
    "hard but for repeats, by the text": (_marked_up, _by_text),
    "hard, by the text": (_repeated, _by_text),
}


class Reader(Protocol):
    """Opens a page's body at a fragment, and returns the highlighted stretches of its text content, and that."""

    def read(self, body: str, fragment: str, language: str = "en", /) -> tuple[list[Span], str]:
        """See `HighlightReader.read`."""


def open_all(
    reader: Reader, sources: Sequence[Source], build: Callable[[Source, int], BuiltPage], link: Link
) -> list[Opened]:
    """Open each source's link in its page."""
    opened = []
    for number, source in enumerate(sources):
        page = build(source, number)
        fragment = (link(source, page) or "").partition("#")[2]
        opened.append(_open(reader, source, page, fragment))
        print(f"\r{number + 1} of {len(sources)}", end="", file=sys.stderr)
    print(file=sys.stderr)
    return opened


def _open(reader: Reader, source: Source, page: BuiltPage, fragment: str) -> Opened:
    if not fragment:
        return Opened(source, fragment, "plain", "")
    spans, content = reader.read(page.body, fragment)
    shown = " … ".join(span.of(content) for span in spans)
    if not spans:
        return Opened(source, fragment, "nothing", shown)
    outside = [span.of(content) for span in spans if not page.holds(span)]
    quoted = read_words(source.quote.of(source.text)).flat
    is_quoted = all(read_words(words).flat in quoted for words in outside)
    return Opened(source, fragment, ("elsewhere" if is_quoted else "wrong") if outside else "right", shown)


def lay_out(opened: Mapping[str, Sequence[Opened]]) -> Sheet:
    """Return a row for each kind of page."""
    rows = []
    for name, ones in opened.items():
        counts = Counter(one.outcome for one in ones)
        links = len(ones) - counts["plain"]
        shares = (f"{counts[outcome]} ({counts[outcome] / max(1, links):.1%})" for outcome in _OUTCOMES)
        rows.append((name, f"{links} ({links / max(1, len(ones)):.1%})", *shares))
    return Sheet("What links highlight", ("page, link", "links", *_OUTCOMES), tuple(rows))


def _time(sources: Sequence[Source]) -> Sheet:
    """Measure how long a link takes, its article's words read anew each time."""
    longest = max(sources, key=lambda source: len(source.text))
    rows = [
        (name, *(f"{value * 1000:.2f}" for value in _measure(some)))
        for name, some in (("all", sources), (f"the longest, {len(longest.text):,} characters", [longest] * 50))
    ]
    return Sheet("Milliseconds that a link takes", ("articles", "median", "p95"), tuple(rows))


def _measure(sources: Sequence[Source]) -> tuple[float, float]:
    seconds = []
    for source in sources:
        read_words.cache_clear()
        started = time.perf_counter()
        link_to(_URL, source.text, source.quote.start, source.quote.end)
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds), sorted(seconds)[int(len(seconds) * _LATE)]


def _print_failures(name: str, opened: Sequence[Opened]) -> None:
    for one in opened:
        if one.outcome != "right":
            print(f"{name}: {one.outcome}\n  quote: {one.source.quote.of(one.source.text)!r}")
            print(f"  link: {one.fragment}\n  highlighted: {one.shown[:_MOST_SHOWN]!r}")


if __name__ == "__main__":
    sys.exit(main())
