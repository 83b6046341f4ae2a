"""Restoring: a backup takes the catalogue's place. A kill at any moment leaves the old catalogue or the new one, whole.

The backup is copied beside the catalogue, migrated and checked, and articles that were taken down since are erased from
it. Then one rename makes it the catalogue. A failure before the rename leaves the old catalogue untouched. Leftovers of
a kill are deleted by the next `index`, `forget`, `compact`, `restore` or repair. Chroma is rebuilt last, by the same
commands if a kill came first; until then questions are answered by exact search.
"""

import json
import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from os import link
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, exc, text, update

from corpus.files.disk import flush
from corpus.files.private import make_private_folder
from index.catalogue import lexicons
from index.catalogue.articles import read_stored
from index.catalogue.damage import find_all
from index.catalogue.database import CATALOGUE_FILE, get_state, open_catalogue, raise_generation, set_state, write
from index.catalogue.digests import digest
from index.catalogue.locks import bot_lock, write_lock
from index.catalogue.tables import COLLECTIONS, STATE, VECTORS
from index.errors import CatalogueError, IndexingError, LockedError
from index.progress import Progress, Silence
from index.upkeep import kept_rows
from index.upkeep.backup import copy_catalogue, translated_file_errors
from index.upkeep.foreign_schema import drop_foreign, drop_triggers
from index.upkeep.forgetting import Withdraw, bury, erase, read_tombstones
from index.upkeep.values import find_wrong
from index.vectors import reclaiming
from index.vectors import stored as stored_vectors
from index.vectors.collection_keeper import FORMER_ARCHIVES, CollectionKeeper, read_archive_ids
from index.vectors.reclaiming import ASIDE, STAGING, remove_leftovers

#: Time limit of waiting for a reader of the present catalogue; a question takes well under a second.
_READER_SECONDS = 10

#: The number of articles whose current version is missing or belongs to another article.
_WITHOUT_VERSION = """
    SELECT count(*) FROM articles a LEFT JOIN versions v ON v.id = a.current AND v.article = a.id WHERE v.id IS NULL
"""

#: Copies the caller's own tables from the present catalogue (second) into the new one (first). The present one may lack
#: any table; it is None if there is none that can be read.
CarryOver = Callable[[Connection, sqlite3.Connection | None], None]


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """The result of restoring.

    Attributes:
        forgotten: The number of articles that were taken down after the backup, and therefore erased from it.
        is_present_read: Whether the catalogue before could be read, or there was none. If not, takedowns since the
            backup are unknown.
        lost_vectors: The number of vectors that the backup lacks or has damaged; the next run of indexing makes them.
        damaged: A line for each damaged version; none of them is cited.
    """

    articles: int
    forgotten: int
    is_present_read: bool
    lost_vectors: int = 0
    damaged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Restorer:
    """Restores a data directory from a backup, under its locks. The directory may hold no archive yet.

    Attributes:
        make_keeper: Opens the archive once the new catalogue is in place.
        prepare: Migrates the caller's own tables in a catalogue.
        carry_over: Called while the new catalogue is prepared.
        withdraw: As for `index.upkeep.forgetting.forget`.
        set_aside: Moves Chroma's folder away and returns its new place; None if there is none.
        clock: Returns the time, aware.
    """

    data_dir: Path
    make_keeper: Callable[[], CollectionKeeper]
    prepare: Callable[[Engine], None]
    carry_over: CarryOver
    withdraw: Withdraw
    set_aside: Callable[[], Path | None]
    clock: Callable[[], datetime]
    progress: Progress = field(default_factory=Silence)

    def restore(self, file: Path) -> RestoreReport:
        """Put a backup in the catalogue's place and rebuild Chroma.

        Raises:
            LockedError: If a bot, a run of indexing or a reader uses the data directory.
            CatalogueError: If the file is no sound archive, was written by a newer program, or does not fit on the
                disk.
            IndexingError: If rebuilding Chroma or freeing disk space fails. The catalogue is restored by then, and the
                message says so.
        """
        with translated_file_errors(self.data_dir):
            make_private_folder(self.data_dir)
        with bot_lock(self.data_dir), write_lock(self.data_dir):
            with translated_file_errors(self.data_dir), _staging(self.data_dir) as staging:
                copy_catalogue(file, staging / CATALOGUE_FILE, self.progress)
                with _translated(file):
                    report = self._make_ready(staging, file)
                self._put_in_place(staging / CATALOGUE_FILE)
            try:
                self._finish()
            except IndexingError as error:
                raise type(error)(f"the backup is restored and questions are answered from it, but {error}") from error
        return report

    def _make_ready(self, staging: Path, file: Path) -> RestoreReport:
        drop_triggers(staging / CATALOGUE_FILE)
        with closing_engine(staging) as engine:
            self.prepare(engine)
            with closing_engine(staging / "own") as own:
                self.prepare(own)
                drop_foreign(engine, own)
            with _present(self.data_dir) as present, write(engine) as connection:
                rows = tuple(kept_rows.describe(connection))
                kept_rows.mend(connection, self.clock())
                archives = set(read_archive_ids(connection))
                _detach_collections(connection)
                damages = find_all(connection)
                _require_sound(connection, file, [found.version for found in damages if found.version is not None])
                stored_vectors.forget_damaged(connection)
                if present is not None:
                    archives |= _take_over(connection, present)
                self.carry_over(connection, present)
                keys = _find_forgotten(connection)
                erase(connection, keys, self.clock(), self.withdraw)
                set_state(connection, FORMER_ARCHIVES, json.dumps(sorted(archives)))
                raise_generation(connection)
                reclaiming.begin(connection, "restore")
                count = len(read_stored(connection))
                lost = len(stored_vectors.find_lost(connection, get_state(connection, "model") or ""))
                damaged = (*(str(found) for found in damages if found.name not in keys), *rows)
            if keys:  # before the rename: the catalogue must never contain a word of them
                reclaiming.reclaim(engine, self.progress)
        _make_single(staging / CATALOGUE_FILE)
        is_read = present is not None or not (self.data_dir / CATALOGUE_FILE).exists()
        return RestoreReport(count, len(keys), is_read, lost, damaged)

    def _finish(self) -> None:
        folder = self.set_aside()
        self.make_keeper().finish(self.clock(), self.progress)
        remove_leftovers(self.data_dir)
        if folder:
            shutil.rmtree(folder, ignore_errors=True)

    def _put_in_place(self, new: Path) -> None:
        present = self.data_dir / CATALOGUE_FILE
        aside = self.data_dir / f"{ASIDE}{self.clock():%Y%m%d-%H%M%S}.sqlite3"
        flush(new)
        with suppress(sqlite3.DatabaseError):  # a damaged catalogue keeps its log
            _make_single(present)
        logs = [present.with_name(present.name + suffix) for suffix in ("-wal", "-shm")]
        moved = {log: log.with_name(log.name.replace(present.name, aside.name)) for log in logs if log.exists()}
        try:
            if present.exists():
                _link(present, aside)
            for log, place in moved.items():
                log.replace(place)
            new.replace(present)
        except OSError:
            for log, place in moved.items():
                if place.exists():
                    place.replace(log)
            aside.unlink(missing_ok=True)
            raise
        flush(self.data_dir)


@contextmanager
def _staging(data_dir: Path) -> Iterator[Path]:
    """Provide the folder in which the new catalogue is prepared, and delete it at the end."""
    folder = data_dir / STAGING
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _translated(file: Path) -> Iterator[None]:
    """Turn the errors that damaged values cause, of many kinds, into ours."""
    try:
        yield
    except CatalogueError as error:
        if not isinstance(error.__cause__, exc.DBAPIError):
            raise
        raise CatalogueError(f"{file} cannot be restored ({error.__cause__.orig}): nothing was changed") from error
    except (ValueError, TypeError, LookupError, AttributeError, exc.SQLAlchemyError, sqlite3.Error) as error:
        raise CatalogueError(
            f"{file} cannot be restored ({type(error).__name__}: {error}): restore another backup, nothing was changed"
        ) from error


def _require_sound(connection: Connection, file: Path, damaged: Collection[int]) -> None:
    """Raise CatalogueError if rows are missing or values cannot be; rebuild the full text if it is out of step.

    Args:
        connection: A transaction to write in.
        file: The backup.
        damaged: Its damaged versions: they are never shown, so their values do not matter.
    """
    gone = [row[0] for row in connection.execute(text("PRAGMA foreign_key_check"))]
    without_text = connection.execute(text(_WITHOUT_VERSION)).scalar_one()
    reasons = [f"it refers to missing rows, in {', '.join(sorted(set(gone)))}"] if gone else []
    reasons += [f"{without_text} articles have no text"] if without_text else []
    reasons += [] if reasons else find_wrong(connection, damaged)
    if reasons:
        raise CatalogueError(f"{file} is damaged ({'; '.join(reasons)}): restore another backup, nothing was changed")
    lexicons.rebuild(connection, lexicons.find_broken(connection))


@contextmanager
def closing_engine(folder: Path) -> Iterator[Engine]:
    """Open the catalogue in a folder, and close it at the end of the block."""
    engine = open_catalogue(folder)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def _present(data_dir: Path) -> Iterator[sqlite3.Connection | None]:
    """Open the present catalogue; None if there is none that can be read."""
    path = data_dir / CATALOGUE_FILE
    if not path.exists():
        yield None
        return
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        try:
            connection.execute("SELECT count(*) FROM articles").fetchone()
            _read_takedowns(connection)
            _read_archive_ids(connection)
        except (sqlite3.DatabaseError, ValueError, TypeError):
            yield None
        else:
            yield connection


def _take_over(connection: Connection, present: sqlite3.Connection) -> set[str]:
    """Copy the tombstones of the present catalogue; return the ids that mark its collections."""
    for key_digest, forgotten_at in _read_takedowns(present):
        bury(connection, key_digest, forgotten_at)
    return _read_archive_ids(present)


def _read_takedowns(present: sqlite3.Connection) -> list[tuple[str, str]]:
    if not present.execute("SELECT 1 FROM sqlite_master WHERE name = 'tombstones'").fetchone():
        return []  # written by a program without takedowns
    return present.execute("SELECT key_digest, forgotten_at FROM tombstones").fetchall()


def _read_archive_ids(present: sqlite3.Connection) -> set[str]:
    states = dict(present.execute("SELECT name, value FROM state"))
    former: list[str] = json.loads(states.get(FORMER_ARCHIVES, "[]"))
    return {*former, states["archive_id"]} if "archive_id" in states else set(former)


def _find_forgotten(connection: Connection) -> Collection[str]:
    tombstones = read_tombstones(connection)
    return [key for key in read_stored(connection) if digest(key) in tombstones]


def _detach_collections(connection: Connection) -> None:
    """Detach the old collections. They are dropped once there are new ones, which never have the same names."""
    connection.execute(update(VECTORS).where(VECTORS.c.collection.is_not(None)).values(collection=None))
    connection.execute(delete(COLLECTIONS))
    connection.execute(delete(STATE).where(STATE.c.name == "archive_id"))


def _make_single(path: Path) -> None:
    """Merge a catalogue's log into its file.

    Raises:
        LockedError: If another process has the catalogue open.
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
