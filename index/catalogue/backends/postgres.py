"""The catalogue in Postgres: opening it, what it needs beside its tables, its errors in words.

It holds what SQLite's file holds, by the same migrations. One writer at a time has an advisory lock, as SQLite has it,
so that whatever is sound there is sound here. A read sees one state throughout.
"""

import os
import re
import socket
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, Integer, create_engine, event, exc, make_url

from corpus.files.private import make_private_folder
from index.catalogue.backends.sql import DATA_DIR
from index.errors import CatalogueError

#: Seconds that a writer waits for another's transaction.
_BUSY_SECONDS = 60

#: Either side gives up a connection whose other end has not answered for so long. By default a machine that is cut off
#: holds its locks for two hours, and waits a quarter of an hour itself. Within a machine the system ends connections.
_SILENT_SECONDS = 20
_PROBES = 4
_PROBING = {
    "keepalives_idle": _SILENT_SECONDS // 2,
    "keepalives_interval": _SILENT_SECONDS // (2 * _PROBES),
    "keepalives_count": _PROBES,
}
_CONNECT_SECONDS = 10

#: Short queries gain nothing from compiling, which takes a hundred times as long as they do. What they read is in
#: memory or on a disk that does not turn; for one that does, Postgres would rather read whole tables.
_OPTIONS = " ".join(
    (
        "-c jit=off -c random_page_cost=1.1",
        f"-c default_transaction_isolation=repeatable\\ read -c lock_timeout={_BUSY_SECONDS}s",
        *(f"-c tcp_{name}={value}" for name, value in _PROBING.items()),
        f"-c tcp_user_timeout={_SILENT_SECONDS}s",
    )
)

#: Connections of one process: those of its threads and, of a bot among others, of its three locks.
_MOST_CONNECTIONS = 17
_KEPT_CONNECTIONS = 5

#: What begins a write. A snapshot from before the lock would not hold what the last writer wrote.
_BEGIN_WRITE = (
    "SET TRANSACTION ISOLATION LEVEL READ COMMITTED;"
    " SELECT pg_advisory_xact_lock(hashtext('onrecord ' || current_schema()))"
)

#: SQLite's words for "one of these", in its own place holder or psycopg's, and Postgres'.
_VALUE = r"(\?|%\(\w+\)s)"
_AMONG_NUMBERS = re.compile(rf"IN \(SELECT value FROM json_each\({_VALUE}\)\)")
_AMONG_TEXTS = re.compile(rf"IN \(SELECT CAST\(value AS TEXT\) FROM json_each\({_VALUE}\)\)")
_LISTED = re.compile(rf"json_each\({_VALUE}\) AS (\w+)")
_AS_NUMBERS = r"CAST(translate(\1, '[]', '{}') AS bigint[])"

#: What to do, by the beginnings of SQLSTATE.
_ADVICE: Mapping[tuple[str, ...], str] = {
    ("08", "57P"): "Postgres cannot be reached ({words}): start it, or check ONRECORD_DATABASE_URL",
    ("53100",): "the disk of Postgres is full: free some space and run the command again; nothing was lost",
    ("53300",): "Postgres has no connection left: raise its max_connections, or run fewer processes",
    ("55P03",): "the catalogue is busy: another process has been writing for {seconds} s; try again",
    (
        "42501",
        "25006",
    ): "the catalogue cannot be written ({words}): give the user in ONRECORD_DATABASE_URL the right",
}
_UNKNOWN = "the catalogue is not as expected ({words}): restore a backup with pg_restore, or choose a new database"

#: What SQLite's SQL has and Postgres lacks. A catalogue's columns of whole numbers have 64 bits, as SQLite's have.
_SUBSTR = """
    CREATE FUNCTION substr(words text, first {numbers}, size {numbers}) RETURNS text IMMUTABLE LANGUAGE sql
    AS 'SELECT pg_catalog.substr(words, CAST(first AS integer), CAST(size AS integer))'
"""

_COUNTERS = """
    SELECT table_name, column_name, pg_get_serial_sequence(quote_ident(table_name), column_name)
    FROM information_schema.columns
    WHERE table_schema = current_schema() AND starts_with(column_default, 'nextval(')
"""

_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"

#: Columns that hold less than SQLite's, or in another order, with the counters behind them.
_NARROW = """
    SELECT c.table_name, c.column_name, c.data_type, pg_get_serial_sequence(quote_ident(c.table_name), c.column_name)
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND (
        c.data_type = 'integer'
        OR (c.data_type IN ('text', 'character varying') AND c.collation_name IS DISTINCT FROM 'C')
    )
    ORDER BY c.table_name, c.ordinal_position
"""


def open_postgres(url: str, data_dir: Path) -> Engine:
    """Return an engine for a database, whose connections are made when they are needed.

    Raises:
        CatalogueError: If the address is none of Postgres, or its driver is not installed.
    """
    address = _parse(url)
    try:
        make_private_folder(data_dir)
    except OSError as error:
        raise CatalogueError(
            f"cannot make the data directory {data_dir} ({error.strerror}): choose another with ONRECORD_DATA_DIR"
        ) from error
    try:
        engine = create_engine(
            address,
            connect_args={
                "options": " ".join(filter(None, (_OPTIONS, *address.normalized_query.get("options", ())))),
                "application_name": f"onrecord {socket.gethostname()} {os.getpid()}",
                "connect_timeout": _CONNECT_SECONDS,
                "tcp_user_timeout": _SILENT_SECONDS * 1000,
                **_PROBING,
            },
            pool_size=_KEPT_CONNECTIONS,
            max_overflow=_MOST_CONNECTIONS - _KEPT_CONNECTIONS,
            execution_options={DATA_DIR: data_dir},
            hide_parameters=True,  # Questions must not appear in errors, which are logged.
            pool_pre_ping=True,
        )
    except ImportError as error:
        raise CatalogueError('Postgres needs a package: run pip install "onrecord[postgres]"') from error
    # As they are: SQLAlchemy would cast them to 32 bits, and Telegram's ids need more.
    engine.dialect.colspecs = {**engine.dialect.colspecs, Integer: Integer}
    event.listen(engine, "begin", _begin)
    event.listen(engine, "before_cursor_execute", _translate, retval=True)
    return engine


def create_functions(connection: Connection) -> None:
    """Make the functions that the catalogue's SQL needs, in a new schema."""
    for numbers in ("bigint", "smallint"):  # the smallest that holds a number is how psycopg sends it
        connection.exec_driver_sql(_SUBSTR.format(numbers=numbers))


def advance_counters(connection: Connection) -> None:
    """Let new rows be numbered behind all that are there, after rows came with their numbers."""
    for table, column, counter in connection.exec_driver_sql(_COUNTERS).all():
        last = connection.exec_driver_sql(f'SELECT max("{column}") FROM "{table}"').scalar()
        if last is not None:
            connection.exec_driver_sql("SELECT setval(?, ?)", (counter, last))


def rewrite_tables(engine: Engine) -> None:
    """Rewrite every table without its deleted rows; each is locked meanwhile."""
    with engine.connect() as plain:
        connection = plain.execution_options(isolation_level="AUTOCOMMIT")
        tables = ", ".join(f'"{name}"' for name in connection.exec_driver_sql(_TABLES).scalars())
        connection.exec_driver_sql(f"VACUUM (FULL) {tables}")


def settle_columns(connection: Connection) -> None:
    """Give new columns 64 bits, and texts the order of their bytes, as SQLite has them; call it after migrations."""
    changes: dict[str, list[str]] = {}
    for table, column, kind, sequence in connection.exec_driver_sql(_NARROW):
        wide = "bigint" if kind == "integer" else 'text COLLATE "C"'
        changes.setdefault(table, []).append(f'ALTER COLUMN "{column}" TYPE {wide}')
        if sequence:
            connection.exec_driver_sql(f"ALTER SEQUENCE {sequence} AS bigint")
    for table, altered in changes.items():
        connection.exec_driver_sql(f'ALTER TABLE "{table}" {", ".join(altered)}')


def explain(error: exc.DBAPIError) -> str:
    """Return what is wrong and what to do, in one line without the address, which may hold a password."""
    is_lost = isinstance(error, exc.OperationalError | exc.InterfaceError)
    state = getattr(error.orig, "sqlstate", None) or ("08" if is_lost else "")
    words = str(error.orig).strip().partition("\n")[0]
    advice = next((advice for states, advice in _ADVICE.items() if state.startswith(states)), _UNKNOWN)
    return advice.format(words=words, seconds=_BUSY_SECONDS)


def _parse(url: str) -> URL:
    try:
        address = make_url(url)
    except (exc.ArgumentError, ValueError):
        address = None
    if address is None or address.drivername not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise CatalogueError(
            "ONRECORD_DATABASE_URL is no address of Postgres: write postgresql://user:password@host:5432/database"
        )
    return address.set(drivername="postgresql+psycopg")


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("onrecord_write"):
        connection.exec_driver_sql(_BEGIN_WRITE)


def _translate(
    _connection: Connection, _cursor: object, statement: str, parameters: object, *_: object
) -> tuple[str, object]:
    has_marks = isinstance(parameters, tuple) and bool(parameters)  # SQLAlchemy's own parameters have names
    return _to_postgres(statement, has_marks=has_marks), parameters


@lru_cache(maxsize=500)
def _to_postgres(statement: str, *, has_marks: bool) -> str:
    statement = _AMONG_NUMBERS.sub(rf"= ANY({_AS_NUMBERS})", statement)
    statement = _AMONG_TEXTS.sub(r"= ANY(ARRAY(SELECT json_array_elements_text(CAST(\1 AS json))))", statement)
    statement = _LISTED.sub(rf"unnest({_AS_NUMBERS}) AS \2(value)", statement)
    return statement.replace("?", "%s") if has_marks else statement
