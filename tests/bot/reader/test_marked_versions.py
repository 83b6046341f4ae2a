"""Marked versions are remembered as long as the archive stands as it did, and no longer."""

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.reader import marked_versions
from bot.reader.marked_versions import MarkedVersions, Paragraphs
from corpus.article import Span
from index.catalogue import articles as ledger
from index.catalogue.database import read, write
from index.catalogue.tables import ARTICLES
from index.upkeep.editing import rename
from tests.bot.support.reader_archive import WEIR, ReaderArchive, make_news


class Marking:
    """An archive's first article, marked by one `MarkedVersions`."""

    def __init__(self, data_dir: Path, text: str = WEIR) -> None:
        self.archive = ReaderArchive(data_dir, make_news(text))
        self.marked = MarkedVersions()

    def read(self, *passages: Span) -> Paragraphs:
        """Return the present version's paragraphs."""
        with read(self.archive.engine) as connection:
            row = connection.execute(
                select(ARTICLES.c.current).where(ARTICLES.c.digest == self.archive.digest)
            ).scalar_one()
            version = ledger.read_versions(connection, [row])[row]
            return self.marked.read(connection, version, passages, is_present=True)

    def rename(self, old: str, new: str) -> None:
        """Correct a name as an editor does."""
        with write(self.archive.engine) as connection:
            rename(connection, old, new)


def speakers(paragraphs: Paragraphs) -> set[str]:
    """Return who is named."""
    return {piece.speaker for pieces in paragraphs for piece in pieces if piece.speaker}


def test_the_same_page_is_marked_once(data_dir: Path) -> None:
    """
    Other passages are another page.
    """
    marking = Marking(data_dir)
    first, other, again = marking.read(), marking.read(Span(13, 20)), marking.read()

    assert first is again
    assert first != other


def test_a_change_of_the_archive_is_seen(data_dir: Path) -> None:
    """
    Whom an editor credits is named on the next page, and what was indexed stands in it.
    """
    marking = Marking(data_dir)
    assert speakers(marking.read()) == {"Ada Orr", "Bram Tolle"}

    marking.rename("Ada Orr", "Odette Vane")
    assert speakers(marking.read()) == {"Odette Vane", "Bram Tolle"}

    marking.archive.index(make_news("Weir Stands\n\nBram Tolle said that it leaks."))

    assert speakers(marking.read()) == {"Bram Tolle"}


def test_only_so_many_pages_are_remembered(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Those go first that were asked for longest ago.
    """
    monkeypatch.setattr(marked_versions, "_MOST", 2)
    marking = Marking(data_dir)
    first, second = marking.read(), marking.read(Span(0, 4))
    marking.read()
    marking.read(Span(5, 9))

    assert marking.read() is first
    assert marking.read(Span(0, 4)) is not second


def test_a_very_long_article_is_marked_each_time(data_dir: Path) -> None:
    """
    A few of these would take the memory of all others.
    """
    marking = Marking(data_dir, WEIR + "\nIt rained all night." * 3_000)

    assert marking.read() is not marking.read()
