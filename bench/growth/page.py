"""The growth of costs as tables and a plot, and its exponent: the slope of time over size, both by their logarithms."""

import math
from collections.abc import Callable, Sequence

import numpy as np

from bench.growth.measuring import Growth

_KILO = 1_000


def fit_exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """Return b of the cost a * size ** b that fits best by logarithms.

    >>> round(fit_exponent([1, 10, 100], [3, 30, 300]), 3)
    1.0
    """
    slope, _ = np.polyfit([math.log(size) for size in sizes], [math.log(cost) for cost in costs], 1)
    return float(slope)


def lay_out(grown: Sequence[Growth]) -> str:
    """Return the tables and the plot, in Markdown, for archives in order of their size."""
    return "\n".join([_costs(grown), _kinds(grown), _plot(grown)])


def _costs(grown: Sequence[Growth]) -> str:
    rows: list[tuple[str, Callable[[Growth], float], int]] = [
        ("warm question p50, ms", lambda one: one.percentile(50), 0),
        ("warm question p95, ms", lambda one: one.percentile(95), 0),
        ("first question of a process, s", lambda one: one.start_seconds, 2),
        ("cold `ask`, s", lambda one: one.cold_seconds, 2),
        ("memory of that, MB", lambda one: one.memory, 0),
        ("nothing changed, s", lambda one: one.same_seconds, 1),
        ("`verify`, s", lambda one: one.verify_seconds, 1),
        ("disk, MB", lambda one: one.disk, 0),
    ]
    return _table(grown, rows)


def _kinds(grown: Sequence[Growth]) -> str:
    def p95(kind: str) -> Callable[[Growth], float]:
        return lambda one: one.percentile(95, kind)

    return _table(grown, [(f"p95 of {kind}, ms", p95(kind), 0) for kind in grown[0].warm])


def _table(grown: Sequence[Growth], rows: Sequence[tuple[str, Callable[[Growth], float], int]]) -> str:
    sizes = [one.articles for one in grown]
    lines = [
        f"| articles | {' | '.join(f'{size:,}' for size in sizes)} | exponent |",
        "|---|" + "---:|" * (len(sizes) + 1),
    ]
    for name, cost, digits in rows:
        costs = [cost(one) for one in grown]
        exponent = f"{fit_exponent(sizes, costs):.2f}" if len(sizes) > 1 else ""
        lines.append(f"| {name} | {' | '.join(f'{one:,.{digits}f}' for one in costs)} | {exponent} |")
    return "\n".join([*lines, ""])


def _plot(grown: Sequence[Growth]) -> str:
    sizes = ", ".join(f'"{one.articles // _KILO}k"' for one in grown)
    lines = [", ".join(f"{one.percentile(percent):.0f}" for one in grown) for percent in (50, 95)]
    return "\n".join(
        [
            "```mermaid",
            "xychart-beta",
            '    title "Warm question by articles: p50 (lower line) and p95"',
            f"    x-axis [{sizes}]",
            '    y-axis "milliseconds"',
            *(f"    line [{line}]" for line in lines),
            "```",
            "",
        ]
    )
