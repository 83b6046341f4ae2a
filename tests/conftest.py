"""What every test gets: no network, and none of the developer's own settings; and the program for those that run it."""

import gc
import json
import os
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings
from pytest_socket import disable_socket, enable_socket, socket_allow_hosts
from sqlalchemy import Engine

from index.catalogue.database import open_catalogue
from tests.databases import DATABASES
from tests.postgres_server import PostgresServer, find_programs
from tests.program import Done, Program
from tests.quick_catalogues import quick_catalogues
from tests.shared_contexts import shared_contexts
from tests.warm.checks import warm_checks
from tests.warm.process import SERVER

# A busy machine takes longer over an example now and then, which is no fault of what is tested.
settings.register_profile("busy", deadline=None)
settings.load_profile("busy")

#: Numbers of the folders of this process's tests.
_FOLDERS = count()


class OnlyWhatHasTests:
    """Leaves modules without doctests alone: some load all that is heavy when they are imported."""

    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        """Ignore a module that is no test and has no doctest."""
        is_of_tests = collection_path.name.startswith(("test_", "conftest", "__init__"))
        if collection_path.suffix != ".py" or is_of_tests:
            return None
        return True if ">>>" not in collection_path.read_text(encoding="utf-8") else None


def pytest_configure(config: pytest.Config) -> None:
    """Have pytest-randomly seed once, as seeding torch three times a test took a tenth of the whole time."""
    config.option.randomly_reset_seed = False
    config.pluginmanager.register(OnlyWhatHasTests())


def pytest_collection_finish() -> None:
    """Leave what was collected out of the search for garbage: a million objects that stay."""
    gc.collect()
    gc.freeze()


def pytest_report_header() -> str | None:
    """Say once that tests are left out."""
    return None if find_programs() else "Tests on Postgres are left out: apt-get install postgresql, and psycopg"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test of what is stored on each database, unless it is marked as one of SQLite alone."""
    if "backend" in metafunc.fixturenames:
        is_on_both = find_programs() and not metafunc.definition.get_closest_marker("sqlite_only")
        metafunc.parametrize("backend", ["sqlite", "postgres"] if is_on_both else ["sqlite"])


@pytest.fixture(scope="session")
def _postgres_server() -> Iterator[PostgresServer]:
    """The server of this process's tests; it starts when it is first asked for a database."""
    server = PostgresServer()
    yield server
    server.close()


@pytest.fixture
def postgres(tmp_path: Path, _postgres_server: PostgresServer) -> Iterator[Engine]:
    """A catalogue in a database of its own in Postgres."""
    url = _postgres_server.make_database()
    made = open_catalogue(tmp_path / "data", url)
    yield made
    made.dispose()
    _postgres_server.take_back(url)


@pytest.fixture
def on_each_database(backend: str, _postgres_server: PostgresServer) -> Iterator[None]:
    """Run a test once on each database: whatever opens a catalogue by `DATABASES` gets one of its own."""
    if backend == "sqlite":
        yield
        return
    with DATABASES.made_by(_postgres_server.make_database, _postgres_server.take_back):
        yield


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the test's own. Pytest would look at those of all other tests first, and move a link to it."""
    name = re.sub(r"\W", "_", request.node.name)[:30]
    folder = tmp_path_factory.getbasetemp() / f"{name}{next(_FOLDERS)}"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture(scope="session")
def _shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(autouse=True, scope="session")
def _warm_server(_shared_folder: Path) -> Iterator[None]:
    """What processes start from is one for all workers and ends with the tests; checks of collections start from it."""
    SERVER.folder = _shared_folder
    with warm_checks():
        yield
    SERVER.close()


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest) -> None:
    """Unit tests open no socket; end-to-end tests reach this machine only."""
    if request.node.get_closest_marker("end_to_end"):
        enable_socket()
        socket_allow_hosts(["127.0.0.1"], allow_unix_socket=True)
    else:
        disable_socket(allow_unix_socket=True)


@pytest.fixture(autouse=True, scope="session")
def _quick_catalogues() -> Iterator[None]:
    """Catalogues that tests make in this process are copies, and are not flushed to the disk."""
    with quick_catalogues():
        yield


@pytest.fixture(autouse=True, scope="session")
def _shared_contexts() -> Iterator[None]:
    """Clients that tests make in this process read no certificates again."""
    with shared_contexts():
        yield


@pytest.fixture(autouse=True)
def _own_settings(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    No ``ONRECORD_`` variable and no ``.env`` of the developer's.

    A test without a folder has a data directory that cannot be made: making thousands of folders takes half a minute.
    """
    for name in list(os.environ):
        if name.startswith("ONRECORD_"):
            monkeypatch.delenv(name)
    is_given = not {"tmp_path", "onrecord"}.isdisjoint(request.fixturenames)
    folder: Path = request.getfixturevalue("tmp_path") if is_given else Path(os.devnull)
    monkeypatch.setenv("ONRECORD_DATA_DIR", str(folder / "data"))


@pytest.fixture
def fresh(tmp_path: Path) -> Program:
    """The program without an archive."""
    return Program(tmp_path / "data", tmp_path)


@pytest.fixture(scope="session")
def first_answer(_shared_folder: Path) -> tuple[Program, Done]:
    """Ask the first question of a fresh machine: the samples are indexed on the way. Once for all workers."""
    folder = _shared_folder / "indexed"
    program = Program(folder / "data", folder)
    kept = folder / "done.json"
    with FileLock(folder.with_suffix(".lock")):
        if not kept.exists():
            folder.mkdir()
            done = program.run("ask", "--json", "what did Rutte say about security guarantees?")
            kept.write_text(json.dumps([done.returncode, done.stdout, done.stderr]), encoding="utf-8")
    return program, Done([], *json.loads(kept.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def indexed(first_answer: tuple[Program, Done]) -> Program:
    """The program with the samples, shared by all tests; those that write take a copy."""
    return first_answer[0]
