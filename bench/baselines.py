"""Plain retrieval by public libraries: what anyone gets in an afternoon, and what OnRecord has to beat.

A baseline cites the five sentences it finds first, credits nobody and never refuses.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bench.data import BenchData, Record, read_jsonl
from bench.kept import digest_of, kept_folder, versions_of
from bench.sentences import REVISION, Sentence, split_sentences

CITATIONS = 5  # score.py looks no further
INDEX, BUILD_SECONDS = "index", "build_seconds.txt"  # what a kept folder holds

Retrieve = Callable[[str], Sequence[int]]


class Baseline(Protocol):
    """A retrieval library over sentences. Called by ``answer_all``: build once, then open in every run."""

    @property
    def name(self) -> str:
        """The system's name in the tables."""

    @property
    def fingerprint(self) -> tuple[str, ...]:
        """What decides the index besides the sentences: libraries with versions, model, revision of our code."""

    def build(self, sentences: Sequence[Sentence], folder: Path, /) -> None:
        """Index the sentences in a folder that does not exist yet and is moved afterwards."""

    def open(self, folder: Path, /) -> Retrieve:
        """Load the index and return its search: the numbers of the best sentences for a question, best first."""


@dataclass(frozen=True, slots=True)
class BaselineAnswers:
    """Answers in the form that score.py reads, and how long building the index took when it was built."""

    answers: list[Record]
    build_seconds: float


def answer_all(
    baseline: Baseline, data: BenchData, kept: Path, questions: Sequence[Record] | None = None
) -> BaselineAnswers:
    """Answer the bench's questions, or these, from the kept index.

    Only the index is kept: answering takes seconds, and latencies compare only within one run on one machine.
    """
    sentences = split_sentences(read_jsonl(data.articles))

    def build(folder: Path) -> None:
        started = time.perf_counter()
        baseline.build(sentences, folder / INDEX)
        (folder / BUILD_SECONDS).write_text(f"{time.perf_counter() - started:.2f}")

    digest = digest_of(data.articles, REVISION, *versions_of(["sentencex"]), *baseline.fingerprint)
    folder = kept_folder(kept, baseline.name, digest, build)
    answers = answer_questions(baseline.open(folder / INDEX), questions or data.questions(), sentences)
    return BaselineAnswers(answers, float((folder / BUILD_SECONDS).read_text()))


def answer_questions(retrieve: Retrieve, questions: Sequence[Record], sentences: Sequence[Sentence]) -> list[Record]:
    """Answer each question, timing the retrieval alone; the first is asked twice so that nothing cold is timed."""
    retrieve(questions[0]["question"])
    answers = []
    for question in questions:
        started = time.perf_counter()
        found = retrieve(question["question"])
        latency_ms = 1000 * (time.perf_counter() - started)
        answers.append(
            {
                "qid": question["qid"],
                "status": "answered",
                "latency_ms": round(latency_ms, 2),
                "citations": [sentences[number].to_citation() for number in found],
            }
        )
    return answers
