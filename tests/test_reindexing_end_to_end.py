"""Re-indexing with real processes: ended at any moment it loses nothing, and a reader sees what is new at once."""

import json
import logging
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any

import pytest

from index.upkeep.verifying import Verifier, check_in_child
from index.vectors.chroma import ChromaVectorStore
from tests.index.support.archive import Archive
from tests.index.support.indexing_process import make_text, open_archive
from tests.program import series
from tests.warm.process import start

pytestmark = pytest.mark.end_to_end

ROOT = Path(__file__).parent.parent
NUMBERS = 60
ROUNDS = 10
SECONDS_TO_BE_FOUND = 10
SECONDS_TO_START = 60


@contextmanager
def run(*arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """Run `tests.index.support.indexing_process`, and end it if it is still there."""
    command = [sys.executable, "-m", "tests.index.support.indexing_process", *arguments]
    pipe = subprocess.PIPE
    with start(command, cwd=ROOT, text=True, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        try:
            yield process
        finally:
            process.kill()


def index(data_dir: Path, numbers: int, version: int, *, seconds: float | None = None) -> tuple[dict[str, Any], float]:
    """Index in a process of its own, killed after so many seconds of work; return its report, empty when killed."""
    with run("index", str(data_dir), str(numbers), str(version)) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "started\n"
        started = time.perf_counter()
        try:
            output, complaints = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            return {}, seconds or 0.0
    assert complaints == ""
    return json.loads(output), time.perf_counter() - started


def stored_texts(archive: Archive) -> dict[str, str]:
    """Return the current text of every article, by id."""
    query = "SELECT a.article_id, v.text FROM articles a JOIN versions v ON v.id = a.current"
    return dict(archive.rows(query))


def require_searchable(archive: Archive, texts: dict[str, str], sample: list[str]) -> None:
    """Require that each article is found by its own word, and some by their vectors, through Chroma."""
    for article_id in texts:
        assert archive.find_by_words(f"article{article_id[1:]}") == [article_id]
    for article_id in sample:
        assert archive.find_by_vector(texts[article_id].splitlines()[0]) == article_id


def problems_of(archive: Archive) -> list[str]:
    """Verify as the program does."""
    folder = archive.data_dir / "chroma"
    verifier = Verifier(archive.parts, archive.embedder, check_in_child(folder, None))
    return [problem.what for problem in verifier.check()]


def close(archive: Archive) -> None:
    """Free what an archive holds."""
    assert isinstance(archive.store, ChromaVectorStore)
    archive.store.close()
    archive.engine.dispose()


@series("kills", 3, 20)
def test_a_run_may_be_killed_at_any_moment(tmp_path: Path, caplog: pytest.LogCaptureFixture, kills: int) -> None:
    """
    After each kill -9 every article is found in its old or its new version; a last run completes the work.
    """
    caplog.set_level(logging.WARNING, "index.vectors.nearest")
    chance = random.Random(20260203)
    _report, whole = index(tmp_path, NUMBERS, 1)
    before = {f"a{number}": make_text(number, 1) for number in range(NUMBERS)}
    killed = 0
    for version in range(2, kills + 2):
        report, _seconds = index(tmp_path, NUMBERS + version, version, seconds=chance.uniform(0, whole))
        killed += not report
        archive = open_archive(tmp_path)
        after = stored_texts(archive)
        require_searchable(archive, after, chance.sample(sorted(after), 20))
        close(archive)

        assert after.keys() >= before.keys()
        assert all(after[one] in {before.get(one), make_text(int(one[1:]), version)} for one in after)
        before = after
    report, _seconds = index(tmp_path, NUMBERS + kills, kills + 1)
    archive = open_archive(tmp_path)

    assert killed >= kills // 2
    assert report["failed"] == []
    assert set(stored_texts(archive).values()) >= {make_text(number, kills + 1) for number in range(NUMBERS + kills)}
    assert problems_of(archive) == []
    assert caplog.text == ""
    close(archive)


def test_a_running_reader_finds_what_another_process_indexes(tmp_path: Path) -> None:
    """
    In ten rounds a reader that never stops searching finds each new article within seconds, and never errs.
    """
    slowest = 0.0
    with run("search", str(tmp_path)) as reader, run("serve", str(tmp_path)) as writer:
        lines = read_lines(reader)
        indexed = read_lines(writer)
        assert lines.get(timeout=SECONDS_TO_START) == "started"
        for number in range(1, ROUNDS + 1):
            tell(reader, number)
            tell(writer, number)
            assert indexed.get(timeout=SECONDS_TO_START) == f"indexed {number}"
            started = time.perf_counter()
            assert lines.get(timeout=SECONDS_TO_BE_FOUND) == f"found {number}"
            slowest = max(slowest, time.perf_counter() - started)
        complaints = [end(process) for process in (reader, writer)]
    archive = open_archive(tmp_path)

    assert complaints == ["", ""]
    assert slowest < SECONDS_TO_BE_FOUND
    assert len(stored_texts(archive)) == ROUNDS
    assert problems_of(archive) == []
    close(archive)


def read_lines(process: "subprocess.Popen[str]") -> "Queue[str]":
    """Return a queue of what the process prints."""
    lines: Queue[str] = Queue()

    def read() -> None:
        for line in process.stdout or ():
            lines.put(line.rstrip("\n"))

    Thread(target=read, daemon=True).start()
    return lines


def tell(process: "subprocess.Popen[str]", number: int) -> None:
    """Send a number."""
    assert process.stdin is not None
    process.stdin.write(f"{number}\n")
    process.stdin.flush()


def end(process: "subprocess.Popen[str]") -> str:
    """Let a process come to its end, and return what it complained about."""
    assert process.stdin is not None
    assert process.stderr is not None
    process.stdin.close()
    complaints = process.stderr.read()
    assert process.wait(SECONDS_TO_START) == 0, complaints
    return complaints
