"""Answers, status, sources and progress on a terminal, by rich; plain text if the output is no terminal."""

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from textwrap import indent
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.answers import Answer, Citation
from index.upkeep.archive_status import ArchiveStatus
from index.upkeep.source_health import SourceHealth, in_words

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

#: Where prose is wrapped, in characters. Longer lines are hard to read.
_WIDTH = 100


_HEADINGS = ("Source", "Articles", "Newest", "Last success", "Trouble")


class TerminalProgress:
    """A progress bar on standard error; see `index.progress.Progress`."""

    def __init__(self, progress: "Progress") -> None:
        self._progress = progress
        self._task: TaskID | None = None

    def stage(self, name: str, total: int | None) -> None:
        """Show a new bar; leave the last one as it ended."""
        self._task = self._progress.add_task(name, total=total)

    def advance(self, steps: int) -> None:
        """Advance the bar."""
        if self._task is not None:
            self._progress.advance(self._task, steps)


@contextmanager
def progress_bar() -> Iterator[TerminalProgress]:
    """Show progress while the block runs, then clear it; show nothing if standard error is no terminal."""
    # Imported here, because answers are printed by rich too and need no progress bar.
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield TerminalProgress(progress)


def print_answer(answer: Answer) -> None:
    """Print an answer: each statement with its speaker, then its article."""
    console = make_console()
    if answer.reason or answer.lead:
        console.print(Text(printable(answer.reason or answer.lead)), soft_wrap=not console.is_terminal)
    for number, citation in enumerate(answer.citations, 1):
        _print_citation(console, f"[{number}]", citation)
    if answer.nearest:
        console.print(Text("\nNearest statements, which do not answer the question:", style="dim"))
        for citation in answer.nearest:
            _print_citation(console, " - ", citation)
    if answer.as_of:
        console.print(Text(f"\nAs of {answer.as_of:%d %b %Y, %H:%M} UTC", style="dim"))


def print_status(status: ArchiveStatus) -> None:
    """Print what is indexed as a table."""
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
            told = ", ".join(f"{heading.lower()} {cell}" for heading, cell in cells if cell)
            console.print(Text(f"Source {printable(source.state.location)}: {told}"), soft_wrap=True)
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


def _print_citation(console: Console, mark: str, citation: Citation) -> None:
    # Imported here, because indexing prints too and needs nothing that reads questions.
    from bot.answering.composing import corrected, credit

    console.print(Text(f"\n{mark} {_one_line(credit(citation))}", style="bold"), soft_wrap=not console.is_terminal)
    _print_indented(console, Text(printable(citation.quote)))
    if note := corrected(citation):
        _print_indented(console, Text(_one_line(note)))
    if citation.title:
        _print_indented(console, Text(_one_line(citation.title), style="italic"))
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
    """Return the text without terminal control characters: articles are untrusted."""
    return "".join(char if char in "\n\t" or unicodedata.category(char) != "Cc" else " " for char in text)


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())


def make_console() -> Console:
    """Return a console without automatic colours, no wider than a readable column."""
    console = Console(highlight=False)
    return Console(highlight=False, width=min(console.width, _WIDTH))
