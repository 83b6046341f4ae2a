"""Catalogues that tests get as copies: nothing but the way they are made differs from what the migrations make."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from bot.records.inbox import prepare_tables
from index.catalogue import database
from index.catalogue.database import CATALOGUE_FILE, open_catalogue, read, set_state, write
from tests.quick_catalogues import CopiedMigrations


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The tables of versions for which migrations ran, by copies that begin with nothing."""
    ran: list[str] = []
    real = database._run_migrations
    real = real._migrate if isinstance(real, CopiedMigrations) else real

    def migrate(engine: Engine, folder: Path, version_table: str, *target: str) -> None:
        ran.append(version_table)
        real(engine, folder, version_table, *target)

    with closing(CopiedMigrations(migrate)) as copies:
        monkeypatch.setattr(database, "_run_migrations", copies)
        yield ran


def make(data_dir: Path) -> None:
    """Make a catalogue with the bot's tables."""
    engine = open_catalogue(data_dir)
    prepare_tables(engine)
    engine.dispose()


def dump(data_dir: Path) -> list[str]:
    """Return everything that a catalogue holds, as SQL, and how it journals."""
    with closing(sqlite3.connect(data_dir / CATALOGUE_FILE)) as connection:
        return [*connection.iterdump(), *map(str, connection.execute("PRAGMA journal_mode"))]


def test_the_second_catalogue_is_a_copy_of_the_first(tmp_path: Path, ran: list[str]) -> None:
    """
    The migrations run once, and both hold the same.
    """
    make(tmp_path / "first")
    make(tmp_path / "second")

    assert ran == ["alembic_version", "alembic_version_bot"]
    assert dump(tmp_path / "first") == dump(tmp_path / "second")
    assert "CREATE TABLE articles" in "".join(dump(tmp_path / "first"))
    assert dump(tmp_path / "first")[-1] == "('wal',)"


def test_a_catalogue_that_holds_something_is_migrated(tmp_path: Path, ran: list[str]) -> None:
    """
    Its rows stay.
    """
    make(tmp_path / "first")
    engine = open_catalogue(tmp_path / "second")
    with write(engine) as connection:
        set_state(connection, "as_of", "today")
    prepare_tables(engine)
    with read(engine) as connection:
        kept = connection.execute(text("SELECT value FROM state")).scalars().all()
    engine.dispose()

    assert ran == ["alembic_version", "alembic_version_bot", "alembic_version_bot"]
    assert kept == ["today"]


def test_a_copy_is_as_private_as_any_catalogue(tmp_path: Path, ran: list[str]) -> None:
    """
    Its file is its owner's only.
    """
    make(tmp_path / "first")
    make(tmp_path / "second")

    assert ran
    assert (tmp_path / "second" / CATALOGUE_FILE).stat().st_mode & 0o777 == 0o600
