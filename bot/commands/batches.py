"""Many questions at once: a file of them in JSON lines, answered line by line."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from bot.answers import Answer, Answerer, Understood
from bot.errors import BotError, QuestionError
from bot.writers import Payer, Writer


def answer_batch(  # noqa: PLR0913 - as asked for
    answerer: Answerer, path: Path, out: TextIO, *, now: datetime | None, most: int, writer: Writer | None = None
) -> None:
    """Answer each line's ``question``, in order, with ``most`` citations at most; one JSON object a line.

    A writer puts the answers into prose.

    An invalid line is answered with a refusal that says why, so that the output has one line for each.

    Raises:
        BotError: If the file cannot be read.
    """
    for number, row in read_rows(path, "questions"):
        out.write(
            json.dumps(_answer_row(answerer, row, number, now=now, most=most, writer=writer), ensure_ascii=False) + "\n"
        )
        out.flush()


def read_rows(path: Path, content: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the objects of a JSONL file with their lines' numbers; a line that is none gives an empty one.

    Raises:
        BotError: If the file cannot be read; ``content`` is what it should have.
    """
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield number, _read_row(line)
    except OSError as error:
        raise BotError(f"cannot read {path} ({error.strerror}): give a JSONL file of {content}") from error


def _read_row(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):  # not JSON, a number of thousands of digits, or too deeply nested lists
        row = None
    return row if isinstance(row, dict) else {}


def _answer_row(  # noqa: PLR0913 - as asked for
    answerer: Answerer, row: dict[str, Any], number: int, *, now: datetime | None, most: int, writer: Writer | None
) -> dict[str, Any]:
    qid, question = row.get("qid"), row.get("question")
    if not isinstance(question, str):
        return _refuse("", f'line {number}: expected a JSON object with a "question"').to_json(qid)
    try:
        answer = answerer.answer(question, now=now, most=most)
        return (writer.put_in_words(answer, Payer()) if writer else answer).to_json(qid)
    except QuestionError as error:
        return _refuse(question, str(error)).to_json(qid)


def _refuse(question: str, reason: str) -> Answer:
    return Answer(question=question, prose=reason, understood=Understood(), as_of=None, reason=reason)
