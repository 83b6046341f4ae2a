"""Every row of an archive's databases and every byte of its other files, to tell whether two archives are the same."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

_CHROMA_TABLES = frozenset({"collection_metadata", "collections", "embeddings", "segments"})

#: Derived from the rest, and checked by SQLite's own means.
_SHADOWS = ("_lexicon_", "sqlite_")


def dump_archive(place: Path) -> dict[str, object]:
    """Return every row of both databases as bytes, and Chroma's other files."""
    data = place / "data"
    found: dict[str, object] = {"catalogue": _dump_database(data / "catalogue.sqlite3")}
    for path in sorted((data / "chroma").rglob("*")):
        if path.is_file():
            name = str(path.relative_to(data))
            found[name] = _dump_database(path) if path.suffix == ".sqlite3" else path.read_bytes()
    return found


def _dump_database(path: Path) -> object:
    with _copied(path) as copy, closing(sqlite3.connect(copy)) as connection:
        connection.text_factory = bytes
        try:
            names = [
                name.decode() for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            ]
            if "embeddings" in names:  # Chroma's: it clears its queue whenever it is opened
                names = [name for name in names if name in _CHROMA_TABLES]
            kept = [name for name in names if not any(shadow in name for shadow in _SHADOWS) and "lexicon" not in name]
            return {name: sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"'))) for name in kept}
        except (sqlite3.Error, UnicodeDecodeError) as error:
            return str(error)


@contextmanager
def _copied(path: Path) -> Iterator[Path]:
    """Copy a database with its log, so that looking at it changes nothing."""
    folder = path.parent / "looking"
    folder.mkdir()
    try:
        for one in path.parent.glob(f"{path.name}*"):
            if one.is_file() and not one.name.endswith("-shm"):
                shutil.copy2(one, folder / one.name)
        yield folder / path.name
    finally:
        shutil.rmtree(folder)
