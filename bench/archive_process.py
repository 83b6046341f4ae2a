"""What the bench does to an archive in processes of its own: index it, read it as a reader would, verify it.

Processes are forked from one that has imported everything, so that starting one takes a fraction of a second and what
is killed is the work. Each has a process group of its own.
"""

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Literal

from bench.archive_check import Expected, Findings, check_archive
from bench.errors import BenchError
from bench.hash_embedder import HashEmbedder
from bench.phases import CLEANING, ENDING, PhaseLog
from bot.running.assembly import Assembly
from bot.settings import BotSettings

#: What is imported before the first fork; the rest is imported by these.
_PRELOADED = (
    "bench.archive_process",
    "chromadb",
    "index.building.builder",
    "index.upkeep.verifying",
    "index.search.searching",
    "corpus.files.reading",
)
_MODEL = ("torch", "sentence_transformers", "llama_index.embeddings.huggingface")

_SECONDS = 600  # no run of these takes a tenth of it
Model = Literal["hash", "real"]


@dataclass(frozen=True)
class BenchAssembly(Assembly):
    """The product's own assembly, with a model and an extractor that cost little."""

    @cached_property
    def embedder(self) -> HashEmbedder:
        """Words by their hash."""
        return HashEmbedder()


@dataclass(frozen=True, slots=True)
class Place:
    """A data directory, the articles that it is indexed from, and what reads them.

    Attributes:
        model: "hash" for the test embedder and the pattern extractor, "real" for what users have.
    """

    folder: Path
    model: Model = "hash"

    @property
    def data_dir(self) -> Path:
        """Where the archive is."""
        return self.folder / "data"

    @property
    def articles(self) -> Path:
        """The source."""
        return self.folder / "articles.jsonl"

    @property
    def phases(self) -> Path:
        """Where a run notes its phases."""
        return self.folder / "phases"

    @property
    def answer(self) -> Path:
        """Where a process leaves what it has to say."""
        return self.folder / "answer.json"

    def assembly(self) -> Assembly:
        """Return the parts; a developer's settings are left out."""
        for name in [name for name in os.environ if name.startswith("ONRECORD_")]:
            del os.environ[name]
        if self.model == "real":
            return Assembly(BotSettings(data_dir=self.data_dir))
        return BenchAssembly(BotSettings(data_dir=self.data_dir, extractor="pattern"))


class Processes:
    """Starts processes on archives.

    Args:
        model: What they will need.
    """

    def __init__(self, model: Model = "hash") -> None:
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload([*_PRELOADED, *(_MODEL if model == "real" else ())])

    def start_index(self, place: Place) -> BaseProcess:
        """Begin a run of indexing; its report is in ``place.answer`` when it ends."""
        place.answer.unlink(missing_ok=True)
        place.phases.unlink(missing_ok=True)
        return self._start(_index, place)

    def index(self, place: Place) -> dict[str, Any]:
        """Run to the end and return the report. Raises BenchError if it fails."""
        place.answer.unlink(missing_ok=True)
        return self._answer(self._start(_index, place), place)

    def check(self, place: Place, expected: Sequence[Expected], seed: int) -> Findings:
        """Read the archive and return what was found. Raises BenchError if the process fails."""
        place.answer.unlink(missing_ok=True)
        return Findings.from_json(self._answer(self._start(_check, place, tuple(expected), seed), place))

    def verify(self, place: Place) -> list[str]:
        """Return what ``onrecord verify`` would find. Raises BenchError if the process fails."""
        place.answer.unlink(missing_ok=True)
        found: list[str] = self._answer(self._start(_verify, place), place)["problems"]
        return found

    def compact(self, place: Place) -> dict[str, Any]:
        """Compact the archive, in which no answer cites anything, and return the report. Raises BenchError."""
        place.answer.unlink(missing_ok=True)
        return self._answer(self._start(_compact, place), place)

    def _start(self, work: Callable[..., None], *arguments: object) -> BaseProcess:
        process = self._context.Process(target=work, args=arguments)
        process.start()
        return process

    def _answer(self, process: BaseProcess, place: Place) -> dict[str, Any]:
        process.join(_SECONDS)
        if process.exitcode != 0 or not place.answer.is_file():
            raise BenchError(f"a process on {place.folder} ended with {process.exitcode}: see its message above")
        answer: dict[str, Any] = json.loads(place.answer.read_text(encoding="utf-8"))
        return answer


def _index(place: Place) -> None:
    os.setpgid(0, 0)
    from corpus.files.reading import read_sources
    from corpus.sources import Source, SourceKind
    from index.vectors import collection_keeper
    from index.vectors.collection_keeper import CollectionKeeper

    log = PhaseLog(place.phases)
    # Runs follow each other within seconds here: without a grace each has collections of the one before to drop.
    collection_keeper.GRACE *= 0
    clean_up = CollectionKeeper.clean_up

    def noted_clean_up(self: CollectionKeeper, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as it is
        with log.within(CLEANING):
            return clean_up(self, *arguments, **named)

    CollectionKeeper.clean_up = noted_clean_up  # type: ignore[method-assign]
    assembly = place.assembly()
    log.watch(assembly.engine)
    source = Source(str(place.articles), SourceKind.PATH)
    report = assembly.builder(log).build(read_sources([place.articles]), [source])
    log.enter(ENDING)
    _tell(place, report.to_json())


def _check(place: Place, expected: tuple[Expected, ...], seed: int) -> None:
    _tell(place, check_archive(place.assembly(), expected, seed).to_json())


def _verify(place: Place) -> None:
    _tell(place, {"problems": [problem.what for problem in place.assembly().verifier().check()]})


def _compact(place: Place) -> None:
    from index.upkeep.compacting import compact

    report = compact(place.assembly().archive(), lambda _connection: ())
    _tell(place, report.to_json())


def _tell(place: Place, answer: dict[str, Any]) -> None:
    unfinished = place.answer.with_suffix(".unfinished")
    unfinished.write_text(json.dumps(answer), encoding="utf-8")
    unfinished.replace(place.answer)
