"""Backup: the catalogue copied into one file while others read and write.

Vectors are in the catalogue, so Chroma needs no copy. A damaged vector can be made again and spoils no backup. The file
appears under its name only when it is complete, checked and on the disk.
"""

import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection

from corpus.files.disk import flush
from corpus.files.private import make_private_file
from index.catalogue.damage import find_all
from index.catalogue.database import CATALOGUE_FILE, get_state, open_file
from index.catalogue.database import read as read_catalogue
from index.errors import CatalogueError
from index.progress import Progress
from index.vectors import stored as stored_vectors

#: Pages copied at once; others may write in between. 8 MB take some 10 ms.
_PAGES = 2_000

_BUSY_SECONDS = 60

#: Damaged articles that an error names.
_MOST_NAMED = 3

#: Age at which the next run to the same file removes a killed run's leftovers; a live one writes all the time.
_LEFT_SECONDS = 3600.0


def back_up(data_dir: Path, target: Path, progress: Progress, *, force: bool = False) -> int:
    """Write the present state of the catalogue to a file, and return the file's size in bytes.

    Args:
        data_dir: The catalogue's directory.
        target: A path on any disk.
        progress: Receives progress.
        force: Whether an existing file is replaced, at the very end.

    Raises:
        CatalogueError: If the catalogue or the copy is not sound, the file exists, or it cannot be written. Also if it
            would replace a file although articles are damaged; otherwise those are copied as they are (`find_damage`).
    """
    source = data_dir / CATALOGUE_FILE
    if not source.exists():
        raise CatalogueError(f"there is no archive in {data_dir} to back up: run onrecord index first")
    if target.exists() and not force:
        raise CatalogueError(f"{target} exists: choose another name, or replace it with --force")
    with translated_file_errors(target):
        _remove_leftovers(target)
        part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
        try:
            copy_catalogue(source, part, progress)
            if target.exists() and not force:
                raise CatalogueError(f"{target} appeared meanwhile: choose another name, or replace it with --force")
            if target.exists() and (damage := find_damage(part)):
                named = "; ".join(damage[:_MOST_NAMED])
                raise CatalogueError(
                    f"{target} was not replaced: it may hold sound copies of what is damaged here ({named}): "
                    "run onrecord index, or back up to another name"
                )
            part.replace(target)
            flush(target.parent)
        finally:
            part.unlink(missing_ok=True)
        return target.stat().st_size


def count_lost_vectors(file: Path) -> int:
    """Return the number of vectors that a backup lacks or has damaged. It is still good: they can be made again.

    Raises:
        CatalogueError: If it cannot be read.
    """
    with _opened(file) as connection:
        return len(stored_vectors.find_lost(connection, get_state(connection, "model") or ""))


def find_damage(file: Path) -> list[str]:
    """Return a line for each damaged article in a backup; in an older program's backup only texts are checked.

    Raises:
        CatalogueError: If the file cannot be read.
    """
    with _opened(file) as connection:
        return list(map(str, find_all(connection)))


@contextmanager
def _opened(file: Path) -> Iterator[Connection]:
    engine = open_file(file)
    try:
        with read_catalogue(engine) as connection:
            yield connection
    finally:
        engine.dispose()


def copy_catalogue(source: Path, target: Path, progress: Progress) -> None:
    """Copy one state of a catalogue into a new file that needs no other beside it, check it and flush it.

    Raises:
        CatalogueError: If either is not sound.
        OSError: If the file cannot be flushed.
    """
    location = f"{source.absolute().as_uri()}?mode=ro"
    with _translated(source), closing(sqlite3.connect(location, uri=True, timeout=_BUSY_SECONDS)) as read:
        read.isolation_level = None
        # A transaction makes the copy one state. Without one the copy restarts whenever somebody writes, and never ends
        # while an archive is being indexed (tried).
        read.execute("BEGIN")
        progress.stage("Copying the catalogue", read.execute("PRAGMA page_count").fetchone()[0])
        _require_archive(read, source)
        make_private_file(target)
        with closing(sqlite3.connect(target, isolation_level=None)) as written:
            read.backup(written, pages=_PAGES, progress=_PageReporter(progress), sleep=0)
            written.execute("PRAGMA journal_mode=DELETE")
            lines = [line for (line,) in written.execute("PRAGMA integrity_check(3)")]
    if lines != ["ok"]:
        raise CatalogueError(f"{source} is damaged ({lines[0]}): restore another backup, or index again")
    flush(target)


@contextmanager
def translated_file_errors(path: Path) -> Iterator[None]:
    """Turn the system's errors into ours."""
    try:
        yield
    except OSError as error:
        raise CatalogueError(f"{path} cannot be written ({error.strerror}): nothing was changed") from error


class _PageReporter:
    """Reports the pages copied since the last report."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._done = 0

    def __call__(self, _status: int, remaining: int, total: int) -> None:
        """Report progress, given the number of pages left."""
        self._progress.advance(total - remaining - self._done)
        self._done = total - remaining


@contextmanager
def _translated(source: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise CatalogueError(f"{source} cannot be copied ({error}): nothing was changed") from error


def _require_archive(connection: sqlite3.Connection, source: Path) -> None:
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"alembic_version", "articles", "versions", "vectors"} <= names:
        raise CatalogueError(f"{source} is not an OnRecord archive")


def _remove_leftovers(target: Path) -> None:
    for part in target.parent.glob(f".{target.name}.*.part"):
        if time.time() - part.stat().st_mtime > _LEFT_SECONDS:
            part.unlink(missing_ok=True)
