"""What an engine of lexical search does, and the terms that every engine searches for.

An engine looks words up in whichever form its index keeps; which forms of a word are looked for is decided here, so
that two engines look for the same.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection

from corpus.article import Span
from index.language.vocabularies.stems import prefixes_of
from index.language.vocabularies.vocabulary import CODES
from index.language.words import list_forms, part_initials, part_prefix

#: Limit on the terms of a search, whose cost grows with them. A question has few; a flood is cut.
MOST_TERMS = 24

#: A word in the title weighs as much as three in the text.
TITLE_WEIGHT = 3

#: Passages that are looked at to tell how a word is written.
_MOST_LOOKED_AT = 8

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class LexicalHit:
    """A row that holds some of the words. ``score`` is BM25, higher is better, comparable within one search only."""

    row: int
    score: float


@dataclass(frozen=True, slots=True)
class Term:
    """Words in a row to look for.

    Attributes:
        is_beginning: Whether the last word may go on: languages without a stemmer are found by what forms share.
    """

    words: str
    is_beginning: bool = False


class LexicalEngine(Protocol):
    """Finds rows by their words, in the state of the archive that the connection sees; shared by threads."""

    def search_passages(self, connection: Connection, terms: Sequence[Term], limit: int) -> list[LexicalHit]:
        """Return passages that hold any of the terms, best first."""

    def search_articles(self, connection: Connection, terms: Sequence[Term], limit: int) -> list[LexicalHit]:
        """Return current versions of articles that hold any of the terms, best first."""

    def search_phrases(
        self, connection: Connection, phrases: Sequence[str], limit: int, with_word: str | None = None
    ) -> list[LexicalHit]:
        """Return current versions whose text holds any of the phrases, word by word, best first.

        Args:
            connection: A transaction to read in.
            phrases: Each some words in a row, in any writing.
            limit: The most to return.
            with_word: Only texts that hold this word too.
        """

    def count_passages(self, connection: Connection, terms: Sequence[Term]) -> int:
        """Return the number of passages that hold any of the terms."""

    def first_passages(self, connection: Connection, terms: Sequence[Term], limit: int) -> list[str]:
        """Return the texts of the passages stored first that hold any of the terms."""


def list_terms(words: Sequence[str], language: str = "en") -> list[Term]:
    """Return what to look for where any of the words is wanted, in any of its forms. Any input is safe.

    >>> [term.words for term in list_terms(['NEAR("a', "o'clock"])]
    ['NEAR', 'a', "o'clock"]
    >>> [term.words for term in list_terms(["reopening"])]
    ['reopening', 're opening']
    """
    kept = list(dict.fromkeys(term for word in words for term in _WORD.findall(word)))[:MOST_TERMS]
    if language in CODES:
        begun = dict.fromkeys(prefix for term in kept for prefix in prefixes_of(term, language))
        return [Term(prefix, is_beginning=True) for prefix in begun]
    forms = dict.fromkeys(form for term in kept for form in (term, *list_forms(term.lower())[1:]))
    parted = [" ".join(parts) for term in kept if (parts := part_prefix(term.lower()))]
    dotted = [initials.replace(".", " ") for term in kept if (initials := part_initials(term.lower()))]
    return [Term(form) for form in (*forms, *parted, *dotted)][:MOST_TERMS]


def list_phrases(phrases: Sequence[str]) -> list[str]:
    """Return the phrases as words in a row, each once; those without a word are left out."""
    return list(dict.fromkeys(filter(None, map(as_phrase, phrases))))[:MOST_TERMS]


def as_phrase(text: str) -> str:
    """Return a text's words in a row; empty if it has none."""
    return " ".join(_WORD.findall(text))


def read_places(connection: Connection, passages: Sequence[int]) -> list[tuple[int, Span]]:
    """Return the version and the place of each passage, by the passages' rows, in their order."""
    query = 'SELECT id, version, start, "end" FROM passages WHERE id IN (SELECT value FROM json_each(?))'
    rows = {row.id: row for row in connection.exec_driver_sql(query, (json.dumps(list(passages)),))}
    return [(rows[row].version, Span(rows[row].start, rows[row].end)) for row in passages if row in rows]


def is_written_small(engine: LexicalEngine, connection: Connection, word: str) -> bool:
    """Return whether most passages write a word without a capital; False if none holds it.

    Capitals at the beginning of a passage tell nothing, so they do not count.
    """
    passages = engine.first_passages(connection, list_terms([word]), _MOST_LOOKED_AT)
    written = _list_written(passages, rf"(?<=[\w,;] ){re.escape(word)}")
    return 2 * sum(form[0].islower() for form in written) > len(written)


def is_written_as_name(engine: LexicalEngine, connection: Connection, phrase: str) -> bool:
    """Return whether most passages with these words in a row write each with a capital; False if none has them.

    One word is none at the beginning of a sentence, where all have capitals. An apostrophe before the last "s" may be
    left out.
    """
    words = re.escape(phrase.removesuffix("s")) + ("[’']?s" if phrase.endswith("s") else "")
    behind = r"(?<![^\W_])" if " " in phrase else r"(?<=[\w,;] )"
    passages = engine.first_passages(connection, [Term(found) for found in list_phrases([phrase])], _MOST_LOOKED_AT)
    written = _list_written(passages, behind + words)
    names = [found for found in written if all(word[0].isupper() for word in found.split())]
    return 2 * len(names) > len(written)


def _list_written(passages: Sequence[str], words: str) -> list[str]:
    """Return how passages write words, given as a pattern."""
    as_typed = re.compile(rf"{words}(?![^\W_])", re.IGNORECASE)
    return [found.group() for passage in passages for found in as_typed.finditer(passage)]
