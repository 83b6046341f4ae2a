"""``onrecord index --workers``: what it takes, what it refuses, and that the rest of the command is the same."""

import importlib.util
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from corpus.errors import UnreadableError
from index.building.builder import Builder
from index.building.preparing import Arrival
from index.catalogue.database import read
from index.cluster import job
from index.cluster.preparer import Means, Preparer, read_known
from index.cluster.ray_cluster import Address
from index.errors import IndexingError
from index.progress import Progress
from tests.bot.support.news_archive import OWN, NewsArchive

pytestmark = pytest.mark.end_to_end  # articles are taken apart in a process


@pytest.fixture
def addresses(archive: NewsArchive, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Have this process do what workers do; return the list of the clusters that were asked for."""
    asked: list[str] = []

    def prepare_here(
        read_all: job.Read, means: Means, engine: Engine, address: Address, _progress: Progress
    ) -> Iterator[Arrival]:
        asked.append(str(address))
        with read(engine) as connection:
            known = read_known(connection, means)
        preparer = Preparer(replace(means, make_embedder=lambda: archive.embedder), known)
        for bundle in job.bundles(read_all()):
            for item in preparer.prepare(bundle):
                assert not isinstance(item, IndexingError)
                yield item
        preparer.close()

    monkeypatch.setattr(job, "prepare_in_cluster", prepare_here)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: object())
    return asked


def test_workers_read_files_and_the_rest_is_as_ever(archive: NewsArchive, addresses: list[str]) -> None:
    """
    What cannot be read is named, a second run has nothing to do, and answers come from what was stored.
    """
    (archive.folder / "news" / "empty.txt").write_text("", encoding="utf-8")
    first, second = (archive.command("index", "news", "--workers", "ray") for _ in range(2))

    assert (first.code, addresses) == (0, ["ray", "ray"])
    assert f"{OWN} added, 0 same, 1 failed" in first.out
    assert first.err.count("skipped") == 1
    assert f"0 added, {OWN} same, 1 failed" in second.out
    assert "would sail again" in archive.ask().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["news", "--workers", "4"], "'4' names no workers: ray (on this machine) or ray://HOST:PORT do"),
        (["news", "--workers", "ray://head"], "'ray://head' names no workers"),
        (["--watch", "--workers", "ray"], "--watch takes no --prune, --json or --workers"),
        (["https://example.org/feed", "news", "--workers", "ray"], "--workers reads files and folders"),
    ],
)
def test_what_workers_cannot_do_is_refused(
    archive: NewsArchive, addresses: list[str], arguments: list[str], words: str
) -> None:
    """
    It is wrong use, and nothing is read.
    """
    done = archive.command("index", *arguments)

    assert (done.code, addresses) == (2, [])
    assert words in done.err
    assert archive.first() is None


def test_a_missing_extra_is_named_before_anything_is_read(
    archive: NewsArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    In one line, with what to type; no first index is noted as begun.
    """
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    done = archive.command("index", "news", "--workers", "ray")

    assert (done.code, done.err) == (1, 'onrecord: Ray is not installed: pip install "onrecord[ray]"\n')
    assert archive.first() is None


def test_workers_that_cannot_be_ended_do_not_hide_that_the_run_was_stopped(
    archive: NewsArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Ctrl-C ends in its line and its code. Workers are ended before the program is, and what that raises is not told.
    """

    def prepare(*_: object) -> Iterator[Arrival]:
        try:
            yield UnreadableError("news/a.txt", "is empty")
        finally:
            raise ImportError("partially initialized module")

    def stop_at_once(_: Builder, items: Iterable[Arrival], *__: object, **___: object) -> None:
        next(iter(items))
        raise KeyboardInterrupt

    monkeypatch.setattr(job, "prepare_in_cluster", prepare)
    monkeypatch.setattr(Builder, "build", stop_at_once)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: object())
    done = archive.command("index", "news", "--workers", "ray")

    assert done.code == 130
    assert done.err.splitlines()[0] == "skipped news/a.txt: is empty"
    assert done.err.splitlines()[1:] == [
        "",
        "onrecord: stopped; everything stored is kept, and the next run continues from there",
    ]
