"""SQLite's FTS5, in the catalogue's own file: always in step, since it is written in the catalogue's transactions.

A reader's words never reach ``MATCH`` unchanged: they are split first and each is quoted. The tables stem English.
"""

from collections.abc import Sequence

from sqlalchemy import Connection

from index.lexical.engine import TITLE_WEIGHT, LexicalHit, Term, as_phrase, list_phrases

_TEXTS = "SELECT text FROM passages_lexicon WHERE passages_lexicon MATCH ? ORDER BY rowid LIMIT ?"


class Fts5:
    """Searches the full text in the catalogue; hits of one score are in order of storing."""

    def search_passages(self, connection: Connection, terms: Sequence[Term], limit: int) -> list[LexicalHit]:
        """Return passages that hold any of the terms, best first."""
        return _search(connection, "passages_lexicon", "bm25(passages_lexicon)", _any_of(terms), limit)

    def search_articles(self, connection: Connection, terms: Sequence[Term], limit: int) -> list[LexicalHit]:
        """Return current versions of articles that hold any of the terms, best first."""
        score = f"bm25(articles_lexicon, {TITLE_WEIGHT}, 1.0)"
        return _search(connection, "articles_lexicon", score, _any_of(terms), limit)

    def search_phrases(
        self, connection: Connection, phrases: Sequence[str], limit: int, with_word: str | None = None
    ) -> list[LexicalHit]:
        """Return current versions whose text holds any of the phrases; see `LexicalEngine`."""
        quoted = [f'"{phrase}"' for phrase in list_phrases(phrases)]
        word = as_phrase(with_word or "")
        within = f"text : ({' OR '.join(quoted)})" + (f' AND text : "{word}"' if word else "")
        return _search(connection, "articles_lexicon", "bm25(articles_lexicon)", within if quoted else "", limit)

    def count_passages(self, connection: Connection, terms: Sequence[Term]) -> int:
        """Return the number of passages that hold any of the terms."""
        match = _any_of(terms)
        query = "SELECT count(*) FROM passages_lexicon WHERE passages_lexicon MATCH ?"
        return int(connection.exec_driver_sql(query, (match,)).scalar_one()) if match else 0

    def first_passages(self, connection: Connection, terms: Sequence[Term], limit: int) -> list[str]:
        """Return the texts of the passages stored first that hold any of the terms."""
        match = _any_of(terms)
        return [str(text) for text in connection.exec_driver_sql(_TEXTS, (match, limit)).scalars()] if match else []


FTS5 = Fts5()


def _any_of(terms: Sequence[Term]) -> str:
    return " OR ".join(map(_quoted, terms))


def _quoted(term: Term) -> str:
    return f'"{term.words}" *' if term.is_beginning else f'"{term.words}"'


def _search(connection: Connection, table: str, score: str, match: str, limit: int) -> list[LexicalHit]:
    if not match:
        return []
    query = f"SELECT rowid, {score} AS score FROM {table} WHERE {table} MATCH ? ORDER BY score, rowid LIMIT ?"
    return [LexicalHit(row, -score) for row, score in connection.exec_driver_sql(query, (match, limit))]
