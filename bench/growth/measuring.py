"""What a made archive costs: questions warm and cold, a run that finds nothing new, a check, the disk."""

import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bench.growth.archives import SEED, MadeArchive, assemble
from bench.growth.asking import make_questions
from bench.onrecord_runs import OnRecord

_EACH = 20
_COLD_RUNS = 3
_MILLISECONDS = 1_000
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Growth:
    """The costs at one size.

    Attributes:
        articles: The number of articles.
        warm: Milliseconds of each warm question, by kind.
        start_seconds: Until a process has answered its first question, imports left out.
        cold_seconds: A question put to a fresh process, start included; a median.
        memory: The peak of that process, in MB.
        same_seconds: A run of indexing that finds every article unchanged, start included.
        verify_seconds: A check of the whole archive, start included.
        disk: The data directory in MB.
    """

    articles: int
    warm: Mapping[str, Sequence[float]]
    start_seconds: float
    cold_seconds: float
    memory: float
    same_seconds: float
    verify_seconds: float
    disk: float

    def percentile(self, percent: float, kind: str | None = None) -> float:
        """Return this percentile of the warm questions, of one kind or all, in milliseconds."""
        times = [one for name, each in self.warm.items() if kind in {None, name} for one in each]
        return float(np.percentile(times, percent))


def measure(archive: MadeArchive) -> Growth:
    """Measure an archive.

    Raises:
        BenchError: If a command fails.
    """
    questions = make_questions(archive.newsroom, archive.count, _EACH, SEED)
    start, warm = _ask_warm(archive, questions)
    product = OnRecord(archive.data_dir)
    product.index(archive.file)  # its listings are written once
    cold = [product.ask_once(questions["a speaker and a topic"][number]) for number in range(_COLD_RUNS)]
    return Growth(
        articles=archive.count,
        warm=warm,
        start_seconds=start,
        cold_seconds=statistics.median(one.seconds for one in cold),
        memory=max(one.peak_bytes for one in cold) / _MEGABYTE,
        same_seconds=product.index_again(archive.file).seconds,
        verify_seconds=product.verify().seconds,
        disk=sum(path.stat().st_size for path in archive.data_dir.rglob("*") if path.is_file()) / _MEGABYTE,
    )


def _ask_warm(archive: MadeArchive, questions: Mapping[str, Sequence[str]]) -> tuple[float, dict[str, list[float]]]:
    started = time.perf_counter()
    answerer = assemble(archive.data_dir).answerer()
    answerer.warm_up()
    answerer.answer("what did the mayor say about the budget?")
    start = time.perf_counter() - started
    warm: dict[str, list[float]] = {}
    for kind, asked in questions.items():
        for question in asked:
            began = time.perf_counter()
            answerer.answer(question)
            warm.setdefault(kind, []).append((time.perf_counter() - began) * _MILLISECONDS)
    return start, warm
