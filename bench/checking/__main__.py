"""Checking measured: ``python -m bench.checking --articles FILE --annotations FILE --seed N``.

Texts are made from annotated articles as an outsider would, checked against an archive of the same articles, and
scored. Without ``--data-dir`` the articles are indexed first, with vectors made without a model.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench.checking.quoted import find_quoted
from bench.checking.scoring import Score, score
from bench.checking.sets import Case, make_sets
from bench.data import REPOSITORY, Record, read_jsonl, write_jsonl
from bench.hash_embedder import HashEmbedder
from bench.kept import digest_of, kept_folder
from bench.tables import Sheet, to_markdown
from bot.checking.checker import ArchiveChecker
from corpus.files.reading import read_source
from index.archive import Archive
from index.building.builder import Builder
from index.catalogue.database import open_catalogue
from index.extraction.extractors import make_extractor
from index.progress import Silence
from index.vectors.chroma import ChromaVectorStore
from index.vectors.collection_keeper import CollectionKeeper

_USUAL_SEED = 20261130


def main(arguments: Sequence[str] | None = None) -> int:
    """Make, check, score and print; return 1 where a figure is not reached."""
    options = _parser().parse_args(arguments)
    articles, annotations = read_jsonl(options.articles), read_jsonl(options.annotations)
    data_dir = options.data_dir or kept_folder(
        options.work, "checking", digest_of(options.articles), lambda folder: _index(options.articles, folder)
    )
    sets = make_sets(articles, find_quoted(articles, annotations), options.seed)
    checker = ArchiveChecker(open_catalogue(data_dir), make_extractor())
    checker.check("Ada Orr said: “Warm up the parser, please.”")
    scores, seconds = [], dict[str, list[float]]()
    for name, cases in sets.items():
        if name in (options.only or sets):
            reports, seconds[name] = _check_all(checker, cases)
            scores.append(score(name, cases, reports))
            missed = [{"case": case.__getstate__(), "report": reports[case.id]} for case in scores[-1].missed]
            write_jsonl(options.work / f"missed-{name}.jsonl", json.loads(json.dumps(missed, default=list)))
    print(to_markdown(_lay_out(scores, seconds)))
    return 0 if all(one.is_reached for one in scores) else 1


def _check_all(checker: ArchiveChecker, cases: Sequence[Case]) -> tuple[dict[str, Record], list[float]]:
    reports, seconds = {}, []
    for case in cases:
        started = time.process_time()
        reports[case.id] = checker.check(case.text).to_json()
        seconds.append(time.process_time() - started)
    return reports, seconds


def _index(articles: Path, folder: Path) -> None:
    engine = open_catalogue(folder)
    embedder = HashEmbedder()
    keeper = CollectionKeeper(engine, ChromaVectorStore(folder / "chroma"), embedder.fingerprint)
    archive = Archive(engine, folder, keeper, lambda: datetime.now(UTC), Silence())
    Builder(archive, embedder, make_extractor()).build(read_source(articles))


def _lay_out(scores: Sequence[Score], seconds: dict[str, list[float]]) -> Sheet:
    rows = []
    for one in scores:
        times = sorted(seconds[one.name])
        p95 = f"{1000 * times[int(0.95 * len(times))]:.1f} ms" if times else ""
        reached = "" if one.reach is None else "yes" if one.is_reached else "no"
        reach = "" if one.reach is None else f"{one.reach}"
        rows.append((one.name, str(one.cases), f"{one.figure:.4f}", reach, reached, p95))
    return Sheet("Checking", ("set", "cases", "figure", "reach", "reached", "p95"), tuple(rows))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.checking", description=__doc__)
    parser.add_argument("--articles", type=Path, required=True, help="articles as OnRecord reads them, JSONL")
    parser.add_argument("--annotations", type=Path, required=True, help="who said what in them")
    parser.add_argument("--seed", type=int, default=_USUAL_SEED, help="deals the sets")
    parser.add_argument("--data-dir", type=Path, help="an archive of these articles")
    parser.add_argument("--work", type=Path, default=REPOSITORY / ".bench" / "checking", help="where things are kept")
    parser.add_argument("--only", nargs="+", help="these sets only")
    return parser


if __name__ == "__main__":
    sys.exit(main())
