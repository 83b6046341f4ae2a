"""Compacting: removal of superseded versions and unneeded vectors, and one Chroma collection instead of several.

The bot keeps answering meanwhile. One transaction deletes the rows, then Chroma and the catalogue's file are rewritten.
After a kill the next run continues.
"""

from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, delete, select

from index.archive import Archive
from index.catalogue.backends.sql import is_postgres
from index.catalogue.damage import find_all
from index.catalogue.database import raise_generation, read, write
from index.catalogue.locks import write_lock
from index.catalogue.tables import ARTICLES, VERSIONS
from index.vectors import reclaiming
from index.vectors import stored as stored_vectors

#: SQLite takes 32,766 variables in a statement.
_CHUNK = 5_000

ReadCited = Callable[[Connection], Collection[int]]


@dataclass(frozen=True, slots=True)
class CompactReport:
    """The result of compacting; sizes are of all files in the data directory, in bytes.

    Attributes:
        versions: The number of superseded texts that were removed.
        vectors: The number of unneeded vectors that were removed.
        collections_before: The number of Chroma collections that were searched before.
        damaged: A line for each damaged version, removed ones included.
    """

    bytes_before: int
    bytes_after: int
    versions: int
    vectors: int
    collections_before: int
    collections_after: int
    damaged: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the report as one JSON object."""
        return asdict(self)


def compact(archive: Archive, read_cited: ReadCited) -> CompactReport:
    """Remove superseded versions and unneeded vectors, and free their disk space.

    A superseded version stays if an answer cites it, unless it is damaged: a damaged version is never shown.

    Args:
        archive: Locked against other writers meanwhile.
        read_cited: Returns the row ids of the versions that answers cite.

    Raises:
        IndexingError: If a step fails, as on a disk without room to rewrite the catalogue. Nothing that is shown is
            lost, and the next run continues.
    """
    with write_lock(archive.engine):
        before, collections_before = _size(archive), _count_collections(archive)
        with write(archive.engine) as connection:
            damaged = find_all(connection)
            lost = {damage.version for damage in damaged if not damage.is_current}
            versions = _drop_versions(connection, set(read_cited(connection)) - lost)
            vectors = stored_vectors.forget_unneeded(connection)
            vectors += stored_vectors.forget_other_models(connection, archive.keeper.model)
            reclaiming.begin(connection, "compact")
            raise_generation(connection)
        archive.keeper.finish(archive.clock(), archive.progress, is_compact=True)
        return CompactReport(
            bytes_before=before,
            bytes_after=_size(archive),
            versions=versions,
            vectors=vectors,
            collections_before=collections_before,
            collections_after=_count_collections(archive),
            damaged=tuple(map(str, damaged)),
        )


def _count_collections(archive: Archive) -> int:
    with read(archive.engine) as connection:
        return len(stored_vectors.active_collections(connection, archive.keeper.model))


def _drop_versions(connection: Connection, cited: Collection[int]) -> int:
    current = select(ARTICLES.c.current)
    superseded = connection.execute(select(VERSIONS.c.id).where(VERSIONS.c.id.not_in(current))).scalars()
    droppable = [version for version in superseded if version not in cited]
    for start in range(0, len(droppable), _CHUNK):
        connection.execute(delete(VERSIONS).where(VERSIONS.c.id.in_(droppable[start : start + _CHUNK])))
    return len(droppable)


def _size(archive: Archive) -> int:
    files = sum(file.stat().st_size for file in archive.data_dir.rglob("*") if file.is_file())
    if not is_postgres(archive.engine):
        return files
    with read(archive.engine) as connection:
        return files + int(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())
