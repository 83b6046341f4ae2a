"""Copies found as OnRecord finds them, in a catalogue of its own that lives as long as the finder."""

import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, insert, select, text

from index.catalogue import copies as copy_ledger
from index.catalogue.database import open_catalogue, read, write
from index.catalogue.tables import ARTICLES, COPIES, VERSIONS

_PROBE = "probe"


class StoredCopies:
    """Finds copies by `index.catalogue.copies`.

    Args:
        least: The overlap from which on articles are copies.

    Attributes:
        milliseconds: What taking in an article cost on average, its row and text left out.
    """

    name = "OnRecord"

    def __init__(self, least: float) -> None:
        self._least = least
        self._folder = TemporaryDirectory()
        self._path = Path(self._folder.name)
        self._engine = open_catalogue(self._path)
        self._keys: dict[int, str] = {}
        self.milliseconds = 0.0
        with write(self._engine) as connection:
            self._probe = _insert(connection, _PROBE, ".")

    def add(self, articles: Mapping[str, str]) -> None:
        """Take in articles, by id."""
        seconds = 0.0
        with write(self._engine) as connection:
            for key, words in articles.items():
                row = _insert(connection, key, words)
                self._keys[row] = key
                started = time.perf_counter()
                copy_ledger.relate(connection, row, words, self._least)
                seconds += time.perf_counter() - started
        self.milliseconds = seconds * 1000 / max(1, len(articles))

    def find(self, words: str) -> Mapping[str, float]:
        """Return the copies of a text with their overlap."""
        with write(self._engine) as connection, connection.begin_nested() as trial:
            copy_ledger.relate(connection, self._probe, words, self._least)
            query = select(COPIES.c.other, COPIES.c.overlap).where(COPIES.c.article == self._probe)
            found = {self._keys[row]: float(overlap) for row, overlap in connection.execute(query)}
            trial.rollback()
        return found

    def close(self) -> None:
        """Delete the catalogue."""
        self._engine.dispose()
        self._folder.cleanup()

    def measure(self) -> tuple[float, float]:
        """Return the rows of shingles and the bytes on disk of them for each article."""
        with read(self._engine) as connection:
            rows = connection.execute(text("SELECT count(*) FROM shingles")).scalar_one()
            pages = text("SELECT sum(pgsize) FROM dbstat WHERE name IN ('shingles', 'ix_shingles_article')")
            size = connection.execute(pages).scalar_one()
        return rows / max(1, len(self._keys)), size / max(1, len(self._keys))


def _insert(connection: Connection, key: str, words: str) -> int:
    """Store an article's row and text, without what search needs."""
    names = {"key": key, "article_id": key, "source": "bench", "current": 0}
    article = connection.execute(insert(ARTICLES).values(names).returning(ARTICLES.c.id)).scalar_one()
    version = {
        "article": article,
        "number": 1,
        "text": words,
        "text_digest": "",
        "metadata_digest": "",
        "fingerprint": "",
        "indexed_at": "",
    }
    made = connection.execute(insert(VERSIONS).values(version).returning(VERSIONS.c.id)).scalar_one()
    connection.execute(ARTICLES.update().where(ARTICLES.c.id == article).values(current=made))
    return int(article)
