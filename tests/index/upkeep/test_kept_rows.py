"""Rows of every table are held against their seals: what another program changed is named, and mended or removed."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.sources import Source, SourceKind
from corpus.visits import Outcome, SourceCheck, Validators, Visit
from index.catalogue import row_seals
from index.catalogue.database import CATALOGUE_FILE, read, write
from index.upkeep.editing import rename
from tests.index.support.archive import Archive
from tests.index.support.damages import BRIDGE, FERRY
from tests.index.support.filling import fill

pytestmark = pytest.mark.sqlite_only

NOW = datetime(2026, 2, 3, tzinfo=UTC)
STORY = " ".join(f"It was built in the year {year} by the people of Tern {year % 7}." for year in range(1900, 1960))
FEED = Source("https://example.org/feed", SourceKind.WEB)


@pytest.fixture
def kept(archive: Archive) -> Archive:
    """An archive of two articles and a copy, read from a feed and a page, with an editor's correction."""
    copy = replace(BRIDGE, key="copy", article_id="copy", text=f"{BRIDGE.text} {STORY}")
    page = replace(FERRY, source=FEED.location, page_text="Ferry Talks", fetched_at=NOW)
    visit = Visit(page.key, FEED.location, page.key, Outcome.READ, NOW, NOW, Validators("etag", None))
    check = SourceCheck(FEED.location, NOW, listed=1, newest=NOW)
    fill(archive, page, replace(BRIDGE, text=copy.text), copy, visit, check, sources=(FEED,))
    with write(archive.engine) as connection:
        rename(connection, "Cara Dunn", "Cara Dunn-Hart")
        connection.exec_driver_sql("INSERT INTO tombstones VALUES ('ab', '2026-02-03T00:00:00+00:00')")
    return archive


def damage(archive: Archive, statement: str) -> None:
    """Change the catalogue as another program would."""
    with closing(sqlite3.connect(Path(archive.data_dir) / CATALOGUE_FILE)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        assert connection.execute(statement).rowcount > 0
        connection.commit()


def test_what_nobody_changed_has_no_problems(kept: Archive) -> None:
    """
    So that what the other tests find is what they damaged.
    """
    assert kept.problems() == []


_DAMAGES = {
    "as of no day": ("UPDATE state SET value = 'yesterday' WHERE name = 'as_of'", "state, row as_of: is not what"),
    "another day": ("UPDATE state SET value = '2020-01-01T00:00:00+00:00' WHERE name = 'as_of'", "state, row as_of"),
    "bad UTF-8 in state": ("UPDATE state SET value = CAST(x'ff' AS TEXT) WHERE name = 'model'", "state, row model"),
    "a blob in state": ("UPDATE state SET value = x'ff00' WHERE name = 'as_of'", "state, row as_of"),
    "the generation": ("UPDATE state SET value = '-7' WHERE name = 'generation'", "state, row generation"),
    "no generation": ("UPDATE state SET value = 'x' WHERE name = 'generation'", "state, row generation"),
    "the generation gone": ("DELETE FROM state WHERE name = 'generation'", "state, row generation: is gone"),
    "the day gone": ("DELETE FROM state WHERE name = 'as_of'", "state, row as_of: is gone"),
    "the archive's id": ("UPDATE state SET value = 'f00' WHERE name = 'archive_id'", "state, row archive_id"),
    "the number of collections": ("UPDATE state SET value = '0' WHERE name = 'collections_made'", "collections_made"),
    "the first index": ("UPDATE state SET value = '{' WHERE name = 'first_index'", "state, row first_index"),
    "every value": ("UPDATE state SET value = CAST(x'ff80fe' AS TEXT)", "state, row model"),
    "a foreign value": ("INSERT INTO state VALUES ('x', 'y')", "state, row x: was not stored by this program"),
    "copies' progress": ("UPDATE state SET value = 'x' WHERE name = 'copies'", "state, row copies"),
    "a source's day": ("UPDATE sources SET checked_at = '2026-99-99'", "sources, row https://example.org/feed"),
    "a source's count": ("UPDATE sources SET failures = 'many'", "sources, row https://example.org/feed"),
    "a source gone": ("DELETE FROM sources", "a row of sources: is gone; the next onrecord index"),
    "a visit's day": ("UPDATE visits SET visited_at = 'x'", "visits, row ferry"),
    "a visit's outcome": ("UPDATE visits SET outcome = 'x'", "visits, row ferry"),
    "a listing": ("UPDATE listings SET source = '/x' WHERE article = 1", "listings, row 1 /x: was not stored"),
    "a page": ("UPDATE page_texts SET text = 'Bridge Talks'", "page_texts, row 1: is not what was stored"),
    "a page of another": ("UPDATE page_texts SET version = 2", "page_texts, row 2: was not stored"),
    "an article's source": ("UPDATE articles SET source = '/x' WHERE id = 1", "articles, row 1: is not what was"),
    "gone since never": ("UPDATE articles SET vanished_at = 'x' WHERE id = 1", "articles, row 1: is not what was"),
    "a correction": ("UPDATE speaker_corrections SET speaker = 'Eve Mott'", "speaker_corrections, row Cara Dunn"),
    "a correction gone": ("DELETE FROM speaker_corrections", "a row of speaker_corrections: is gone; it is lost"),
    "a takedown's day": ("UPDATE tombstones SET forgotten_at = 'x'", "tombstones, row ab: is not what was stored"),
    "another takedown": ("UPDATE tombstones SET key_digest = 'cd'", "tombstones, row cd: was not stored"),
    "copies": ("UPDATE copies SET overlap = 0.1", "copies, row 2 3: is not what was stored; it is made again"),
    "copies gone": ("DELETE FROM copies", "a row of copies: is gone; it is made again"),
    "a collection": ("UPDATE collections SET size = 99", "collections, row onrecord-"),
    "a collection gone": ("DELETE FROM collections", "a row of collections: is gone"),
    "a retired day": ("UPDATE collections SET retired_at = 'x'", "collections, row onrecord-"),
}


@pytest.mark.parametrize(("statement", "named"), _DAMAGES.values(), ids=_DAMAGES)
def test_damaged_rows_are_named_and_mended(kept: Archive, statement: str, named: str) -> None:
    """
    A check names the row, a repair leaves a sound archive, and both articles are found as before.
    """
    damage(kept, statement)
    problems = kept.problems()
    repaired = [str(problem) for problem in kept.verifier().repair()]

    assert any(named in problem for problem in problems), problems
    assert any(named in problem for problem in repaired), repaired
    assert kept.problems() == []
    assert kept.find_by_words("ferry") == ["ferry"]
    assert kept.find_by_vector("the bridge is closed") in {"bridge", "copy"}


@pytest.mark.parametrize(
    "statement", [_DAMAGES["copies"][0], _DAMAGES["copies gone"][0], _DAMAGES["copies' progress"][0]]
)
def test_copies_are_found_again(kept: Archive, statement: str) -> None:
    """
    What follows from the texts is as it was after a repair.
    """
    before = kept.rows("SELECT * FROM copies")
    damage(kept, statement)
    kept.verifier().repair()

    assert before
    assert kept.rows("SELECT * FROM copies") == before


def test_a_new_archive_id_is_taken_where_the_number_is_lost(kept: Archive) -> None:
    """
    Names of collections are never used twice, so the names begin anew, and the old collections are cleaned up.
    """
    (before,) = kept.store.names()
    damage(kept, _DAMAGES["the number of collections"][0])
    kept.verifier().repair()
    kept.build([replace(BRIDGE, text="Cara Dunn said that the bridge is open.")])
    (made,) = set(kept.store.names()) - {before}

    assert made.rpartition("-")[0] != before.rpartition("-")[0]


def test_what_this_program_writes_is_sealed(kept: Archive) -> None:
    """
    Inserts, changes and deletions by any writer keep the seals in step, by foreign keys too, and so does a rollback.
    """
    with write(kept.engine) as connection:
        connection.exec_driver_sql("INSERT OR IGNORE INTO state VALUES ('as_of', 'never')")
        connection.exec_driver_sql("INSERT INTO state VALUES ('new', '1')")
        connection.exec_driver_sql("UPDATE state SET name = 'newer' WHERE name = 'new'")
        connection.exec_driver_sql("DELETE FROM articles WHERE id = 3")
    with pytest.raises(ZeroDivisionError):
        _delete_and_fail(kept)
    with read(kept.engine) as connection:
        found = row_seals.find_changed(connection)

    assert found == []


def _delete_and_fail(archive: Archive) -> None:
    with write(archive.engine) as connection:
        connection.exec_driver_sql("DELETE FROM sources")
        raise ZeroDivisionError


def test_a_migration_blesses_no_damage(kept: Archive) -> None:
    """
    Rows that differed before the schema changed still differ afterwards.
    """
    damage(kept, _DAMAGES["a source's day"][0])
    with write(kept.engine) as connection:
        row_seals.seal_all(connection, but=row_seals.find_changed(connection))
    with read(kept.engine) as connection:
        (found,) = row_seals.find_changed(connection)

    assert (found.table, found.name) == ("sources", FEED.location)
