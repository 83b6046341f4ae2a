"""Throws files at the parsing process: `python -m bench.feeds FOLDER ...`, with other parsers' test suites for folders.

Each file is read as a feed, as a page and as a sitemap by one `ParserProcess`, and has to end in an article, entries or
addresses, or in a clear reason: no crash, nothing past the time limit, and parent and child together under 500 MB.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from bench.errors import BenchError
from corpus.errors import MalformedError
from corpus.sandbox.process import ParserLimits, ParserProcess

URL = "https://lantern.example/news/from"
MEMORY_LIMIT = 500  # MB, parent and child together
FILE_LIMIT = 30_000_000  # bytes: above the process's own limit, so that this is met as well
SHOWN = 12


@dataclass(slots=True)
class Tally:
    """What came of reading files as one kind."""

    gave: int = 0
    gave_nothing: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    crashes: list[str] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "-")


class Thrower:
    """Reads files by one process and keeps what came of it."""

    def __init__(self, parser: ParserProcess, limits: ParserLimits) -> None:
        self._parser = parser
        self._limits = limits
        self.tallies = {"feed": Tally(), "page": Tally(), "sitemap": Tally()}
        self.peak = 0.0

    def throw(self, path: Path) -> None:
        """Read one file as each kind."""
        content = path.read_bytes()
        jobs: dict[str, Callable[[], bool]] = {
            "feed": lambda: bool(self._parser.parse_feed(content, url=URL).entries),
            "page": lambda: bool(self._parser.parse_page(content, url=URL)["text"]),
            "sitemap": lambda: any(_listed(self._parser, content)),
        }
        for kind, job in jobs.items():
            self._time(self.tallies[kind], path, job)
            self.peak = max(self.peak, _peak("self") + _peak(self._parser.pid))

    def _time(self, tally: Tally, path: Path, job: Callable[[], bool]) -> None:
        start = perf_counter()
        try:
            if job():
                tally.gave += 1
            else:
                tally.gave_nothing += 1
        except MalformedError as error:
            reason = str(error)
            tally.reasons[re.sub(r"\d[\d,.]*", "N", reason)] += 1
            if "crashed" in reason or "stopped answering" in reason or "nonsense" in reason:
                tally.crashes.append(f"{path}: {reason}")
        seconds = perf_counter() - start
        tally.slowest = max(tally.slowest, (seconds, str(path)))
        if seconds > self._limits.wall_seconds:
            tally.slow.append(f"{path}: {seconds:.1f} s")


def _listed(parser: ParserProcess, content: bytes) -> tuple[object, ...]:
    found = parser.parse_sitemap(content, url=URL)
    return (*found.pages, *found.sitemaps)


def _peak(number: int | str | None) -> float:
    """Return the most memory, in MB, that a process ever held; 0 where there is none."""
    try:
        status = Path(f"/proc/{number}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) * 1024 / 1e6 if found else 0.0


def _files(folders: list[Path]) -> Iterator[Path]:
    for folder in folders:
        if not folder.exists():
            raise BenchError(f"{folder} does not exist")
        yield from (path for path in sorted(folder.rglob("*")) if path.is_file() and path.stat().st_size <= FILE_LIMIT)


def _print(thrower: Thrower, count: int, seconds: float) -> bool:
    """Print what came of it; return whether every figure is met."""
    print(f"{count:,} files, each read in three ways, in {seconds:.0f} s")
    for kind, tally in thrower.tallies.items():
        print(
            f"\nas a {kind}: {tally.gave:,} gave something, {tally.gave_nothing:,} were well formed and empty,", end=" "
        )
        print(f"{tally.reasons.total():,} a reason; slowest {tally.slowest[0]:.2f} s ({tally.slowest[1]})")
        for reason, times in tally.reasons.most_common(SHOWN):
            print(f"  {times:6,}  {reason}")
        for trouble in (*tally.crashes, *tally.slow):
            print(f"  FAILED  {trouble}")
    print(f"\npeak memory of parent and child together: {thrower.peak:.0f} MB (at most {MEMORY_LIMIT})")
    failures = sum(len(tally.crashes) + len(tally.slow) for tally in thrower.tallies.values())
    print(f"crashes and hangs: {failures}")
    return failures == 0 and thrower.peak <= MEMORY_LIMIT


def main() -> int:
    """Throw the files of the folders named on the command line; return the exit code."""
    folders = [Path(name) for name in sys.argv[1:]]
    if not folders:
        print("say which folders: python -m bench.feeds FOLDER ...", file=sys.stderr)
        return 2
    limits = ParserLimits()
    start, count = perf_counter(), 0
    with ParserProcess(limits) as parser:
        thrower = Thrower(parser, limits)
        for path in _files(folders):
            thrower.throw(path)
            count += 1
        return 0 if _print(thrower, count, perf_counter() - start) else 1


if __name__ == "__main__":
    sys.exit(main())
