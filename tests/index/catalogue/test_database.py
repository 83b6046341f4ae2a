"""The catalogue: opened safely, whole in every state, and plain about what is wrong with it."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, create_engine, text

from index.catalogue import database as catalogue
from index.catalogue.database import (
    CATALOGUE_FILE,
    get_as_of,
    get_generation,
    get_state,
    open_catalogue,
    raise_generation,
    read,
    set_state,
    write,
)
from index.catalogue.digests import digest
from index.catalogue.tables import METADATA
from index.errors import CatalogueError
from tests.quick_catalogues import set_up_as_ever

_OPEN = """
import sys
from pathlib import Path
from index.catalogue.database import open_catalogue
open_catalogue(Path(sys.argv[1]))
"""


@contextmanager
def opened(data_dir: Path) -> Iterator[Engine]:
    """Open a catalogue and free it afterwards."""
    engine = open_catalogue(data_dir)
    try:
        yield engine
    finally:
        engine.dispose()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A new catalogue."""
    with opened(tmp_path) as made:
        yield made


def test_readers_do_not_wait_and_a_commit_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The database is in WAL mode, waits for the disk, and holds its references.
    """
    monkeypatch.setattr(catalogue, "_set_up", set_up_as_ever)
    with opened(tmp_path) as engine, read(engine) as connection:
        settings = [
            connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]

    assert settings == ["wal", 2, 1]


def test_the_migrations_make_what_the_tables_say(engine: Engine) -> None:
    """
    A migrated database and the tables in code differ in nothing but what only SQLite has.
    """

    def is_ours(_object: object, name: str | None, kind: str, *_more: object) -> bool:
        return kind != "table" or "_lexicon" not in str(name)  # the full text, which Alembic knows nothing of

    with read(engine) as connection:
        options = {"compare_type": True, "include_object": is_ours}
        differences = compare_metadata(MigrationContext.configure(connection, opts=options), METADATA)

    assert differences == []


def test_articles_of_before_are_named_and_their_pages_fetched_again(tmp_path: Path) -> None:
    """
    An archive of before the reader gets public names, and nothing that would have a page answer "not modified".
    """
    bare = create_engine(f"sqlite:///{tmp_path / CATALOGUE_FILE}")
    catalogue._run_migrations(bare, catalogue._MIGRATIONS, "alembic_version", "0004")
    with bare.begin() as connection:
        connection.execute(text("INSERT INTO articles VALUES (1, 'https://tern.example.org/a', 'a', 's', 1, NULL)"))
        visit = (
            "INSERT INTO visits VALUES ('https://tern.example.org/a', 's', NULL, 'read', 'now', 'now', 'tag', 'day')"
        )
        connection.execute(text(visit))
    bare.dispose()

    with opened(tmp_path) as engine, read(engine) as connection:
        named = connection.execute(text("SELECT digest FROM articles")).scalar()
        validators = connection.execute(text("SELECT etag, last_modified FROM visits")).one()
    assert named == digest("https://tern.example.org/a")
    assert tuple(validators) == (None, None)


def test_pages_of_before_are_of_the_first_reading_and_fetched_again(tmp_path: Path) -> None:
    """
    An archive whose pages were read for one version of a browser keeps them, and asks for them anew.
    """
    bare = create_engine(f"sqlite:///{tmp_path / CATALOGUE_FILE}")
    catalogue._run_migrations(bare, catalogue._MIGRATIONS, "alembic_version", "0005")
    with bare.begin() as connection:
        connection.execute(text("INSERT INTO page_texts VALUES (1, 'Home')"))
        visit = (
            "INSERT INTO visits VALUES ('https://tern.example.org/a', 's', NULL, 'read', 'now', 'now', 'tag', 'day')"
        )
        connection.execute(text(visit))
    bare.dispose()

    with opened(tmp_path) as engine, read(engine) as connection:
        kept = connection.execute(text("SELECT text, reading FROM page_texts")).one()
        validators = connection.execute(text("SELECT etag, last_modified FROM visits")).one()
    assert tuple(kept) == ("Home", 1)
    assert tuple(validators) == (None, None)


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    """
    What is stored is there when the catalogue is opened the next time.
    """
    with opened(tmp_path) as engine, write(engine) as connection:
        set_state(connection, "as_of", "2026-02-03T12:00:00+00:00")
    with opened(tmp_path) as engine, read(engine) as connection:
        as_of = get_as_of(connection)

    assert as_of is not None
    assert as_of.isoformat() == "2026-02-03T12:00:00+00:00"


@pytest.mark.end_to_end
def test_processes_that_open_a_new_directory_at_once_all_can(tmp_path: Path) -> None:
    """
    The bot and the indexer may start together on a machine where nothing was made yet.
    """
    command = [sys.executable, "-c", _OPEN, str(tmp_path / "data")]
    started = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _number in range(6)]
    complaints = [process.communicate()[1] for process in started]

    assert complaints == [""] * 6
    assert [process.returncode for process in started] == [0] * 6


def test_a_catalogue_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    """
    An older program does not guess at what a newer one has written.
    """
    with opened(tmp_path) as engine, write(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(CatalogueError, match=r"newer onrecord .schema 9999, here 0.*update onrecord"):
        open_catalogue(tmp_path)


@pytest.mark.parametrize(
    "content", [b"no database at all, but long enough to look at\n" * 50, b"SQLite format 3\0" * 99]
)
def test_a_file_that_is_no_database_is_said_to_be_damaged(tmp_path: Path, content: bytes) -> None:
    """
    A file with other content is named, with what to do, and left as it is.
    """
    file = tmp_path / CATALOGUE_FILE
    file.write_bytes(content)

    with pytest.raises(CatalogueError, match=f"{CATALOGUE_FILE} is damaged .*run onrecord index"):
        open_catalogue(tmp_path)
    assert file.read_bytes() == content


def test_a_torn_page_is_said_to_be_damage(tmp_path: Path) -> None:
    """
    A database that was overwritten in the middle fails with the same line when that part is read.
    """
    with opened(tmp_path) as engine, write(engine) as connection:
        for number in range(500):
            set_state(connection, f"name {number}", "value" * 50)
    file = tmp_path / CATALOGUE_FILE
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file.write_bytes(content)

    with pytest.raises(CatalogueError, match="is damaged"), opened(tmp_path) as engine, read(engine) as connection:
        get_state(connection, "name 7")


def test_an_empty_file_becomes_a_catalogue(tmp_path: Path) -> None:
    """
    A file that was made and never written holds nothing that could be lost.
    """
    (tmp_path / CATALOGUE_FILE).touch()
    with opened(tmp_path) as engine, read(engine) as connection:
        assert get_as_of(connection) is None


def test_a_directory_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """
    Where a file stands in the way, the setting to change is named.
    """
    (tmp_path / "file").touch()

    with pytest.raises(CatalogueError, match=r"cannot make the data directory .*file/data .*ONRECORD_DATA_DIR"):
        open_catalogue(tmp_path / "file" / "data")


def test_a_catalogue_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    """
    A file that the system does not let us open is a matter of permissions or of the setting.
    """
    (tmp_path / CATALOGUE_FILE).mkdir()

    with pytest.raises(CatalogueError, match=f"{CATALOGUE_FILE} cannot be written .*ONRECORD_DATA_DIR"):
        open_catalogue(tmp_path)


def test_a_catalogue_that_may_only_be_read_says_so_when_written(engine: Engine) -> None:
    """
    Writing where only reading is allowed fails with the same line.
    """
    with read(engine) as connection:
        connection.execute(text("PRAGMA query_only = 1"))

    with pytest.raises(CatalogueError, match="cannot be written"), write(engine) as connection:
        set_state(connection, "name", "value")


def test_a_full_disk_is_said_to_be_full(engine: Engine) -> None:
    """
    When the file cannot grow, what was to be stored is not, and what stood stands.
    """
    with write(engine) as connection:
        set_state(connection, "name", "before")
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(CatalogueError, match="the disk is full"), write(engine) as connection:
        set_state(connection, "name", "after" * 100_000)

    with read(engine) as connection:
        assert get_state(connection, "name") == "before"


def test_a_write_is_there_whole_or_not_at_all(engine: Engine) -> None:
    """
    A block that fails in the middle changes nothing.
    """

    def fail_in_the_middle() -> None:
        with write(engine) as connection:
            set_state(connection, "first", "1")
            raise KeyError("stop")

    with pytest.raises(KeyError, match="stop"):
        fail_in_the_middle()

    with read(engine) as connection:
        assert get_state(connection, "first") is None


def test_a_reader_sees_one_state_to_the_end(engine: Engine) -> None:
    """
    What another connection commits in between is seen by the next reader, not by this one.
    """
    with read(engine) as connection:
        before = get_generation(connection)
        with write(engine) as other:
            raise_generation(other)
        during = get_generation(connection)
    with read(engine) as connection:
        after = get_generation(connection)

    assert (before, during, after) == (0, 0, 1)


def test_a_writer_says_who_kept_it_waiting(engine: Engine) -> None:
    """
    A writer that gets no turn says that another process has it.
    """
    with closing(sqlite3.connect(str(engine.url.database), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with read(engine) as connection:
            connection.execute(text("PRAGMA busy_timeout = 0"))

        with pytest.raises(CatalogueError, match="another process has been writing"), write(engine):
            pass
