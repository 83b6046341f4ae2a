"""Where a schema is not ours: what a backup's has besides is dropped before it is restored, what one lacks is named.

A trigger or a view of a crafted file would run with each later write or read, and a foreign table would stay
for ever.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect

from index.catalogue.database import read, write
from index.catalogue.tables import METADATA

_SCHEMA = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"

#: The order of dropping: what depends on others first.
_KINDS = ("trigger", "view", "index", "table")


def drop_triggers(file: Path) -> None:
    """Drop all triggers of a database, before anything is written to it: a catalogue has none."""
    with closing(sqlite3.connect(file)) as connection:
        names = [name for kind, name, _sql in connection.execute(_SCHEMA).fetchall() if kind == "trigger"]
        for name in names:
            connection.execute(f"DROP TRIGGER {_quoted(name)}")
        connection.commit()


def drop_foreign(engine: Engine, own: Engine) -> None:
    """Drop from a migrated catalogue what a new one does not have, and give views their own definitions.

    Args:
        engine: The catalogue that was copied from a file.
        own: A new one, with the same migrations.
    """
    with read(own) as connection:
        ours = _read_schema(connection)
    with write(engine) as connection:
        found = _read_schema(connection)
        for kind in _KINDS:
            for name in sorted(name for type_, name in found if type_ == kind):
                is_changed_view = kind == "view" and found[kind, name] != ours.get((kind, name))
                if (kind, name) not in ours or is_changed_view:
                    connection.exec_driver_sql(f"DROP {kind} IF EXISTS {_quoted(name)}")
        present = _read_schema(connection)
        for (kind, name), sql in ours.items():
            if kind == "view" and (kind, name) not in present:
                connection.exec_driver_sql(sql)


def find_missing(connection: Connection) -> list[str]:
    """Return the names of tables and columns that a catalogue of this program's schema lacks."""
    missing = []
    for table in METADATA.sorted_tables:
        known = inspect(connection).has_table(table.name)
        found = {column["name"] for column in inspect(connection).get_columns(table.name)} if known else set()
        lacking = [f"{table.name}.{column.name}" for column in table.columns if column.name not in found]
        missing += lacking if found else [f"the table {table.name}"]
    return missing


def _read_schema(connection: Connection) -> dict[tuple[str, str], str]:
    rows = connection.exec_driver_sql(_SCHEMA).all()
    return {(kind, name): sql or "" for kind, name, sql in rows}


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
