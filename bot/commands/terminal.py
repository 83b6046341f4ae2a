"""Answers, status, sources and progress on a terminal, by rich; plain text if the output is no terminal."""

import sys
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from textwrap import indent
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from bot.answers import Answer, Citation
from bot.invisibles import reveal
from bot.texts import ENGLISH
from index.progress import Progress
from index.upkeep.source_health import SourceHealth, in_words

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

    from index.upkeep.archive_status import ArchiveStatus

#: Where prose is wrapped, in characters. Longer lines are hard to read.
_WIDTH = 100

#: What links to the quote in place of a title that was shown already, or that is missing.
_SAME_ARTICLE = "The same article"
_UNTITLED = "Open the article"

#: Between two lines of progress where there is no terminal.
_LINE_SECONDS = 30.0

_HEADINGS = ("Source", "Articles", "Newest", "Last success", "Trouble")


class ProgressBar:
    """A progress bar on standard error; see `index.progress.Progress`."""

    def __init__(self, bars: "Bars") -> None:
        self._bars = bars
        self._task: TaskID | None = None

    def stage(self, name: str, total: int | None) -> None:
        """Show a new bar; leave the last one as it ended."""
        self._task = self._bars.add_task(name, total=total)

    def advance(self, steps: int) -> None:
        """Advance the bar."""
        if self._task is not None:
            self._bars.advance(self._task, steps)


class ProgressLines:
    """A line on standard error every half minute, for logs and pipes; see `index.progress.Progress`.

    Args:
        clock: Counts seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._started = self._written = clock()
        self._name, self._done, self._total = "", 0, 0

    def stage(self, name: str, total: int | None) -> None:
        """Name what is done now; nothing is written until half a minute has gone by."""
        self._name, self._done, self._total = name, 0, total or 0

    def advance(self, steps: int) -> None:
        """Count the steps, and write a line if the last one is half a minute old."""
        self._done += steps
        now = self._clock()
        if now - self._written >= _LINE_SECONDS:
            self._written = now
            of_total = f" of {self._total:,}" if self._total else ""
            sys.stderr.write(f"{self._name}: {self._done:,}{of_total}, after {now - self._started:.0f} s\n")
            sys.stderr.flush()


@contextmanager
def show_progress() -> Iterator[Progress]:
    """Show progress while the block runs: a bar that goes at the end, or lines if standard error is no terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield ProgressLines()
        return
    # Imported here, because answers are printed by rich too and need no progress bar.
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Bars(*columns, console=console, transient=True) as bars:
        yield ProgressBar(bars)


def print_answer(answer: Answer) -> None:
    """Print an answer: each statement with its speaker, then its article."""
    console = make_console()
    if answer.reason or answer.lead:
        console.print(Text(printable(answer.reason or answer.lead)), soft_wrap=not console.is_terminal)
    _print_citations(console, answer.citations, [f"[{number}]" for number in range(1, len(answer.citations) + 1)])
    _print_citations(console, answer.apart, [" - "] * len(answer.apart))
    if answer.nearest:
        whole = f" of {answer.closest_of}" if answer.closest_of else ""
        console.print(Text(f"\nNearest{whole} statements, which do not answer the question:", style="dim"))
        _print_citations(console, answer.nearest, [" - "] * len(answer.nearest))
    if answer.other:
        console.print(Text(f"\n{printable(ENGLISH('other-reading', name=answer.other))}"))
    if answer.as_of:
        console.print(Text(f"\nAs of {answer.as_of:%d %b %Y, %H:%M} UTC", style="dim"))


def print_evidence(console: Console, citations: Sequence[Citation]) -> None:
    """Print the places that show something of a claim, each with whose words it has."""
    _print_citations(console, citations, [" - "] * len(citations))


def print_status(status: "ArchiveStatus") -> None:
    """Print the state of the archive as a table."""
    console = make_console()
    if not console.is_terminal:
        for name, value in status.rows():
            console.print(Text(f"{name}: {value}"), soft_wrap=True)
        return
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column()
    table.add_column(overflow="fold")
    for name, value in status.rows():
        table.add_row(Text(name, style="bold"), Text(value))
    console.print(table)


def print_sources(sources: Sequence[SourceHealth], now: datetime) -> None:
    """Print a line for each source; ``now`` is aware."""
    console = make_console()
    if not console.is_terminal:
        for source in sources:
            cells = zip(_HEADINGS[1:], _cells(source, now)[1:], strict=True)
            facts = ", ".join(f"{heading.lower()} {cell}" for heading, cell in cells if cell)
            console.print(Text(f"Source {printable(source.state.location)}: {facts}"), soft_wrap=True)
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in _HEADINGS:
        table.add_column(heading, overflow="fold", justify="right" if heading == "Articles" else "left")
    for source in sources:
        style = "red" if source.trouble else ""
        table.add_row(*(Text(printable(cell), style=style) for cell in _cells(source, now)))
    console.print(table)


def _cells(source: SourceHealth, now: datetime) -> tuple[str, ...]:
    state = source.state
    return (
        f"{state.publisher} {state.location}" if state.publisher else state.location,
        f"{state.listed:,}",
        f"{in_words(source.lag)} old" if source.lag is not None else "undated",
        f"{in_words(now - datetime.fromisoformat(state.succeeded_at))} ago" if state.succeeded_at else "never",
        source.trouble or state.error or source.note or "",
    )


def _print_citations(console: Console, citations: Sequence[Citation], marks: Sequence[str]) -> None:
    """Print citations in their order; an article's title stands under the first."""
    # Imported here, because indexing prints too and needs nothing that reads questions.
    from bot.answering.composing import corrected, credit

    titled: set[str] = set()
    for mark, citation in zip(marks, citations, strict=True):
        console.print(Text(f"\n{mark} {_one_line(credit(citation))}", style="bold"), soft_wrap=not console.is_terminal)
        _print_indented(console, Text(printable(citation.quote)))
        if note := corrected(citation):
            _print_indented(console, Text(_one_line(note)))
        is_titled = citation.article_key in titled
        titled.add(citation.article_key)
        _print_place(console, citation, _SAME_ARTICLE if is_titled else _one_line(citation.title or ""))


def _print_place(console: Console, citation: Citation, title: str) -> None:
    """Print where the quote stands: on a terminal as a title that links there, elsewhere with the address in full."""
    if console.is_terminal and citation.link:
        style = Style(italic=True, link=_one_line(citation.link))
        _print_indented(console, Text(title or _UNTITLED, style=style))
        return
    if title and title != _SAME_ARTICLE:
        _print_indented(console, Text(title, style="italic"))
    span = citation.span
    where = citation.link or citation.url or f"{citation.article_id}, characters {span.start} to {span.end}"
    # A link gets its own line and is not wrapped: a wrapped link cannot be followed.
    console.print(Text(f"    {_one_line(where)}", style="dim"), soft_wrap=True)


def _print_indented(console: Console, text: Text) -> None:
    """Wrap text on a terminal; leave lines whole for programs, which look for the exact words."""
    if console.is_terminal:
        console.print(Padding(text, (0, 0, 0, 4)))
    else:
        console.print(Text(indent(text.plain, " " * 4)), soft_wrap=True)


def printable(text: str) -> str:
    """Return the text without terminal control characters, invisible ones shown: articles are untrusted."""
    return reveal("".join(char if char in "\n\t" or unicodedata.category(char) != "Cc" else " " for char in text))


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())


def make_console() -> Console:
    """Return a console without automatic colours, no wider than a readable column."""
    console = Console(highlight=False)
    return Console(highlight=False, width=min(console.width, _WIDTH))
