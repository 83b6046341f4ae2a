"""``python -m bench``: measure the systems, print the tables, keep the run in ``.bench/last.json``."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console

from bench.data import PLACE_VARIABLE, REPOSITORY, BenchData, bench_folder
from bench.errors import BenchError
from bench.figures import Result
from bench.kept import digest_of
from bench.systems import SYSTEMS, Bench, compare
from bench.tables import lay_out, to_markdown, to_rich

WIDTH_OFF_TERMINAL = 120  # rich takes 80 where it cannot ask, which cuts the columns


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the bench; return 0, or 1 if a system could not be measured."""
    options = _parser().parse_args(arguments)
    data = BenchData(bench_folder(options.shared, os.environ).resolve())
    if missing := data.missing():
        print(f"The bench needs {missing[0].name} in {data.folder}; name its folder by --shared or {PLACE_VARIABLE}.")
        print("Nothing was measured.")
        return 0
    folder = options.work.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    bench = Bench(data, folder, is_fresh=options.fresh)
    results, failed = _measure(bench, options.only)
    _keep(folder / "last.json", data, results)
    _print(results, failed, in_markdown=options.markdown)
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure OnRecord beside plain retrieval.")
    parser.add_argument(
        "--shared", type=Path, metavar="PATH", help="the folder with the annotated articles and questions"
    )
    parser.add_argument(
        "--work", type=Path, metavar="PATH", default=REPOSITORY / ".bench", help="where indexes are kept"
    )
    parser.add_argument("--only", type=_systems, metavar="A,B", default=tuple(SYSTEMS), help=f"of {', '.join(SYSTEMS)}")
    parser.add_argument("--fresh", action="store_true", help="build OnRecord's index anew and time it")
    parser.add_argument("--markdown", action="store_true", help="print the tables for a page of the documentation")
    return parser


def _systems(names: str) -> tuple[str, ...]:
    chosen = [name.strip() for name in names.split(",")]
    if unknown := [name for name in chosen if name not in SYSTEMS]:
        raise argparse.ArgumentTypeError(f"{unknown[0]!r} is none of {', '.join(SYSTEMS)}")
    return tuple(name for name in SYSTEMS if name in chosen)


def _measure(bench: Bench, systems: Sequence[str]) -> tuple[list[Result], dict[str, BenchError]]:
    """Measure each system; one that fails does not keep the others from their figures."""
    results: list[Result] = []
    failed: dict[str, BenchError] = {}
    for system in systems:
        print(f"Measuring {system} ...", file=sys.stderr)
        try:
            results.append(SYSTEMS[system](bench))
        except BenchError as error:
            failed[system] = error
    return compare(results), failed


def _keep(path: Path, data: BenchData, results: Sequence[Result]) -> None:
    run: dict[str, Any] = {
        "finished_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "data": digest_of(data.articles, data.annotations, *data.question_files, data.answer_scorer),
        "load": os.getloadavg()[0],
        "processors": os.cpu_count(),
        "systems": [result.to_json() for result in results],
    }
    path.write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")


def _print(results: Sequence[Result], failed: dict[str, BenchError], *, in_markdown: bool) -> None:
    console = Console() if sys.stdout.isatty() else Console(width=WIDTH_OFF_TERMINAL)
    for sheet in lay_out(results):
        if in_markdown:
            print(to_markdown(sheet))
        else:
            console.print(to_rich(sheet))
    for note in (note for result in results for note in result.notes):
        print(note)
    print(f"Load over the last minute: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.")
    for system, error in failed.items():
        print(f"{system} could not be measured: {error}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
