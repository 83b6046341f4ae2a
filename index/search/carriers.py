"""Carriers of a hit: copies of its article that have the same words and credit nobody else with them.

A copy may have dropped the statement or been edited to say something else, so the text of each one is checked.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from typing import Any

from sqlalchemy import Connection, Row, select

from corpus.article import Span
from index.catalogue import articles as catalogue
from index.catalogue.articles import StoredVersion
from index.catalogue.tables import STATEMENTS
from index.language.correction_notes import find_own_words
from index.language.name_matching import name_words
from index.language.sentences import split_sentences
from index.language.wording import fold_words, is_copy, is_same_speaker
from index.search.admission import is_in_period, is_of_role
from index.search.crowding import Links, has_same_words
from index.search.query import Query
from index.search.ranking import Ranked
from index.search.suppressed_places import find_suppressed
from index.statements import Statement


@dataclass(frozen=True, slots=True)
class Carrier:
    """An article that carries a hit's words.

    Attributes:
        ranked: The same words in this article, as a hit; None if this article cannot replace the cited one.
        statement: The statement in this article; None likewise.
    """

    version: StoredVersion
    ranked: Ranked | None = None
    statement: Statement | None = None


@dataclass(frozen=True, slots=True)
class _Copy:
    """A copy to check: its statements with their folded words, the suppressed quotes, and its sentences."""

    version: StoredVersion
    rows: Sequence[tuple[Row[Any], str]]
    hidden: Sequence[str]
    words: str
    sentences: Callable[[], tuple[str, ...]]


def find_carriers(
    connection: Connection, query: Query, ranked: Sequence[Ranked], versions: Mapping[int, StoredVersion], links: Links
) -> list[tuple[Carrier, ...]]:
    """Return, for each hit, the copies of its article that carry its words, in order of storing."""
    linked = links.of({hit.candidate.version for hit in ranked})
    if not linked:
        return [()] * len(ranked)
    copies = _read_copies(connection, set().union(*linked.values()))
    found = []
    for hit in ranked:
        version = versions[hit.candidate.version]
        near = sorted(linked.get(version.version, ()))
        sentences = _fold_sentences(hit.candidate.span.of(version.text), version) if near else ()
        carriers = (_carry(query, hit, sentences, copies[row]) for row in near if row in copies)
        found.append(tuple(carrier for carrier in carriers if carrier))
    return found


def _read_copies(connection: Connection, rows: set[int]) -> dict[int, _Copy]:
    versions = catalogue.read_versions(connection, sorted(rows))
    own_words = {row: find_own_words(version.text) for row, version in versions.items()}
    statements: dict[int, list[tuple[Row[Any], str]]] = {row: [] for row in versions}
    ordered = select(STATEMENTS).where(STATEMENTS.c.version.in_(versions)).order_by(STATEMENTS.c.start, STATEMENTS.c.id)
    for row in connection.execute(ordered):
        if not any(note.start < row.end and row.start < note.end for note in own_words[row.version]):
            statements[row.version].append((row, _fold(versions[row.version].text[row.start : row.end])))
    hidden: dict[int, list[str]] = {row: [] for row in versions}
    for place in find_suppressed(connection, versions):
        hidden[place.version].append(fold_words(place.span.of(versions[place.version].text)))
    return {row: _to_copy(version, statements[row], hidden[row], own_words[row]) for row, version in versions.items()}


def _to_copy(
    version: StoredVersion, rows: Sequence[tuple[Row[Any], str]], hidden: Sequence[str], own_words: Sequence[Span]
) -> _Copy:
    words = version.text
    for note in reversed(own_words):
        words = f"{words[: note.start]}\n{words[note.end :]}"
    return _Copy(version, rows, hidden, _padded(fold_words(words)), cache(partial(_fold_sentences, words, version)))


def _carry(query: Query, hit: Ranked, sentences: Sequence[str], copy: _Copy) -> Carrier | None:
    words = " ".join(sentences)
    if any(_is_within(words, hidden) or _is_within(hidden, words) for hidden in copy.hidden):
        return None
    matching = [(row, said) for row, said in copy.rows if _is_same(words, said, _names(hit, row))]
    if matching:
        credited = [
            (row, said)
            for row, said in matching
            if not row.is_hidden and is_same_speaker(hit.candidate.speaker, row.speaker)
        ]
        named = ((row, said) for row, said in credited if row.speaker == hit.candidate.speaker)
        same = (row for row, said in named if is_copy(words, said, _names(hit, row)))
        citable = next((row for row in same if _may_be_cited(query, row, copy.version)), None)
        if citable is None:
            return Carrier(copy.version) if credited else None
        return _as_hit(hit, citable, copy.version)
    is_there = _padded(words) in copy.words or all(_stands_in(sentence, copy) for sentence in sentences)
    return Carrier(copy.version) if sentences and is_there else None


def _as_hit(hit: Ranked, row: Row[Any], version: StoredVersion) -> Carrier:
    span = Span(row.start, row.end)
    candidate = replace(
        hit.candidate, version=version.version, span=span, statement=row.id, kind=row.kind, polarity=row.polarity
    )
    return Carrier(version, replace(hit, candidate=candidate), catalogue.to_statement(row))


def _may_be_cited(query: Query, row: Row[Any], version: StoredVersion) -> bool:
    """Whether a copy's statement meets the query's conditions: outlet, period, and the speaker's role."""
    published = version.published_at.isoformat()[:10] if version.published_at else ""
    return (
        (query.publisher is None or version.publisher == query.publisher)
        and (query.since is None or published >= query.since.isoformat())
        and is_in_period(Span(row.start, row.end), version, query)
        and is_of_role(query, row.speaker, row.source, version)
    )


def _names(hit: Ranked, row: Row[Any]) -> frozenset[str]:
    return frozenset((*name_words(hit.candidate.speaker or ""), *name_words(row.speaker or "")))


def _is_same(words: str, said: str, names: frozenset[str]) -> bool:
    return has_same_words(words, said, names) or _is_within(said, words) or _is_within(words, said)


def _stands_in(sentence: str, copy: _Copy) -> bool:
    return any(has_same_words(sentence, other) for other in copy.sentences())


def _is_within(part: str, whole: str) -> bool:
    return _padded(part) in _padded(whole)


@lru_cache(maxsize=4096)
def _fold(words: str) -> str:
    """Return `fold_words` of a statement or a sentence: copies have the same ones."""
    return fold_words(words)


def _padded(words: str) -> str:
    return f" {words} "


def _fold_sentences(words: str, version: StoredVersion) -> tuple[str, ...]:
    sentences = split_sentences(words, version.language)
    return tuple(filter(None, (_fold(sentence.of(words)) for sentence in sentences)))
