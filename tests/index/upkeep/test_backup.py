"""A backup is one sound file with one state, made while others write, and is never seen half-written."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index.catalogue.database import write
from index.errors import CatalogueError
from index.upkeep.backup import back_up
from tests.fakes import RecordingProgress, make_article
from tests.index.support.archive import Archive

pytestmark = pytest.mark.sqlite_only

TEXT = "Ada Orr said that the bridge would stay free. It rained."


class WritingProgress(RecordingProgress):
    """A progress that writes to the archive at each step, as a concurrent run of indexing would."""

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._archive = archive
        self.writes = 0

    def advance(self, steps: int) -> None:
        """Write, then remember the steps."""
        self.writes += 1
        with write(self._archive.engine) as connection:
            connection.exec_driver_sql("INSERT INTO state VALUES (?, zeroblob(100000))", (f"filler {self.writes}",))
        super().advance(steps)


def read_back(file: Path, query: str) -> list[tuple[object, ...]]:
    """Read a backup with plain SQLite from a folder that cannot be written."""
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        return connection.execute(query).fetchall()


def test_a_backup_is_one_sound_file_of_one_state(archive: Archive, tmp_path: Path) -> None:
    """
    Concurrent writes are not in it, and do not delay its end.
    """
    archive.build([make_article(f"{TEXT} {number}", f"a{number}") for number in range(300)])
    archive.damage("INSERT INTO state VALUES ('large', zeroblob(20000000))")
    progress = WritingProgress(archive)
    size = back_up(archive.data_dir, tmp_path / "news.backup", progress)

    assert progress.writes > 1
    assert progress.done == [total for _, total in progress.stages]
    assert size == (tmp_path / "news.backup").stat().st_size
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["news.backup"]
    assert read_back(tmp_path / "news.backup", "SELECT count(*) FROM articles") == [(300,)]
    assert read_back(tmp_path / "news.backup", "SELECT count(*) FROM state WHERE name LIKE 'filler%'") == [(0,)]
    assert read_back(tmp_path / "news.backup", "PRAGMA integrity_check") == [("ok",)]


def test_a_file_is_replaced_only_by_force(archive: Archive, tmp_path: Path) -> None:
    """
    Without it the file stays as it is.
    """
    file = tmp_path / "news.backup"
    file.write_text("precious")
    archive.build([make_article(TEXT)])
    with pytest.raises(CatalogueError, match="--force"):
        back_up(archive.data_dir, file, archive.progress)
    kept = file.read_text()
    back_up(archive.data_dir, file, archive.progress, force=True)

    assert kept == "precious"
    assert read_back(file, "SELECT count(*) FROM articles") == [(1,)]


def test_a_failed_backup_leaves_no_file(archive: Archive, tmp_path: Path) -> None:
    """
    Without an archive, without a folder to write to, or with a damaged catalogue.
    """
    archive.build([make_article(f"{TEXT} {number}", f"a{number}") for number in range(300)])
    archive.damage("PRAGMA user_version = 1")
    with closing(sqlite3.connect(archive.data_dir / "catalogue.sqlite3")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with (archive.data_dir / "catalogue.sqlite3").open("r+b") as catalogue:
        catalogue.seek(40_000)
        catalogue.write(b"\xff" * 60_000)
    folder = tmp_path / "backups"
    folder.mkdir()

    with pytest.raises(CatalogueError, match=r"damaged|cannot be copied"):
        back_up(archive.data_dir, folder / "news.backup", archive.progress)
    with pytest.raises(CatalogueError, match="cannot be"):
        back_up(archive.data_dir, tmp_path / "no folder" / "news.backup", archive.progress)
    with pytest.raises(CatalogueError, match="no archive"):
        back_up(tmp_path / "nothing", folder / "news.backup", archive.progress)
    assert list(folder.iterdir()) == []
