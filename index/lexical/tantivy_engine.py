"""Search by Tantivy, in a state of its files that stays the same while they are written anew."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

import tantivy
from sqlalchemy import Connection

from index.lexical.engine import LexicalHit, Term, as_phrase, list_phrases
from index.lexical.tantivy_files import Opened, is_of_state, make_analyzer, open_files, written_at

#: Most forms of a word of which the beginning is looked for.
_MOST_FORMS = 50

_TEXTS = "SELECT text FROM passage_texts WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the indexes, in one state."""

    searcher: tantivy.Searcher
    schema: tantivy.Schema
    analyzer: tantivy.TextAnalyzer

    def find(self, wanted: tantivy.Query | None, limit: int) -> list[LexicalHit]:
        """Return the rows that match, best first; those of one score in order of storing."""
        if wanted is None:
            return []
        hits = self.searcher.search(wanted, limit=limit, count=False).hits
        rows = self.searcher.fast_field_values("row", [place for _, place in hits])
        found = [LexicalHit(int(row), score) for (score, _), row in zip(hits, rows, strict=True) if row is not None]
        return sorted(found, key=lambda hit: (-hit.score, hit.row))

    def any_of(self, field: str, terms: Sequence[Term]) -> tantivy.Query | None:
        """Return a query for what holds any of the terms in a field."""
        return either([self._term(field, term) for term in terms])

    def phrase(self, name: str, words: str) -> tantivy.Query | None:
        """Return a query for words in a row."""
        tokens: list[str | tuple[int, str]] = [*self.analyzer.analyze(words)]
        if len(tokens) > 1:
            return tantivy.Query.phrase_query(self.schema, name, tokens)
        return tantivy.Query.term_query(self.schema, name, tokens[0]) if tokens else None

    def _term(self, name: str, term: Term) -> tantivy.Query | None:
        tokens = self.analyzer.analyze(term.words) if term.is_beginning else []
        if len(tokens) != 1:
            return self.phrase(name, term.words)
        forms = self.searcher.terms_with_prefix(name, tokens[0], limit=_MOST_FORMS)
        return either([tantivy.Query.term_query(self.schema, name, form) for form, _ in forms])


@dataclass(frozen=True, slots=True)
class TantivyState:
    """Tantivy's files as they were for one state of the catalogue's full text: a `LexicalEngine`."""

    stamp: str
    _articles: _Side
    _passages: _Side

    def search_passages(self, _connection: Connection, terms: Sequence[Term], limit: int) -> list[LexicalHit]:
        """Return passages that hold any of the terms, best first."""
        return self._passages.find(self._passages.any_of("text", terms), limit)

    def search_articles(self, _connection: Connection, terms: Sequence[Term], limit: int) -> list[LexicalHit]:
        """Return current versions of articles that hold any of the terms, best first."""
        return self._articles.find(self._articles.any_of("weighed", terms), limit)

    def search_phrases(
        self, _connection: Connection, phrases: Sequence[str], limit: int, with_word: str | None = None
    ) -> list[LexicalHit]:
        """Return current versions whose text holds any of the phrases; see `LexicalEngine`."""
        wanted = either([self._articles.phrase("text", phrase) for phrase in list_phrases(phrases)])
        word = self._articles.phrase("text", as_phrase(with_word or ""))
        if wanted is not None and word is not None:
            wanted = tantivy.Query.boolean_query([(tantivy.Occur.Must, wanted), (tantivy.Occur.Must, word)])
        return self._articles.find(wanted, limit)

    def count_passages(self, _connection: Connection, terms: Sequence[Term]) -> int:
        """Return the number of passages that hold any of the terms."""
        wanted = self._passages.any_of("text", terms)
        if wanted is None:
            return 0
        found: Any = self._passages.searcher.search(wanted, limit=1, count=True)
        return int(found.count)

    def first_passages(self, connection: Connection, terms: Sequence[Term], limit: int) -> list[str]:
        """Return the texts of the passages stored first that hold any of the terms."""
        wanted = self._passages.any_of("text", terms)
        if wanted is None:
            return []
        found = self._passages.searcher.search(
            wanted, limit=limit, count=False, order_by_field="row", order=tantivy.Order.Asc
        )
        rows = json.dumps([row for row, _ in found.hits])
        return [str(text) for text in connection.exec_driver_sql(_TEXTS, (rows,)).scalars()]


@dataclass(slots=True)
class TantivyEngines:
    """The states of the files in a folder; shared by threads. The one that was used last is kept.

    Attributes:
        folder: May be missing, and may be written by another process meanwhile.
    """

    folder: Path
    _lock: Lock = field(default_factory=Lock)
    _state: TantivyState | None = None
    _tried: int | None = None

    def of_state(self, stamp: str) -> TantivyState | None:
        """Return the files as they were written for the state with this stamp; None if they are of another.

        Raises:
            ValueError: If the files are damaged, at the first call only; afterwards there are none until they are
                written anew.
        """
        with self._lock:
            if self._state is None or self._state.stamp != stamp:
                written = written_at(self.folder)
                if written is None or written == self._tried:
                    return None
                self._tried = written
                self._state = _read_state(open_files(self.folder), stamp) or self._state
            return self._state if self._state and self._state.stamp == stamp else None

    def distrust(self) -> None:
        """Use no files before they are written anew."""
        with self._lock:
            self._state = None


def _read_state(opened: Opened, stamp: str) -> TantivyState | None:
    analyzer = make_analyzer()
    articles, passages = (_Side(index.searcher(), index.schema, analyzer) for index in opened.both)
    is_of_it = all(is_of_state(side.searcher, side.schema, stamp) for side in (articles, passages))
    return TantivyState(stamp, articles, passages) if is_of_it else None


def either(queries: Sequence[tantivy.Query | None]) -> tantivy.Query | None:
    """Return a query for what any of the queries finds, by the sum of their scores; None if there is none."""
    parts = [(tantivy.Occur.Should, query) for query in queries if query is not None]
    return tantivy.Query.boolean_query(parts) if parts else None
