"""Questions and bots while the first index is running or could read nothing."""

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from bot.commands import indexing
from bot.commands.indexing import make_ready, make_ready_for_bot
from bot.running.assembly import Assembly
from index.catalogue import locks
from index.catalogue.database import open_catalogue
from index.catalogue.locks import write_lock
from index.errors import LockedError
from index.vectors.embedder import Vectors
from tests.bot.support.news_archive import OWN, SAMPLED, TWO_ROUNDS, NewsArchive, assembly_of, running
from tests.fakes import WordEmbedder


def test_an_index_that_runs_is_asked(archive: NewsArchive) -> None:
    """
    The articles stored so far answer. One line and a field of the JSON say so until the index has ended.
    """
    archive.killed("index", "news", at=TWO_ROUNDS)
    with running(archive):
        meanwhile = archive.ask()
        status = archive.command("status")
    after = archive.ask()
    answer = json.loads(meanwhile.out)

    assert (meanwhile.code, answer["status"], answer["is_partial"]) == (0, "answered", True)
    assert answer["as_of"]
    assert meanwhile.err == (
        "onrecord: the first index has not ended: answering from the 4 articles that are stored so far\n"
    )
    assert "the first index has not ended" in status.out
    assert json.loads(after.out)["is_partial"] is False
    assert after.err.startswith("The first index has not ended: going on with it.\nIndexed in ")
    assert len(after.err.splitlines()) == 2


def test_an_index_that_has_stored_nothing_yet_is_told(archive: NewsArchive) -> None:
    """
    One line says what to do, and no sample answers instead.
    """
    archive.killed("index", "news", at=0)
    with running(archive):
        done = archive.ask()

    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "onrecord: the first index is under way, but nothing is stored yet: "
        "ask again once onrecord status counts articles\n"
    )


def test_two_first_questions_at_once_are_both_answered(archive: NewsArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    One of them indexes the samples, and the other waits.
    """
    is_waiting = Event()

    def wait(data_dir: Path, seconds: float = 0):  # type: ignore[no-untyped-def]  # noqa: ANN202 - as write_lock
        if seconds:  # the process that indexes takes the lock without waiting
            is_waiting.set()
        return write_lock(data_dir, seconds)

    class SlowEmbedder(WordEmbedder):
        def embed(self, texts: Sequence[str], /, on_progress: Callable[[int], None] | None = None) -> Vectors:
            assert is_waiting.wait(60)
            return super().embed(texts, on_progress)

    monkeypatch.setattr(locks, "write_lock", wait)
    monkeypatch.setattr(Assembly, "embedder", SlowEmbedder())
    open_catalogue(archive.data_dir).dispose()
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(make_ready, [assembly_of(archive), assembly_of(archive)]))

    assert outcomes == [None, None]
    assert is_waiting.is_set()
    assert archive.count() == SAMPLED


def test_a_lock_that_is_let_go_between_two_steps_is_waited_for_again(
    archive: NewsArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The other process holds it for each step of its own, so the second wait is as good as the first.
    """
    waits: list[float] = []
    held = [LockedError("busy"), LockedError("busy")]
    go_on = indexing._go_on

    def go_on_once_free(assembly: Assembly, standing: Any) -> None:
        if held:
            raise held.pop()
        go_on(assembly, standing)

    def wait(data_dir: Path, seconds: float = 0):  # type: ignore[no-untyped-def]  # noqa: ANN202 - as write_lock
        if held or seconds:
            waits.append(seconds)
        return write_lock(data_dir, seconds)

    monkeypatch.setattr(locks, "write_lock", wait)
    monkeypatch.setattr(indexing, "_go_on", go_on_once_free)
    make_ready(assembly_of(archive), 60)

    assert len(waits) == 2
    assert min(waits) > 50
    assert archive.count() == SAMPLED


def test_a_bot_starts_while_the_first_index_runs(archive: NewsArchive, capsys: pytest.CaptureFixture[str]) -> None:
    """
    It starts with or without stored articles, and says what it answers from.
    """
    open_catalogue(archive.data_dir).dispose()
    with running(archive):
        make_ready_for_bot(assembly_of(archive))
    fresh = capsys.readouterr().err
    archive.killed("index", "news", at=0)
    with running(archive):
        make_ready_for_bot(assembly_of(archive))
    empty = capsys.readouterr().err
    archive.killed("index", at=TWO_ROUNDS)
    with running(archive):
        make_ready_for_bot(assembly_of(archive))
    partial = capsys.readouterr().err

    assert "nothing is stored yet" in fresh
    assert empty == fresh
    assert "answering from the 4 articles" in partial


@pytest.mark.parametrize("indexes", [False, True])
def test_a_bot_that_indexes_by_itself_does_not_wait_for_it(archive: NewsArchive, *, indexes: bool) -> None:
    """
    Its child process resumes the first index while it answers. Any other bot resumes it before starting.
    """
    archive.killed("index", "news", at=TWO_ROUNDS)
    make_ready_for_bot(assembly_of(archive, bot_indexes=indexes))

    assert archive.count() == (4 if indexes else OWN)


def test_a_bot_starts_though_nothing_can_be_read(archive: NewsArchive, capsys: pytest.CaptureFixture[str]) -> None:
    """
    A feed that is down at the first start does not stop the bot.
    """
    make_ready_for_bot(assembly_of(archive, sources=("missing",)))

    assert "onrecord: nothing is indexed yet" in capsys.readouterr().err
    assert archive.count() == 0
