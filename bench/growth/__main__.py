"""``python -m bench.growth``: what questions, starts, runs and checks cost in archives of 1,000 to 100,000 articles.

Archives are made of the real paragraphs of the bench's articles, with other names and days, once, and kept. The
largest takes most of an hour to make, and 6 GB; ``--sizes`` chooses others. Tables and plot go into docs/benchmarks.md.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.data import PLACE_VARIABLE, REPOSITORY, BenchData, bench_folder
from bench.growth.archives import Archives
from bench.growth.measuring import measure
from bench.growth.page import lay_out
from bench.kept import digest_of
from bench.onrecord_runs import OnRecord
from bot.commands.terminal import show_progress

_PAGE = REPOSITORY / "docs" / "benchmarks.md"
_BEGIN, _END = "<!-- written by python -m bench.growth -->\n", "<!-- end of what it writes -->\n"
_SIZES = (1_000, 10_000, 100_000)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make, measure, print, and write the page; return 0."""
    options = _parser().parse_args(arguments)
    data = BenchData(bench_folder(options.shared, os.environ).resolve())
    if missing := data.missing():
        print(f"The bench needs {missing[0].name} in {data.folder}; name its folder by --shared.")
        return 0
    folder = options.work.resolve()
    original = options.data_dir or folder / "indexes" / digest_of(data.articles) / "onrecord"
    OnRecord(original).index(data.articles)
    archives = Archives(original, data.articles, folder / "growth")
    grown = []
    for size in sorted(options.sizes):
        with show_progress() as progress:
            archive = archives.build(size, progress)
        grown.append(measure(archive))
        print(lay_out(grown), flush=True)
    if options.write:
        _write(lay_out(grown))
    return 0


def _write(tables: str) -> None:
    above, _, rest = _PAGE.read_text(encoding="utf-8").partition(_BEGIN)
    _PAGE.write_text(f"{above}{_BEGIN}\n{tables}\n{_END}{rest.partition(_END)[2]}", encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    parser.add_argument("--shared", type=Path, help=f"the folder of the bench; else {PLACE_VARIABLE}")
    parser.add_argument("--work", type=Path, default=REPOSITORY / ".bench", help="holds what is made; ignored by git")
    parser.add_argument("--data-dir", type=Path, help="an index of the bench's articles; else the one in --work")
    parser.add_argument("--sizes", type=int, nargs="+", default=_SIZES, help="numbers of articles")
    parser.add_argument("--write", action="store_true", help="write tables and plot into docs/benchmarks.md")
    return parser


if __name__ == "__main__":
    sys.exit(main())
