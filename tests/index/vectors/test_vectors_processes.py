"""Several processes on one store: what a reader sees of a writer, and what a kill leaves behind."""

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.vectors.check import Sample, check_collections
from index.vectors.chroma import ChromaVectorStore
from tests.index.support.vector_process import GONE
from tests.index.support.vector_samples import ignore_progress, make_digests, make_vectors
from tests.program import series
from tests.warm.process import WarmProcess

pytestmark = pytest.mark.end_to_end

ROOT = Path(__file__).parents[3]
COUNT = 300
WRITER_COUNT = 4_000

Ask = Callable[[list[str], int, int], str]


def start(*arguments: str) -> "subprocess.Popen[str]":
    """Start a second process."""
    command = [sys.executable, "-m", "tests.index.support.vector_process", *arguments]
    return WarmProcess(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@contextmanager
def run_reader(path: Path) -> Iterator[Ask]:
    """Run a reader and give what asks it: names, seed and position of the wanted vector."""
    with start("read", str(path)) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        requests, answers = process.stdin, process.stdout

        def ask(names: list[str], seed: int, position: int) -> str:
            request = {"names": names, "count": COUNT, "seed": seed, "position": position}
            requests.write(json.dumps(request) + "\n")
            requests.flush()
            return answers.readline().strip()

        try:
            yield ask
        finally:
            process.kill()


def fill(path: Path, name: str, seed: int, count: int = COUNT) -> None:
    """Create a collection as the writer that this process is."""
    store = ChromaVectorStore(path)
    store.create(name, make_digests(count, seed), make_vectors(count, seed), on_progress=ignore_progress)
    store.close()


def test_a_running_reader_finds_what_is_written_after_it_began(tmp_path: Path) -> None:
    """
    A reader that has the store open finds the vectors of every collection that another process adds.
    """
    path = tmp_path / "chroma"
    fill(path, "vectors-0", 0)
    with run_reader(path) as ask:
        found = [ask(["vectors-0"], 0, 0)]
        for seed in range(1, 5):
            fill(path, f"vectors-{seed}", seed)
            found.append(ask([f"vectors-{number}" for number in range(seed + 1)], seed, seed))

    assert found == [make_digests(COUNT, seed)[seed] for seed in range(5)]


def test_a_running_reader_meets_a_dropped_collection_and_goes_on(tmp_path: Path) -> None:
    """
    A reader is told that a collection was dropped, and finds everything in those that replaced it.
    """
    path = tmp_path / "chroma"
    fill(path, "old", 1)
    with run_reader(path) as ask:
        before = ask(["old"], 1, 3)
        fill(path, "new", 1)
        store = ChromaVectorStore(path)
        store.drop("old")
        store.close()
        after = ask(["old"], 1, 3)
        again = ask(["new"], 1, 3)

    assert [before, after, again] == [make_digests(COUNT, 1)[3], GONE, make_digests(COUNT, 1)[3]]


def test_a_running_reader_notices_a_store_that_was_built_anew(tmp_path: Path) -> None:
    """
    Deleting the whole folder and building it again, as a restored backup does, needs no restart of the reader.
    """
    path = tmp_path / "chroma"
    fill(path, "vectors-1", 1)
    with run_reader(path) as ask:
        before = ask(["vectors-1"], 1, 5)
        shutil.rmtree(path)
        fill(path, "vectors-2", 2)
        after = ask(["vectors-2"], 2, 5)

    assert [before, after] == [make_digests(COUNT, 1)[5], make_digests(COUNT, 2)[5]]


def kill_writer(path: Path, name: str, chance: random.Random) -> None:
    """Start a writer and kill it somewhere between its first batch and its end."""
    with start("write", str(path), name, str(WRITER_COUNT), "7") as writer:
        assert writer.stdout is not None
        for _batch in range(chance.randint(1, 5)):
            writer.stdout.readline()
        try:
            writer.wait(timeout=chance.random() * 0.2)
        except subprocess.TimeoutExpired:
            writer.kill()


@series("kills", 4, 20)
def test_a_killed_writer_harms_nothing_that_is_active(tmp_path: Path, kills: int) -> None:
    """
    Writers killed at random leave the active collections sound and searchable, and theirs can be dropped.
    """
    path = tmp_path / "chroma"
    active = ["vectors-1", "vectors-2"]
    for seed, name in enumerate(active):
        fill(path, name, seed)
    samples = {
        name: Sample(COUNT, tuple(make_digests(COUNT, seed)), make_vectors(COUNT, seed))
        for seed, name in enumerate(active)
    }
    chance = random.Random(20261122)
    half_made = 0
    with run_reader(path) as ask:
        for number in range(kills):
            kill_writer(path, f"killed-{number}", chance)

            assert ask(active, 1, number) == make_digests(COUNT, 1)[number]
            store = ChromaVectorStore(path)
            left = [name for name in store.names() if name not in active]
            half_made += len(left)
            for name in left:
                store.drop(name)

            assert store.names() == active
            assert len([folder for folder in path.iterdir() if folder.is_dir()]) == len(active)
            store.close()
    report = check_collections(path, None, samples)

    assert report == ()
    assert half_made >= kills // 2
