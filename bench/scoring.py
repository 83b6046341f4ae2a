"""Scores answers and statements by the scripts that come with the bench data, each in a process of its own."""

import json
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.calibration import SCRIPT_FUNCTIONS, calibrate, judge_statements
from bench.data import BenchData, Record, read_jsonl, write_jsonl
from bench.errors import BenchError
from bench.figures import Figures
from bench.processes import run_command
from bench.scripts import load_script


def score_answers(data: BenchData, answers: Sequence[Record], folder: Path) -> tuple[Figures, dict[str, Figures]]:
    """Return the figures over all questions, and those of each kind of question.

    Args:
        data: The questions and what people marked.
        answers: As ``onrecord ask --batch`` prints them.
        folder: Where the scripts' inputs are written, and stay to be looked into.

    Raises:
        BenchError: If the script fails.
    """
    questions = data.questions()
    kinds = list(dict.fromkeys(question["type"] for question in questions))
    parts = [questions, *([one for one in questions if one["type"] == kind] for kind in kinds)]
    names = ["all", *kinds]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        whole, *each = pool.map(lambda name, part: _score(data, part, answers, folder / name), names, parts)
    return whole, dict(zip(kinds, each, strict=True))


def score_statements(data: BenchData, statements: Sequence[Record], folder: Path) -> Figures:
    """Return the figures of the extraction.

    Raises:
        BenchError: If the script fails.
    """
    exported = folder / "statements.jsonl"
    write_jsonl(exported, statements)
    figures = _figures(
        *(data.statement_scorer, "--annotations", data.annotations, "--articles", data.articles),
        *("--pronouns", data.pronouns, "--statements", exported),
    )
    return {**figures, "calibration_error": _calibration_error(data, statements)}


def _score(data: BenchData, questions: Sequence[Record], answers: Sequence[Record], folder: Path) -> Figures:
    """Score the answers to these questions alone: the script counts citations over every answer it is given."""
    asked = {question["qid"] for question in questions}
    write_jsonl(folder / "questions.jsonl", questions)
    write_jsonl(folder / "answers.jsonl", (answer for answer in answers if answer["qid"] in asked))
    return _figures(
        *(data.answer_scorer, "--annotations", data.annotations, "--articles", data.articles),
        *("--questions", folder / "questions.jsonl", "--answers", folder / "answers.jsonl"),
    )


def _calibration_error(data: BenchData, statements: Sequence[Record], split: str = "dev") -> float | None:
    """Return how far stated confidences lie from what the annotators confirm; None without a statement."""
    script = load_script(data.statement_scorer, *SCRIPT_FUNCTIONS)
    texts = {article["id"]: article["text"] for article in read_jsonl(data.articles)}
    annotated = [row for row in read_jsonl(data.annotations) if row.get("split", split) == split]
    found = {row["article_id"]: row["statements"] for row in statements}
    return calibrate(judge_statements(script, annotated, texts, found)).error


def _figures(*arguments: str | Path) -> Figures:
    command = [sys.executable, *(part.resolve() if isinstance(part, Path) else part for part in arguments), "--json"]
    output = run_command(command, environment=os.environ, folder=Path.cwd()).output
    try:
        return dict(json.loads(output))
    except (ValueError, TypeError) as error:
        raise BenchError(f"{arguments[0]} --json printed no figures: {output[:200]!r}") from error
