"""An archive in Postgres is backed up by Postgres' own programs, as docs/operations.md says, and comes back whole."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.records.inbox import Inbox, prepare_tables
from bot.records.updates.table import Received
from index.catalogue.database import open_catalogue
from tests.fakes import make_article
from tests.index.support.archive import Archive
from tests.postgres_server import PostgresServer, find_programs

pytestmark = pytest.mark.skipif(find_programs() is None, reason="needs Postgres")

NEWS = [
    make_article(f'Orr said that ferry {number} was late. "It is," said Vane.', f"news-{number}") for number in range(3)
]


@pytest.fixture
def databases(_postgres_server: PostgresServer) -> Iterator[tuple[str, str]]:
    """The addresses of a migrated database, and of one without tables."""
    migrated = _postgres_server.make_database()
    yield migrated, _postgres_server.make_database(is_empty=True)
    _postgres_server.take_back(migrated)


def run(program: str, *arguments: str) -> None:
    """Run one of Postgres' programs."""
    programs = find_programs()
    assert programs is not None
    subprocess.run([str(programs / program), *arguments], check=True, cwd="/")


def test_a_restored_dump_is_the_archive_that_was_dumped(databases: tuple[str, str], tmp_path: Path) -> None:
    """
    In an empty database and with an empty data directory, all is there after a repair, and the archive goes on growing.
    """
    url, restored = databases
    archive = Archive(tmp_path / "from", engine=open_catalogue(tmp_path / "from", url))
    archive.build(NEWS)
    Inbox(archive.engine, 1).store([Received(10, -(10**12), "{}")])
    run("pg_dump", "--format=custom", f"--file={tmp_path / 'night.dump'}", url)
    run("pg_restore", "--exit-on-error", "--no-owner", f"--dbname={restored}", str(tmp_path / "night.dump"))
    again = Archive(tmp_path / "to", engine=open_catalogue(tmp_path / "to", restored))
    prepare_tables(again.engine)
    again.verifier().repair()
    rows = archive.stored()

    assert again.problems() == []
    assert again.stored() | {"state": rows["state"]} == rows
    assert again.find_by_words("ferry") == archive.find_by_words("ferry")
    assert again.find_by_vector("the ferry was late") == archive.find_by_vector("the ferry was late")
    assert Inbox(again.engine, 1).count() == 1
    assert again.build([*NEWS, make_article("Orr said that the ferry sails.", "later")]).added == 1
    for engine in (archive.engine, again.engine):
        engine.dispose()
