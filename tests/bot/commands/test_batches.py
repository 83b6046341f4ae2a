"""Questions by the line: a line out for each line in, whatever it holds."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from bot.commands.batches import answer_batch
from bot.errors import BotError
from tests.bot.support.asking import NOW
from tests.bot.support.fake_answerer import FakeAnswerer


def answer(path: Path, content: bytes) -> list[dict[str, Any]]:
    """Answer a file of these bytes with an answerer that echoes the question."""
    path.write_bytes(content)
    out = io.StringIO()
    answer_batch(FakeAnswerer(), path, out, now=NOW, most=5)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_each_line_is_answered_in_order_with_its_id(tmp_path: Path) -> None:
    """
    Ids come back as they were given, be they text, number or missing.
    """
    lines = '{"qid": "b", "question": "two"}\n\n{"qid": 1, "question": "one"}\n{"question": "three"}'
    rows = answer(tmp_path / "q", lines.encode())

    assert [(row["qid"], row["question"]) for row in rows] == [("b", "two"), (1, "one"), (None, "three")]


@pytest.mark.parametrize(
    "line",
    [
        b"no json",
        b'"a text"',
        b"[1]",
        b'{"qid": "x"}',
        b'{"question": 7}',
        b'{"question": null}',
        b"{" * 100_000,
        b"[" * 100_000,
        b"9" * 10_000,
        b"\xff\xfe\x00",
        b'{"question": "cut off in the mid',
    ],
    ids=["words", "text", "list", "none", "number", "null", "braces", "brackets", "digits", "bytes", "half"],
)
def test_a_line_that_asks_nothing_is_told_and_the_rest_goes_on(tmp_path: Path, line: bytes) -> None:
    """
    The refusal names the line and what is expected in it.
    """
    first, second = answer(tmp_path / "q", line + b'\n{"question": "two"}\n')

    assert first["status"] == "refused"
    assert first["reason"] == 'line 1: expected a JSON object with a "question"'
    assert second["status"] == "answered"


def test_a_question_that_cannot_be_read_is_refused_with_its_id(tmp_path: Path) -> None:
    """
    What a single question would be told stands in the reason.
    """
    (row,) = answer(tmp_path / "q", b'{"qid": "x", "question": "shout"}')

    assert (row["qid"], row["status"]) == ("x", "refused")
    assert row["reason"] == "Please write a question with <words> in it."


def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    """
    Files that an editor on Windows wrote are read like any other.
    """
    (row,) = answer(tmp_path / "q", b'\xef\xbb\xbf{"question": "one"}\r\n')

    assert row["status"] == "answered"


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    """
    A path that is gone, or a folder, ends in one line.
    """
    with pytest.raises(BotError, match=r"cannot read .*: give a JSONL file of questions"):
        answer_batch(FakeAnswerer(), tmp_path / name, io.StringIO(), now=NOW, most=5)
