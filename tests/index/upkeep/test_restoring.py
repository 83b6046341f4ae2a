"""After a restore the archive answers as it did when the backup was made, but for what was taken down since."""

import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from index.catalogue.locks import bot_lock, write_lock
from index.errors import CatalogueError, IndexingError, LockedError
from index.upkeep import restoring
from index.upkeep.backup import back_up
from index.upkeep.forgetting import forget
from index.upkeep.restoring import Restorer, RestoreReport
from index.vectors import reclaiming
from index.vectors.chroma import ChromaVectorStore
from index.vectors.collection_keeper import CollectionKeeper
from tests.fakes import make_article
from tests.index.support.archive import Archive

BRIDGE = replace(
    make_article("Ada Orr said that the bridge would stay free. It rained.", "bridge"), page_text="Home\nThe bridge"
)
LIBRARY = make_article("Odette Vane said that the library would close. It rained.", "library")
FERRY = make_article("Ben Orr said that the Quixomarrow ferry is late. It rained.", "ferry")


class Newsroom:
    """An archive in Chroma with a backup of two articles, to which a third came since."""

    def __init__(self, folder: Path) -> None:
        self.data_dir = folder / "data"
        self.file = folder / "news.backup"
        self.archive = self.open()
        self.archive.build([BRIDGE, FERRY])
        back_up(self.data_dir, self.file, self.archive.progress)
        self.archive.build([BRIDGE, FERRY, LIBRARY])

    def open(self) -> Archive:
        """Open the archive as a new process does."""
        return Archive(self.data_dir, ChromaVectorStore(self.data_dir / "chroma"))

    def close(self) -> None:
        """Free what the archive holds."""
        assert isinstance(self.archive.store, ChromaVectorStore)
        self.archive.store.close()
        self.archive.engine.dispose()

    def restore(self, file: Path | None = None) -> RestoreReport:
        """Restore with nothing open, and open the archive again."""
        self.close()
        store = ChromaVectorStore(self.data_dir / "chroma")

        def make_keeper() -> CollectionKeeper:
            self.archive = self.open()
            return self.archive.keeper

        try:
            return Restorer(
                data_dir=self.data_dir,
                make_keeper=make_keeper,
                prepare=_prepare_nothing,
                carry_over=lambda _connection, _present: None,
                withdraw=lambda _connection, _articles: None,
                set_aside=store.set_aside,
                clock=self.archive.clock,
            ).restore(file or self.file)
        finally:
            self.close()
            self.archive = self.open()

    def forget(self, key: str) -> None:
        """Take an article down."""
        forget(self.archive.parts, [key], lambda _connection, _articles: None)

    def found(self) -> tuple[list[str], str | None]:
        """Return what is found by words and by meaning."""
        return sorted(self.archive.find_by_words("rained")), self.archive.find_by_vector("the bridge would stay free")


def _prepare_nothing(_engine: Engine) -> None:
    return None


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom whose archive is open."""
    made = Newsroom(tmp_path)
    yield made
    made.close()


def test_a_destroyed_archive_answers_as_before(newsroom: Newsroom) -> None:
    """
    With the whole data directory gone, vectors are back without the model, and nothing is out of step.
    """
    newsroom.close()
    shutil.rmtree(newsroom.data_dir)
    report = newsroom.restore()

    assert report == RestoreReport(articles=2, forgotten=0, is_present_read=True)
    assert newsroom.found() == (["bridge", "ferry"], "bridge")
    assert newsroom.archive.embedder.embedded == ["the bridge would stay free"]
    assert newsroom.archive.rows("SELECT text FROM page_texts") == [(BRIDGE.page_text,)]
    assert newsroom.archive.problems() == []
    assert newsroom.archive.build([BRIDGE, FERRY, LIBRARY]).same == 2
    assert newsroom.archive.problems() == []


def test_what_came_since_the_backup_is_replaced(newsroom: Newsroom) -> None:
    """
    One catalogue stands, one Chroma folder, and no file of before.
    """
    newsroom.restore()
    names = {path.name for path in newsroom.data_dir.iterdir()}

    assert newsroom.found() == (["bridge", "ferry"], "bridge")
    assert names - {"catalogue.sqlite3-wal", "catalogue.sqlite3-shm", "write.lock", "bot.lock"} == {
        "catalogue.sqlite3",
        "chroma",
    }
    assert len(newsroom.archive.store.names()) == 1


def test_what_was_taken_down_since_does_not_come_back(newsroom: Newsroom) -> None:
    """
    The backup has it; the restored archive has neither the article nor a byte of it.
    """
    newsroom.forget("ferry")
    report = newsroom.restore()
    files = [file for file in newsroom.data_dir.rglob("*") if file.is_file()]

    assert (report.articles, report.forgotten) == (1, 1)
    assert newsroom.found() == (["bridge"], "bridge")
    assert newsroom.archive.build([BRIDGE, FERRY]).forgotten == 1
    assert [file.name for file in files if b"quixomarrow" in file.read_bytes().lower()] == []


def test_a_catalogue_that_cannot_be_read_is_replaced_too(newsroom: Newsroom) -> None:
    """
    That is what backups are for; what was taken down since is then unknown, and that is told.
    """
    newsroom.close()
    (newsroom.data_dir / "catalogue.sqlite3").write_bytes(b"no catalogue at all" * 500)
    (newsroom.data_dir / "catalogue.sqlite3-wal").write_bytes(b"nor its log" * 500)
    report = newsroom.restore()

    assert not report.is_present_read
    assert newsroom.found() == (["bridge", "ferry"], "bridge")
    assert newsroom.archive.problems() == []


@pytest.mark.parametrize(
    "content", [b"", b"something else" * 999, None], ids=["empty", "no database", "other database"]
)
def test_a_file_that_is_no_backup_changes_nothing(newsroom: Newsroom, tmp_path: Path, content: bytes | None) -> None:
    """
    Nor does one of a newer program.
    """
    file = tmp_path / "wrong"
    if content is None:
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("CREATE TABLE shopping (item TEXT)")
    else:
        file.write_bytes(content)
    before = newsroom.found()

    with pytest.raises(CatalogueError):
        newsroom.restore(file)
    assert newsroom.found() == before


def test_a_newer_program_s_backup_is_refused(newsroom: Newsroom) -> None:
    """
    The error says what to do.
    """
    with closing(sqlite3.connect(newsroom.file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(CatalogueError, match="update onrecord"):
        newsroom.restore()
    assert newsroom.found()[0] == ["bridge", "ferry", "library"]


def test_nothing_is_restored_under_somebody_s_feet(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A bot, a run of indexing, or whoever else has the catalogue open.
    """
    monkeypatch.setattr(restoring, "_READER_SECONDS", 0)
    with bot_lock(newsroom.data_dir), pytest.raises(LockedError):
        newsroom.restore()
    with write_lock(newsroom.data_dir), pytest.raises(LockedError):
        newsroom.restore()
    with closing(sqlite3.connect(newsroom.data_dir / "catalogue.sqlite3")) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM articles").fetchone()
        with pytest.raises(LockedError, match="another process reads"):
            newsroom.restore()

    assert newsroom.found()[0] == ["bridge", "ferry", "library"]


_SPOILED = {
    "a row that is gone": "UPDATE statements SET version = 99 WHERE id = 1",
    "an article without a text": "UPDATE articles SET current = 99 WHERE id = 1",
    "the text of another": "UPDATE articles SET current = (SELECT max(id) FROM versions) WHERE id = 1",
    "a schema that never was": "UPDATE alembic_version SET version_num = '0000'",
    "no schema": "DELETE FROM alembic_version",
    "a counter that is none": "UPDATE state SET value = 'many' WHERE name = 'generation'",
    "former archives that are none": "INSERT INTO state VALUES ('former_archives', '{')",
    "an unfinished command that is none": "INSERT INTO state VALUES ('unfinished', '{')",
    "a table that is gone": "DROP TABLE passages",
    "a state that is no text": "UPDATE state SET value = x'ff' WHERE name = 'generation'",
}


@pytest.mark.parametrize("damage", _SPOILED.values(), ids=_SPOILED)
def test_a_damaged_backup_is_refused_and_leaves_nothing(newsroom: Newsroom, damage: str) -> None:
    """
    The archive of before is as it was, and no byte of the backup is in the data directory.
    """
    newsroom.forget("ferry")
    with closing(sqlite3.connect(newsroom.file)) as connection, connection:
        connection.execute(damage)
    before = newsroom.found(), newsroom.archive.rows("SELECT name, value FROM state ORDER BY name")
    with pytest.raises(CatalogueError) as refused:
        newsroom.restore()
    refusal = str(refused.value)
    files = [file for file in newsroom.data_dir.rglob("*") if file.is_file()]

    assert any(word in refusal for word in ("restore another backup", "restore a backup", "nothing was changed"))
    assert (newsroom.found(), newsroom.archive.rows("SELECT name, value FROM state ORDER BY name")) == before
    assert reclaiming.find_leftovers(newsroom.data_dir) == []
    assert [file.name for file in files if b"quixomarrow" in file.read_bytes().lower()] == []
    assert newsroom.archive.problems() == []


def test_damaged_vectors_are_left_out_and_made_by_the_next_index(newsroom: Newsroom) -> None:
    """
    A backup with some is good: it is restored, says how many there are, and answers as before once they are made.
    """
    with closing(sqlite3.connect(newsroom.file)) as connection, connection:
        connection.execute("UPDATE vectors SET data = zeroblob(length(data)) WHERE rowid = 1")
        connection.execute("UPDATE vectors SET data = x'' WHERE rowid = 2")
    report = newsroom.restore()
    newsroom.archive.find_by_vector("the bridge would stay free")
    report_of_index = newsroom.archive.build([BRIDGE, FERRY])

    assert report.lost_vectors == 2
    assert (report_of_index.same, report_of_index.embedded) == (2, 2)
    assert newsroom.found() == (["bridge", "ferry"], "bridge")
    assert newsroom.archive.problems() == []


def test_a_full_text_that_is_out_of_step_is_made_anew(newsroom: Newsroom) -> None:
    """
    It follows from the articles, so a backup is none the worse.
    """
    with closing(sqlite3.connect(newsroom.file)) as connection, connection:
        connection.execute("INSERT INTO articles_lexicon(articles_lexicon) VALUES ('delete-all')")
    newsroom.restore()

    assert newsroom.found() == (["bridge", "ferry"], "bridge")
    assert newsroom.archive.problems() == []


def test_a_present_catalogue_with_odd_values_counts_as_unread(newsroom: Newsroom) -> None:
    """
    What was taken down since is not known then, and that is told.
    """
    newsroom.archive.damage("INSERT INTO state VALUES ('former_archives', '{')")
    newsroom.close()
    report = newsroom.restore()

    assert not report.is_present_read
    assert newsroom.found() == (["bridge", "ferry"], "bridge")


def test_no_word_of_what_was_taken_down_is_ever_in_the_catalogue_s_place(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Not even where what follows the rename fails; the error says that the backup stands.
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
    With its log, and with no second name for it.
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


_KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from index.upkeep import restoring
from index.vectors.chroma import ChromaVectorStore
from tests.index.support.archive import Archive

data_dir, file, step = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]

def die(*_arguments):
    os.kill(os.getpid(), signal.SIGKILL)

owner, _, name = step.rpartition(".")
setattr(getattr(restoring, owner) if owner else restoring, name, die)
restoring.Restorer(
    data_dir=data_dir,
    make_keeper=lambda: Archive(data_dir, ChromaVectorStore(data_dir / "chroma")).keeper,
    prepare=lambda _engine: None,
    carry_over=lambda _connection, _present: None,
    withdraw=lambda _connection, _articles: None,
    set_aside=lambda: None,
    clock=lambda: datetime.now(UTC),
).restore(file)
"""


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
    The old archive or the new, whole; a run of indexing leaves no file of the restore and no word that was taken down.
    """
    newsroom.forget("ferry")
    newsroom.close()
    arguments = [sys.executable, "-c", _KILLED, str(newsroom.data_dir), str(newsroom.file), step]
    killed = subprocess.run(arguments, check=False, capture_output=True)
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
    """What no code of ours catches, as a kill."""


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
def test_ended_anywhere_one_of_the_two_stands(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, step: str, articles: int
) -> None:
    """
    The old one or the new one; verify names what was left, a repair removes it, and a restore begins again.
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
def test_chroma_is_made_anew_by_whoever_comes_next(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """
    Killed once the catalogue stands, it answers by exact search until then.
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
    assert "onrecord restore was ended before it was done" in problems
    assert newsroom.archive.problems() == []
