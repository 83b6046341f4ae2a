"""The archive's facts as they stand, read anew only when the archive has changed."""

from threading import Lock

from sqlalchemy import Engine

from index.archive_facts import ArchiveFacts, read_facts
from index.catalogue import get_generation, read


class FactsKeeper:
    """Keeps the facts of one generation of the archive; several threads may ask at once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()
        self._kept: tuple[int, ArchiveFacts] | None = None

    def read(self) -> ArchiveFacts:
        """Return the facts.

        Raises:
            CatalogueError: If the catalogue cannot be read.
        """
        with read(self._engine) as connection:
            generation = get_generation(connection)
            with self._lock:
                if self._kept is None or self._kept[0] != generation:
                    self._kept = (generation, read_facts(connection))
                return self._kept[1]
