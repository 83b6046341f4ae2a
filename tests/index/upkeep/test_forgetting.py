"""A takedown leaves nothing of an article anywhere, and nothing brings it back but its undoing."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection

from index.catalogue.database import read, write
from index.catalogue.tables import SPEAKER_CORRECTIONS, SUPPRESSIONS, VISITS
from index.errors import CatalogueError, CorrectionError, VectorStoreError
from index.upkeep import forgetting
from index.upkeep.forgetting import ForgottenArticle
from index.vectors import reclaiming
from index.vectors.chroma import ChromaVectorStore
from tests.fakes import make_article
from tests.index.support.archive import Archive
from tests.index.support.vector_store_fake import InMemoryVectorStore

RARE = "Quixomarrow"
TEASER = "Zephyrnolt"
FIRST = replace(
    make_article(f"Ada Orr said that the bridge needs {RARE} bolts. It rained.", "https://example.org/a", title=RARE),
    page_text=f"{TEASER} {RARE}\n" * 2_000,  # longer than a page of the database
)
SECOND = replace(FIRST, text=f"Ada Orr said that the bridge needs {RARE} bolts and nuts. It rained.")
OTHER = make_article("Odette Vane said that the library would close. It rained.", "b")


def forget(archive: Archive, keys: Collection[str], withdrawn: list[int] | None = None) -> None:
    """Take articles down, and record the rows that the caller had to withdraw."""

    def withdraw(_connection: Connection, articles: Collection[int]) -> None:
        if withdrawn is not None:
            withdrawn.extend(articles)

    forgetting.forget(archive.parts, keys, withdraw)


def find(archive: Archive, names: Collection[str]) -> list[ForgottenArticle]:
    """Return the articles with these names."""
    with read(archive.engine) as connection:
        return forgetting.find(connection, names)


def holds(folder: Path, *words: str) -> list[str]:
    """Return the files below a folder that contain any of the words, in any case."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file.name for file in files if any(one.lower().encode() in file.read_bytes().lower() for one in words)]


@pytest.fixture
def filled(archive: Archive) -> Archive:
    """An archive with an article of two versions, its corrections and visits, and another article."""
    archive.build([FIRST, OTHER])
    archive.build([SECOND, OTHER])
    with write(archive.engine) as connection:
        correction = {"named": "Ada Orr", "article": FIRST.key, "speaker": "Adeline Orr"}
        connection.execute(SPEAKER_CORRECTIONS.insert().values(correction))
        hidden = {"article": FIRST.key, "quote": "q", "named": "Ada Orr", "content": "c", "created_at": "2026"}
        connection.execute(SUPPRESSIONS.insert().values(hidden))
        visit = {"url": FIRST.key, "source": "s", "article": FIRST.key, "outcome": "read"}
        connection.execute(VISITS.insert().values(visit | {"visited_at": "2026", "changed_at": "2026"}))
    return archive


@pytest.mark.sqlite_only
def test_nothing_is_left_of_a_forgotten_article(filled: Archive) -> None:
    """
    No row, no vector and no word in any file is left; other articles are unchanged.
    """
    withdrawn: list[int] = []
    before = holds(filled.data_dir, TEASER)
    (row,) = filled.rows("SELECT id FROM articles WHERE key = :key", key=FIRST.key)
    forget(filled, [FIRST.key], withdrawn)

    assert before != []
    assert withdrawn == [row[0]]
    assert holds(filled.data_dir, RARE, TEASER, "example.org", "bolts") == []
    assert filled.find_by_words("rained") == ["b"]
    assert filled.find_by_vector("the library would close") == "b"
    assert filled.problems() == []
    for table in ("versions", "articles", "listings"):
        assert filled.rows(f"SELECT count(*) FROM {table}") == [(1,)]
    for table in ("speaker_corrections", "suppressions", "visits", "page_texts"):
        assert filled.rows(f"SELECT count(*) FROM {table}") == [(0,)]


def test_a_vector_that_another_article_needs_stays(filled: Archive) -> None:
    """
    Of a sentence that two articles share, the vector stays. The others go, those of older texts too.
    """
    forget(filled, [FIRST.key])
    needed = "SELECT digest FROM passages UNION SELECT digest FROM statements"

    assert filled.rows("SELECT digest FROM vectors ORDER BY 1") == filled.rows(
        f"SELECT * FROM ({needed}) AS needed ORDER BY 1"
    )


def test_chroma_s_files_are_rewritten(tmp_path: Path) -> None:
    """
    The folders and the database keep no byte of the vectors, though another client has the old collection open.
    """
    archive = Archive(tmp_path / "data", ChromaVectorStore(tmp_path / "data" / "chroma"))
    reader = Archive(tmp_path / "data", ChromaVectorStore(tmp_path / "data" / "chroma"))
    archive.build([FIRST, OTHER])
    (vector,) = archive.rows(
        "SELECT v.data FROM vectors v JOIN statements s ON s.digest = v.digest WHERE s.speaker = 'Ada Orr'"
    )
    before = reader.find_by_vector("bolts for the bridge")
    folders = {file.parent for file in (archive.data_dir / "chroma").rglob("*.bin")}
    forget(archive, [FIRST.key])
    left = [file for file in archive.data_dir.rglob("*") if file.is_file() and vector[0] in file.read_bytes()]

    assert before == FIRST.key
    assert left == []
    assert len(archive.store.names()) == 1
    assert folders != set()
    assert not any(folder.exists() for folder in folders)
    assert reader.find_by_vector("the library would close") == "b"
    for one in (archive, reader):
        assert isinstance(one.store, ChromaVectorStore)
        one.store.close()
        one.engine.dispose()


def test_a_forgotten_article_does_not_come_back(filled: Archive) -> None:
    """
    Its source still lists it, but it is skipped until the takedown is lifted.
    """
    forget(filled, [FIRST.key])
    passed_over = filled.build([FIRST, OTHER])
    lifted = forgetting.lift(filled.parts, [f"{FIRST.key}?utm_source=mail#top"])
    brought_back = filled.build([FIRST, OTHER])

    assert (passed_over.added, passed_over.forgotten) == (0, 1)
    assert lifted == 1
    assert brought_back.added == 1
    assert filled.find_by_words(RARE) == [FIRST.article_id]


@pytest.mark.parametrize("name", [FIRST.key, "https://EXAMPLE.org/a?utm_source=x", "b"], ids=["key", "address", "id"])
def test_an_article_is_named_by_key_address_or_id(filled: Archive, name: str) -> None:
    """
    Every form of its address will do.
    """
    (found,) = find(filled, [name, name])

    assert found.key in {FIRST.key, "b"}


def test_an_unknown_or_ambiguous_name_is_refused(filled: Archive) -> None:
    """
    The error lists the keys to choose from.
    """
    twin = make_article("Ben Orr said that the ferry is late.", "c", source="/news/more.jsonl")
    filled.build([twin])
    filled.damage("UPDATE articles SET article_id = 'same' WHERE key IN ('b', 'c')")

    with pytest.raises(CorrectionError, match="give the key of one: b, c"):
        find(filled, ["same"])
    with pytest.raises(CorrectionError, match="no article has"):
        find(filled, ["nothing"])
    with pytest.raises(CorrectionError, match=r"taken down under .*\"b\": ids are not kept"):
        forgetting.lift(filled.parts, ["b"])


def test_a_takedown_killed_after_its_transaction_can_be_finished(filled: Archive) -> None:
    """
    The article cannot be found any more, verify names the remaining work, and a second takedown does it.
    """
    assert isinstance(filled.store, InMemoryVectorStore)
    filled.store.is_broken = True
    with pytest.raises(VectorStoreError):
        forget(filled, [FIRST.key])
    filled.store.is_broken = False
    found = filled.find_by_words(RARE)
    problems = filled.problems()

    assert found == []
    assert any("onrecord forget" in problem for problem in problems)
    assert find(filled, [FIRST.key]) == []
    forget(filled, [])
    assert filled.problems() == []
    assert holds(filled.data_dir, RARE) == []


@pytest.mark.parametrize("how", ["index", "repair"])
def test_other_commands_finish_a_takedown_too(filled: Archive, how: str) -> None:
    """
    The next run of indexing, or a repair.
    """
    assert isinstance(filled.store, InMemoryVectorStore)
    filled.store.is_broken = True
    with pytest.raises(VectorStoreError):
        forget(filled, [FIRST.key])
    filled.store.is_broken = False
    if how == "index":
        filled.build([OTHER])
    else:
        filled.verifier().repair()

    assert holds(filled.data_dir, RARE) == []
    assert filled.problems() == []


@pytest.mark.sqlite_only
def test_a_full_disk_stops_no_run_of_indexing(
    filled: Archive, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """
    The log says how much room is needed, new articles are indexed, and a later run finishes the takedown.
    """
    with monkeypatch.context() as full:
        full.setattr(reclaiming, "free_bytes", lambda _folder: 0)
        with pytest.raises(CatalogueError, match="MB are needed"):
            forget(filled, [FIRST.key])
        report = filled.build([make_article("Ben Orr said that the ferry is late.", "c"), OTHER])
        unfinished = filled.rows("SELECT value FROM state WHERE name = 'unfinished'")
    filled.build([OTHER])

    assert report.added == 1
    assert unfinished == [('["forget"]',)]
    assert "could not be finished" in caplog.text
    assert holds(filled.data_dir, RARE) == []
    assert filled.rows("SELECT value FROM state WHERE name = 'unfinished'") == []


@pytest.mark.sqlite_only
def test_a_reader_that_never_ends_is_named(filled: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The write-ahead log cannot be emptied while it is being read. The error says so, and the next run empties it.
    """
    monkeypatch.setattr(reclaiming, "_run", lambda _connection, statement: [(1, 5, 5)] if "wal" in statement else [])

    with pytest.raises(CatalogueError, match="run the command again"):
        reclaiming.reclaim(filled.engine, filled.progress)
