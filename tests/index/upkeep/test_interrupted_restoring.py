"""A restore that fails or is killed leaves the old archive or the new one, and the next run finishes the work."""

import signal
import sys

import pytest

from index.errors import CatalogueError, IndexingError
from index.upkeep import restoring
from index.vectors import reclaiming
from index.vectors.collection_keeper import CollectionKeeper
from tests.index.support.newsroom import BRIDGE, FERRY, Newsroom
from tests.program import ROOT, SECONDS
from tests.warm.process import run_warm

pytestmark = pytest.mark.sqlite_only


def test_no_word_of_a_takedown_is_ever_in_the_catalogue(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Not even if a step after the rename fails. The error says that the backup is restored.
    """
    newsroom.forget("ferry")

    def fail(*_arguments: object, **_more: object) -> None:
        raise IndexingError("no room")

    with monkeypatch.context() as failing:
        failing.setattr(CollectionKeeper, "finish", fail)
        with pytest.raises(IndexingError, match="the backup is restored and questions are answered from it, but no r"):
            newsroom.restore()
    held = (newsroom.data_dir / "catalogue.sqlite3").read_bytes().lower()

    assert b"quixomarrow" not in held
    assert newsroom.found() == (["bridge"], "bridge")


def test_a_disk_that_refuses_the_last_step_leaves_the_old_archive(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Its log stays with it, and no second name for it is left.
    """

    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    before = newsroom.found()
    with monkeypatch.context() as failing:
        failing.setattr(restoring, "_link", fail)
        with pytest.raises(CatalogueError, match="No space left on device"):
            newsroom.restore()

    assert newsroom.found() == before
    assert reclaiming.find_leftovers(newsroom.data_dir) == []
    assert newsroom.archive.problems() == []


@pytest.mark.parametrize(
    ("step", "articles"),
    [
        ("_require_sound", 2),
        ("reclaiming.begin", 2),
        ("reclaiming.reclaim", 2),
        ("_make_single", 2),
        ("_link", 2),
        ("remove_leftovers", 1),
    ],
)
def test_a_kill_leaves_one_of_the_two_and_the_next_run_cleans_up(newsroom: Newsroom, step: str, articles: int) -> None:
    """
    The next run of indexing leaves no file of the restore, and no word of the takedown.
    """
    newsroom.forget("ferry")
    newsroom.close()
    command = [sys.executable, "-m", "tests.index.support.killed_restore"]
    killed = run_warm([*command, str(newsroom.data_dir), str(newsroom.file), step], cwd=ROOT, timeout=SECONDS)
    newsroom.archive = newsroom.open()
    stands = newsroom.found()
    newsroom.archive.build([])
    files = [file for file in newsroom.data_dir.rglob("*") if file.is_file()]

    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert stands == (["bridge", "library"][:articles], "bridge")
    assert newsroom.found() == stands
    assert reclaiming.find_leftovers(newsroom.data_dir) == []
    assert [file.name for file in files if b"quixomarrow" in file.read_bytes().lower()] == []
    assert newsroom.archive.problems() == []


class Killed(BaseException):
    """An exception that no code of ours catches, like a kill."""


@pytest.mark.parametrize(
    ("step", "articles"),
    [
        ("copy_catalogue", 3),
        ("erase", 3),
        ("_make_single", 3),
        ("flush", 3),
        ("_link", 3),
        ("remove_leftovers", 2),
    ],
)
def test_an_interruption_leaves_one_of_the_two(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, step: str, articles: int
) -> None:
    """
    A repair removes the leftovers, and a new restore succeeds.
    """

    def die(*_arguments: object) -> None:
        raise Killed

    with monkeypatch.context() as dying:
        dying.setattr(restoring, step, die)
        with pytest.raises(Killed):
            newsroom.restore()
    stands = newsroom.found()
    newsroom.archive.verifier().repair()
    problems = newsroom.archive.problems()
    left = reclaiming.find_leftovers(newsroom.data_dir)
    newsroom.restore()

    assert len(stands[0]) == articles
    assert stands[1] == "bridge"
    assert (problems, left) == ([], [])
    assert newsroom.found() == (["bridge", "ferry"], "bridge")


@pytest.mark.parametrize("how", ["index", "repair"])
def test_the_next_command_rebuilds_chroma(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    """
    After a failure behind the rename, exact search answers until then.
    """

    def fail(*_arguments: object, **_more: object) -> None:
        raise IndexingError("killed")

    with monkeypatch.context() as dying:
        dying.setattr(CollectionKeeper, "finish", fail)
        with pytest.raises(IndexingError):
            newsroom.restore()
    stands = newsroom.found()
    problems = newsroom.archive.problems()
    if how == "index":
        newsroom.archive.build([BRIDGE, FERRY])
    newsroom.archive.verifier().repair()

    assert stands == newsroom.found() == (["bridge", "ferry"], "bridge")
    assert "onrecord restore was interrupted" in problems
    assert newsroom.archive.problems() == []
