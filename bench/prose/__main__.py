"""Prose measured: ``python -m bench.prose [--articles FILE] [--seed N]``.

Sentences of a scripted model: 50 of each of ten faults, and faithful ones, half of them paraphrases of statements
in our own samples, written by hand. The other half repeats statements of the samples, or of ``--articles``. Faults
are put into both. Twins, one faithful and one faulty in the same form, are written by hand too and count by themselves.
The archive that quotations are checked against is made of the same articles, without a model; words are compared by
the bundled one.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from bench.data import REPOSITORY, write_jsonl
from bench.hash_embedder import HashEmbedder
from bench.prose.faults import Case, faithful, make_faults
from bench.prose.material import SAMPLES, Told, read_paraphrases, read_twins, restate
from bench.tables import Sheet, to_markdown
from bot.checking.checker import ArchiveChecker
from bot.prose.verifying import Judged, SentenceVerifier
from corpus.files.reading import read_source
from index.archive import Archive
from index.building.builder import Builder
from index.catalogue.database import open_catalogue
from index.extraction.extractors import make_extractor
from index.progress import Silence
from index.vectors.chroma import ChromaVectorStore
from index.vectors.collection_keeper import CollectionKeeper
from index.vectors.embedder import SentenceTransformerEmbedder

_USUAL_SEED = 20261130
_EACH, _HALF = 50, 250
_MOST_ARTICLES = 150
_REACH_CUT, _REACH_KEPT = 0.98, 0.03


def main(arguments: Sequence[str] | None = None) -> int:
    """Make, judge and print; return 1 where a figure is not reached."""
    options = _parser().parse_args(arguments)
    extractor = make_extractor()
    paraphrases = read_paraphrases(extractor)
    restated = restate(options.articles or SAMPLES, extractor, _MOST_ARTICLES)
    random = Random(f"{options.seed}/faithful")
    pool = [*paraphrases, *restated]
    sound = [faithful(random, one, pool) for one in paraphrases]
    sound += [faithful(random, one, pool) for one in random.sample(restated, min(_HALF, len(restated)))]
    with tempfile.TemporaryDirectory() as folder:
        checker = _index([SAMPLES, *filter(None, [options.articles])], Path(folder))
        embedder = SentenceTransformerEmbedder("", "fp32")
        verifier = SentenceVerifier(embedder.embed, extractor, checker.check)
        twins = _lay_out_twins(verifier, read_twins(extractor))
        judged = [(case, *_judge(verifier, case)) for case in (*sound, *make_faults(pool, options.seed, _EACH))]
    missed = [(case, one) for case, one, _ in judged if bool(one.fault) is not bool(case.kind)]
    write_jsonl(options.work / "missed.jsonl", [_to_row(case, one) for case, one in missed])
    print(to_markdown(_lay_out(judged)))
    print(to_markdown(twins))
    faulty = [one for case, one, _ in judged if case.kind]
    cut, lost = sum(bool(one.fault) for one in faulty), sum(bool(one.fault) for case, one, _ in judged if not case.kind)
    return 0 if cut >= _REACH_CUT * len(faulty) and lost <= _REACH_KEPT * len(sound) else 1


def _judge(verifier: SentenceVerifier, case: Case) -> tuple[Judged, float]:
    verifier.prepare(case.evidence)
    started = time.process_time()
    judged = verifier.judge(case.sentence, case.evidence)
    return judged, time.process_time() - started


def _index(sources: Sequence[Path], folder: Path) -> ArchiveChecker:
    engine = open_catalogue(folder)
    embedder, extractor = HashEmbedder(), make_extractor()
    keeper = CollectionKeeper(engine, ChromaVectorStore(folder / "chroma"), embedder.fingerprint)
    archive = Archive(engine, folder, keeper, lambda: datetime.now(UTC), Silence())
    for source in sources:
        articles = (article for number, article in enumerate(read_source(source)) if number < _MOST_ARTICLES)
        Builder(archive, embedder, extractor).build(articles)
    return ArchiveChecker(engine, extractor)


def _lay_out(judged: Sequence[tuple[Case, Judged, float]]) -> Sheet:
    names = {case.kind or f"faithful, {case.part}": 0 for case, _, _ in judged}
    rows = []
    for name in [*names, "all faulty", "all faithful"]:
        own = [one for one in judged if _is_of(one[0], name)]
        faults = Counter(one.fault.value for _, one, _ in own if one.fault)
        share = sum(faults.values()) / len(own)
        told = ", ".join(f"{fault} {count}" for fault, count in faults.most_common(4))
        seconds = sorted(taken for _, _, taken in own)
        rows.append((name, str(len(own)), f"{share:.3f}", told, f"{1000 * seconds[int(0.95 * len(own))]:.0f} ms"))
    return Sheet("Prose", ("sentences", "number", "cut", "for", "p95, processor"), tuple(rows))


def _lay_out_twins(verifier: SentenceVerifier, twins: Sequence[tuple[Told, Told]]) -> Sheet:
    rows = []
    for part in sorted({sound.part for sound, _ in twins}):
        own = [pair for pair in twins if pair[0].part == part]
        for name, side in (("faithful", 0), ("faulty", 1)):
            cases = [Case(f"{pair[side].sentence} [1].", (pair[side].evidence,), "", part) for pair in own]
            cut = sum(bool(_judge(verifier, case)[0].fault) for case in cases)
            rows.append((f"{name}, {part}", str(len(cases)), f"{cut / len(cases):.3f}"))
    return Sheet("Twins", ("sentences", "number", "cut"), tuple(rows))


def _is_of(case: Case, name: str) -> bool:
    if name.startswith("all "):
        return bool(case.kind) is (name == "all faulty")
    return (case.kind or f"faithful, {case.part}") == name


def _to_row(case: Case, judged: Judged) -> dict[str, object]:
    cited = [one.words for one in case.evidence if one.number in judged.numbers]
    return {"kind": case.kind, "part": case.part, "fault": judged.fault, "sentence": case.sentence, "cited": cited}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.prose", description=__doc__)
    parser.add_argument(
        "--articles", type=Path, help="articles as OnRecord reads them, JSONL; our samples if not given"
    )
    parser.add_argument("--seed", type=int, default=_USUAL_SEED, help="deals the sets")
    parser.add_argument(
        "--work", type=Path, default=REPOSITORY / ".bench" / "prose", help="where what was missed is kept"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
