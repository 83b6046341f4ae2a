"""Freeing disk space so that nothing is left of deleted content, and finishing that after a kill.

SQLite leaves the bytes of deleted rows in free pages, in its full text and in its write-ahead log until each is
rewritten. The deleting transaction records this work (`begin`), and every later run repeats it until it is complete.
"""

import json
import os
import shutil
from collections import defaultdict
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, delete

from index.catalogue.backends.postgres import rewrite_tables
from index.catalogue.backends.sql import data_dir_of, is_postgres
from index.catalogue.database import get_json_state, read, set_state, translated_errors
from index.catalogue.lexicons import LEXICONS
from index.catalogue.tables import STATE
from index.errors import CatalogueError
from index.lexical.choice import TANTIVY_FOLDER
from index.progress import Progress
from index.vectors import collection_files

_UNFINISHED = "unfinished"

#: The folder in which a restore prepares its catalogue and keeps the previous one until it is done.
STAGING = "restoring"
ASIDE = "catalogue.before-restore-"

#: Folders in which SQLite may put VACUUM's copy, in order of preference.
_TEMPORARY = ("/var/tmp", "/usr/tmp", "/tmp")  # noqa: S108 - SQLite's own list; nothing of ours is put there

#: The copy is a little larger than its original, and other processes write meanwhile.
_ROOM = 1.1
_MEGABYTE = 1_000_000


def begin(connection: Connection, command: str) -> None:
    """Record, in the deleting transaction, that a command has work to do after it."""
    set_state(connection, _UNFINISHED, json.dumps(sorted({*read_unfinished(connection), command})))


def read_unfinished(connection: Connection) -> list[str]:
    """Return the commands that began and did not finish, sorted."""
    commands: list[str] = get_json_state(connection, _UNFINISHED) or []
    return commands


def end(connection: Connection) -> None:
    """Record that nothing is left to do."""
    connection.execute(delete(STATE).where(STATE.c.name == _UNFINISHED))


def find_leftovers(data_dir: Path) -> list[Path]:
    """Return the leftovers of an interrupted restore, sorted."""
    return sorted([*data_dir.glob(f"{ASIDE}*"), *data_dir.glob(STAGING)])


def remove_leftovers(data_dir: Path) -> None:
    """Delete the leftovers of a restore. Call it once the catalogue is in place, under the write lock."""
    for path in find_leftovers(data_dir):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def free_bytes(folder: Path) -> int:
    """Return the number of bytes free on a folder's disk."""
    return shutil.disk_usage(folder).free


def reclaim(engine: Engine, progress: Progress) -> None:
    """Rewrite the catalogue without deleted content.

    In SQLite readers keep the state that they see, and wait a tenth of a second at most; writers wait until it is done
    (2 s for 100 MB, measured). In Postgres both wait while a table is rewritten; what its log (WAL) and its backups
    hold goes as its operator has set them up.

    Raises:
        CatalogueError: If the disk has no room for the copy, or others read for so long that the log cannot be emptied;
            nothing is lost, and it can be repeated.
        VectorStoreError: If Chroma's database cannot be rewritten.
    """
    progress.stage("Giving disk back", 4)
    folder = data_dir_of(engine)
    if is_postgres(engine):
        with translated_errors(engine):
            rewrite_tables(engine)
        progress.advance(3)
    else:
        _rewrite_file(engine, folder, progress)
    chroma = folder / collection_files.CHROMA_FOLDER
    collection_files.vacuum(chroma)
    for damaged in collection_files.find_set_aside(chroma):
        shutil.rmtree(damaged)  # it holds deleted vectors, and its replacement is sound
    if (tantivy := folder / TANTIVY_FOLDER).is_dir():
        shutil.rmtree(tantivy)  # deleted words stay in its files, which are written anew
    remove_leftovers(folder)
    progress.advance(1)


def _rewrite_file(engine: Engine, folder: Path, progress: Progress) -> None:
    with read(engine) as connection:
        connection.exec_driver_sql("COMMIT")  # the following statements cannot run inside a transaction
        _run(connection, "PRAGMA secure_delete=ON")
        try:
            for lexicon in LEXICONS:
                _run(connection, f"INSERT INTO {lexicon}({lexicon}) VALUES ('optimize')")
            _empty_log(connection)
            progress.advance(1)
            _require_room(connection, folder)
            _run(connection, "VACUUM")
            progress.advance(1)
            _empty_log(connection)
            progress.advance(1)
        finally:
            _run(connection, "PRAGMA secure_delete=OFF")


def _run(connection: Connection, statement: str) -> list[Any]:
    result = connection.exec_driver_sql(statement)
    return list(result.fetchall()) if result.returns_rows else []


def _empty_log(connection: Connection) -> None:
    ((is_busy, _pages, _moved),) = _run(connection, "PRAGMA wal_checkpoint(TRUNCATE)")
    if is_busy:
        raise CatalogueError("another process has been reading the catalogue for a minute: run the command again")


def _require_room(connection: Connection, data_dir: Path) -> None:
    """Refuse if it would fill a disk: VACUUM makes one copy among the temporary files and one in the log."""
    ((pages,),) = _run(connection, "PRAGMA page_count")
    ((unused,),) = _run(connection, "PRAGMA freelist_count")
    ((page_size,),) = _run(connection, "PRAGMA page_size")
    copy = int((pages - unused) * page_size * _ROOM)
    needed: dict[int, int] = defaultdict(int)
    folders: dict[int, Path] = {}
    for folder in (_temporary_folder(), data_dir):
        device = folder.stat().st_dev
        needed[device] += copy
        folders[device] = folder
    for device, size in needed.items():
        free = free_bytes(folders[device])
        if free < size:
            raise CatalogueError(
                f"{folders[device]} has no room to rewrite the catalogue: {_megabytes(size)} are needed, "
                f"{_megabytes(free)} are free; free some and run the command again, nothing was lost"
            )


def _temporary_folder() -> Path:
    named = (os.environ.get("SQLITE_TMPDIR"), os.environ.get("TMPDIR"), *_TEMPORARY)
    usable = (Path(folder) for folder in named if folder and os.access(folder, os.W_OK | os.X_OK))
    return next(usable, Path())


def _megabytes(size: int) -> str:
    return f"{max(1, round(size / _MEGABYTE))} MB"
