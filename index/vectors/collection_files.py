"""The folders in which embedded Chroma keeps its collections: their checksum, and removing orphans.

Chroma saves a collection's files in place, without a check of its own. A kill or power cut in the middle leaves files
that crash the process that reads them, or that quietly miss vectors. Deleting a collection leaves its folder behind.
Both are repaired here from outside; Chroma's own database says which folder belongs to which collection.
"""

import os
import shutil
import sqlite3
import struct
import zlib
from contextlib import closing
from itertools import count
from pathlib import Path
from uuid import UUID

from index.errors import VectorStoreError

#: The folder's name within the data directory.
CHROMA_FOLDER = "chroma"

_DATABASE = "chroma.sqlite3"

#: hnswlib's files: the vectors with their links, and the header, which holds the number of vectors and then the bytes
#: of each.
_VECTOR_FILE = "data_level0.bin"
_HEADER_FILE = "header.bin"
_HEADER = struct.Struct("<QQ")
_HEADER_START = 20

#: The folders with vectors; their names are the ids of segments.
_FOLDERS = "SELECT id FROM segments WHERE scope = 'VECTOR'"

_READ_BYTES = 1 << 20
_BUSY_SECONDS = 60


def checksum(path: Path, collection_id: str) -> str:
    """Return a checksum of the names and bytes of a collection's files.

    A collection is never modified once written, so any change is damage. CRC-32 finds damage, not malice.

    Raises:
        VectorStoreError: If a file or Chroma's database cannot be read.
    """
    total = 0
    try:
        for file in _files(path, collection_id):
            total = zlib.crc32(file.name.encode(), total)
            with file.open("rb") as opened:
                while piece := opened.read(_READ_BYTES):
                    total = zlib.crc32(piece, total)
    except OSError as error:
        raise VectorStoreError(f"The vectors in {path} cannot be read ({error}).") from error
    return f"{total:08x}"


def clear_unused(path: Path, collection_id: str) -> None:
    """Overwrite the unused space in a collection's vector files with zeros. Not for one that is still being written.

    Chroma 1.5.9 allocates room for at least 100 vectors and saves all of it, with the previous content of the process's
    memory: words of articles, found in a file after they were taken down. Raises VectorStoreError.
    """
    try:
        for file in _files(path, collection_id):
            if file.name == _VECTOR_FILE:
                count, size = _HEADER.unpack_from(file.with_name(_HEADER_FILE).read_bytes(), _HEADER_START)
                used, whole = count * size, file.stat().st_size
                if not size or whole % size or used > whole:
                    raise VectorStoreError(f"{file} has a format that this program does not know.")
                with file.open("r+b") as opened:
                    opened.seek(used)
                    opened.write(bytes(whole - used))
    except (OSError, struct.error) as error:
        raise VectorStoreError(f"The vectors in {path} cannot be written ({error}).") from error


def flush(path: Path, collection_id: str) -> None:
    """Wait until a collection's files are on the disk, which Chroma does not. Raises VectorStoreError."""
    try:
        for file in _files(path, collection_id):
            with file.open("rb") as opened:
                os.fsync(opened.fileno())
    except OSError as error:
        raise VectorStoreError(f"The vectors in {path} cannot be written ({error}).") from error


def names(path: Path) -> list[str]:
    """Return the names of all collections, sorted, without loading Chroma, which takes a second.

    Raises:
        VectorStoreError: If Chroma's database cannot be read, as when a kill left a transaction to roll back, which
            Chroma does when it opens the database.
    """
    return sorted(_select(path, "SELECT name FROM collections")) if path.exists() else []


def find_folder(path: Path, name: str) -> Path:
    """Return the folder of a collection's vectors. Raises VectorStoreError if Chroma's database names none."""
    query = (
        "SELECT s.id FROM segments s JOIN collections c ON c.id = s.collection WHERE s.scope = 'VECTOR' AND c.name = ?"
    )
    folders = _select(path, query, name)
    if not folders:
        raise VectorStoreError(f"{name} is not in {path}.")
    return path / folders[0]


def remove_orphans(path: Path) -> None:
    """Delete the folders that belong to no collection. Raises VectorStoreError."""
    owned = set(_select(path, "SELECT id FROM segments"))
    for folder in path.iterdir():
        if folder.is_dir() and _is_uuid(folder.name) and folder.name not in owned:
            # If one cannot be deleted now, it is still an orphan at the next call.
            shutil.rmtree(folder, ignore_errors=True)


def find_damage(path: Path) -> str:
    """Return what SQLite finds wrong with Chroma's database; empty if nothing."""
    try:
        lines = _select(path, "PRAGMA integrity_check(1)")
    except VectorStoreError as error:
        return str(error)
    return "" if lines == ["ok"] else f"Chroma's database is damaged ({lines[0] if lines else 'it is empty'})."


def identify(path: Path) -> tuple[int, int] | None:
    """Return the identity of Chroma's database file, which differs for a file that replaces it; None without one."""
    try:
        found = (path / _DATABASE).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def vacuum(path: Path) -> None:
    """Rewrite Chroma's database without deleted content; a process that has it open keeps reading.

    It holds vectors that were not saved yet, and keeps their bytes long after their deletion. Raises VectorStoreError.
    """
    if not (path / _DATABASE).exists():
        return
    try:
        with closing(sqlite3.connect(path / _DATABASE, isolation_level=None, timeout=_BUSY_SECONDS)) as connection:
            connection.execute("PRAGMA secure_delete=ON")
            connection.execute("VACUUM")
    except sqlite3.Error as error:
        raise VectorStoreError(f"Chroma's database in {path} cannot be rewritten ({error}).") from error


def find_set_aside(path: Path) -> list[Path]:
    """Return the folders that `set_aside` made of this one, sorted."""
    return sorted(path.parent.glob(f"{path.name}.damaged-*"))


def set_aside(path: Path) -> Path | None:
    """Rename the whole folder and return its new place; None if there is none. Raises VectorStoreError."""
    places = (path.with_name(f"{path.name}.damaged-{number}") for number in count(1))
    place = next(candidate for candidate in places if not candidate.exists())
    try:
        return path.rename(place) if path.exists() else None
    except OSError as error:
        raise VectorStoreError(f"{path} cannot be moved out of the way ({error}); move it by hand.") from error


def _files(path: Path, collection_id: str) -> list[Path]:
    folders = _select(path, f"{_FOLDERS} AND collection = ?", collection_id)
    return sorted(file for folder in folders for file in (path / folder).glob("*"))


def _select(path: Path, query: str, *values: str) -> list[str]:
    location = f"{(path / _DATABASE).absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(location, uri=True)) as connection:
            return [row[0] for row in connection.execute(query, values)]
    except sqlite3.Error as error:
        raise VectorStoreError(f"Chroma's database in {path} cannot be read ({error}).") from error


def _is_uuid(name: str) -> bool:
    try:
        UUID(name)
    except ValueError:
        return False
    return True
