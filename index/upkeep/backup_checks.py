"""A backup checked without being restored: everything that it holds, against its own digests and seals."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, exc, text

from index.catalogue.damage import find_all
from index.catalogue.database import get_state, open_file, read
from index.errors import CatalogueError
from index.upkeep import kept_rows
from index.upkeep.backup import find_damage
from index.upkeep.values import find_wrong
from index.vectors import stored as stored_vectors

_TABLES = frozenset({"alembic_version", "articles", "versions", "vectors"})


def check_backup(file: Path) -> list[str]:
    """Return a line for each fault of a backup. The file is only read.

    Raises:
        CatalogueError: If it is no file, or none that `onrecord backup` wrote.
    """
    if not file.is_file():
        raise CatalogueError(f"{file} is no file: give what onrecord backup wrote")
    engine = open_file(file)
    try:
        with read(engine) as connection:
            faults = list(_check_file(connection, file))
            return faults or [*find_damage(file), *_check_content(connection)]
    except (exc.SQLAlchemyError, CatalogueError) as error:
        raise CatalogueError(f"{file} cannot be read ({error}): keep another backup") from error
    finally:
        engine.dispose()


def _check_file(connection: Connection, file: Path) -> Iterator[str]:
    found = set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars())
    if not found >= _TABLES:
        raise CatalogueError(f"{file} is not an OnRecord archive: give what onrecord backup wrote")
    for (line,) in connection.execute(text("PRAGMA integrity_check(20)")):
        if line != "ok":
            yield f"the file is damaged ({line})"


def _check_content(connection: Connection) -> Iterator[str]:
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"it refers to a missing row, in {row[0]}"
    yield from kept_rows.describe(connection)
    if lost := len(stored_vectors.find_lost(connection, get_state(connection, "model") or "")):
        yield f"{lost} vectors are missing or damaged; onrecord index makes them again"
    if "row_seals" in set(connection.execute(text("SELECT name FROM sqlite_master")).scalars()):
        yield from find_wrong(
            connection, [damage.version for damage in find_all(connection) if damage.version is not None]
        )
