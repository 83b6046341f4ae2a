"""How fast Ray's workers index beside a run without them: ``python -m bench.ray_rate --articles FILE``.

The same articles, a thousand or more, once without and once with as many workers as there are processors, on an
otherwise idle machine; neither rate has the start-up in it. `bench.growth` writes files of as many articles as one
wants. Ray runs in a network namespace, where there is nobody to listen to. The archives have to be equal, statement for
statement. Figures are printed and written to ``ray_rate.json`` in the work folder.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sqlalchemy import text

from bench.errors import BenchError
from bot.running.assembly import Assembly
from bot.settings import BotSettings
from corpus.article import Article
from corpus.gathering.streams import read_paths
from corpus.sources import Source, SourceKind
from index.building.preparing import Arrival, Prepared
from index.building.workers import ArticleLimits, ArticleWorker
from index.catalogue.database import read
from index.cluster.ray_cluster import Address
from index.progress import Silence
from tests.index.cluster.namespace import isolated, why_not

FEWEST = 1_000

#: Articles that come before the clock starts: by then each worker has loaded its models.
WARM_UP = 64

#: Articles that may be under way at each worker when the clock starts, which are not counted.
UNDER_WAY = 16

#: What is the same in two archives of the same articles, whatever made them.
_COMPARED = (
    "SELECT key, article_id, source FROM articles ORDER BY id",
    "SELECT id, number, text_digest, language FROM versions ORDER BY id",
    "SELECT * FROM passages ORDER BY 1",
    "SELECT * FROM statements ORDER BY 1",
    "SELECT digest, model FROM vectors ORDER BY 1",
    "SELECT value FROM state WHERE name = 'generation'",
)


@dataclass(slots=True)
class Arrivals:
    """Items on their way to the builder, and when the first articles had come.

    Attributes:
        count: The articles so far.
        warm: When `WARM_UP` articles had come, by the clock.
    """

    clock: Callable[[], float]
    count: int = 0
    warm: float = field(default=0.0)

    def pass_on(self, items: Iterable[Arrival]) -> Iterator[Arrival]:
        """Yield the items, and look at the clock."""
        for item in items:
            self.count += isinstance(item, Article | Prepared)
            if self.count == WARM_UP and not self.warm:
                self.warm = self.clock()
            yield item


def rate_of_workers(arrivals: Arrivals, ended: float, workers: int) -> float:
    """Return the articles a second from the end of the warm-up; what was under way then is not counted.

    Raises:
        BenchError: If there are too few articles.
    """
    counted = arrivals.count - WARM_UP - UNDER_WAY * workers
    if counted < 1:
        raise BenchError(f"{arrivals.count} articles are too few for a rate")
    return counted / (ended - arrivals.warm)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure; return the exit code."""
    options = _parser().parse_args(arguments)
    if not options.inside:
        if reason := why_not():
            print(reason, file=sys.stderr)
            return 1
        command = [sys.executable, "-m", "bench.ray_rate", *(arguments or sys.argv[1:]), "--inside"]
        return subprocess.run(isolated(command), check=False).returncode
    options.work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=options.work) as folder:
        figures = measure(options.articles.resolve(), Path(folder), options.fewest)
    (options.work / "ray_rate.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))
    return 0 if figures["equal"] else 1


def measure(file: Path, folder: Path, fewest: int = FEWEST) -> dict[str, object]:
    """Index a file twice; return the rates, the share of Ray's in the other, and whether the archives are equal."""
    source, now = Source(str(file), SourceKind.PATH), datetime.now(UTC)
    read_all = partial(read_paths, [source], now)
    count = sum(isinstance(item, Article) for item in read_all())
    if count < fewest:
        raise BenchError(f"{file} has {count} articles: the rate is that of {fewest} or more")
    plain, workers = _assemble(folder / "plain"), len(os.sched_getaffinity(0))
    plain.embedder.embed(["Loads the model."])
    loading = _time_loading(plain)
    started = time.perf_counter()
    plain.builder().build(read_all(), [source])
    plain_rate = count / (time.perf_counter() - started - loading)
    spread, arrivals = _assemble(folder / "ray"), Arrivals(time.perf_counter)
    items = spread.prepared(read_all, Address(), Silence())
    spread.builder().build(arrivals.pass_on(items), [source])
    ray_rate = rate_of_workers(arrivals, time.perf_counter(), workers)
    return {
        "articles": count,
        "workers": workers,
        "rate_plain": round(plain_rate, 3),
        "rate_ray": round(ray_rate, 3),
        "share": round(ray_rate / plain_rate, 3),
        "equal": _rows(plain) == _rows(spread),
    }


def _time_loading(assembly: Assembly) -> float:
    """Return the seconds that the first article takes longer than another, which is the parser's loading."""
    settings = assembly.settings
    limits = ArticleLimits(settings.article_seconds, settings.article_characters)
    article = Article("warm", "warm", "/warm.txt", "Anna Orr said that the ferry sails.", language="en")
    taken = []
    with ArticleWorker(assembly.extractor, limits) as worker:
        for number in range(2):
            started = time.perf_counter()
            worker.take_apart(replace(article, key=str(number)))
            taken.append(time.perf_counter() - started)
    return taken[0] - taken[1]


def _assemble(data_dir: Path) -> Assembly:
    return Assembly(BotSettings(data_dir=data_dir, embedding_model="english", extractor="auto", chroma_url=""))


def _rows(assembly: Assembly) -> list[list[tuple[object, ...]]]:
    with read(assembly.engine) as connection:
        return [[tuple(row) for row in connection.execute(text(query))] for query in _COMPARED]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--articles", type=Path, required=True, help="a JSONL file")
    parser.add_argument("--work", type=Path, default=Path(".bench"), help="where archives and figures are written")
    parser.add_argument("--fewest", type=int, default=FEWEST, help="fewer articles are refused")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
