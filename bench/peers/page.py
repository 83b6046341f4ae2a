"""The tables of the page on benchmarks, and the machine that they were measured on."""

import os
import platform
import statistics
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench.peers.measuring import Measured
from bench.tables import NOTHING, Sheet

_GIGABYTE = 1_000_000_000
_TIMES = (
    *("system", "index all, s", "nothing changed, s", "cold question, s", "warm p50, ms", "warm p95, ms"),
    *("memory, MB", "disk, MB"),
)
_HITS = ("statement_hit@1", "statement_hit@3", "statement_hit@5", "article_hit@5", "misattributed", "wrongly_refused")


def lay_out(measured: Sequence[Measured]) -> list[Sheet]:
    """Return the table of costs, and one of hits for each list of questions."""
    lists = dict.fromkeys(name for one in measured for name in one.hits)
    return [
        Sheet("Time, memory and disk", _TIMES, tuple(map(_times, measured))),
        *(
            Sheet(f"Found, {name}", ("system", *_HITS), tuple((one.name, *_hits(one, name)) for one in measured))
            for name in lists
        ),
    ]


def machine() -> str:
    """Return what the figures hold for, in one sentence."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / _GIGABYTE
    return (
        f"Measured on {datetime.now(UTC):%d %B %Y}: {os.cpu_count()} cores of {_processor()}, {memory:.0f} GB of "
        f"memory, {platform.system()} {platform.release()}, Python {platform.python_version()}."
    )


def _processor() -> str:
    described = Path("/proc/cpuinfo")
    lines = described.read_text().splitlines() if described.is_file() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _times(one: Measured) -> tuple[str, ...]:
    index = NOTHING if one.index_seconds is None else f"{one.index_seconds:.0f}"
    p95 = statistics.quantiles(one.warm, n=20, method="inclusive")[-1]
    seconds = (f"{one.same_seconds:.2f}", f"{one.cold_seconds:.2f}")
    return one.name, index, *seconds, f"{statistics.median(one.warm):.1f}", f"{p95:.1f}", *_sizes(one)


def _sizes(one: Measured) -> tuple[str, str]:
    return f"{one.memory:.0f}", f"{one.disk:.0f}"


def _hits(one: Measured, questions: str) -> tuple[str, ...]:
    values = (one.hits[questions].get(name) for name in _HITS)
    return tuple(NOTHING if value is None else f"{value:.3f}" for value in values)
