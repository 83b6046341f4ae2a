"""An archive is copied from SQLite into each database, and back: every row, once, however often it is interrupted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.records.inbox import Inbox, prepare_tables
from bot.records.updates.table import Received
from index.catalogue.database import open_catalogue, write
from index.errors import CatalogueError
from index.progress import Silence
from index.upkeep import copying
from index.upkeep.copying import copy_archive
from tests.databases import DATABASES
from tests.fakes import make_article
from tests.index.support.archive import Archive

pytestmark = pytest.mark.usefixtures("on_each_database")

WORDS = 'Orr said that ferry {} was late. "It is," said Vane.'
NEWS = [make_article(WORDS.format(number), f"news-{number}") for number in range(5)]


class EndedAfter:
    """A progress that is interrupted after so many rows, as a kill would."""

    def __init__(self, rows: int) -> None:
        self._left = rows

    def stage(self, name: str, total: int | None) -> None:
        """Ignore it."""

    def advance(self, steps: int) -> None:
        """Count down."""
        self._left -= steps
        if self._left < 0:
            raise KeyboardInterrupt


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Archive]:
    """An archive in SQLite, with a question that waits."""
    made = Archive(tmp_path / "from", engine=open_catalogue(tmp_path / "from"))
    prepare_tables(made.engine)
    made.build(NEWS)
    Inbox(made.engine, 1).store([Received(10, -(10**12), "{}")])
    yield made
    made.engine.dispose()


@pytest.fixture
def target(tmp_path: Path) -> Iterator[Engine]:
    """An empty database to copy into."""
    made = DATABASES.open(tmp_path / "to", is_copied_to=True)
    prepare_tables(made)
    yield made
    made.dispose()


def test_a_copy_answers_as_its_source_does_and_goes_on_growing(source: Archive, target: Engine, tmp_path: Path) -> None:
    """
    Words are found at once and vectors after a repair; what comes next is numbered behind what is there.
    """
    report = copy_archive(source.engine, target, Silence())
    copy = Archive(tmp_path / "to")
    found = copy.find_by_words("ferry")
    copy.verifier().repair()
    added = copy.build([*NEWS, make_article("Orr said that the ferry sails.", "later")])

    assert (report.articles, found) == (5, source.find_by_words("ferry"))
    assert copy.problems() == []
    assert (added.added, added.same) == (1, 5)
    assert Inbox(copy.engine, 1).count() == 1


def test_a_copy_can_be_copied_back(source: Archive, target: Engine, tmp_path: Path) -> None:
    """
    Into SQLite again, where every row is the one that it was.
    """
    there = copy_archive(source.engine, target, Silence())
    back = open_catalogue(tmp_path / "back", is_copied_to=True)
    prepare_tables(back)
    again = copy_archive(target, back, Silence())
    versions = "SELECT * FROM versions ORDER BY id"

    assert again == there
    assert Archive(tmp_path / "back", engine=back).rows(versions) == source.rows(versions)
    back.dispose()


def test_an_interrupted_copy_is_no_archive_and_goes_on(
    source: Archive, target: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Nobody answers from half of it, and the next run does not copy again what is there.
    """
    monkeypatch.setattr(copying, "_AT_ONCE", 2)
    with pytest.raises(KeyboardInterrupt):
        copy_archive(source.engine, target, EndedAfter(8))
    with pytest.raises(CatalogueError, match="copied here in part"):
        DATABASES.open(tmp_path / "to")
    report = copy_archive(source.engine, target, Silence())

    assert report.articles == 5
    assert len(Archive(tmp_path / "to").find_by_words("ferry")) == 5


def test_what_changed_between_two_runs_is_copied_again(source: Archive, target: Engine, tmp_path: Path) -> None:
    """
    Rows are compared at the end, not only counted.
    """
    with pytest.raises(KeyboardInterrupt):
        copy_archive(source.engine, target, EndedAfter(40))
    source.build([make_article("Orr said that ferry 0 was gone.", "news-0"), *NEWS[1:]])
    copy_archive(source.engine, target, Silence())

    assert Archive(tmp_path / "to").find_by_words("gone") == ["news-0"]


def test_an_archive_is_not_overwritten(source: Archive, target: Engine) -> None:
    """
    A finished copy is an archive, too.
    """
    copy_archive(source.engine, target, Silence())

    with pytest.raises(CatalogueError, match="there is an archive already"):
        copy_archive(source.engine, target, Silence())


def test_a_damaged_archive_is_not_copied(source: Archive, target: Engine) -> None:
    """
    It is mended first.
    """
    with write(source.engine) as connection:
        connection.exec_driver_sql("UPDATE versions SET title = 'Another' WHERE id = 1")

    with pytest.raises(CatalogueError, match="verify --repair"):
        copy_archive(source.engine, target, Silence())
