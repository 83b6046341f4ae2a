"""The systems that are measured side by side, and how each is brought to its figures."""

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.baselines import Baseline, answer_all
from bench.bm25 import Bm25
from bench.data import REPOSITORY, BenchData, Record, read_jsonl, write_jsonl
from bench.figures import Figures, Result
from bench.indexing_rate import Index, time_in_turn, write_blocks
from bench.indexing_rate import to_figures as rate_figures
from bench.kept import digest_of, kept_folder
from bench.onrecord_runs import OnRecord, console_script
from bench.refusal_curve import Weighed, refusal_curve
from bench.refusal_curve import to_figures as curve_figures
from bench.scoring import score_answers, score_statements
from bench.typed import BENT, score

MEGABYTE = 1_000_000
FIRST_INDEXING = "first_indexing.json"
INDEXING_RATE = "indexing_rate.json"
NO_EXTRACTION = {"ONRECORD_EXTRACTOR": "none"}
PRODUCT = ("corpus", "index", "bot")


def usual_contenders(folder: Path) -> Mapping[str, Index]:
    """Return OnRecord and LlamaIndex with the bundled model, with indexes in the folder.

    Raises:
        BenchError: If the model is missing or not the known one.
    """
    from bench.indexing_contenders import make_contenders
    from bench.llama_index_vectors import bundled_embedding

    return make_contenders(folder, bundled_embedding())


def usual_weighing(data_dir: Path, questions: Sequence[Record]) -> Sequence[Weighed]:
    """Ask the product's archive in this process how much evidence it has for each question."""
    from bench.weighing import weigh_in_archive

    return weigh_in_archive(data_dir, questions)


@dataclass(frozen=True, slots=True)
class Bench:
    """What every measurement needs.

    Attributes:
        folder: Where indexes, answers and kept results lie; absolute.
        is_fresh: Whether OnRecord's index is built anew, to time it.
        program: The product's command.
        code: The product's source folders: what was answered by other code is answered again.
        contenders: Makes those whose indexing is timed side by side, with indexes in a folder.
        weigh: Gives the evidence that an archive has for each question.
    """

    data: BenchData
    folder: Path
    is_fresh: bool = False
    program: Path = field(default_factory=console_script)
    code: tuple[Path, ...] = tuple(REPOSITORY / package for package in PRODUCT)
    contenders: Callable[[Path], Mapping[str, Index]] = usual_contenders
    weigh: Callable[[Path, Sequence[Record]], Sequence[Weighed]] = usual_weighing

    @property
    def indexes(self) -> Path:
        """Where OnRecord's data directories lie, apart for each set of articles: it never forgets one unasked."""
        return self.folder / "indexes" / digest_of(self.data.articles)

    @property
    def kept(self) -> Path:
        """Where what is kept by digest lies."""
        return self.folder / "kept"

    def scored_in(self, system: str) -> Path:
        """Return where a system's questions and answers are written for the scoring scripts."""
        return self.folder / "scored" / system


def measure_onrecord(bench: Bench) -> Result:
    """Measure the product as it comes.

    Raises:
        BenchError: If any of its commands fails.
    """
    data_dir = bench.indexes / "onrecord"
    if bench.is_fresh:
        shutil.rmtree(data_dir, ignore_errors=True)
    product = OnRecord(data_dir, program=bench.program)
    indexing, notes = _index_costs(bench, product)
    questions = bench.data.questions()
    answers, batch_peak = product.ask_batch(questions, bench.folder / "questions.jsonl")
    costs = product.costs(questions[0]["question"])
    figures, kinds = score_answers(bench.data, answers, bench.scored_in("onrecord"))
    return Result(
        "onrecord",
        figures,
        kinds,
        curve_figures(refusal_curve(bench.weigh(data_dir, questions))),
        score_statements(bench.data, product.export_statements(), bench.scored_in("onrecord")),
        {
            **indexing,
            **_indexing_rate(bench),
            "ask_seconds": costs.ask_seconds,
            "ask_peak_mb": costs.ask_peak_bytes / MEGABYTE,
            "batch_peak_mb": batch_peak / MEGABYTE,
            "help_seconds": costs.help_seconds,
        },
        notes,
        _score_typed(bench, lambda typed: product.ask_batch(typed, bench.folder / "typed.jsonl")[0], data_dir),
    )


def measure_without_extraction(bench: Bench) -> Result:
    """Measure the product with the extraction of statements left off; answers are kept until its code changes.

    Raises:
        BenchError: If any of its commands fails.
    """
    product = OnRecord(bench.indexes / "no-extraction", NO_EXTRACTION, bench.program)

    def build(folder: Path) -> None:
        product.index(bench.data.articles)
        answers, _ = product.ask_batch(bench.data.questions(), bench.folder / "questions.jsonl")
        write_jsonl(folder / "answers.jsonl", answers)

    sources = sorted(path for root in bench.code for path in root.rglob("*.py"))
    digest = digest_of(bench.data.articles, *bench.data.question_files, *sources)
    answers = read_jsonl(kept_folder(bench.kept, "no-extraction", digest, build) / "answers.jsonl")
    return Result("no-extraction", *score_answers(bench.data, answers, bench.scored_in("no-extraction")))


def measure_llama_index(bench: Bench) -> Result:
    """Measure LlamaIndex on Chroma.

    Raises:
        BenchError: If the bundled model is missing or not the known one.
    """
    from bench.llama_index_vectors import LlamaIndexVectors, bundled_embedding

    return measure_baseline(bench, LlamaIndexVectors(bundled_embedding()))


def measure_bm25(bench: Bench) -> Result:
    """Measure BM25."""
    return measure_baseline(bench, Bm25())


def measure_baseline(bench: Bench, baseline: Baseline) -> Result:
    """Measure a library's plain retrieval.

    Raises:
        BenchError: If the answers cannot be scored.
    """
    answered = answer_all(baseline, bench.data, bench.kept)
    figures, kinds = score_answers(bench.data, answered.answers, bench.scored_in(baseline.name))
    typed = _score_typed(bench, lambda typed: answer_all(baseline, bench.data, bench.kept, typed).answers)
    return Result(baseline.name, figures, kinds, costs={"index_seconds": answered.build_seconds}, typed=typed)


def _score_typed(
    bench: Bench, answer: Callable[[Sequence[Record]], Sequence[Record]], data_dir: Path | None = None
) -> dict[str, Figures]:
    """Return the figures of questions as typed, by kind, with the refusal curve of an archive; none without such."""
    if not bench.data.typed_questions.is_file():
        return {}
    questions = read_jsonl(bench.data.typed_questions)
    figures = dict(score(bench.data, questions, answer(questions)))
    if data_dir:
        straight = [one for one in questions if one["type"] != BENT]
        figures[""] = {**figures[""], **curve_figures(refusal_curve(bench.weigh(data_dir, straight)))}
    return figures


# In the order of the tables' columns.
SYSTEMS: dict[str, Callable[[Bench], Result]] = {
    "onrecord": measure_onrecord,
    "no-extraction": measure_without_extraction,
    "llama-index": measure_llama_index,
    "bm25": measure_bm25,
}


def compare(results: Sequence[Result]) -> list[Result]:
    """Add how much longer OnRecord's answer takes than LlamaIndex's bare retrieval, where both were measured."""
    p50 = {result.system: result.answers.get("latency_ms_p50") for result in results}
    ours, theirs = p50.get("onrecord"), p50.get("llama-index")
    if ours is None or not theirs:
        return list(results)
    return [
        replace(result, costs={**result.costs, "p50_ratio": ours / theirs}) if result.system == "onrecord" else result
        for result in results
    ]


def _index_costs(bench: Bench, product: OnRecord) -> tuple[Figures, tuple[str, ...]]:
    """Bring the index up to date, and return what the first and the unchanged indexing cost."""
    first = product.index(bench.data.articles)
    again = first if first.is_unchanged else product.index(bench.data.articles)
    costs: dict[str, float | None] = {"reindex_seconds": again.seconds, "reindex_embedded": again.embedded}
    noted = bench.indexes / FIRST_INDEXING
    notes: tuple[str, ...] = ()
    if first.is_first:
        noted.write_text(json.dumps({"seconds": first.seconds, "articles": first.added}))
    elif noted.is_file():
        notes = ("Indexing all articles was timed in an earlier run, maybe of other code; --fresh times it again.",)
    else:
        return costs, ("How long indexing all articles takes is unknown; --fresh times it.",)
    timed = json.loads(noted.read_text())
    costs |= {
        "index_seconds": timed["seconds"],
        "articles_per_second": timed["articles"] / timed["seconds"],
        "reindex_share": again.seconds / timed["seconds"],
    }
    return costs, notes


def _indexing_rate(bench: Bench) -> Figures:
    """Return how fast OnRecord and LlamaIndex index side by side: measured once, and again where all is made afresh."""
    noted = bench.indexes / INDEXING_RATE
    if bench.is_fresh or not noted.is_file():
        with TemporaryDirectory(dir=bench.folder) as place:
            folder = Path(place)
            blocks = write_blocks(read_jsonl(bench.data.articles), folder / "articles")
            rates = time_in_turn(bench.contenders(folder), blocks)
        noted.write_text(json.dumps(rate_figures(rates)))
    return dict(json.loads(noted.read_text()))
