"""Words in Postgres, in the catalogue's own database: the words and the scores of FTS5, by SQL.

As in FTS5's bm25: the rarer a word and the shorter the text, the more it counts; words in a row count as one word.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection

from index.catalogue.backends.fts5_words import read_words
from index.lexical.engine import TITLE_WEIGHT, LexicalHit, Term, as_phrase, list_phrases

#: FTS5's constants: how soon more of a word counts no more, and how much a text's length counts.
_K1, _B = 1.2, 0.75
#: What a word counts that most texts have.
_LEAST = 1e-6

#: Parts of 1 that scores are rounded to: the sums of another order of adding are the same to these. As floating-point
#: numbers, since Postgres' exact ones take a third of the whole query.
_UNITS = 1e9

#: A character after all that words have.
_LAST = "\U0010ffff"

#: How often a word is in a row: in its text alone, or with the title's counted as more.
_IN_TEXT = "CAST(cardinality(places) - titled AS float8)"
_WEIGHED = f"CAST(cardinality(places) + {TITLE_WEIGHT - 1} * titled AS float8)"

#: The rows that have a word, and those that have one of the words that begin so, each with its places.
_IS = "SELECT id, size, places FROM {lexicon} WHERE stem = ?"
_GOES_ON = (
    "SELECT id, size, array_agg(place) AS places FROM {lexicon} CROSS JOIN unnest(places) AS place"
    " WHERE stem >= ? AND stem < ? GROUP BY id, size"
)

_SCORED = f"""
    , total AS (
        SELECT CAST(texts AS float8) AS texts, {_K1 * _B} * texts / greatest(CAST(words AS float8), 1) AS of_word
        FROM lexicon_totals WHERE lexicon = ?
    )
    , known AS (
        SELECT term, of_word, {_K1 + 1} * greatest(
            ln((texts - count(*) + 0.5) / (CAST(count(*) AS float8) + 0.5)), CAST({_LEAST} AS float8)
        ) AS weight
        FROM held CROSS JOIN total GROUP BY term, texts, of_word
    )
    , scored AS (
        SELECT id,
            round({_UNITS} * sum(weight * often / (often + {_K1 * (1 - _B)} + of_word * size))) / {_UNITS} AS score
        FROM held JOIN known USING (term) GROUP BY id
    )
    SELECT id, score FROM scored
"""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Words to look for, as a part of a query: rows of ``term, id, often, size``, and the values of its marks."""

    sql: str
    values: tuple[Any, ...]


class Postgres:
    """Searches the full text in Postgres; hits of one score are in order of storing."""

    def search_passages(self, connection: Connection, terms: Sequence[Term], limit: int) -> list[LexicalHit]:
        """Return passages that hold any of the terms, best first."""
        return _search(connection, "passages_lexicon", _any_of("passages_lexicon", terms), limit)

    def search_articles(self, connection: Connection, terms: Sequence[Term], limit: int) -> list[LexicalHit]:
        """Return current versions of articles that hold any of the terms, best first."""
        return _search(connection, "articles_lexicon", _any_of("articles_lexicon", terms), limit)

    def search_phrases(
        self, connection: Connection, phrases: Sequence[str], limit: int, with_word: str | None = None
    ) -> list[LexicalHit]:
        """Return current versions whose text holds any of the phrases; see `LexicalEngine`."""
        terms = [Term(phrase) for phrase in list_phrases(phrases)]
        if not (wanted := _any_of("articles_lexicon", terms, in_text=True)):
            return []
        word = as_phrase(with_word or "")
        if not word:
            return _search(connection, "articles_lexicon", wanted, limit)
        besides = _any_of("articles_lexicon", [Term(word)], in_text=True)
        if besides is None:
            return []
        both = _Wanted(
            f"SELECT * FROM ({wanted.sql}) AS phrases"
            f" UNION ALL SELECT -1, id, often, size FROM ({besides.sql}) AS word",
            wanted.values + besides.values,
        )
        condition = "WHERE id IN (SELECT id FROM held WHERE term = -1) AND id IN (SELECT id FROM held WHERE term >= 0)"
        return _search(connection, "articles_lexicon", both, limit, condition)

    def count_passages(self, connection: Connection, terms: Sequence[Term]) -> int:
        """Return the number of passages that hold any of the terms."""
        wanted = _any_of("passages_lexicon", terms)
        if wanted is None:
            return 0
        query = f"SELECT count(DISTINCT id) FROM ({wanted.sql}) AS held"
        return int(connection.exec_driver_sql(query, wanted.values).scalar_one())

    def first_passages(self, connection: Connection, terms: Sequence[Term], limit: int) -> list[str]:
        """Return the texts of the passages stored first that hold any of the terms."""
        wanted = _any_of("passages_lexicon", terms)
        if wanted is None:
            return []
        first = f"SELECT DISTINCT id FROM ({wanted.sql}) AS held ORDER BY id LIMIT ?"
        query = f"SELECT text FROM passage_texts WHERE id = ANY(ARRAY({first})) ORDER BY id"
        return [str(text) for text in connection.exec_driver_sql(query, (*wanted.values, limit)).scalars()]


POSTGRES = Postgres()


def _search(
    connection: Connection, lexicon: str, wanted: _Wanted | None, limit: int, condition: str = ""
) -> list[LexicalHit]:
    if wanted is None:
        return []
    query = f"WITH held AS ({wanted.sql}) {_SCORED} {condition} ORDER BY score DESC, id LIMIT ?"
    rows = connection.exec_driver_sql(query, (*wanted.values, lexicon, limit))
    return [LexicalHit(row, score) for row, score in rows]


def _any_of(lexicon: str, terms: Sequence[Term], *, in_text: bool = False) -> _Wanted | None:
    """Return a query for the rows that hold any of the terms; None if none of them has a word."""
    single: list[str] = []
    parts: list[_Wanted] = []
    for term in terms:
        stems = _stems_of(term.words)
        if len(stems) == 1 and not term.is_beginning:
            single.append(stems[0])
        elif stems:
            parts.append(_in_a_row(lexicon, stems, len(parts), is_beginning=term.is_beginning, in_text=in_text))
    if single:
        often = _IN_TEXT if in_text else _WEIGHED
        sql = (
            f"SELECT {len(parts)} + number AS term, id, {often} AS often, size FROM"
            f" unnest(CAST(? AS text[])) WITH ORDINALITY AS wanted(stem, number) JOIN {lexicon} USING (stem)"
        )
        parts.append(_Wanted(sql + (f" WHERE {often} > 0" if in_text else ""), (single,)))
    if not parts:
        return None
    return _Wanted(
        " UNION ALL ".join(part.sql for part in parts), tuple(value for part in parts for value in part.values)
    )


def _in_a_row(lexicon: str, stems: Sequence[str], term: int, *, is_beginning: bool, in_text: bool) -> _Wanted:
    """Return a query for words in a row, of which the last may go on.

    Rows that have all the words are joined first, and only in those the places are compared.
    """
    last = len(stems) - 1
    tables = [_GOES_ON if is_beginning and number == last else _IS for number in range(len(stems))]
    joined = " JOIN ".join(
        f"({table.format(lexicon=lexicon)}) AS w{number}" + (f" ON w{number}.id = w0.id" if number else "")
        for number, table in enumerate(tables)
    )
    values = (*stems, stems[-1] + _LAST) if is_beginning else tuple(stems)
    met = [f"place + {number} = ANY(w{number}.places)" for number in range(1, len(stems))]
    met += ["place >= 0"] if in_text else []
    often = "count(*)" if in_text else f"sum(CASE WHEN place < 0 THEN {TITLE_WEIGHT} ELSE 1 END)"
    within = f" WHERE {' AND '.join(met)}" if met else ""
    return _Wanted(
        f"SELECT {term} AS term, w0.id, CAST(met.often AS float8) AS often, w0.size FROM {joined}"
        f" CROSS JOIN LATERAL (SELECT {often} AS often FROM unnest(w0.places) AS place{within}) AS met"
        " WHERE met.often > 0",
        values,
    )


@lru_cache(maxsize=2_000)
def _stems_of(words: str) -> tuple[str, ...]:
    return tuple(word.stem for word in sorted(read_words([words]), key=lambda word: word.place))
