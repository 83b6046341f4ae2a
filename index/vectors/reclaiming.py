"""Giving disk back, so that nothing is left of what was deleted; and what a kill left of that to do.

SQLite leaves the bytes of deleted rows in free pages, in its full text and in its write-ahead log until each is written
anew. Whoever deletes says so in the same transaction (`begin`), and what then follows is done again by whoever comes
next until it is whole.
"""

import json
import os
import shutil
from collections import defaultdict
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, delete, exc, text

from index.catalogue.database import get_state, read, set_state
from index.catalogue.tables import STATE
from index.errors import CatalogueError
from index.progress import Progress
from index.vectors import collection_files

_UNFINISHED = "unfinished"

#: The folder in which a restore makes its catalogue ready, and where it keeps the one of before until it is done.
STAGING = "restoring"
ASIDE = "catalogue.before-restore-"

_LEXICONS = ("passages_lexicon", "articles_lexicon")

#: Where SQLite makes VACUUM's copy, in this order.
_TEMPORARY = ("/var/tmp", "/usr/tmp", "/tmp")  # noqa: S108 - SQLite's own list; nothing of ours is put there

#: The copy is a little larger than what it copies, and other processes write meanwhile.
_ROOM = 1.1
_MEGABYTE = 1_000_000


def begin(connection: Connection, command: str) -> None:
    """Note, in the transaction that deletes, that a command has work to do after it."""
    set_state(connection, _UNFINISHED, json.dumps(sorted({*read_unfinished(connection), command})))


def read_unfinished(connection: Connection) -> list[str]:
    """Return the commands that began and were not finished, sorted."""
    commands: list[str] = json.loads(get_state(connection, _UNFINISHED) or "[]")
    return commands


def end(connection: Connection) -> None:
    """Note that nothing is left to do."""
    connection.execute(delete(STATE).where(STATE.c.name == _UNFINISHED))


def mend_lexicons(connection: Connection) -> None:
    """Make full texts anew that are not in step with the articles."""
    for lexicon in _LEXICONS:
        try:
            connection.execute(text(f"INSERT INTO {lexicon}({lexicon}, rank) VALUES ('integrity-check', 1)"))
        except exc.DatabaseError:
            connection.execute(text(f"INSERT INTO {lexicon}({lexicon}) VALUES ('rebuild')"))


def find_leftovers(data_dir: Path) -> list[Path]:
    """Return what a restore that was ended left behind, sorted."""
    return sorted([*data_dir.glob(f"{ASIDE}*"), *data_dir.glob(STAGING)])


def remove_leftovers(data_dir: Path) -> None:
    """Delete what a restore left behind; to be called once a catalogue stands, under the write lock."""
    for path in find_leftovers(data_dir):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def free_bytes(folder: Path) -> int:
    """Return how many bytes may still be written to a folder's disk."""
    return shutil.disk_usage(folder).free


def reclaim(engine: Engine, progress: Progress) -> None:
    """Write the catalogue anew without what was deleted from it.

    Readers go on with the state that they see, and wait a tenth of a second at most; writers wait until it is done
    (2 s for 100 MB, measured).

    Raises:
        CatalogueError: If the disk has no room for the copy, or others read for so long that the log cannot be
            emptied; nothing is lost, and it can be done again.
        VectorStoreError: If Chroma's database cannot be written anew.
    """
    progress.stage("Giving disk back", 4)
    folder = Path(engine.url.database or "").parent
    with read(engine) as connection:
        connection.exec_driver_sql("COMMIT")  # what follows cannot be done within a transaction
        _run(connection, "PRAGMA secure_delete=ON")
        try:
            for lexicon in _LEXICONS:
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
    chroma = folder / collection_files.CHROMA_FOLDER
    collection_files.vacuum(chroma)
    for damaged in collection_files.find_set_aside(chroma):
        shutil.rmtree(damaged)  # it holds the vectors of what was deleted, and its successor is sound
    remove_leftovers(folder)
    progress.advance(1)


def _run(connection: Connection, statement: str) -> list[Any]:
    result = connection.exec_driver_sql(statement)
    return list(result.fetchall()) if result.returns_rows else []


def _empty_log(connection: Connection) -> None:
    ((is_busy, _pages, _moved),) = _run(connection, "PRAGMA wal_checkpoint(TRUNCATE)")
    if is_busy:
        raise CatalogueError("another process has been reading the catalogue for a minute: run the command again")


def _require_room(connection: Connection, data_dir: Path) -> None:
    """Refuse what would fill a disk: VACUUM makes one copy among the temporary files and one in the log."""
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
                f"{folders[device]} has no room to write the catalogue anew: {_megabytes(size)} are needed, "
                f"{_megabytes(free)} are free; free some and run the command again, nothing was lost"
            )


def _temporary_folder() -> Path:
    named = (os.environ.get("SQLITE_TMPDIR"), os.environ.get("TMPDIR"), *_TEMPORARY)
    usable = (Path(one) for one in named if one and os.access(one, os.W_OK | os.X_OK))
    return next(usable, Path())


def _megabytes(size: int) -> str:
    return f"{max(1, round(size / _MEGABYTE))} MB"
