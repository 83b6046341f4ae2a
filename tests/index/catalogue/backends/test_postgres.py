"""A catalogue in Postgres: what it promises as SQLite's does, and what it says where it cannot be used."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from index.catalogue.backends.postgres import _to_postgres
from index.catalogue.database import get_state, open_catalogue, read, set_state, write
from index.catalogue.locks import bot_lock, write_lock
from index.errors import CatalogueError, LockedError
from tests.index.support.archive import Archive
from tests.index.support.damages import BRIDGE, FERRY
from tests.postgres_server import PostgresServer, find_programs

needs_server = pytest.mark.skipif(find_programs() is None, reason="there is no Postgres here")


@pytest.fixture
def url(_postgres_server: PostgresServer) -> Iterator[str]:
    """The address of a database with every table."""
    address = _postgres_server.make_database()
    yield address
    _postgres_server.take_back(address)


@pytest.fixture
def engine(url: str, tmp_path: Path) -> Iterator[Engine]:
    """A catalogue in Postgres."""
    made = open_catalogue(tmp_path / "data", url)
    yield made
    made.dispose()


@needs_server
def test_a_read_sees_one_state_throughout(engine: Engine) -> None:
    """
    Whatever is committed meanwhile is for the next read.
    """
    with write(engine) as connection:
        set_state(connection, "as_of", "before")
    with read(engine) as connection:
        first = get_state(connection, "as_of")
        with write(engine) as other:
            set_state(other, "as_of", "after")
        second = get_state(connection, "as_of")
    with read(engine) as connection:
        third = get_state(connection, "as_of")

    assert (first, second, third) == ("before", "before", "after")


@needs_server
def test_writers_wait_for_each_other_and_lose_nothing(engine: Engine) -> None:
    """
    What one writes depends on what it read, and nobody writes in between.
    """

    def count_up() -> None:
        for _ in range(10):
            with write(engine) as connection:
                set_state(connection, "count", str(int(get_state(connection, "count") or 0) + 1))

    threads = [threading.Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with read(engine) as connection:
        assert get_state(connection, "count") == "40"


@needs_server
def test_a_failed_write_leaves_nothing(engine: Engine) -> None:
    """
    As if it had never begun.
    """

    def fail() -> None:
        with write(engine) as connection:
            set_state(connection, "as_of", "never")
            raise KeyError

    with pytest.raises(KeyError):
        fail()

    with read(engine) as connection:
        assert get_state(connection, "as_of") is None


@needs_server
def test_locks_hold_for_every_machine_and_name_their_holder(engine: Engine, url: str, tmp_path: Path) -> None:
    """
    Another data directory is another machine; the lock is the database's, and is free when its holder is done.
    """
    other = open_catalogue(tmp_path / "elsewhere", url)
    with write_lock(engine), bot_lock(engine):
        with pytest.raises(LockedError, match=r"process \d+ on \S+ is writing to the archive"), write_lock(other):
            pass
        with pytest.raises(LockedError, match="is the bot of the archive"), bot_lock(other):
            pass
    with write_lock(other), bot_lock(other):
        pass
    other.dispose()


@needs_server
def test_bots_that_share_exclude_one_that_does_not(engine: Engine, url: str, tmp_path: Path) -> None:
    """
    Nor may they begin while one that is alone answers, or the archive is copied.
    """
    other = open_catalogue(tmp_path / "elsewhere", url)
    refused = pytest.raises(LockedError, match="is the bot of the archive")
    with bot_lock(engine, is_shared=True), bot_lock(other, is_shared=True), refused, bot_lock(other):
        pass
    with bot_lock(engine), pytest.raises(LockedError), bot_lock(other, is_shared=True):
        pass
    with bot_lock(other):
        pass
    other.dispose()


@needs_server
def test_a_database_that_is_not_there_is_told_without_its_password(url: str, tmp_path: Path) -> None:
    """
    In one line that says what to do.
    """
    elsewhere = url.replace("onrecord@/test", "onrecord:hush@/missing")
    with pytest.raises(CatalogueError, match=r"cannot be reached .*ONRECORD_DATABASE_URL") as refused:
        open_catalogue(tmp_path / "data", elsewhere)

    assert "hush" not in str(refused.value)


@needs_server
def test_a_server_that_does_not_run_is_told(tmp_path: Path) -> None:
    """
    Nothing is made up for it.
    """
    with pytest.raises(CatalogueError, match="Postgres cannot be reached"):
        open_catalogue(tmp_path / "data", f"postgresql://onrecord@/news?host={tmp_path}")


@pytest.mark.parametrize("url", ["mysql://host/news", "news.sqlite3", "postgresql+asyncpg://host/news", "://"])
def test_an_address_of_something_else_is_refused(tmp_path: Path, url: str) -> None:
    """
    With the form that is meant.
    """
    with pytest.raises(CatalogueError, match="write postgresql://user:password@host"):
        open_catalogue(tmp_path, url)


def test_two_archives_do_not_share_a_data_directory(tmp_path: Path) -> None:
    """
    What is derived from one is no part of the other.
    """
    open_catalogue(tmp_path).dispose()

    with pytest.raises(CatalogueError, match=r"holds another archive.*ONRECORD_DATA_DIR"):
        open_catalogue(tmp_path, "postgresql://host/news")


@pytest.mark.parametrize(
    ("sqlite", "postgres"),
    [
        ("SELECT 1 FROM copies LIMIT 1", "SELECT 1 FROM copies LIMIT 1"),
        ("id IN (SELECT value FROM json_each(?))", "id = ANY(CAST(translate(%s, '[]', '{}') AS bigint[]))"),
        ("id IN (SELECT value FROM json_each(%(a)s))", "id = ANY(CAST(translate(%(a)s, '[]', '{}') AS bigint[]))"),
        (
            "name IN (SELECT CAST(value AS TEXT) FROM json_each(?))",
            "name = ANY(ARRAY(SELECT json_array_elements_text(CAST(%s AS json))))",
        ),
        (
            "FROM json_each(?) AS wanted JOIN versions",
            "FROM unnest(CAST(translate(%s, '[]', '{}') AS bigint[])) AS wanted(value) JOIN versions",
        ),
    ],
)
def test_sqlite_s_words_are_translated(sqlite: str, postgres: str) -> None:
    """
    The few that Postgres lacks, and place holders; nothing else.
    """
    assert _to_postgres(sqlite, has_marks=True) == postgres


@needs_server
def test_what_another_program_changed_is_named_and_mended(url: str, tmp_path: Path) -> None:
    """
    By the digests that SQLite's rows have; a text comes back from its source, and its words and vectors with it.
    """
    archive = Archive(tmp_path / "data", engine=open_catalogue(tmp_path / "data", url))
    archive.build([FERRY, BRIDGE])
    archive.damage("UPDATE versions SET text = replace(text, 'ferry', 'wagon') WHERE id = 1")
    archive.damage("DELETE FROM passages WHERE version = 2")
    archive.damage("UPDATE vectors SET seal = seal + 1")
    found = archive.problems()
    archive.build([FERRY, BRIDGE])
    left = archive.problems()
    archive.engine.dispose()

    assert any("its text is not what was stored" in problem for problem in found)
    assert any("its passages are not what was stored" in problem for problem in found)
    assert any("vectors are missing or damaged" in problem for problem in found)
    assert left == []
