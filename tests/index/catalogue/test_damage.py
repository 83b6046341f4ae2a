"""What is stored of an article is held against its digests: what differs is named, left out, and read anew."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from corpus.visits import Outcome, Validators, Visit
from index.building.changes import Prune
from index.catalogue import articles as ledger
from index.catalogue import damage
from index.catalogue.database import CATALOGUE_FILE, open_catalogue, read, write
from index.catalogue.sources import save_visits
from index.errors import CorrectionError, IndexingError
from index.search.query import Query
from index.search.searching import Search, SearchResult
from index.upkeep.compacting import compact
from index.upkeep.editing import rename, suppress
from index.upkeep.forgetting import erase
from index.vectors.nearest import VectorSearch
from tests.fakes import make_article
from tests.index.support.archive import Archive

FERRY = replace(
    make_article(
        "Anna Orr said that the ferry needs solid guarantees. It rained. Ben Vey said that it sails.", "ferry"
    ),
    title="Ferry Talks",
    publisher="The Lantern",
    published_at=date(2026, 2, 3),
    url="https://example.org/ferry",
    language="en",
)
BRIDGE = make_article("Cara Dunn said that the bridge is closed. The bridge is old.", "bridge")
QUESTION = Query(text="ferry guarantees bridge", topic=("ferry", "guarantees", "bridge"))

#: Each changes what a sound SQLite file says of the first article, and what of it is then named.
DAMAGES = {
    "a word of the same length": ("UPDATE versions SET text = replace(text, 'solid', 'empty') WHERE id = 1", "text"),
    "a longer word": ("UPDATE versions SET text = replace(text, 'solid', 'worthless') WHERE id = 1", "text"),
    "more words": ("UPDATE versions SET text = text || ' Or so they say.' WHERE id = 1", "text"),
    "no words": ("UPDATE versions SET text = '' WHERE id = 1", "text"),
    "a blob for a text": ("UPDATE versions SET text = CAST(text AS BLOB) WHERE id = 1", "text"),
    "no UTF-8": ("UPDATE versions SET text = CAST(x'ff' || CAST(text AS BLOB) AS TEXT) WHERE id = 1", "text"),
    "the text's digest": ("UPDATE versions SET text_digest = 'f00' WHERE id = 1", "text"),
    "the title": ("UPDATE versions SET title = 'Bridge Talks' WHERE id = 1", "title"),
    "a blob for a title": ("UPDATE versions SET title = x'ff00' WHERE id = 1", "title"),
    "the outlet": ("UPDATE versions SET publisher = 'The Beacon' WHERE id = 1", "outlet"),
    "the date": ("UPDATE versions SET published_at = '2020-01-01', published_day = '2020-01-01' WHERE id = 1", "date"),
    "no date": ("UPDATE versions SET published_at = '20x6', published_day = 'x' WHERE id = 1", "date"),
    "the address": ("UPDATE versions SET url = 'https://example.net/' WHERE id = 1", "address"),
    "the number": ("UPDATE versions SET number = 'x' WHERE id = 1", "number"),
    "the short name": ("UPDATE articles SET article_id = 'weir' WHERE id = 1", "number"),
    "the public name": ("UPDATE articles SET digest = 'weir' WHERE id = 1", "number"),
    "the record's digest": ("UPDATE versions SET record_digest = 'f00' WHERE id = 1", "title"),
    "the speaker": ("UPDATE statements SET speaker = 'Eve Mott' WHERE id = 1", "statements"),
    "another's speaker": ("UPDATE statements SET speaker = 'Ben Vey' WHERE id = 1", "statements"),
    "a blob for a speaker": ("UPDATE statements SET speaker = x'ff00' WHERE id = 1", "statements"),
    "the name as found": ("UPDATE statements SET named = 'Eve Mott' WHERE id = 1", "statements"),
    "what was said": ("UPDATE statements SET content = '[[0, 8]]' WHERE id = 1", "statements"),
    "no JSON": ("UPDATE statements SET content = '[[', source = 'x' WHERE version = 1", "statements"),
    "a statement's start": ("UPDATE statements SET start = start + 5 WHERE id = 1", "statements"),
    "a start behind its end": ('UPDATE statements SET start = "end" + 1 WHERE version = 1', "statements"),
    "no number": ("UPDATE statements SET start = 'x' WHERE version = 1", "statements"),
    "the polarity": ("UPDATE statements SET polarity = 'denied' WHERE id = 1", "statements"),
    "no kind at all": ("UPDATE statements SET kind = 'x' WHERE version = 1", "statements"),
    "the confidence": ("UPDATE statements SET confidence = 'x' WHERE version = 1", "statements"),
    "a hidden statement": ("UPDATE statements SET is_hidden = 1 WHERE id = 1", "statements"),
    "a statement gone": ("DELETE FROM statements WHERE id = 1", "statements"),
    "statements of another": ("UPDATE statements SET version = 1 WHERE version = 2", "statements"),
    "the statements' digest": ("UPDATE versions SET statements_digest = NULL WHERE id = 1", "statements"),
    "a passage's start": ("UPDATE passages SET start = start + 7 WHERE version = 1", "passages"),
    "a passage that is no number": ("UPDATE passages SET start = 'x' WHERE version = 1", "passages"),
    "a passage beyond the text": ('UPDATE passages SET "end" = 9999 WHERE version = 1', "passages"),
    "passages gone": ("DELETE FROM passages WHERE version = 1", "passages"),
    "the passages' digest": ("UPDATE versions SET passages_digest = 'f00' WHERE id = 1", "passages"),
}


@pytest.fixture
def stored(archive: Archive) -> Archive:
    """An archive of two articles."""
    archive.build([FERRY, BRIDGE])
    return archive


def find(archive: Archive) -> SearchResult:
    """Search for both articles."""
    search = Search(archive.embedder, VectorSearch(archive.store, archive.embedder.fingerprint))
    with read(archive.engine) as connection:
        return search.find(connection, QUESTION)


def found_ids(archive: Archive) -> set[str]:
    """Return the ids of the articles that a search cites."""
    return {hit.version.article_id for hit in find(archive).hits}


def shown(archive: Archive) -> list[tuple[object, ...]]:
    """Return all that a search would show of its hits."""
    return [
        (hit.ranked.candidate.span.of(hit.version.text), hit.ranked.candidate.speaker, hit.version.title)
        for hit in find(archive).hits
    ]


def named(archive: Archive) -> str:
    """Return what a verifier says, in one line."""
    return "; ".join(archive.problems())


@pytest.mark.parametrize(("change", "what"), DAMAGES.values(), ids=DAMAGES)
def test_what_is_damaged_is_named_and_not_cited(
    stored: Archive, change: str, what: str, caplog: pytest.LogCaptureFixture
) -> None:
    """
    From that moment a search leaves the article out and says why; others are found as before.
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
def test_the_next_run_brings_everything_back(stored: Archive, change: str, _what: str, is_repaired: bool) -> None:  # noqa: FBT001
    """
    Read anew from its source the article is as it was, whether a repair came first or not.
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


def test_a_repair_calls_nothing_mended_that_it_cannot_mend(stored: Archive) -> None:
    """
    Whatever it does with full text and vectors, a word that nobody published stays named, and is not cited.
    """
    stored.damage(DAMAGES["a word of the same length"][0])
    for _again in range(2):
        with pytest.raises(IndexingError, match="article ferry: its text is not what was stored"):
            stored.verifier().repair()

    assert found_ids(stored) == {"bridge"}
    assert stored.find_by_words("empty") in ([], ["ferry"])


def test_an_article_whose_source_is_gone_is_said_to_be_lost(stored: Archive) -> None:
    """
    A run that cannot read it says so, each time, and it is not cited; pruning or taking it down ends that.
    """
    stored.damage(DAMAGES["a word of the same length"][0])
    lines = [stored.build([BRIDGE]).damaged for _again in range(2)]

    assert lines == [("article ferry: its text is not what was stored",)] * 2
    assert found_ids(stored) == {"bridge"}
    with write(stored.engine) as connection:
        erase(connection, ["ferry"], datetime(2026, 2, 3, tzinfo=UTC), lambda *_: None)
    assert named(stored).startswith("onrecord forget was ended")
    assert "lexicon" not in named(stored)


def test_a_damaged_article_that_is_gone_is_pruned(archive: Archive, tmp_path: Path) -> None:
    """
    The full text forgets it, though its words are not those that it was told.
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
def test_statements_are_found_anew_in_a_sound_text(stored: Archive, change: str) -> None:
    """
    They need no source: the stored text is what was published.
    """
    before = shown(stored)
    stored.damage(change)
    report = stored.build([BRIDGE])

    assert (report.changed, report.damaged) == (1, ())
    assert shown(stored) == before
    assert stored.problems() == []


def test_another_text_of_a_damaged_article_is_a_new_version(stored: Archive) -> None:
    """
    The older one stays damaged, whoever cites it, until compacting drops it.
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
    """Change the file as a program would that heeds no references."""
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
def test_rows_that_are_gone_are_named_and_come_back(stored: Archive, statement: str) -> None:
    """
    A row's number is used again: nothing that was left of a lost one speaks of another article then.
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


def test_a_page_that_is_not_due_is_asked_for_again(stored: Archive) -> None:
    """
    What its server would call "not modified" would not come back.
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


def test_what_editors_change_is_no_damage(stored: Archive) -> None:
    """
    A correction gives the statements their digest anew, but for those that were damaged before.
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
    An editor is told to index first: by its words nothing would be known again.
    """
    stored.damage(DAMAGES["what was said"][0])
    with write(stored.engine) as connection, pytest.raises(CorrectionError, match="run onrecord index"):
        suppress(connection, 1, datetime(2026, 2, 3, tzinfo=UTC))


def test_metadata_of_a_damaged_page_without_a_date_is_not_kept(stored: Archive) -> None:
    """
    A page that does not tell its day keeps the day it had, unless that may be what is damaged.
    """
    page = replace(FERRY, published_at=None, fetched_at=datetime(2026, 2, 4, tzinfo=UTC))
    stored.build([page])
    kept = stored.rows("SELECT published_at FROM versions WHERE id = 1")
    stored.damage("UPDATE versions SET published_at = '2019-01-01' WHERE id = 1")
    stored.build([page])

    assert kept == [("2026-02-03",)]
    assert stored.rows("SELECT published_at FROM versions WHERE id = 1") == [(None,)]


class Older:
    """A catalogue as a program without these digests left it: one that this program made, without them."""

    def __init__(self, archive: Archive) -> None:
        with write(archive.engine) as connection:
            for part in ("record", "passages", "statements"):
                connection.exec_driver_sql(f"ALTER TABLE versions DROP COLUMN {part}_digest")
            connection.exec_driver_sql("ALTER TABLE page_texts DROP COLUMN reading")
            # A language was what the article itself says, and of these only the ferry's says one.
            connection.execute(text("UPDATE versions SET language = NULL WHERE url IS NOT :url"), {"url": FERRY.url})
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0006'")
        self._archive = archive

    def open(self) -> Archive:
        """Open it with this program."""
        self._archive.engine.dispose()
        self._archive.engine = open_catalogue(self._archive.data_dir)
        return self._archive


@pytest.fixture
def older(stored: Archive) -> Older:
    """An older program's catalogue of both articles, one of them corrected by an editor."""
    with write(stored.engine) as connection:
        rename(connection, "Cara Dunn", "Cara Dunn-Hart")
    return Older(stored)


def test_an_older_catalogue_is_sound_as_it_is(older: Older) -> None:
    """
    Its versions get their digests when it is brought up to date, with no run of indexing.
    """
    archive = older.open()

    assert archive.problems() == []
    assert found_ids(archive) == {"ferry", "bridge"}
    assert archive.build([FERRY, BRIDGE]).same == 2


@pytest.mark.parametrize(
    ("change", "what"),
    [
        DAMAGES["a word of the same length"],
        DAMAGES["the title"],
        DAMAGES["the date"],
        DAMAGES["the name as found"],
        DAMAGES["what was said"],
        DAMAGES["no JSON"],
        DAMAGES["a passage's start"],
        DAMAGES["a passage that is no number"],
    ],
)
def test_an_older_catalogue_that_is_damaged_is_known_to_be(
    older: Older, stored: Archive, change: str, what: str
) -> None:
    """
    By the digests that there were, of texts, of what is embedded, and of what is known of an article.
    """
    stored.damage(change)
    archive = older.open()

    assert what in named(archive)
    assert found_ids(archive) == {"bridge"}
    archive.build([FERRY, BRIDGE])
    assert archive.problems() == []
    assert found_ids(archive) == {"ferry", "bridge"}


def test_an_older_file_is_held_against_its_texts_digests(older: Older, stored: Archive) -> None:
    """
    A file that is not brought up to date is read all the same.
    """
    stored.damage(DAMAGES["a word of the same length"][0])
    bare = create_engine(f"sqlite:///{stored.data_dir / CATALOGUE_FILE}")
    with bare.connect() as connection:
        lines = list(map(str, damage.find_all(connection)))
    bare.dispose()

    assert older is not None
    assert lines == ["article ferry: its text is not what was stored"]


def test_digests_do_not_depend_on_the_order_of_rows(stored: Archive) -> None:
    """
    Rows that come in another order, as after a restore elsewhere, are the same passages and statements.
    """
    stored.damage("UPDATE statements SET id = 100 - id")
    stored.damage("UPDATE passages SET id = 100 - id")
    with read(stored.engine) as connection:
        assert damage.find_all(connection) == []


def test_a_name_that_would_steer_a_terminal_does_not(stored: Archive) -> None:
    """
    What names a damaged article may be what is damaged.
    """
    stored.damage("UPDATE articles SET key = 'a' || char(27) || '[2J' || char(10) || 'b' WHERE id = 1")
    with read(stored.engine) as connection:
        (line,) = map(str, damage.find_all(connection))

    assert line.isprintable()
    assert "[2J b" in line


def test_versions_are_left_out_whole(stored: Archive) -> None:
    """
    Whoever asks for several gets those that are sound.
    """
    stored.damage(DAMAGES["the speaker"][0])
    with read(stored.engine) as connection:
        sound = ledger.read_versions(connection, [1, 2])
        texts = ledger.read_versions(connection, [1, 2], with_parts=False)

    assert list(sound) == [2]
    assert list(texts) == [1, 2]
