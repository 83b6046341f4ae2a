"""``python -m bench.reindexing``: what it costs to index again, and how the store grows and shrinks.

Unchanged archives, one changed article and ten, by the real model and the real command; then many runs with a tenth of
the articles changed each time, with the test embedder, and the store made compact at the end.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.archive_process import Place, Processes
from bench.changing_articles import Newsroom
from bench.data import PLACE_VARIABLE, REPOSITORY, BenchData, bench_folder, read_jsonl, write_jsonl
from bench.errors import BenchError
from bench.index_runs import CommandRunner, ForkedRunner
from bench.kill_reindex import SEED, fresh_place, make_runner
from bench.kill_series import SHARE
from bench.onrecord_runs import OnRecord

RUNS = 96
TIMES = 3  # of which the median is taken
MANY = 10

MOST_SECONDS_UNCHANGED = 1.0
MOST_TIMES_ONE = 20.0
MOST_GROWTH = 1.5
_MEGABYTE = 1e6
_WIDTH = 120


@dataclass(frozen=True, slots=True)
class Figure:
    """Something measured, and what it must stay below."""

    label: str
    value: float
    unit: str
    most: float | None = None

    @property
    def is_met(self) -> bool:
        """Whether it is below its bound, if it has one."""
        return self.most is None or self.value < self.most


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run costs, as medians: seconds of work after start, and of the wall clock in all."""

    work: float
    wall: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and return 0 if every bound holds."""
    options = _parser().parse_args(arguments)
    data = BenchData(bench_folder(options.shared, os.environ).resolve())
    if not data.articles.is_file():
        print(
            f"The bench needs {data.articles.name} in {data.folder}; name its folder by --shared or {PLACE_VARIABLE}."
        )
        return 0
    work = options.work.resolve()
    figures = [*measure_costs(data.articles, work, options.seed)] if options.times else []
    figures += [*measure_growth(data.articles, work, options.seed, options.runs)] if options.runs else []
    _print(figures)
    return 0 if all(figure.is_met for figure in figures) else 1


def measure_costs(articles: Path, work: Path, seed: int) -> list[Figure]:
    """Measure runs of the real command after no, one and ten changed articles.

    Raises:
        BenchError: If a run fails or does something else than it should.
    """
    newsroom = Newsroom(read_jsonl(articles), seed, new_per_round=0)
    place = fresh_place(articles, work, "real", newsroom, CommandRunner)
    _run(place, newsroom)  # a copy lies elsewhere, which is new to every article
    none, one, ten = (_median_cost(place, newsroom, count) for count in (0, 1, MANY))
    return [
        Figure("unchanged: work after start", none.work, "s", MOST_SECONDS_UNCHANGED),
        Figure("unchanged: the whole process", none.wall, "s"),
        Figure("1 changed: work after start", one.work, "s"),
        Figure(f"{MANY} changed: work after start", ten.work, "s"),
        Figure(f"{MANY} changed, in times 1 changed", ten.work / one.work, "x", MOST_TIMES_ONE),
    ]


def measure_growth(articles: Path, work: Path, seed: int, runs: int) -> list[Figure]:
    """Measure the store through many runs, each with a tenth of the articles changed, and after compacting.

    Raises:
        BenchError: If a run fails, or ``verify`` finds something in the end.
    """
    processes = Processes()
    newsroom = Newsroom(read_jsonl(articles), seed, new_per_round=0)
    place = fresh_place(articles, work, "hash", newsroom, make_runner(processes))
    runner = ForkedRunner(processes, place)
    runner.complete()
    processes.compact(place)  # a first index leaves what it merged away: the store is compared with what it needs
    sizes = [_size(place)]
    for _run_number in range(runs):
        newsroom.change(SHARE)
        write_jsonl(place.articles, newsroom.records())
        if failed := runner.complete()["failed"]:
            raise BenchError(f"an article failed: {failed[0]}")
        sizes.append(_size(place))
    grown = _parts(place)
    processes.compact(place)
    if problems := runner.verify():
        raise BenchError(f"verify finds {problems[0]}")
    compact = _size(place)
    return [
        Figure("store at first, compact", sizes[0] / _MEGABYTE, "MB"),
        Figure(f"store at its greatest, in {runs} runs", max(sizes) / _MEGABYTE, "MB"),
        *(Figure(f"... of it {name}", size / _MEGABYTE, "MB") for name, size in grown.items()),
        Figure("store after compact", compact / _MEGABYTE, "MB"),
        *(Figure(f"... of it {name}", size / _MEGABYTE, "MB") for name, size in _parts(place).items()),
        Figure("store after compact, in times that at first", compact / sizes[0], "x", MOST_GROWTH),
    ]


def _median_cost(place: Place, newsroom: Newsroom, changed: int) -> Cost:
    costs = []
    for _time in range(TIMES):
        if changed:
            newsroom.change_some(changed, kinds=("replaced",))
        costs.append(_run(place, newsroom, changed))
    return Cost(statistics.median(one.work for one in costs), statistics.median(one.wall for one in costs))


def _run(place: Place, newsroom: Newsroom, changed: int | None = None) -> Cost:
    write_jsonl(place.articles, newsroom.records())
    started = time.perf_counter()
    report = OnRecord(place.data_dir).index(place.articles)
    wall = time.perf_counter() - started
    if report.failed or (changed is not None and report.changed != changed):
        raise BenchError(f"a run with {changed} articles changed reports {report}")
    return Cost(report.seconds, wall)


def _size(place: Place) -> int:
    return sum(_parts(place).values())


def _parts(place: Place) -> dict[str, int]:
    """Return the bytes of the catalogue and of Chroma."""
    files = [file for file in place.data_dir.rglob("*") if file.is_file()]
    in_chroma = sum(file.stat().st_size for file in files if "chroma" in file.parts)
    return {"the catalogue": sum(file.stat().st_size for file in files) - in_chroma, "Chroma": in_chroma}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.reindexing", description="Measure indexing again.")
    parser.add_argument("--runs", type=int, default=RUNS, help="with a tenth changed each time; 0: none")
    parser.add_argument("--no-times", dest="times", action="store_false", help="leave out the runs with the real model")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--shared", type=Path, metavar="PATH", help="the folder with the articles")
    parser.add_argument("--work", type=Path, metavar="PATH", default=REPOSITORY / ".bench", help="where indexes are")
    return parser


def _print(figures: Sequence[Figure]) -> None:
    table = Table(title="Indexing again", title_justify="left")
    for name in ("", "measured", "bound"):
        table.add_column(name, justify="right" if name else "left")
    for one in figures:
        bound = "" if one.most is None else f"< {one.most:g} {one.unit} {'ok' if one.is_met else 'MISS'}"
        table.add_row(one.label, f"{one.value:.2f} {one.unit}", bound)
    console = Console() if sys.stdout.isatty() else Console(width=_WIDTH)
    console.print(table)
    print(f"Load over the last minute: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.")


if __name__ == "__main__":
    sys.exit(main())
