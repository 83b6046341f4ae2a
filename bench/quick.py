"""The questions asked in this process of the index that ``make bench`` keeps: ``python -m bench.quick``.

Under a minute, so that each step can be measured. Questions that people type are dealt into two halves by article: one
to read what went wrong in, one to check with. Figures and answers of each list are written to ``.bench/quick``.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

from bench.baselines import answer_all as answer_baseline
from bench.bm25 import Bm25
from bench.data import PLACE_VARIABLE, REPOSITORY, BenchData, Record, bench_folder, read_jsonl, write_jsonl
from bench.kept import digest_of
from bench.tables import Sheet, to_markdown
from bench.typed import BENT, SHOWN_BENT, Figures, score
from bot.running.assembly import Assembly
from bot.settings import BotSettings

HALVES = ("all", "work", "check")
_SEED = 20261129
_NO_ARTICLE = "none"
SHOWN = (
    *("statement_hit@1", "statement_hit@3", "statement_hit@5", "article_hit@5", "misattributed", "speaker_given"),
    *("speaker_right", "topic_precision@5", "wrongly_refused", "rightly_refused", "latency_ms_p50", "latency_ms_p95"),
)

AnswerAll = Callable[[Sequence[Record]], list[Record]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask, score and print; return 0."""
    options = _parser().parse_args(arguments)
    data = BenchData(bench_folder(options.shared, os.environ).resolve())
    folder = options.work.resolve()
    data_dir = options.data_dir or folder / "indexes" / digest_of(data.articles) / "onrecord"
    answer_all = _SYSTEMS[options.system](data, data_dir, folder)
    sheets: dict[str, Figures] = {}
    for path in (*data.question_files, data.typed_questions):
        questions = take_half(read_jsonl(path), options.half)
        if questions and path.stem in (options.only or [path.stem]):
            answers = answer_all(questions)
            write_jsonl(folder / "quick" / f"{options.system}.{path.stem}.{options.half}.jsonl", answers)
            sheets |= {f"{path.stem} {kind}".rstrip(): found for kind, found in score(data, questions, answers)}
    (folder / "quick" / f"{options.system}.{options.half}.json").write_text(json.dumps(sheets, indent=1) + "\n")
    for sheet in _lay_out(sheets):
        print(to_markdown(sheet))
    return 0


def take_half(questions: Sequence[Record], half: str) -> list[Record]:
    """Return a half's questions: all about one article are in one half, those that none answers alternate."""
    articles = sorted(set(map(_article_of, questions)))
    Random(_SEED).shuffle(articles)
    work = set(articles[: len(articles) // 2])
    return [one for one in questions if half == "all" or (half == "work") is _is_in(one, work)]


def _is_in(question: Record, articles: Container[str]) -> bool:
    article = _article_of(question)
    return article in articles if article != _NO_ARTICLE else int(question["qid"][-1]) % 2 == 0


def _article_of(question: Record) -> str:
    golds = question.get("gold") or question.get("truth", {}).get("gold") or []
    return golds[0]["article"] if golds else _NO_ARTICLE


def _ask_onrecord(_: BenchData, data_dir: Path, __: Path) -> AnswerAll:
    assembly = Assembly(BotSettings(data_dir=data_dir, embedding_model="", extractor="auto", chroma_url=""))
    answerer = assembly.answerer()
    answerer.warm_up()
    return lambda questions: [answerer.answer(one["question"]).to_json(one["qid"]) for one in questions]


def _ask_bm25(data: BenchData, _: Path, folder: Path) -> AnswerAll:
    return lambda questions: answer_baseline(Bm25(), data, folder / "kept", questions).answers


def _ask_llama_index(data: BenchData, _: Path, folder: Path) -> AnswerAll:
    from bench.llama_index_vectors import LlamaIndexVectors, bundled_embedding

    baseline = LlamaIndexVectors(bundled_embedding())
    return lambda questions: answer_baseline(baseline, data, folder / "kept", questions).answers


_SYSTEMS = {"onrecord": _ask_onrecord, "bm25": _ask_bm25, "llama-index": _ask_llama_index}


def _lay_out(sheets: Mapping[str, Figures]) -> Iterator[Sheet]:
    for names, chosen in ((SHOWN, False), (SHOWN_BENT, True)):
        shown = {name: found for name, found in sheets.items() if name.endswith(BENT) is chosen}
        rows = [(name, *(_cell(found.get(one)) for one in names)) for name, found in shown.items()]
        if rows:
            yield Sheet("Bent" if chosen else "Answers", ("list", *names), tuple(rows))


def _cell(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}".replace("0.", ".") if value < 1 else f"{value:.2f}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.quick", description=__doc__)
    parser.add_argument("--shared", type=Path, help=f"the folder of the bench data (default: {PLACE_VARIABLE})")
    parser.add_argument("--work", type=Path, default=REPOSITORY / ".bench", help="where indexes are kept")
    parser.add_argument("--data-dir", type=Path, help="another archive of the same articles")
    parser.add_argument(
        "--system", choices=_SYSTEMS, default="onrecord", help="which answers, retrieval without credit too"
    )
    parser.add_argument("--only", nargs="+", metavar="LIST", help="of the lists of questions, by their files' names")
    parser.add_argument("--half", choices=HALVES, default="all", help="of the questions, dealt by article")
    return parser


if __name__ == "__main__":
    sys.exit(main())
