"""Postgres for tests: a server of their own, started when the first test wants it, with a database for each.

Its programs are Debian's (``apt-get install postgresql``). It refuses to run as root, so there it runs as the user that
Debian's package makes. A database is a copy of one that was migrated once, and is emptied for the next test.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from functools import cached_property
from importlib.util import find_spec
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, text

from bot.records.inbox import prepare_tables
from index.catalogue.database import open_catalogue

_USER = "postgres"

#: A database of tests need not outlive the power.
_SETTINGS = ("listen_addresses=", "fsync=off", "max_connections=200")

_TEMPLATE = "migrated"

#: Makes a database as new: without rows, and with every counter at its beginning.
_EMPTY = """
    DO $$ DECLARE found record; BEGIN
        FOR found IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
            AND NOT starts_with(tablename, 'alembic') AND tablename <> 'lexicon_totals'
        LOOP EXECUTE format('DELETE FROM %I', found.tablename); END LOOP;
        UPDATE lexicon_totals SET texts = 0, words = 0;
        FOR found IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'
        LOOP EXECUTE format('ALTER SEQUENCE %I RESTART', found.sequencename); END LOOP;
    END $$
"""

_END_HOLDERS = """
    SELECT pg_terminate_backend(pid) FROM pg_locks
    WHERE locktype = 'advisory' AND objsubid = 2 AND CAST(objid AS bigint) = :number
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""

#: How often it is looked whether the server is there, and the seconds between.
_START_LOOKS, _LOOK_SECONDS = 600, 0.1


def find_programs() -> Path | None:
    """Return the folder of the newest Postgres of this machine; None if there is none, or no driver for it."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    program = found[-1] if found else Path(on_path) if on_path else None
    return program.parent if program and find_spec("psycopg") else None


class PostgresServer:
    """A server in a folder of its own, which its socket is in: it is on no network."""

    def __init__(self) -> None:
        self._numbers = count()
        self._empty: list[str] = []
        self._process: subprocess.Popen[bytes] | None = None

    def make_database(self, *, is_empty: bool = False) -> str:
        """Return the address of a database with every table, and without rows; or without tables."""
        if self._empty and not is_empty:
            return self._empty.pop()
        name = f"test{next(self._numbers)}"
        template = "template0" if is_empty else self._template
        self._query(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self._address_of(name)

    def take_back(self, address: str) -> None:
        """Empty a database, which is quicker than to make one, and give it to the next test."""
        self._query(_EMPTY, address)
        self._empty.append(address)

    def close(self) -> None:
        """End the server and delete its folder."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait()
            shutil.rmtree(self._folder)

    @cached_property
    def _folder(self) -> str:
        """The folder of the server, which runs from now on."""
        folder = tempfile.mkdtemp(prefix="onrecord-postgres-", dir="/tmp")
        if os.getuid() == 0:
            shutil.chown(folder, _USER)
        initdb = ("-A", "trust", "-U", "onrecord", "-E", "UTF8", "--locale=C", "--no-sync", "-D", f"{folder}/data")
        subprocess.run(_command("initdb", *initdb), check=True, cwd="/", stdout=subprocess.DEVNULL)
        settings = [part for setting in (*_SETTINGS, f"unix_socket_directories={folder}") for part in ("-c", setting)]
        with Path(folder, "log").open("w", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                _command("postgres", "-D", f"{folder}/data", *settings), cwd="/", stdout=log, stderr=log
            )
        _wait_until_ready(folder)
        return folder

    @cached_property
    def _template(self) -> str:
        self._query(f"CREATE DATABASE {_TEMPLATE} TEMPLATE template0")
        engine = open_catalogue(Path(self._folder, "unused"), self._address_of(_TEMPLATE))
        prepare_tables(engine)
        engine.dispose()
        return _TEMPLATE

    def _address_of(self, name: str) -> str:
        return f"postgresql://onrecord@/{name}?host={self._folder}"

    def _query(self, statement: str, address: str = "") -> None:
        import psycopg

        with psycopg.connect(address or self._address_of("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


def cut_session(engine: Engine, number: int) -> None:
    """End the connection that holds a lock of this number, without a word to its process."""
    while True:
        with engine.connect() as connection:
            found = connection.execute(text(_END_HOLDERS), {"number": number}).all()
        if not found:
            return
        time.sleep(_LOOK_SECONDS / 10)


def _command(program: str, *arguments: str) -> list[str]:
    """Return the command that runs one of Postgres' programs, which ends with this process."""
    programs = find_programs()
    assert programs is not None
    user = [f"--reuid={_USER}", f"--regid={_USER}", "--clear-groups"] if os.getuid() == 0 else []
    return ["setpriv", *user, "--pdeathsig=QUIT", str(programs / program), *arguments]


def _wait_until_ready(folder: str) -> None:
    import psycopg

    for _ in range(_START_LOOKS):
        with suppress(psycopg.OperationalError):
            psycopg.connect(f"postgresql://onrecord@/postgres?host={folder}").close()
            return
        time.sleep(_LOOK_SECONDS)
    raise AssertionError(Path(folder, "log").read_text(encoding="utf-8"))
