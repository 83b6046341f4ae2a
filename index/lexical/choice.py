"""Which engine searches: Tantivy in large archives, where its files are of the state that is read, else the catalogue.

Where the setting or a comment says FTS5, the catalogue's own database is meant, Postgres too.
"""

import logging
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Literal, TypeVar

from sqlalchemy import Connection, Engine, func, select

from index.catalogue.database import read, write
from index.catalogue.lexicons import get_stamp, renew_stamp
from index.catalogue.tables import PASSAGES
from index.errors import LockedError
from index.lexical.engine import LexicalEngine, LexicalHit, Term
from index.lexical.in_catalogue import IN_CATALOGUE
from index.progress import Progress

if TYPE_CHECKING:
    from index.lexical.tantivy_engine import TantivyEngines

TANTIVY_FOLDER = "tantivy"

#: Passages from which Tantivy is worth its files: there FTS5 takes 50 ms and more for a question.
MANY_PASSAGES = 50_000

Setting = Literal["auto", "fts5", "tantivy"]

_Found = TypeVar("_Found")

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class LexicalSearch:
    """Searches an archive by words, by the engine that is there for the state that is read: a `LexicalEngine`.

    Attributes:
        setting: auto has Tantivy's files written for archives of many passages.
    """

    data_dir: Path
    setting: Setting = "auto"
    _lock: Lock = field(default_factory=Lock)
    _tantivy: "TantivyEngines | None" = None

    def search_passages(self, connection: Connection, terms: Sequence[Term], limit: int) -> list[LexicalHit]:
        """Return passages that hold any of the terms, best first."""
        return self._by(connection, lambda engine: engine.search_passages(connection, terms, limit))

    def search_articles(self, connection: Connection, terms: Sequence[Term], limit: int) -> list[LexicalHit]:
        """Return current versions of articles that hold any of the terms, best first."""
        return self._by(connection, lambda engine: engine.search_articles(connection, terms, limit))

    def search_phrases(
        self, connection: Connection, phrases: Sequence[str], limit: int, with_word: str | None = None
    ) -> list[LexicalHit]:
        """Return current versions whose text holds any of the phrases; see `LexicalEngine`."""
        return self._by(connection, lambda engine: engine.search_phrases(connection, phrases, limit, with_word))

    def count_passages(self, connection: Connection, terms: Sequence[Term]) -> int:
        """Return the number of passages that hold any of the terms."""
        return self._by(connection, lambda engine: engine.count_passages(connection, terms))

    def first_passages(self, connection: Connection, terms: Sequence[Term], limit: int) -> list[str]:
        """Return the texts of the passages stored first that hold any of the terms."""
        return self._by(connection, lambda engine: engine.first_passages(connection, terms, limit))

    def refresh(self, engine: Engine, progress: Progress) -> None:
        """Write Tantivy's files for the archive's present state, or drop those that are not wanted; see `write`."""
        from index.catalogue.locks import write_lock  # loads filelock, which questions do not need

        with suppress(LockedError), write_lock(engine):  # the holder of the lock does it
            self.write(engine, progress)

    def write(self, engine: Engine, progress: Progress) -> None:
        """Do what `refresh` does, under the write lock that the caller holds.

        Where that fails it is logged, and FTS5 goes on answering.
        """
        if not self._is_wanted(engine):
            shutil.rmtree(self._folder, ignore_errors=True)
            return
        from index.lexical.tantivy_files import bring_up_to_date

        with read(engine) as connection:
            has_stamp = bool(get_stamp(connection))
        if not has_stamp:  # an archive from before there were stamps
            with write(engine) as connection:
                renew_stamp(connection)
        try:
            with read(engine) as connection:
                bring_up_to_date(self._folder, connection, progress)
        except (ValueError, OSError) as error:
            shutil.rmtree(self._folder, ignore_errors=True)
            _log.warning("words are searched by FTS5, for the files of Tantivy could not be written: %s", error)

    def find_damage(self) -> str | None:
        """Return what is wrong with Tantivy's files, in words for the operator; None where nothing is."""
        if not self._folder.is_dir():
            return None
        from index.lexical.tantivy_files import find_damage

        return find_damage(self._folder)

    def write_anew(self, engine: Engine, progress: Progress) -> None:
        """Write all of Tantivy's files, under the write lock that the caller holds; see `write`."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self.write(engine, progress)

    @property
    def _folder(self) -> Path:
        return self.data_dir / TANTIVY_FOLDER

    def _is_wanted(self, engine: Engine) -> bool:
        if self.setting != "auto":
            return self.setting == "tantivy"
        with read(engine) as connection:
            return bool(connection.execute(select(func.count()).select_from(PASSAGES)).scalar_one() >= MANY_PASSAGES)

    def _by(self, connection: Connection, search: Callable[[LexicalEngine], _Found]) -> _Found:
        """Return what a search finds by Tantivy, or by FTS5 if Tantivy's files are behind, missing or damaged."""
        if self.setting != "fts5" and (self._tantivy is not None or self._folder.is_dir()):
            engines = self._open()
            try:
                if state := engines.of_state(get_stamp(connection)):
                    return search(state)
            except (ValueError, OSError) as error:
                engines.distrust()
                _log.warning("words are searched by FTS5, for Tantivy failed (run onrecord verify --repair): %s", error)
        return search(IN_CATALOGUE)

    def _open(self) -> "TantivyEngines":
        from index.lexical.tantivy_engine import TantivyEngines

        with self._lock:
            self._tantivy = self._tantivy or TantivyEngines(self._folder)
            return self._tantivy
