"""How the archive's sources do, on a terminal: one line each, trouble in red."""

from collections.abc import Sequence
from datetime import datetime

from rich import box
from rich.table import Table
from rich.text import Text

from bot.terminal import make_console, printable
from index.source_health import SourceHealth, in_words


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


_HEADINGS = ("Source", "Articles", "Newest", "Last success", "Trouble")


def _cells(source: SourceHealth, now: datetime) -> tuple[str, ...]:
    state = source.state
    return (
        f"{state.publisher} {state.location}" if state.publisher else state.location,
        f"{state.listed:,}",
        f"{in_words(source.lag)} old" if source.lag is not None else "undated",
        f"{in_words(now - datetime.fromisoformat(state.succeeded_at))} ago" if state.succeeded_at else "never",
        source.trouble or state.error or source.note or "",
    )
