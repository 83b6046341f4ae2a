"""Lays results out: figures down, systems across, the target last.

Seventeen figures do not fit across a terminal, so each system is a column.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.table import Table

from bench.figures import ANSWERS, COSTS, OF_A_KIND, OF_BENT, REFUSALS, STATEMENTS, Figure, Figures, Result

OURS = "onrecord"
NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of texts; the first column names the row, the others hold values."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def lay_out(results: Sequence[Result]) -> list[Sheet]:
    """Return the tables that have something to show."""
    systems = tuple(result.system for result in results)
    sheets = [
        _sheet("Answers", systems, ANSWERS, [result.answers for result in results]),
        _kinds("By kind of question", systems, OF_A_KIND, [result.kinds for result in results]),
        _sheet(
            "Refused by one threshold on the evidence, at a share of wrong refusals; cross-validated by article",
            *(systems, REFUSALS, [result.refusals for result in results]),
        ),
        _kinds(
            "Questions as typed, by kind; refused by one threshold, cross-validated by article",
            *(systems, (*OF_A_KIND, *OF_BENT, *REFUSALS), [result.typed for result in results]),
        ),
        _sheet("Extraction, on the development articles", systems, STATEMENTS, [one.statements for one in results]),
        _sheet("Time and memory", systems, COSTS, [result.costs for result in results]),
    ]
    return [sheet for sheet in sheets if sheet.rows]


def to_rich(sheet: Sheet) -> Table:
    """Return the table for a terminal."""
    table = Table(title=sheet.title, title_justify="left")
    table.add_column(sheet.header[0])
    for name in sheet.header[1:]:
        table.add_column(name, justify="right")
    for row in sheet.rows:
        table.add_row(*row)
    return table


def to_markdown(sheet: Sheet) -> str:
    """Return the table for a page of the documentation."""
    rules = ("---", *("---:" for _ in sheet.header[1:]))
    lines = ("| " + " | ".join(cells) + " |" for cells in (sheet.header, rules, *sheet.rows))
    return f"**{sheet.title}**\n\n" + "\n".join(lines) + "\n"


def _sheet(title: str, systems: tuple[str, ...], figures: Iterable[Figure], measured: Sequence[Figures]) -> Sheet:
    return Sheet(title, ("", *systems, "target"), tuple(_rows(systems, figures, measured)))


def _kinds(
    title: str, systems: tuple[str, ...], figures: Sequence[Figure], measured: Sequence[Mapping[str, Figures]]
) -> Sheet:
    """Lay out a block of rows for each kind of question, "" being all; the column of targets falls away."""
    kinds = dict.fromkeys(kind for of_kinds in measured for kind in of_kinds)
    rows = [
        (f"{kind or 'all'}: {row[0]}", *row[1:-1])
        for kind in kinds
        for row in _rows(systems, figures, [of_kinds.get(kind, {}) for of_kinds in measured])
    ]
    return Sheet(title, ("", *systems), tuple(rows))


def _rows(
    systems: tuple[str, ...], figures: Iterable[Figure], measured: Sequence[Figures]
) -> Iterable[tuple[str, ...]]:
    for figure in figures:
        values = [one.get(figure.key) for one in measured]
        if any(value is not None for value in values):
            cells = (_cell(figure, value, system) for value, system in zip(values, systems, strict=True))
            yield figure.label, *cells, str(figure.target or "")


def _cell(figure: Figure, value: float | None, system: str) -> str:
    if value is None:
        return NOTHING
    shown = f"{value:.{figure.decimals}f}"
    if figure.target and system == OURS:
        return f"{shown} {'ok' if figure.target.holds(value) else 'MISS'}"
    return shown
