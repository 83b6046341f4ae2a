"""``python -m bench.reader``: how long the reader takes for the longest article, and what its page weighs.

On a copy of the bench's index, with all of the article's statements marked and five of them cited. Time is the
server's: from the request to the last byte of the answer, packed, around the application and without a network.
"""

import argparse
import asyncio
import gzip
import os
import sqlite3
import statistics
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine, func, select

from bench.data import REPOSITORY
from bot.citations.reader_links import ReaderLinks
from bot.reader.app import Reader
from bot.reader.pages import FAVICON, STYLE_SHEET
from bot.records.inbox import prepare_tables
from bot.running.reader_program import make_reader
from corpus.article import Span
from index.catalogue.database import CATALOGUE_FILE, open_catalogue, read
from index.catalogue.tables import ARTICLES, STATEMENTS, VERSIONS

REQUESTS = 500
_WARM_UP = 50
_CITED = 5

MOST_MILLISECONDS = 10.0
MOST_BYTES = 100_000
_WIDTH = 120


@dataclass(frozen=True, slots=True)
class Page:
    """The page that is measured.

    Attributes:
        characters: Of the article.
        statements: That are marked in it.
    """

    path: str
    query: str
    characters: int
    statements: int


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds of each request, and the bytes of the page with its style sheet and icon, plain and packed.

    Attributes:
        work: Milliseconds of the processor, which others that use the machine do not lengthen as much.
    """

    times: Sequence[float]
    work: Sequence[float]
    plain: int
    packed: int

    @property
    def median(self) -> float:
        """The middle one of the times."""
        return statistics.median(self.times)

    @property
    def slow(self) -> float:
        """Below which 95 of 100 times lie."""
        return statistics.quantiles(self.times, n=20)[-1]

    @property
    def is_met(self) -> bool:
        """Whether both bounds hold."""
        return self.slow < MOST_MILLISECONDS and self.plain < MOST_BYTES


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and return 0 if the bounds hold."""
    options = _parser().parse_args(arguments)
    catalogues = sorted(options.work.glob(f"indexes/*/onrecord/{CATALOGUE_FILE}"), key=lambda one: one.stat().st_mtime)
    if not catalogues:
        print(f"There is no index of the bench in {options.work}: python -m bench makes one.")
        return 0
    with TemporaryDirectory() as folder:
        _copy(catalogues[-1], Path(folder) / CATALOGUE_FILE)
        engine = open_catalogue(Path(folder))
        prepare_tables(engine)
        page = find_longest(engine)
        measured = asyncio.run(measure(make_reader(engine, ReaderLinks("")), page, options.requests))
        engine.dispose()
    _print(page, measured)
    return 0 if measured.is_met else 1


def find_longest(engine: Engine) -> Page:
    """Return the page of the longest article, its first statements cited."""
    longest = select(ARTICLES.c.digest, VERSIONS).join_from(ARTICLES, VERSIONS, VERSIONS.c.id == ARTICLES.c.current)
    with read(engine) as connection:
        row = connection.execute(longest.order_by(func.length(VERSIONS.c.text).desc()).limit(1)).one()
        said = select(STATEMENTS.c.start, STATEMENTS.c.end).where(STATEMENTS.c.version == row.id)
        spans = [Span(*one) for one in connection.execute(said.order_by(STATEMENTS.c.start))]
    path, _, query = ReaderLinks("").to_article(row.digest, row.number, spans[:_CITED]).partition("?")
    return Page(path, query.partition("#")[0], len(row.text), len(spans))


async def measure(reader: Reader, page: Page, requests: int) -> Measured:
    """Ask for the page so often, one request after the other."""
    for _request in range(_WARM_UP):
        body = await _ask(reader, page)
    times, work = [], []
    for _request in range(requests):
        started, begun = time.perf_counter(), time.process_time()
        body = await _ask(reader, page)
        times.append((time.perf_counter() - started) * 1_000)
        work.append((time.process_time() - begun) * 1_000)
    plain = len(gzip.decompress(body)) + len(STYLE_SHEET) + len(FAVICON)
    packed = len(body) + len(gzip.compress(STYLE_SHEET)) + len(gzip.compress(FAVICON))
    return Measured(times, work, plain, packed)


async def _ask(reader: Reader, page: Page) -> bytes:
    body = bytearray()

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    async def send(message: Any) -> None:  # noqa: ANN401 - ASGI's own
        body.extend(message.get("body", b""))

    scope = {"type": "http", "method": "GET", "path": page.path, "query_string": page.query.encode()}
    await reader(scope | {"headers": [(b"accept-encoding", b"gzip")]}, receive, send)
    return bytes(body)


def _copy(source: Path, target: Path) -> None:
    """Copy the catalogue as it stands, whatever of it is in its log."""
    with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(target)) as copy:
        original.backup(copy)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.reader", description="Measure the reader's pages.")
    parser.add_argument("--requests", type=int, default=REQUESTS)
    parser.add_argument("--work", type=Path, metavar="PATH", default=REPOSITORY / ".bench", help="where indexes are")
    return parser


def _print(page: Page, measured: Measured) -> None:
    table = Table(title=f"The longest article: {page.characters:,} characters, {page.statements} statements marked")
    for name in ("", "measured", "bound"):
        table.add_column(name, justify="right" if name else "left")
    is_fast, is_light = measured.slow < MOST_MILLISECONDS, measured.plain < MOST_BYTES
    table.add_row("server time, median", f"{measured.median:.1f} ms", "")
    table.add_row("server time, p95", f"{measured.slow:.1f} ms", f"< {MOST_MILLISECONDS:g} ms {_tell(is_fast)}")
    table.add_row("... of the processor, median", f"{statistics.median(measured.work):.1f} ms", "")
    table.add_row("page weight", f"{measured.plain / 1_000:.1f} KB", f"< {MOST_BYTES // 1_000} KB {_tell(is_light)}")
    table.add_row("... packed", f"{measured.packed / 1_000:.1f} KB", "")
    console = Console() if sys.stdout.isatty() else Console(width=_WIDTH)
    console.print(table)
    load = f"load over the last minute {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
    print(f"{len(measured.times)} requests; {load}.")


def _tell(is_met: bool) -> str:  # noqa: FBT001 - what it is about
    return "ok" if is_met else "MISS"


if __name__ == "__main__":
    sys.exit(main())
