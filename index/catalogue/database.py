"""The catalogue, the one SQL database that holds the truth: opening it, and its transactions.

A file of SQLite in WAL mode, or a database of Postgres. Readers never wait, a reader sees one state from its first
query to its last, one writes at a time, and a write is complete or absent.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, exc, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from corpus.files.private import close_to_others, make_private_file, make_private_folder
from index.catalogue.backends.sql import DATA_DIR, insert, is_postgres, name_of
from index.catalogue.row_seals import find_changed, seal_all, unwatch, watch
from index.catalogue.tables import STATE
from index.errors import CatalogueError

CATALOGUE_FILE = "catalogue.sqlite3"

#: The state of a catalogue that an archive is being copied into.
COPYING = "copying"

#: Seconds that a connection waits for another's write. Ours take milliseconds, a large merge a few seconds.
_BUSY_SECONDS = 60

#: A connection's own cache, above the system's. Mapping the file into memory made no question faster, counts as the
#: process's memory (80 MB once every vector of 924 articles was read), and turns a disk's error into a crash.
_CACHE_KIB = 8_000

#: What the program keeps in a data directory, by patterns: those who made it with an older one may have left it open.
_OURS = (
    f"{CATALOGUE_FILE}*",
    "bot.lock",
    "bot.pid",
    "chroma",
    "question-model",
    "*.secret",
    "restoring",
    "write.lock",
    "write.pid",
)

_MIGRATIONS = Path(__file__).parent / "migrations"

_HAS_TABLE = {
    "sqlite": text("SELECT 1 FROM sqlite_master WHERE name = :name"),
    "postgresql": text("SELECT to_regclass(:name) IS NOT NULL"),
}

_ADVICE = "move it away, then restore a backup or run onrecord index"

#: Run for every question, so the SQL is ready. Few values are there, and a read asks for all of them at once.
_VALUE = "SELECT value FROM state WHERE name = ?"
_VALUES = "SELECT name, value FROM state"


def open_catalogue(data_dir: Path, url: str = "", *, is_copied_to: bool = False) -> Engine:
    """Open the catalogue, creating or migrating it as needed.

    Args:
        data_dir: Holds the catalogue's file, if it is in SQLite, and whatever is derived from the catalogue.
        url: Postgres' address; empty for SQLite.
        is_copied_to: Whether to open it for a copy of an archive, which may be there in part, and in another data
            directory.

    Raises:
        CatalogueError: If the directory cannot be written, or the file or the database is no sound catalogue.
    """
    engine = _open_postgres(url, data_dir, is_copied_to=is_copied_to) if url else _open_sqlite(data_dir)
    try:
        with translated_errors(engine):
            migrate(engine, _MIGRATIONS, "alembic_version")
        if not is_copied_to:
            _refuse_partial_copy(engine)
    except CatalogueError:
        engine.dispose()
        raise
    return engine


def _refuse_partial_copy(engine: Engine) -> None:
    with read(engine) as connection:
        if get_state(connection, COPYING) is not None:
            raise CatalogueError("the archive is copied here in part: run onrecord copy again, where it is copied from")


def _open_postgres(url: str, data_dir: Path, *, is_copied_to: bool) -> Engine:
    from index.catalogue.backends.postgres import open_postgres

    if not is_copied_to and (data_dir / CATALOGUE_FILE).exists():
        raise CatalogueError(
            f"{data_dir} holds another archive, in SQLite: copy it with onrecord copy, and choose a data directory of"
            " its own for the one in Postgres with ONRECORD_DATA_DIR"
        )
    return open_postgres(url, data_dir)


def _open_sqlite(data_dir: Path) -> Engine:
    path = data_dir / CATALOGUE_FILE
    try:
        make_private_folder(data_dir)
        with suppress(OSError):  # it exists; what else is wrong SQLite says below
            make_private_file(path)  # to SQLite an empty file is a new database
        close_to_others(data_dir, _OURS)
    except OSError as error:
        raise CatalogueError(
            f"cannot make the data directory {data_dir} ({error.strerror}): choose another with ONRECORD_DATA_DIR"
        ) from error
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": _BUSY_SECONDS},
        execution_options={DATA_DIR: data_dir},
        hide_parameters=True,  # Questions must not appear in errors, which are logged.
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def open_file(path: Path) -> Engine:
    """Open a catalogue file read-only, whatever its age; it is not migrated."""

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        connection.text_factory = _decode
        return connection

    return create_engine("sqlite://", creator=connect, hide_parameters=True)


def migrate(engine: Engine, folder: Path, version_table: str) -> None:
    """Migrate a package's tables to the newest schema in ``folder/versions``.

    Raises:
        CatalogueError: If the database was written by a newer program, or by none.
    """
    schemas = {path.stem.split("_")[0] for path in (folder / "versions").glob("0*.py")}
    newest = max(schemas)
    with engine.connect() as connection:
        known = connection.execute(_HAS_TABLE[name_of(connection)], {"name": version_table}).scalar()
        found = connection.execute(text(f"SELECT version_num FROM {version_table}")).scalar() if known else None
    if found == newest:
        return
    if known and not isinstance(found, str):
        raise CatalogueError(f"the catalogue is damaged (it does not say its schema): {_ADVICE}")
    if found is not None and found > newest:
        raise CatalogueError(
            f"the catalogue was written by a newer onrecord (schema {found}, here {newest}): update onrecord"
        )
    if found is not None and found not in schemas:
        raise CatalogueError(f"the catalogue is damaged (no onrecord ever had schema {found}): restore a backup")
    _run_migrations(engine, folder, version_table)


def _run_migrations(engine: Engine, folder: Path, version_table: str, target: str = "head") -> None:
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(folder))

    def to_target(revision: Any, _context: Any) -> Any:  # noqa: ANN401 - alembic's own signature
        return script._upgrade_revs(target, revision)  # noqa: SLF001 - what alembic's own upgrade command calls

    with write(engine) as connection, EnvironmentContext(Config(), script, fn=to_target) as environment:
        changed = find_changed(connection)
        unwatch(connection)
        environment.configure(connection=connection, version_table=version_table, transactional_ddl=True)
        environment.run_migrations()
        seal_all(connection, but=changed)
        if is_postgres(connection):
            from index.catalogue.backends.postgres import settle_columns

            settle_columns(connection)


@contextmanager
def read(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that sees one state of the catalogue throughout."""
    with translated_errors(engine), engine.connect() as connection:
        yield connection.execution_options(onrecord_state={})


@contextmanager
def write(engine: Engine) -> Iterator[Connection]:
    """Open a transaction whose changes are committed together, or not at all if the block fails."""
    with translated_errors(engine), engine.connect() as plain:
        connection = plain.execution_options(onrecord_write=True)
        with connection.begin():
            yield connection


@contextmanager
def translated_errors(engine: Engine) -> Iterator[None]:
    """Turn database errors into ours, with advice."""
    try:
        yield
    except exc.DBAPIError as error:
        raise CatalogueError(_explain_any(error, engine)) from error
    except exc.TimeoutError as error:
        raise CatalogueError("every connection to the catalogue is in use: try again") from error
    except UnicodeDecodeError as error:  # sqlite3's own, about a schema whose bytes are damaged
        raise CatalogueError(f"{engine.url.database} is damaged ({error.reason}): {_ADVICE}") from error


def get_state(connection: Connection, name: str) -> str | None:
    """Return a single stored value, or None. A read asks the database once: an answer needs some of them ten times."""
    known: dict[str, str | None] | None = connection.get_execution_options().get("onrecord_state")
    if known is None:
        value: str | None = connection.exec_driver_sql(_VALUE, (name,)).scalar()
        return value
    if not known:
        known.update((row.name, row.value) for row in connection.exec_driver_sql(_VALUES))
    return known.get(name)


def get_json_state(connection: Connection, name: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return a single stored value that is kept as JSON, or None.

    Raises:
        CatalogueError: If it is damaged.
    """
    value = get_state(connection, name)
    try:
        return json.loads(value) if value else None
    except (TypeError, ValueError) as error:
        raise damaged_state(name, value) from error


def set_state(connection: Connection, name: str, value: str) -> None:
    """Store a single value under its name."""
    row = insert(STATE).values(name=name, value=value)
    connection.execute(row.on_conflict_do_update(index_elements=["name"], set_={"value": value}))


def get_generation(connection: Connection) -> int:
    """Return the counter that rises with every change of the archive."""
    value = get_state(connection, "generation")
    try:
        return int(value or 0)
    except (TypeError, ValueError) as error:
        raise damaged_state("generation", value) from error


def raise_generation(connection: Connection) -> None:
    """Invalidate what readers in this process and others have cached of the archive."""
    set_state(connection, "generation", str(get_generation(connection) + 1))


def get_as_of(connection: Connection) -> datetime | None:
    """Return when the archive was last brought up to date; None if never."""
    value = get_state(connection, "as_of")
    try:
        return datetime.fromisoformat(value) if value else None
    except (TypeError, ValueError) as error:
        raise damaged_state("as_of", value) from error


def damaged_state(name: str, value: object) -> CatalogueError:
    """Return the error for a value that cannot be read."""
    return CatalogueError(f"the catalogue's {name} is damaged ({ascii(value)[:60]}): run onrecord verify --repair")


def _set_up(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # transactions begin where we say, not where sqlite3 guesses
    connection.text_factory = _decode
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"cache_size=-{_CACHE_KIB}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _decode(content: bytes) -> str:
    """Decode a text. A damaged byte must not prevent reading; `index.catalogue.damage` detects such a text."""
    return content.decode("utf-8", "replace")


def _begin(connection: Connection) -> None:
    # A writer takes its lock at once: one that first reads and then meets another's write would fail.
    is_write = connection.get_execution_options().get("onrecord_write")
    if is_write:
        watch(connection)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_write else "BEGIN")


def _explain_any(error: exc.DBAPIError, engine: Engine) -> str:
    if is_postgres(engine):
        from index.catalogue.backends.postgres import explain

        return explain(error)
    return _explain(error, engine.url.database)


def _explain(error: exc.DBAPIError, path: object) -> str:
    cause = error.orig
    code = getattr(cause, "sqlite_errorcode", None)
    primary = code & 0xFF if code is not None else None
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return f"{path} is damaged ({cause}): {_ADVICE}"
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return f"{path} cannot be written ({cause}): check its permissions, or set ONRECORD_DATA_DIR"
    if primary == sqlite3.SQLITE_FULL:
        return f"the disk is full ({path}): free some space and run the command again; nothing was lost"
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return f"{path} is busy: another process has been writing for {_BUSY_SECONDS} s; try again"
    if primary == sqlite3.SQLITE_IOERR:
        return f"{path} cannot be read or written ({cause}): check the disk and its file system"
    # A table or column that is missing, or there although it should not be, or a value of the wrong kind.
    return f"{path} is not as expected ({cause}): run onrecord verify --repair, or {_ADVICE}"
