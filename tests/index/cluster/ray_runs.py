"""Runs on Ray with fakes, in a process of their own; `test_ray` starts this, and reads what it prints.

    python -m tests.index.cluster.ray_runs FOLDER

On a cluster of two cores, an archive is made while a worker is killed, and compared with one that
is made without Ray. Then an article ends each worker that takes it.
"""

import json
import os
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from corpus.gathering.streams import read_paths
from corpus.sources import Source, SourceKind
from index.building.builder import Builder
from index.building.parts import fingerprint_of
from index.building.preparing import Arrival
from index.building.workers import ArticleLimits
from index.catalogue.database import open_catalogue
from index.cluster.job import prepare_in_cluster
from index.cluster.preparer import Means
from index.cluster.ray_cluster import parse_address
from index.errors import ClusterError
from index.vectors.embedder import Vectors
from tests.fakes import SaidExtractor, WordEmbedder
from tests.index.support.archive import Archive

ARTICLES = 300  # two rounds
PORT = 6379
STARTS = 5
NOW = datetime(2026, 2, 3, tzinfo=UTC)
LIMITS = ArticleLimits(30, 10_000)


class DyingEmbedder(WordEmbedder):
    """A model that ends its process over one text.

    Args:
        words: What the text holds.
        mark: A file that is made then; where it is there, nothing happens any more. None: each time.
    """

    def __init__(self, words: str, mark: Path | None) -> None:
        super().__init__()
        self._words = words
        self._mark = mark

    def embed(self, texts: Sequence[str], /, on_progress: Callable[[int], None] | None = None) -> Vectors:
        """See `Embedder`."""
        if any(self._words in text for text in texts) and not (self._mark and self._mark.exists()):
            if self._mark:
                self._mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().embed(texts, on_progress)


def main() -> None:
    """Run, and print a JSON object."""
    folder = Path(sys.argv[1])
    source = Source(str(folder / "news.jsonl"), SourceKind.PATH)
    lines = [json.dumps(make_record(number)) for number in range(ARTICLES)]
    Path(source.location).write_text("\n".join(lines), encoding="utf-8")
    start_cluster()
    plain, prepared, poisoned = (make_archive(folder / name) for name in ("plain", "prepared", "poisoned"))
    plain_report = build(plain, source, read_paths([source], NOW))
    mark = folder / "killed"
    report = build(prepared, source, arrivals(prepared, source, "ferry 150 ", mark))
    failure = ""
    try:
        build(poisoned, source, arrivals(poisoned, source, "ferry 290 ", None))
    except ClusterError as error:
        failure = str(error)
    kept = poisoned.rows("SELECT count(*) FROM articles")[0][0]
    build(poisoned, source, read_paths([source], NOW))
    found = {
        "killed": mark.exists(),
        "stages": [name for name, _total in prepared.progress.stages],
        "reports": [plain_report, report],
        "differ": differences(plain, prepared),
        "embedded here": len(prepared.embedder.embedded),
        "failure": failure,
        "kept": kept,
        "differ at last": sorted({"passages", "statements", "vectors"} & set(differences(plain, poisoned))),
    }
    sys.stdout.write(f"{json.dumps(found)}\n")


def make_record(number: int) -> dict[str, str]:
    """Return an article with a statement; its language is given, since telling it loads a model."""
    text = (
        f"Anna Orr said that the ferry {number} sails to the port. It rained on day {number}. " + "Nobody came. " * 30
    )
    return {"id": f"article-{number}", "text": text, "language": "en"}


def start_cluster() -> None:
    """Start a cluster of one machine with two cores. Ray gives up after half a minute where the machine is busy."""
    ray = str(Path(sysconfig.get_path("scripts"), "ray"))
    limits = ("--num-cpus=2", "--object-store-memory=100000000", "--include-dashboard=false", "--disable-usage-stats")
    for _ in range(STARTS):
        if subprocess.run(
            [ray, "start", "--head", f"--port={PORT}", *limits], check=False, stdout=sys.stderr
        ).returncode:
            subprocess.run([ray, "stop", "--force"], check=True, stdout=sys.stderr)
            continue
        return
    raise SystemExit("Ray does not start")


def make_archive(folder: Path) -> Archive:
    """Return an archive in SQLite."""
    return Archive(folder, engine=open_catalogue(folder))


def arrivals(archive: Archive, source: Source, words: str, mark: Path | None) -> Iterable[Arrival]:
    """Return what workers make of a source, the one that takes this text dying."""
    model = archive.embedder.fingerprint
    dying = partial(DyingEmbedder, words, mark)
    means = Means(SaidExtractor(), dying, LIMITS, model, fingerprint_of(SaidExtractor(), model))
    address = parse_address(f"ray://127.0.0.1:{PORT}")
    return prepare_in_cluster(partial(read_paths, [source], NOW), means, archive.engine, address, archive.progress)


def build(archive: Archive, source: Source, items: Iterable[Arrival]) -> dict[str, Any]:
    """Build as the program does; return the report without its seconds."""
    report = Builder(archive.parts, archive.embedder, SaidExtractor(), LIMITS).build(items, [source])
    return report.to_json() | {"seconds": 0}


def differences(one: Archive, other: Archive) -> list[str]:
    """Return the names of what is not the same in two archives."""
    first, second = one.stored(), other.stored()
    return [name for name in first if first[name] != second[name]]


if __name__ == "__main__":
    main()
