"""A restored archive answers as at the time of the backup, without the articles that were taken down since."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index.catalogue.damage import Part, seal
from index.catalogue.database import CATALOGUE_FILE, open_catalogue, write
from index.catalogue.locks import bot_lock, write_lock
from index.errors import CatalogueError, LockedError
from index.upkeep import restoring
from index.upkeep.backup_checks import check_backup
from index.upkeep.restoring import RestoreReport
from index.vectors import reclaiming
from tests.index.support.newsroom import BRIDGE, FERRY, LIBRARY, Newsroom

pytestmark = pytest.mark.sqlite_only


def test_a_destroyed_archive_answers_as_before(newsroom: Newsroom) -> None:
    """
    Even after the loss of the whole data directory, vectors are restored without the model, and all stores agree.
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


def test_articles_newer_than_the_backup_are_replaced(newsroom: Newsroom) -> None:
    """
    One catalogue and one Chroma folder remain, and no old file.
    """
    newsroom.restore()
    names = {path.name for path in newsroom.data_dir.iterdir()}

    assert newsroom.found() == (["bridge", "ferry"], "bridge")
    assert names - {"catalogue.sqlite3-wal", "catalogue.sqlite3-shm", "write.lock", "bot.lock"} == {
        "catalogue.sqlite3",
        "chroma",
    }
    assert len(newsroom.archive.store.names()) == 1


def test_an_article_taken_down_since_does_not_come_back(newsroom: Newsroom) -> None:
    """
    It is in the backup, but no byte of it is in the restored archive.
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
    Takedowns since the backup are then unknown, and the report says so.
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
    It is empty, no database, or the database of another program.
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


def test_nothing_is_restored_while_the_archive_is_in_use(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    By a bot, a run of indexing, or a reader of the catalogue.
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
    "a table that is gone": "DROP TABLE passages",
}

_STATES = {
    "a counter that is none": "UPDATE state SET value = 'many' WHERE name = 'generation'",
    "former archives that are none": "INSERT INTO state VALUES ('former_archives', '{')",
    "an unfinished command that is none": "INSERT INTO state VALUES ('unfinished', '{')",
    "a state that is no text": "UPDATE state SET value = x'ff' WHERE name = 'generation'",
}

#: Values with right digests and seals, as only somebody's own program writes them.
_CRAFTED = {
    "a date that is none": "UPDATE versions SET published_at = '20x6' WHERE id = 1",
    "a day that is none": "UPDATE versions SET published_day = 'x' WHERE id = 1",
    "a month that is none": "UPDATE versions SET indexed_at = '2026-13-01T00:00:00+00:00' WHERE id = 1",
    "a version without a number": "UPDATE versions SET number = 'x' WHERE id = 1",
    "words beyond the text": "UPDATE statements SET content = '[[0, 99999]]' WHERE version = 1",
    "words without an end": "UPDATE statements SET cue = '[[5]]' WHERE version = 1",
    "an unknown kind": "UPDATE statements SET kind = 'sung' WHERE version = 1",
    "a passage beyond the text": 'UPDATE passages SET "end" = 99999 WHERE version = 1',
    "a passage before the text": "UPDATE passages SET start = -1 WHERE version = 1",
    "a place that is no number": "UPDATE passages SET start = 'x' WHERE version = 1",
    "a source's day": "INSERT INTO sources (location, kind, checked_at) VALUES ('https://example.org/', 'feed', 'x')",
    "a source's count": "INSERT INTO sources (location, kind, listed) VALUES ('https://example.org/', 'feed', -1)",
    "a source of no kind": "INSERT INTO sources (location, kind) VALUES ('https://example.org/', 'x')",
    "a takedown's day": "INSERT INTO tombstones VALUES ('ab', 'x')",
    "a gone page's day": "UPDATE articles SET vanished_at = 'x' WHERE id = 1",
    "a generation that is none": "UPDATE state SET value = 'many' WHERE name = 'generation'",
    "no first index": "INSERT OR REPLACE INTO state VALUES ('first_index', '[]')",
}


@pytest.mark.parametrize("damage", _SPOILED.values(), ids=_SPOILED)
def test_a_damaged_backup_is_refused_and_leaves_nothing(newsroom: Newsroom, damage: str) -> None:
    """
    The old archive is unchanged, and no byte of the backup is in the data directory.
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


@pytest.mark.parametrize("damage", _STATES.values(), ids=_STATES)
def test_single_values_of_a_backup_are_made_again_where_they_differ(newsroom: Newsroom, damage: str) -> None:
    """
    They follow from the rest; the report names them, and the archive is sound.
    """
    with closing(sqlite3.connect(newsroom.file)) as connection, connection:
        connection.execute(damage)
    report = newsroom.restore()

    assert [line for line in report.damaged if line.startswith("state, row ")] == list(report.damaged) != []
    assert newsroom.archive.problems() == []


@pytest.mark.parametrize("change", _CRAFTED.values(), ids=_CRAFTED)
def test_a_crafted_backup_is_refused(newsroom: Newsroom, tmp_path: Path, change: str) -> None:
    """
    Dates, offsets and counts are read before the archive makes way: right digests of wrong values are no proof.
    """
    engine = open_catalogue(tmp_path / "crafted")
    engine.dispose()
    file = tmp_path / "crafted" / CATALOGUE_FILE
    shutil.copy2(newsroom.file, file)
    with write(engine) as connection:
        connection.exec_driver_sql(change)
        seal(connection, [1], [Part.RECORD, Part.PASSAGES, Part.STATEMENTS])
    engine.dispose()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    shutil.copy2(file, newsroom.file)
    before = newsroom.found()
    with pytest.raises(CatalogueError, match="restore another backup, nothing was changed"):
        newsroom.restore()

    assert check_backup(newsroom.file) != []
    assert newsroom.found() == before


def test_damaged_vectors_are_left_out_and_made_by_the_next_index(newsroom: Newsroom) -> None:
    """
    The report counts them, and the next run of indexing makes them.
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


def test_a_full_text_that_is_out_of_step_is_rebuilt(newsroom: Newsroom) -> None:
    """
    The full text is derived from the articles, so the backup is accepted.
    """
    with closing(sqlite3.connect(newsroom.file)) as connection, connection:
        connection.execute("INSERT INTO articles_lexicon(articles_lexicon) VALUES ('delete-all')")
    newsroom.restore()

    assert newsroom.found() == (["bridge", "ferry"], "bridge")
    assert newsroom.archive.problems() == []


def test_a_present_catalogue_with_odd_values_counts_as_unread(newsroom: Newsroom) -> None:
    """
    Takedowns since the backup are then unknown, and the report says so.
    """
    newsroom.archive.damage("INSERT INTO state VALUES ('former_archives', '{')")
    newsroom.close()
    report = newsroom.restore()

    assert not report.is_present_read
    assert newsroom.found() == (["bridge", "ferry"], "bridge")


def test_a_backup_brings_no_schema_of_its_own(newsroom: Newsroom) -> None:
    """
    Triggers, views, tables and indexes that no catalogue has stay behind, and a changed view gets its own words back.
    """
    expected = schema(newsroom.data_dir / "catalogue.sqlite3")
    with closing(sqlite3.connect(newsroom.file)) as crafted:
        crafted.executescript("""
            CREATE TABLE planted (words TEXT);
            CREATE INDEX planted_words ON planted (words);
            CREATE INDEX "odd ""name" ON articles (key);
            CREATE VIEW planted_view AS SELECT * FROM planted;
            CREATE TRIGGER planted_trigger AFTER UPDATE ON state BEGIN INSERT INTO planted VALUES ('x'); END;
            CREATE TRIGGER planted_deletion AFTER UPDATE ON state BEGIN DELETE FROM articles; END;
            DROP VIEW article_texts;
            CREATE VIEW article_texts AS SELECT id, 'planted' AS title, 'planted' AS text FROM versions;
        """)
    newsroom.restore()

    assert schema(newsroom.data_dir / "catalogue.sqlite3") == expected
    assert newsroom.found() == (["bridge", "ferry"], "bridge")
    assert newsroom.archive.problems() == []


def schema(catalogue: Path) -> set[tuple[str, str, str]]:
    """Return the kinds, names and definitions of all that a catalogue's schema has."""
    with closing(sqlite3.connect(catalogue)) as connection:
        return set(connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master"))
