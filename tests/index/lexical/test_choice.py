"""Tantivy answers where its files are of the state that is read, and FTS5 in every other case."""

import logging
from pathlib import Path

import pytest

from index.catalogue.database import read
from index.lexical import choice
from index.lexical.choice import TANTIVY_FOLDER, LexicalSearch, Setting
from index.lexical.engine import LexicalHit, list_terms
from index.lexical.in_catalogue import InCatalogue
from index.progress import Silence
from index.upkeep.compacting import compact
from tests.fakes import make_article
from tests.index.support.archive import Archive

FERRY = make_article("The ferry sails past the old mill today.", "ferry")
BRIDGE = make_article("The bridge by the old mill is closed.", "bridge")


class Watched:
    """An archive, and which engine answered."""

    def __init__(self, archive: Archive, setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
        self.archive = archive
        self.lexical = LexicalSearch(archive.data_dir, setting)
        self.by_catalogue = 0
        really = InCatalogue.search_articles

        def count(*given: object) -> list[LexicalHit]:
            self.by_catalogue += 1
            return really(*given)  # type: ignore[arg-type]  # whatever it was called with

        monkeypatch.setattr(InCatalogue, "search_articles", count)

    @property
    def folder(self) -> Path:
        """Where Tantivy's files are."""
        return self.archive.data_dir / TANTIVY_FOLDER

    def refresh(self) -> None:
        """Bring the files up to date."""
        self.lexical.refresh(self.archive.engine, Silence())

    def find(self, word: str) -> tuple[int, str]:
        """Return how many articles hold a word, and which engine found them."""
        before = self.by_catalogue
        with read(self.archive.engine) as connection:
            found = self.lexical.search_articles(connection, list_terms([word]), 10)
        return len(found), "catalogue" if self.by_catalogue > before else "tantivy"


@pytest.fixture
def watched(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> Watched:
    """An archive of one article that Tantivy has, too."""
    archive.build([FERRY])
    made = Watched(archive, "tantivy", monkeypatch)
    made.refresh()
    return made


def test_files_that_are_behind_are_not_searched(watched: Watched) -> None:
    """
    From the change until they are written, FTS5 finds what was added.
    """
    assert watched.find("mill") == (1, "tantivy")
    watched.archive.build([FERRY, BRIDGE])
    assert watched.find("mill") == (2, "catalogue")
    watched.refresh()
    assert watched.find("mill") == (2, "tantivy")


def test_an_older_state_is_still_searched_as_it_was(watched: Watched) -> None:
    """
    A reader that began before a change finds what was there when it began, by whichever engine.
    """
    with read(watched.archive.engine) as connection:
        assert len(watched.lexical.search_articles(connection, list_terms(["mill"]), 10)) == 1
        watched.archive.build([FERRY, BRIDGE])
        watched.refresh()
        assert len(watched.lexical.search_articles(connection, list_terms(["mill"]), 10)) == 1
    assert watched.find("mill") == (2, "tantivy")


def test_what_changed_is_written_and_nothing_else(watched: Watched) -> None:
    """
    A changed text, a changed title and an article that is gone; the rest stays as it is.
    """
    watched.archive.build([FERRY, BRIDGE])
    watched.refresh()
    progress = watched.archive.progress
    watched.archive.build([make_article("The heron sails past the old mill today.", "ferry"), BRIDGE])
    watched.lexical.refresh(watched.archive.engine, progress)

    assert [watched.find(word) for word in ("heron", "ferry", "mill")] == [
        (1, "tantivy"),
        (0, "tantivy"),
        (2, "tantivy"),
    ]
    assert progress.stages[-1] == ("Writing the full text", 1)


@pytest.mark.parametrize("damage", ["bytes", "cut", "gone", "empty"])
def test_damaged_files_are_told_and_not_searched(
    watched: Watched, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    """
    FTS5 answers as ever, a check names the file, and the next refresh writes all anew.
    """
    assert watched.lexical.find_damage() is None
    for file in watched.folder.glob("articles/*.idx"):
        data = file.read_bytes()
        wrong = {"bytes": bytes(byte ^ 0x55 for byte in data), "cut": data[: len(data) // 2], "empty": b""}
        file.write_bytes(wrong[damage]) if damage in wrong else file.unlink()
    found = watched.lexical.find_damage()
    watched.lexical = LexicalSearch(watched.archive.data_dir, "tantivy")

    assert found is not None
    assert ".idx" in found
    with caplog.at_level(logging.WARNING):
        assert watched.find("mill") == watched.find("mill") == (1, "catalogue")
    assert caplog.text.count("Tantivy failed") == 1
    watched.lexical.write_anew(watched.archive.engine, Silence())
    assert watched.find("mill") == (1, "tantivy")


def test_files_that_were_not_finished_are_not_searched(watched: Watched) -> None:
    """
    A kill between two commits leaves them of no state at all.
    """
    (watched.folder / "digests.json").unlink()
    watched.lexical = LexicalSearch(watched.archive.data_dir, "tantivy")

    assert watched.lexical.find_damage() == "the full text of tantivy was not written to its end"
    assert watched.find("mill") == (1, "catalogue")


def test_files_are_written_only_where_they_are_wanted(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, watched: Watched
) -> None:
    """
    Small archives need none, and a setting that says so removes them.
    """
    monkeypatch.setattr(choice, "MANY_PASSAGES", 2)
    steps: list[tuple[Setting, bool]] = [("fts5", False), ("auto", False), ("tantivy", True), ("auto", False)]
    for setting, is_there in steps:
        LexicalSearch(archive.data_dir, setting).refresh(archive.engine, Silence())
        assert watched.folder.is_dir() == is_there
    archive.build([FERRY, BRIDGE])
    LexicalSearch(archive.data_dir, "auto").refresh(archive.engine, Silence())
    assert watched.folder.is_dir()


def test_no_deleted_word_is_left_in_the_files(watched: Watched) -> None:
    """
    Whatever rewrites the catalogue without deleted content removes them, since Tantivy keeps deleted words.
    """
    compact(watched.archive.parts, lambda _connection: [])

    assert not watched.folder.exists()
    assert watched.find("mill") == (1, "catalogue")
