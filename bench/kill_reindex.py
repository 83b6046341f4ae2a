"""``python -m bench.kill_reindex``: kill re-indexing at random moments, and see that a reader never notices.

Each time a tenth of the articles changes, the run that should store them is killed with its whole process group, and
another process reads the archive: every article must be whole, in its old or its new edition. Most kills use a test
embedder and the pattern extractor, some the real model through the real command.
"""

import argparse
import os
import random
import shutil
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.archive_process import Model, Place, Processes
from bench.changing_articles import Newsroom
from bench.data import PLACE_VARIABLE, REPOSITORY, BenchData, bench_folder, read_jsonl, write_jsonl
from bench.errors import BenchError
from bench.index_runs import CommandRunner, ForkedRunner, Runner
from bench.kept import digest_of, kept_folder
from bench.kill_series import Outcome, Series
from bench.phases import PHASES

SEED = 20261123
KILLS, REAL_KILLS = 180, 20
#: How often a run is let through after a kill; completing and verifying takes several times a kill's time.
COMPLETE_SHARE = 0.2
COMPLETE_SHARE_REAL = 0.5
_SHOWN = 20
_EACH = 10
_WIDTH = 120


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the series and print what came of them; return 0 if nothing was ever lost."""
    options = _parser().parse_args(arguments)
    data = BenchData(bench_folder(options.shared, os.environ).resolve())
    if not data.articles.is_file():
        print(
            f"The bench needs {data.articles.name} in {data.folder}; name its folder by --shared or {PLACE_VARIABLE}."
        )
        return 0
    wanted: dict[Model, int] = {"hash": options.kills, "real": options.real}
    outcomes: dict[Model, tuple[Outcome, float]] = {}
    for model in (model for model, kills in wanted.items() if kills):
        started = time.monotonic()
        outcome = run_series(data.articles, options.work.resolve(), model, wanted[model], options.seed)
        outcomes[model] = outcome, time.monotonic() - started
    _print(outcomes)
    return 1 if any(outcome.breaches for outcome, _seconds in outcomes.values()) else 0


def run_series(articles: Path, work: Path, model: Model, kills: int, seed: int) -> Outcome:
    """Kill so many runs on a copy of an index of the articles.

    Raises:
        BenchError: If a process fails that was not to be killed.
    """
    processes = Processes(model)
    newsroom = Newsroom(read_jsonl(articles), seed)
    place = fresh_place(articles, work, model, newsroom, make_runner(processes))
    series = Series(
        place=place,
        newsroom=newsroom,
        runner=make_runner(processes)(place),
        processes=processes,
        chance=random.Random(f"{seed}/kills"),
        complete_share=COMPLETE_SHARE_REAL if model == "real" else COMPLETE_SHARE,
        aims=model == "hash",
    )
    return series.run(kills, _tell)


def make_runner(processes: Processes) -> Callable[[Place], Runner]:
    """Return what makes the runner of an archive."""
    return lambda place: CommandRunner(place) if place.model == "real" else ForkedRunner(processes, place)


def fresh_place(
    articles: Path, work: Path, model: Model, newsroom: Newsroom, runner: Callable[[Place], Runner]
) -> Place:
    """Return a copy of an index of the newsroom's first articles, which is built once and kept."""

    def build(folder: Path) -> None:
        place = Place(folder, model)
        write_jsonl(place.articles, newsroom.records())
        if failed := runner(place).complete()["failed"]:
            raise BenchError(f"the articles cannot be indexed: {failed[0]}")

    name = f"reindexing-{model}"
    kept = kept_folder(work / "kept", name, digest_of(articles, newsroom.first_text()), build)
    folder = work / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(kept, folder)
    return Place(folder, model)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.kill_reindex", description="Kill re-indexing, lose nothing.")
    parser.add_argument("--kills", type=int, default=KILLS, help="with the test embedder")
    parser.add_argument("--real", type=int, default=REAL_KILLS, help="with the real model, by the command line")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--shared", type=Path, metavar="PATH", help="the folder with the articles")
    parser.add_argument("--work", type=Path, metavar="PATH", default=REPOSITORY / ".bench", help="where indexes are")
    return parser


def _tell(outcome: Outcome) -> None:
    if outcome.kills % _EACH == 0:
        print(f"{outcome.kills} kills, {len(outcome.breaches)} breaches", file=sys.stderr)


def _print(outcomes: Mapping[Model, tuple[Outcome, float]]) -> None:
    console = Console() if sys.stdout.isatty() else Console(width=_WIDTH)
    table = Table(title="Re-indexing with a tenth of the articles changed, killed", title_justify="left")
    table.add_column("")
    for model in outcomes:
        table.add_column("test embedder" if model == "hash" else "real model", justify="right")
    columns = [_column(outcome, seconds) for outcome, seconds in outcomes.values()]
    for label in dict.fromkeys(label for column in columns for label in column):
        table.add_row(label, *(column.get(label, "0") for column in columns))
    console.print(table)
    for breach in [breach for outcome, _seconds in outcomes.values() for breach in outcome.breaches][:_SHOWN]:
        print(breach)


def _column(outcome: Outcome, seconds: float) -> dict[str, str]:
    landed = {f"... in: {phase}": str(outcome.landed[phase]) for phase in dict.fromkeys((*PHASES, *outcome.landed))}
    return {
        "kills": str(outcome.kills),
        **landed,
        "runs let through and verified": str(outcome.completed),
        "runs that ended before the kill": str(outcome.outrun),
        "breaches": str(len(outcome.breaches)),
        "minutes": f"{seconds / 60:.1f}",
    }


if __name__ == "__main__":
    sys.exit(main())
