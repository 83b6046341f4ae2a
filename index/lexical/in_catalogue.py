"""Words in the catalogue's own database, always in step: FTS5 in SQLite, or Postgres."""

from collections.abc import Sequence

from sqlalchemy import Connection

from index.catalogue.backends.sql import is_postgres
from index.lexical.engine import LexicalEngine, LexicalHit, Term
from index.lexical.fts5 import FTS5
from index.lexical.postgres import POSTGRES


class InCatalogue:
    """Searches by the engine of the database that a connection is for: a `LexicalEngine`."""

    def search_passages(self, connection: Connection, terms: Sequence[Term], limit: int) -> list[LexicalHit]:
        """Return passages that hold any of the terms, best first."""
        return _of(connection).search_passages(connection, terms, limit)

    def search_articles(self, connection: Connection, terms: Sequence[Term], limit: int) -> list[LexicalHit]:
        """Return current versions of articles that hold any of the terms, best first."""
        return _of(connection).search_articles(connection, terms, limit)

    def search_phrases(
        self, connection: Connection, phrases: Sequence[str], limit: int, with_word: str | None = None
    ) -> list[LexicalHit]:
        """Return current versions whose text holds any of the phrases; see `LexicalEngine`."""
        return _of(connection).search_phrases(connection, phrases, limit, with_word)

    def count_passages(self, connection: Connection, terms: Sequence[Term]) -> int:
        """Return the number of passages that hold any of the terms."""
        return _of(connection).count_passages(connection, terms)

    def first_passages(self, connection: Connection, terms: Sequence[Term], limit: int) -> list[str]:
        """Return the texts of the passages stored first that hold any of the terms."""
        return _of(connection).first_passages(connection, terms, limit)


IN_CATALOGUE = InCatalogue()


def _of(connection: Connection) -> LexicalEngine:
    return POSTGRES if is_postgres(connection) else FTS5
