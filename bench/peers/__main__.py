"""``python -m bench.peers``: OnRecord beside other retrieval libraries, in one run, as the page docs/benchmarks.md.

Every system has the same articles, the same model and, but for OnRecord, which quotes statements, the same sentences to
find. Environments and indexes are made once and kept; asking is measured anew each time. A peer's first run takes some
ten minutes on two cores, a later one two.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from bench.data import PLACE_VARIABLE, REPOSITORY, BenchData, bench_folder, read_jsonl
from bench.errors import BenchError
from bench.llama_index_vectors import bundled_model
from bench.onrecord_runs import OnRecord
from bench.peers.environments import PEERS, Peer, environment_of
from bench.peers.measuring import Measured, Trial, measure_onrecord, measure_peer
from bench.peers.page import lay_out, machine
from bench.sentences import split_sentences
from bench.systems import FIRST_INDEXING, Bench
from bench.tables import to_markdown, to_rich

_PAGE = REPOSITORY / "docs" / "benchmarks.md"
_MARK = "<!-- written by python -m bench.peers -->\n"
_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "onrecord-bench"
_WIDTH = 140


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the tables and write them into the page; return 1 if a system could not be measured."""
    options = _parser().parse_args(arguments)
    bench = Bench(BenchData(bench_folder(options.shared, os.environ).resolve()), options.work.resolve())
    if missing := bench.data.missing():
        print(f"The bench needs {missing[0].name} in {bench.data.folder}; name its folder by --shared.")
        return 0
    chosen = [peer for peer in PEERS if peer.name in options.peers]
    measured, failures = _measure(bench, chosen, options.environments.resolve())
    sheets = lay_out(measured)
    console = Console(width=None if sys.stdout.isatty() else _WIDTH)
    for sheet in sheets:
        console.print(to_rich(sheet))
    for failure in failures:
        print(failure)
    if not failures:
        above = _PAGE.read_text(encoding="utf-8").partition(_MARK)[0]
        _PAGE.write_text(above + _MARK + "\n" + "\n".join([machine() + "\n", *map(to_markdown, sheets)]))
        print(f"{_PAGE} is written.")
    return 1 if failures else 0


def _measure(bench: Bench, peers: Sequence[Peer], environments: Path) -> tuple[list[Measured], list[str]]:
    product = OnRecord(bench.indexes / "onrecord", program=bench.program)
    measured = [measure_onrecord(product, bench.data, bench.indexes / FIRST_INDEXING, bench.folder)]
    sentences = split_sentences(read_jsonl(bench.data.articles))
    trial = Trial(bench.data, sentences, bundled_model(), bench.kept)
    failures = []
    for peer in peers:
        print(f"{peer.name} ...", file=sys.stderr)
        try:
            python = environment_of(peer, environments)
            measured.append(measure_peer(peer, python, trial))
        except BenchError as error:
            failures.append(f"{peer.name} is not measured: {error}")
    return measured, failures


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.peers", description=__doc__)
    parser.add_argument("--shared", type=Path, help=f"the folder of the bench data (default: {PLACE_VARIABLE})")
    parser.add_argument("--work", type=Path, default=REPOSITORY / ".bench", help="where indexes are kept")
    names = [peer.name for peer in PEERS]
    parser.add_argument("--peers", nargs="+", choices=names, default=names, help="measure these only (default: all)")
    parser.add_argument("--environments", type=Path, default=_CACHE, help="where the virtual environments are kept")
    return parser


if __name__ == "__main__":
    sys.exit(main())
