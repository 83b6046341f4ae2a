"""Putting a backup in the catalogue's place: killed at any moment, the old one stands or the new one does.

The backup is copied beside the catalogue, checked, brought up to date and told what was taken down since; one rename
then makes it the catalogue. Chroma is made anew from it afterwards, which the next run of `index` or `compact` or a
repair does where a kill came between; until then questions are answered by exact search.
"""

import json
import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from os import link
from pathlib import Path

from sqlalchemy import Connection, Engine, delete

from index import ledger, reclaiming
from index.backup import copy_catalogue, flush, translated_file_errors
from index.catalogue import CATALOGUE_FILE, open_catalogue, raise_generation, set_state, write
from index.changes import digest
from index.collection_keeper import FORMER_ARCHIVES, CollectionKeeper, read_archive_ids
from index.errors import LockedError
from index.forgetting import Withdraw, bury, erase, read_tombstones
from index.locking import bot_lock, write_lock
from index.progress import Progress, Silence
from index.tables import COLLECTIONS, STATE

#: The folder in which the new catalogue is made ready.
_STAGING = "restoring"

_ASIDE = "catalogue.before-restore-"

#: How long a reader of the present catalogue is waited for; a question takes well under a second.
_READER_SECONDS = 10

#: Takes over what a newer catalogue knows besides articles; the second is open on that one, which may lack any table,
#: and None where there is none that can be read.
CarryOver = Callable[[Connection, sqlite3.Connection | None], None]


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """What was restored.

    Attributes:
        forgotten: Articles of the backup that were taken down since, and now are again.
        is_present_read: Whether the catalogue of before could be read; if it was there and could not, what was taken
            down since the backup is not known.
    """

    articles: int
    forgotten: int
    is_present_read: bool


class Restorer:
    """Restores a data directory from a backup, with its locks held.

    Args:
        make_keeper: Opens the archive once the new catalogue stands.
        prepare: Brings the caller's own tables in a catalogue up to date.
        carry_over: Called while the new catalogue is made ready.
        withdraw: As for `index.forgetting.Forgetter`.
        set_aside: Moves Chroma's folder out of the way and returns its new place; None where there is none.
        clock: Gives the time, aware.
    """

    def __init__(  # noqa: PLR0913 - each is one thing that a test replaces
        self,
        *,
        data_dir: Path,
        make_keeper: Callable[[], CollectionKeeper],
        prepare: Callable[[Engine], None],
        carry_over: CarryOver,
        withdraw: Withdraw,
        set_aside: Callable[[], Path | None],
        clock: Callable[[], datetime],
        progress: Progress | None = None,
    ) -> None:
        self._data_dir = data_dir
        self._make_keeper = make_keeper
        self._prepare = prepare
        self._carry_over = carry_over
        self._withdraw = withdraw
        self._set_aside = set_aside
        self._clock = clock
        self._progress = progress or Silence()

    def restore(self, file: Path) -> RestoreReport:
        """Put a backup in the catalogue's place and make Chroma anew.

        Raises:
            LockedError: If a bot, a run of indexing or a reader uses the data directory.
            CatalogueError: If the file is no sound archive, is of a newer program, or the disk cannot take it.
            VectorStoreError: If Chroma fails, after the catalogue was restored.
        """
        with translated_file_errors(self._data_dir):
            self._data_dir.mkdir(parents=True, exist_ok=True)
        with bot_lock(self._data_dir), write_lock(self._data_dir):
            with translated_file_errors(self._data_dir):
                staging = self._data_dir / _STAGING
                shutil.rmtree(staging, ignore_errors=True)
                staging.mkdir()
                copy_catalogue(file, staging / CATALOGUE_FILE, self._progress)
                report = self._make_ready(staging)
                self._put_in_place(staging / CATALOGUE_FILE)
            folder = self._set_aside()
            self._make_keeper().finish(self._clock(), self._progress)
            remove_leftovers(self._data_dir)
            if folder:
                shutil.rmtree(folder, ignore_errors=True)
        return report

    def _make_ready(self, staging: Path) -> RestoreReport:
        with closing_engine(staging) as engine:
            self._prepare(engine)
            with _present(self._data_dir) as present, write(engine) as connection:
                archives = set(read_archive_ids(connection))
                if present is not None:
                    archives |= _take_over(connection, present)
                self._carry_over(connection, present)
                keys = _find_forgotten(connection)
                erase(connection, keys, self._clock(), self._withdraw)
                _detach_collections(connection, archives)
                raise_generation(connection)
                reclaiming.begin(connection, "restore")
                count = len(ledger.read_ledger(connection))
        _make_single(staging / CATALOGUE_FILE)
        is_read = present is not None or not (self._data_dir / CATALOGUE_FILE).exists()
        return RestoreReport(count, len(keys), is_read)

    def _put_in_place(self, new: Path) -> None:
        present = self._data_dir / CATALOGUE_FILE
        aside = self._data_dir / f"{_ASIDE}{self._clock():%Y%m%d-%H%M%S}.sqlite3"
        flush(new)
        with suppress(sqlite3.DatabaseError):  # of a damaged one the log is kept beside it
            _make_single(present)
        if present.exists():
            _link(present, aside)
        for suffix in ("-wal", "-shm"):
            log = present.with_name(present.name + suffix)
            if log.exists():
                log.replace(aside.with_name(aside.name + suffix))
        new.replace(present)
        flush(self._data_dir)


def find_leftovers(data_dir: Path) -> list[Path]:
    """Return what a restore that was ended left behind, sorted."""
    return sorted([*data_dir.glob(f"{_ASIDE}*"), *data_dir.glob(_STAGING)])


def remove_leftovers(data_dir: Path) -> None:
    """Delete what a restore left behind; to be called once a catalogue stands, under the write lock."""
    for path in find_leftovers(data_dir):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


@contextmanager
def closing_engine(folder: Path) -> Iterator[Engine]:
    """Open the catalogue in a folder for as long as the block takes."""
    engine = open_catalogue(folder)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def _present(data_dir: Path) -> Iterator[sqlite3.Connection | None]:
    """Give the present catalogue; None where there is none that can be read."""
    path = data_dir / CATALOGUE_FILE
    if not path.exists():
        yield None
        return
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        try:
            connection.execute("SELECT count(*) FROM articles").fetchone()
        except sqlite3.DatabaseError:
            yield None
        else:
            yield connection


def _take_over(connection: Connection, present: sqlite3.Connection) -> set[str]:
    """Take over what the present catalogue says was taken down; return the ids of its collections."""
    with suppress(sqlite3.DatabaseError):  # of a program from before there were takedowns
        for key_digest, forgotten_at in present.execute("SELECT key_digest, forgotten_at FROM tombstones"):
            bury(connection, key_digest, forgotten_at)
    states = dict(present.execute("SELECT name, value FROM state"))
    former: list[str] = json.loads(states.get(FORMER_ARCHIVES, "[]"))
    return {*former, states["archive_id"]} if "archive_id" in states else set(former)


def _find_forgotten(connection: Connection) -> Collection[str]:
    tombstones = read_tombstones(connection)
    return [key for key in ledger.read_ledger(connection) if digest(key) in tombstones]


def _detach_collections(connection: Connection, archives: Collection[str]) -> None:
    """Let go of the collections of before; they are dropped once there are new ones, whose names are never theirs."""
    connection.execute(delete(COLLECTIONS))
    connection.execute(delete(STATE).where(STATE.c.name == "archive_id"))
    set_state(connection, FORMER_ARCHIVES, json.dumps(sorted(archives)))


def _make_single(path: Path) -> None:
    """Put the log of a catalogue that nobody else has open into the catalogue itself.

    Raises:
        LockedError: If somebody has it open.
        sqlite3.DatabaseError: If it is damaged.
    """
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(path, isolation_level=None, timeout=_READER_SECONDS)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise LockedError(f"another process reads {path}: end bot, reader and indexing first") from error
        raise


def _link(present: Path, aside: Path) -> None:
    try:
        link(present, aside)
    except OSError:  # a file system without links
        shutil.copy2(present, aside)
