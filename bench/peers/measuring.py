"""What indexing and asking cost with a peer and with OnRecord, and how often each finds the right sentence."""

import json
import os
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.data import BenchData, Record, read_jsonl
from bench.kept import digest_of, kept_folder
from bench.onrecord_runs import OnRecord
from bench.peers.environments import PROGRAMS, Peer
from bench.processes import Finished, run_command
from bench.sentences import REVISION, Sentence
from bench.systems import MEGABYTE
from bench.typed import Figures, score

COLD_RUNS = 5
_COSTS = "costs.json"
_INDEX = "index"


@dataclass(frozen=True, slots=True)
class Measured:
    """One row of the table; seconds are of the wall clock, bytes are counted in millions.

    Attributes:
        index_seconds: Of work to index all articles, after start; None where it was not timed.
        same_seconds: Of work where nothing changed, after start.
        cold_seconds: A question put to a fresh process, start included; a median.
        warm: Milliseconds of each question to a process that has answered before.
        memory: The peak of a process that answers.
        disk: What the index takes.
        hits: By list of questions, the figures of the scoring script.
    """

    name: str
    index_seconds: float | None
    same_seconds: float
    cold_seconds: float
    warm: Sequence[float]
    memory: float
    disk: float
    hits: Mapping[str, Figures]


@dataclass(frozen=True, slots=True)
class Trial:
    """What all peers are given.

    Attributes:
        data: The questions and the scripts that score.
        sentences: What is found and cited.
        model: The folder of the embedding model.
        kept: Where indexes are kept by digest.
    """

    data: BenchData
    sentences: Sequence[Sentence]
    model: Path
    kept: Path


def measure_peer(peer: Peer, python: Path, trial: Trial) -> Measured:
    """Index the sentences by the Python of the peer's environment, or take the index that is kept; ask all questions.

    Raises:
        BenchError: If the peer's program fails.
    """

    def run(command: str, index: Path, texts: Sequence[str]) -> Finished:
        return _run_program(peer, (python, command, trial.model, index), texts)

    def build(folder: Path) -> None:
        index = folder / _INDEX
        index.mkdir()
        texts = [one.text for one in trial.sentences]
        first, same = (json.loads(run("index", index, texts).output)["seconds"] for _ in range(2))
        (folder / _COSTS).write_text(json.dumps({"index_seconds": first, "same_seconds": same}))

    digest = digest_of(trial.data.articles, REVISION, trial.model / "model.safetensors", peer.fingerprint)
    folder = kept_folder(trial.kept, f"peer {peer.name}", digest, build)
    costs = json.loads((folder / _COSTS).read_text())
    questions = _questions(trial.data)
    cold = [run("ask", folder / _INDEX, [questions[0]["question"]]) for _ in range(COLD_RUNS)]
    warm = run("ask", folder / _INDEX, [one["question"] for one in (questions[0], *questions)])
    rows = [json.loads(line) for line in warm.output.splitlines()][1:]
    answers = [
        {
            "qid": question["qid"],
            "status": "answered",
            "citations": [trial.sentences[n].to_citation() for n in row["found"]],
        }
        for question, row in zip(questions, rows, strict=True)
    ]
    return Measured(
        name=peer.name,
        **costs,
        cold_seconds=statistics.median(one.seconds for one in cold),
        warm=[1000 * row["seconds"] for row in rows],
        memory=warm.peak_bytes / MEGABYTE,
        disk=_size(folder / _INDEX),
        hits=_score(trial.data, answers),
    )


def measure_onrecord(product: OnRecord, data: BenchData, first_indexing: Path, folder: Path) -> Measured:
    """Bring the product's index up to date, and ask all questions.

    Args:
        product: With its data directory.
        data: The articles and questions.
        first_indexing: Where the bench notes how long indexing all articles took.
        folder: For the file of questions.

    Raises:
        BenchError: If one of its commands fails.
    """
    product.index(data.articles)
    same = statistics.median(product.index(data.articles).seconds for _ in range(COLD_RUNS))
    questions = _questions(data)
    cold = [product.ask_once(questions[0]["question"]) for _ in range(COLD_RUNS)]
    answers, peak = product.ask_batch([questions[0], *questions], folder / "peer_questions.jsonl")
    noted = json.loads(first_indexing.read_text())["seconds"] if first_indexing.is_file() else None
    return Measured(
        name="OnRecord",
        index_seconds=noted,
        same_seconds=same,
        cold_seconds=statistics.median(one.seconds for one in cold),
        warm=[answer["latency_ms"] for answer in answers[1:]],
        memory=peak / MEGABYTE,
        disk=_size(product.data_dir),
        hits=_score(data, answers[1:]),
    )


def _run_program(peer: Peer, command: tuple[Path, str, Path, Path], texts: Sequence[str]) -> Finished:
    python, verb, model, index = command
    with TemporaryDirectory() as place:
        given = Path(place) / "texts.jsonl"
        given.write_text("".join(json.dumps(text) + "\n" for text in texts), encoding="utf-8")
        return run_command(
            [python, PROGRAMS / peer.program, *peer.options, verb, model, index, given],
            environment={**os.environ, "TOKENIZERS_PARALLELISM": "false", "PYTHONPATH": str(PROGRAMS)},
            folder=index,
        )


def _questions(data: BenchData) -> list[Record]:
    return [one for path in _lists(data) for one in read_jsonl(path)]


def _lists(data: BenchData) -> Iterator[Path]:
    yield data.question_files[0]
    yield data.typed_questions


def _score(data: BenchData, answers: Sequence[Record]) -> dict[str, Figures]:
    return {path.stem: dict(score(data, read_jsonl(path), answers))[""] for path in _lists(data)}


def _size(folder: Path) -> float:
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file()) / MEGABYTE
