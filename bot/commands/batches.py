"""Many questions at once: a file of them in JSON lines, answered line by line."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from bot.answers import Answer, Answerer, Understood
from bot.errors import BotError, QuestionError


def answer_batch(answerer: Answerer, path: Path, out: TextIO, now: datetime | None, most: int) -> None:
    """Answer each line's ``question``, in order, with ``most`` citations at most; one JSON object a line.

    An invalid line is answered with a refusal that says why, so that the output has one line for each.

    Raises:
        BotError: If the file cannot be read.
    """
    for number, line in enumerate(_read_lines(path), 1):
        if line.strip():
            out.write(json.dumps(_answer_line(answerer, line, number, now, most), ensure_ascii=False) + "\n")
            out.flush()


def _read_lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as lines:
            yield from lines
    except OSError as error:
        raise BotError(f"cannot read {path} ({error.strerror}): give a JSONL file of questions") from error


def _answer_line(answerer: Answerer, line: str, number: int, now: datetime | None, most: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):  # not JSON, a number of thousands of digits, or too deeply nested lists
        row = None
    row = row if isinstance(row, dict) else {}
    qid, question = row.get("qid"), row.get("question")
    if not isinstance(question, str):
        return _refuse("", f'line {number}: expected a JSON object with a "question"').to_json(qid)
    try:
        return answerer.answer(question, now=now, most=most).to_json(qid)
    except QuestionError as error:
        return _refuse(question, str(error)).to_json(qid)


def _refuse(question: str, reason: str) -> Answer:
    return Answer(question=question, prose=reason, understood=Understood(), as_of=None, reason=reason)
