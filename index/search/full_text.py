"""Lexical search: SQLite FTS5 with BM25 over articles and passages, in the catalogue's own file.

A reader's words never reach ``MATCH`` unchanged: they are split here and each word is quoted. The tables stem English;
words of other languages are searched for by the beginning that their forms share.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from corpus.article import Span
from index.language.vocabularies.stems import prefixes_of
from index.language.vocabularies.vocabulary import CODES
from index.language.words import list_forms, part_prefix

#: Limit on the words of a search, whose cost grows with them. A question has few; a flood is cut.
MOST_TERMS = 24

#: A word in the title weighs as much as three in the text.
_TITLE_WEIGHT = 3.0

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")

#: Passages that are looked at to tell how a word is written.
_MOST_LOOKED_AT = 8
_PASSAGES = "SELECT text FROM passages_lexicon WHERE passages_lexicon MATCH ? ORDER BY rowid LIMIT ?"


@dataclass(frozen=True, slots=True)
class LexicalHit:
    """A row that holds some of the words. ``score`` is BM25, higher is better, comparable within one search only."""

    row: int
    score: float


def search_passages(connection: Connection, words: Sequence[str], limit: int, language: str = "en") -> list[LexicalHit]:
    """Return passages that hold any of the words, best first; ties in order of storing."""
    return _search(connection, "passages_lexicon", "bm25(passages_lexicon)", match_any(words, language), limit)


def search_articles(connection: Connection, words: Sequence[str], limit: int, language: str = "en") -> list[LexicalHit]:
    """Return current versions of articles that hold any of the words, best first; ties in order of storing."""
    score = f"bm25(articles_lexicon, {_TITLE_WEIGHT}, 1.0)"
    return _search(connection, "articles_lexicon", score, match_any(words, language), limit)


def search_phrases(
    connection: Connection, phrases: Sequence[str], limit: int, with_word: str | None = None
) -> list[LexicalHit]:
    """Return current versions whose text holds any of the phrases, word by word; see `search_articles`.

    Args:
        connection: A transaction to read in.
        phrases: Each some words in a row, in any writing.
        limit: The most to return.
        with_word: Only texts that hold this word too.
    """
    quoted = list(dict.fromkeys(filter(None, map(_as_phrase, phrases))))[:MOST_TERMS]
    word = _as_phrase(with_word or "")
    if not quoted:
        return []
    match = f"text : ({' OR '.join(quoted)})" + (f" AND text : {word}" if word else "")
    query = (
        "SELECT rowid, bm25(articles_lexicon) AS score FROM articles_lexicon"
        " WHERE articles_lexicon MATCH ? ORDER BY score, rowid LIMIT ?"
    )
    return [LexicalHit(row, -score) for row, score in connection.exec_driver_sql(query, (match, limit))]


def read_places(connection: Connection, passages: Sequence[int]) -> list[tuple[int, Span]]:
    """Return the version and the place of each passage, by the passages' rows, in their order."""
    query = 'SELECT id, version, start, "end" FROM passages WHERE id IN (SELECT value FROM json_each(?))'
    rows = {row.id: row for row in connection.exec_driver_sql(query, (json.dumps(list(passages)),))}
    return [(rows[row].version, Span(rows[row].start, rows[row].end)) for row in passages if row in rows]


def _as_phrase(text: str) -> str:
    words = _WORD.findall(text)
    return f'"{" ".join(words)}"' if words else ""


def count_passages(connection: Connection, word: str, language: str = "en") -> int:
    """Return the number of passages that hold the word in any of its forms."""
    match = match_any([word], language)
    if not match:
        return 0
    query = "SELECT count(*) FROM passages_lexicon WHERE passages_lexicon MATCH ?"
    return int(connection.exec_driver_sql(query, (match,)).scalar_one())


def is_written_small(connection: Connection, word: str) -> bool:
    """Whether most passages write a word without a capital; False if none holds it.

    Capitals at the beginning of a passage tell nothing, so they do not count.
    """
    match = match_any([word])
    passages = connection.exec_driver_sql(_PASSAGES, (match, _MOST_LOOKED_AT)).scalars() if match else ()
    as_typed = re.compile(rf"(?<=[\w,;] ){re.escape(word)}(?![^\W_])", re.IGNORECASE)
    written = [found.group() for passage in passages for found in as_typed.finditer(str(passage))]
    return 2 * sum(word[0].islower() for word in written) > len(written)


def match_any(words: Sequence[str], language: str = "en") -> str:
    r"""Return an FTS5 expression for rows that hold any of the words. Any input is safe.

    >>> match_any(['NEAR("a', "o'clock"])
    '"NEAR" OR "a" OR "o\'clock"'
    >>> match_any(["reopening"])
    '"reopening" OR "re opening"'
    """
    terms = dict.fromkeys(term for word in words for term in _WORD.findall(word))
    kept = list(terms)[:MOST_TERMS]
    if language not in CODES:
        parted = filter(None, (part_prefix(term.lower()) for term in kept))
        forms = dict.fromkeys(form for term in kept for form in (term, *list_forms(term.lower())[1:]))
        phrases = [*(f'"{form}"' for form in forms), *(f'"{prefix} {rest}"' for prefix, rest in parted)]
        return " OR ".join(phrases[:MOST_TERMS])
    begun = dict.fromkeys(prefixe for term in kept for prefixe in prefixes_of(term, language))
    return " OR ".join(f'"{word}" *' for word in begun)


def _search(connection: Connection, table: str, score: str, match: str, limit: int) -> list[LexicalHit]:
    if not match:
        return []
    query = f"SELECT rowid, {score} AS score FROM {table} WHERE {table} MATCH ? ORDER BY score, rowid LIMIT ?"
    return [LexicalHit(row, -score) for row, score in connection.exec_driver_sql(query, (match, limit))]
