"""The two databases that a catalogue may be in, SQLite and Postgres, and what SQL for both needs.

SQL is written once, in SQLite's words. `index.catalogue.backends.postgres` translates the few phrases that Postgres
lacks; where the two differ in more than a phrase, a module has its SQL by `name_of`.
"""

from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine

# Postgres' own upsert; SQLite takes the same words, and SQLAlchemy compiles this one for both.
from sqlalchemy.dialects.postgresql import insert

__all__ = ["AMONG_TEXTS", "DATA_DIR", "Backend", "data_dir_of", "insert", "is_postgres", "name_of"]

Backend = Literal["sqlite", "postgresql"]

#: The execution option of an engine that holds the data directory.
DATA_DIR = "onrecord_data_dir"

#: Whether a column holds one of the texts in a JSON list; for numbers it is ``IN (SELECT value FROM json_each(?))``.
AMONG_TEXTS = "IN (SELECT CAST(value AS TEXT) FROM json_each(?))"


def data_dir_of(engine: Engine) -> Path:
    """Return the data directory that a catalogue was opened with."""
    folder: Path = engine.get_execution_options()[DATA_DIR]
    return folder


def name_of(bound: Connection | Engine) -> Backend:
    """Return which of the databases a connection or an engine is for."""
    return "postgresql" if bound.dialect.name == "postgresql" else "sqlite"


def is_postgres(bound: Connection | Engine) -> bool:
    """Whether a connection or an engine is for Postgres."""
    return name_of(bound) == "postgresql"
