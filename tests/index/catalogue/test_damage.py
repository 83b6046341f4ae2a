"""Stored content that differs from its digests is named, left out of answers, and read again."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.visits import Outcome, Validators, Visit
from index.building.changes import Prune
from index.catalogue import articles as ledger
from index.catalogue import damage
from index.catalogue.database import CATALOGUE_FILE, read, write
from index.catalogue.sources import save_visits
from index.errors import CorrectionError, IndexingError
from index.upkeep.compacting import compact
from index.upkeep.editing import rename, suppress
from index.upkeep.forgetting import erase
from tests.index.support.archive import Archive
from tests.index.support.damages import BRIDGE, DAMAGES, FERRY, found_ids, named, shown

pytestmark = pytest.mark.sqlite_only


@pytest.mark.parametrize(("change", "what"), DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_article_is_named_and_not_cited(
    stored: Archive, change: str, what: str, caplog: pytest.LogCaptureFixture
) -> None:
    """
    A search leaves it out at once and says why; others are found as before.
    """
    assert found_ids(stored) == {"ferry", "bridge"}
    stored.damage(change)
    problems = named(stored)

    assert found_ids(stored) <= {"bridge"}
    assert "article ferry: " in problems
    assert what in problems
    if "DELETE FROM passages" not in change:  # what no passage leads to is not met
        assert "article ferry: " in caplog.text


@pytest.mark.parametrize("is_repaired", [False, True])
@pytest.mark.parametrize(("change", "_what"), DAMAGES.values(), ids=DAMAGES)
def test_the_next_run_of_indexing_repairs_everything(
    stored: Archive, change: str, _what: str, *, is_repaired: bool
) -> None:
    """
    Read again from its source, the article is as before, with or without an earlier repair.
    """
    before = shown(stored)
    stored.damage(change)
    if is_repaired:
        try:
            stored.verifier().repair()
        except IndexingError as error:
            assert "article ferry: " in str(error)  # noqa: PT017 - most of these only the source can mend
    report = stored.build([FERRY, BRIDGE])

    assert report.damaged == ()
    assert shown(stored) == before
    assert stored.problems() == []
    assert stored.rows("SELECT max(number) FROM versions") == [(1,)]


def test_a_repair_does_not_accept_a_damaged_text(stored: Archive) -> None:
    """
    It may rebuild full text and vectors, but the article stays named and is not cited.
    """
    stored.damage(DAMAGES["a word of the same length"][0])
    for _again in range(2):
        with pytest.raises(IndexingError, match="article ferry: its text is not what was stored"):
            stored.verifier().repair()

    assert found_ids(stored) == {"bridge"}
    assert stored.find_by_words("empty") in ([], ["ferry"])


def test_a_damaged_article_without_its_source_is_reported_each_time(stored: Archive) -> None:
    """
    It is not cited, and pruning or a takedown ends the reports.
    """
    stored.damage(DAMAGES["a word of the same length"][0])
    lines = [stored.build([BRIDGE]).damaged for _again in range(2)]

    assert lines == [("article ferry: its text is not what was stored",)] * 2
    assert found_ids(stored) == {"bridge"}
    with write(stored.engine) as connection:
        erase(connection, ["ferry"], datetime(2026, 2, 3, tzinfo=UTC), lambda *_: None)
    assert named(stored).startswith("onrecord forget was interrupted")
    assert "lexicon" not in named(stored)


def test_a_damaged_article_that_is_gone_is_pruned(archive: Archive, tmp_path: Path) -> None:
    """
    The full text forgets it although its words are not the ones that were indexed.
    """
    source = tmp_path / "news"
    articles = [replace(one, source=str(source / one.article_id)) for one in (FERRY, BRIDGE)]
    archive.build(articles, [source])
    archive.damage(DAMAGES["a longer word"][0])
    report = archive.build(articles[1:], [source], Prune.CONFIRMED)

    assert report.removed == 1
    assert report.damaged == ()
    assert archive.problems() == []


@pytest.mark.parametrize("change", [DAMAGES["the speaker"][0], DAMAGES["a passage's start"][0]])
def test_statements_are_found_again_in_a_sound_text(stored: Archive, change: str) -> None:
    """
    No source is needed: the stored text is the published one.
    """
    before = shown(stored)
    stored.damage(change)
    report = stored.build([BRIDGE])

    assert (report.changed, report.damaged) == (1, ())
    assert shown(stored) == before
    assert stored.problems() == []


def test_another_text_of_a_damaged_article_is_a_new_version(stored: Archive) -> None:
    """
    The older version stays damaged until compacting removes it, even if it is cited.
    """
    stored.damage(DAMAGES["a word of the same length"][0])
    stored.build([replace(FERRY, text="Anna Orr said that the ferry is sold."), BRIDGE])
    problems = stored.problems()
    report = compact(stored.parts, lambda _connection: [1])

    assert len(problems) == 1
    assert "article ferry, version 1: its text is not what was stored" in problems[0]
    assert found_ids(stored) == {"ferry", "bridge"}
    assert report.damaged == ("article ferry, version 1: its text is not what was stored",)
    assert stored.problems() == []


def careless(archive: Archive, statement: str) -> None:
    """Change the file as a program does that ignores foreign keys."""
    with closing(sqlite3.connect(archive.data_dir / CATALOGUE_FILE)) as connection:
        connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM versions WHERE id = 1",
        "DELETE FROM versions WHERE id = 2",
        "DELETE FROM articles WHERE id = 1",
        "DELETE FROM articles WHERE id = 2",
        "UPDATE articles SET current = 99 WHERE id = 1",
        "UPDATE articles SET current = 2 WHERE id = 1",
        "UPDATE articles SET key = 'weir' WHERE id = 1",
        "UPDATE statements SET version = 99 WHERE version = 1",
    ],
)
def test_missing_rows_are_named_and_come_back(stored: Archive, statement: str) -> None:
    """
    Row numbers are reused, but nothing that was left of a lost row is credited to another article.
    """
    before = shown(stored)
    careless(stored, statement)
    wrong = set(shown(stored)) - set(before)
    problems = stored.problems()
    stored.build([FERRY, BRIDGE])

    assert not wrong
    assert problems
    assert shown(stored) == before
    assert stored.problems() == []


def test_a_damaged_article_s_page_is_requested_before_it_is_due(stored: Archive) -> None:
    """
    Its validators are dropped, since "not modified" would not bring the article back.
    """
    now = datetime(2026, 2, 3, tzinfo=UTC)
    visit = Visit("https://example.org/ferry", "feed", "ferry", Outcome.READ, now, now, Validators("tag", "then"))
    with write(stored.engine) as connection:
        save_visits(connection, [visit])
    stored.damage(DAMAGES["a word of the same length"][0])
    stored.build([])

    assert stored.rows("SELECT etag, last_modified, visited_at FROM visits") == [
        (None, None, "1970-01-01T00:00:00+00:00")
    ]


def test_an_editor_s_correction_is_no_damage(stored: Archive) -> None:
    """
    It renews the digest of the statements, unless they were damaged before.
    """
    with write(stored.engine) as connection:
        rename(connection, "Anna Orr", "Anna Orr-Vance")
    assert stored.problems() == []

    stored.damage("UPDATE statements SET polarity = 'denied' WHERE version = 1")
    with write(stored.engine) as connection:
        rename(connection, "Anna Orr-Vance", "Anna Orr")
    assert "article ferry: its statements are not what was stored" in named(stored)


def test_a_damaged_statement_is_not_hidden_or_shown(stored: Archive) -> None:
    """
    The error tells the editor to index first, since damaged words could not be recognised later.
    """
    stored.damage(DAMAGES["what was said"][0])
    with write(stored.engine) as connection, pytest.raises(CorrectionError, match="run onrecord index"):
        suppress(connection, 1, datetime(2026, 2, 3, tzinfo=UTC))


def test_a_damaged_date_is_not_kept(stored: Archive) -> None:
    """
    A page without a date keeps its stored date, unless that may be damaged.
    """
    page = replace(FERRY, published_at=None, fetched_at=datetime(2026, 2, 4, tzinfo=UTC))
    stored.build([page])
    kept = stored.rows("SELECT published_at FROM versions WHERE id = 1")
    stored.damage("UPDATE versions SET published_at = '2019-01-01' WHERE id = 1")
    stored.build([page])

    assert kept == [("2026-02-03",)]
    assert stored.rows("SELECT published_at FROM versions WHERE id = 1") == [(None,)]


def test_digests_do_not_depend_on_the_order_of_rows(stored: Archive) -> None:
    """
    The same passages and statements in another order are no damage.
    """
    stored.damage("UPDATE statements SET id = 100 - id")
    stored.damage("UPDATE passages SET id = 100 - id")
    with read(stored.engine) as connection:
        assert damage.find_all(connection) == []


def test_control_characters_in_a_damaged_name_are_not_printed(stored: Archive) -> None:
    """
    The name of a damaged article may itself be damaged.
    """
    stored.damage("UPDATE articles SET key = 'a' || char(27) || '[2J' || char(10) || 'b' WHERE id = 1")
    with read(stored.engine) as connection:
        (line,) = map(str, damage.find_all(connection))

    assert line.isprintable()
    assert "[2J b" in line


def test_only_sound_versions_are_read(stored: Archive) -> None:
    """
    The text of a version with damaged statements is read only if its parts are not needed.
    """
    stored.damage(DAMAGES["the speaker"][0])
    with read(stored.engine) as connection:
        sound = ledger.read_versions(connection, [1, 2])
        texts = ledger.read_versions(connection, [1, 2], with_parts=False)

    assert list(sound) == [2]
    assert list(texts) == [1, 2]
