"""What a reader of an archive would find: each article whole, in one of the editions that it may be in, and no other.

Reads the catalogue in one connection, as search does, and Chroma by its own queries. Takes nothing for granted that the
builder says: passages are compared with the text, words are looked up in the full text, and texts are embedded anew.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from sqlalchemy import Connection, Row, select

from bot.running.assembly import Assembly
from corpus.article import Span
from index.catalogue.articles import to_statement
from index.catalogue.database import read
from index.catalogue.digests import digest
from index.catalogue.tables import ARTICLES, PASSAGES, STATEMENTS, VERSIONS
from index.errors import VectorStoreError
from index.language.sentences import split_passages, split_sentences
from index.lexical.engine import MOST_TERMS, list_terms
from index.lexical.in_catalogue import IN_CATALOGUE
from index.statements import statement_text
from index.vectors import stored as vector_ledger
from index.vectors.embedder import Vectors
from index.vectors.exact import exact_search

#: How many articles' passages are searched for by their vectors, exactly and in Chroma.
SAMPLE = 40
#: Of these many nearest; texts of the same words share a vector.
_NEAREST = 20
#: HNSW leaves some vectors unreachable, a few in a thousand; what is lost is told by looking it up.
_UNREACHABLE = 4
#: More than a search for some marks may find.
_FOUND = 1_000


@dataclass(frozen=True, slots=True)
class Allowed:
    """An edition that an article may be in.

    Attributes:
        mark: A word that only this text holds.
        title_mark: A word that only this title holds.
    """

    text_digest: str
    title: str
    mark: str
    title_mark: str


@dataclass(frozen=True, slots=True)
class Expected:
    """An article, the editions that it may be in, and whether it may be missing, as a new one may."""

    article_id: str
    allowed: tuple[Allowed, ...]
    may_be_missing: bool = False


@dataclass(frozen=True, slots=True)
class Findings:
    """Contents of an archive.

    Attributes:
        editions: By article, the position of the edition among those allowed.
        breaches: What a reader must never find, in words.
    """

    editions: Mapping[str, int]
    breaches: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return it as a JSON object."""
        return asdict(self)

    @classmethod
    def from_json(cls, answer: Mapping[str, Any]) -> "Findings":
        """Read it from a JSON object."""
        return cls(answer["editions"], tuple(answer["breaches"]))


@dataclass(frozen=True, slots=True)
class _Stored:
    version: int
    text: str
    title: str
    language: str | None


def check_archive(assembly: Assembly, expected: Sequence[Expected], seed: int) -> Findings:
    """Read the whole archive and return its contents.

    Args:
        assembly: The parts of a process of its own.
        expected: Every article that may be there.
        seed: Decides which articles are searched for by vectors, beside those with several editions.
    """
    with read(assembly.engine) as connection:
        stored = _read_stored(connection)
        editions: dict[str, int] = {}
        breaches = [f"{one} is there and should not be" for one in stored.keys() - {one.article_id for one in expected}]
        for one in expected:
            breaches += _check_edition(one, stored.get(one.article_id, []), editions)
        current = {one: stored[one][0] for one in editions}
        breaches += _check_words(connection, expected, editions, current)
        changing = {one.article_id for one in expected if len(one.allowed) > 1}
        breaches += _check_parts(connection, current, changing)
        breaches += _check_vectors(connection, assembly, current, _sample(current, changing, seed))
    return Findings(editions, tuple(breaches))


def _sample(current: Mapping[str, _Stored], changing: set[str], seed: int) -> list[str]:
    """Return articles to search for: half of them among those that changed."""
    chance = random.Random(seed)
    first = sorted(changing & current.keys())
    chosen = chance.sample(first, min(len(first), SAMPLE // 2))
    others = sorted(current.keys() - set(chosen))
    return [*chosen, *chance.sample(others, min(len(others), SAMPLE - len(chosen)))]


def _read_stored(connection: Connection) -> dict[str, list[_Stored]]:
    stored: defaultdict[str, list[_Stored]] = defaultdict(list)
    query = select(ARTICLES.c.article_id, VERSIONS.c.id, VERSIONS.c.text, VERSIONS.c.title, VERSIONS.c.language)
    for article_id, *rest in connection.execute(
        query.join_from(ARTICLES, VERSIONS, VERSIONS.c.id == ARTICLES.c.current)
    ):
        stored[article_id].append(_Stored(*rest))
    return dict(stored)


def _check_edition(one: Expected, stored: Sequence[_Stored], editions: dict[str, int]) -> Iterator[str]:
    if not stored:
        if not one.may_be_missing:
            yield f"{one.article_id} is lost"
        return
    if len(stored) > 1:
        yield f"{one.article_id} is there {len(stored)} times"
    held = digest(stored[0].text), stored[0].title
    found = [place for place, allowed in enumerate(one.allowed) if held == (allowed.text_digest, allowed.title)]
    if not found:
        yield f"{one.article_id} is in no edition that it may be in"
        return
    editions[one.article_id] = found[0]


def _check_words(
    connection: Connection, expected: Sequence[Expected], editions: Mapping[str, int], current: Mapping[str, _Stored]
) -> Iterator[str]:
    """Look up the marks of all editions: a current one's finds its article alone, any other finds nothing."""
    in_articles: dict[str, int | None] = {}
    in_passages: dict[str, int | None] = {}
    for one in expected:
        version = current[one.article_id].version if one.article_id in current else None
        for place, allowed in enumerate(one.allowed):
            is_current = editions.get(one.article_id) == place
            for marks, mark in (
                (in_articles, allowed.mark),
                (in_articles, allowed.title_mark),
                (in_passages, allowed.mark),
            ):
                # Two editions can share a text, or a title: then the mark is the current one's.
                marks[mark] = version if is_current else marks.get(mark)
    for search, marks in ((_find_articles, in_articles), (_find_by_passages, in_passages)):
        for chunk in _chunks(list(marks)):
            if search(connection, chunk) != {marks[mark] for mark in chunk} - {None}:
                yield from _explain_words(connection, search, {mark: marks[mark] for mark in chunk})


def _explain_words(
    connection: Connection, search: Callable[[Connection, Sequence[str]], set[int]], marks: Mapping[str, int | None]
) -> Iterator[str]:
    for mark, version in marks.items():
        found = search(connection, [mark])
        if found != {version} - {None}:
            yield f"the word {mark} finds versions {sorted(found)} by {search.__name__} and should find {version}"


def _find_articles(connection: Connection, words: Sequence[str]) -> set[int]:
    return {hit.row for hit in IN_CATALOGUE.search_articles(connection, list_terms(words), _FOUND)}


def _find_by_passages(connection: Connection, words: Sequence[str]) -> set[int]:
    rows = [hit.row for hit in IN_CATALOGUE.search_passages(connection, list_terms(words), _FOUND)]
    return set(connection.execute(select(PASSAGES.c.version).where(PASSAGES.c.id.in_(rows))).scalars())


def _chunks(marks: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(marks), MOST_TERMS):
        yield marks[start : start + MOST_TERMS]


def _check_parts(connection: Connection, current: Mapping[str, _Stored], changing: set[str]) -> Iterator[str]:
    """Compare passages and statements with the texts; those of articles that changed are split anew."""
    passages = _by_version(connection.execute(select(PASSAGES).order_by(PASSAGES.c.start)))
    statements = _by_version(connection.execute(select(STATEMENTS)))
    owners = {stored.version for stored in current.values()}
    for strays in (passages.keys() - owners, statements.keys() - owners):
        if strays:
            yield f"there are passages or statements of versions that are not current: {sorted(strays)[:5]}"
    for article_id, stored in current.items():
        rows = passages.get(stored.version, [])
        spans = [Span(row.start, row.end) for row in rows]
        if not rows or any(row.digest != digest(span.of(stored.text)) for row, span in zip(rows, spans, strict=True)):
            yield f"{article_id}: its passages are not those of its text"
        if article_id in changing:
            whole = split_passages(stored.text, split_sentences(stored.text, stored.language))
            if set(whole) != set(spans):
                yield f"{article_id}: {len(spans)} passages instead of {len(whole)}"
        for row in statements.get(stored.version, []):
            if row.digest != digest(statement_text(stored.text, to_statement(row))):
                yield f"{article_id}: a statement is not of its text"


def _by_version(rows: Any) -> dict[int, list[Row[Any]]]:  # noqa: ANN401 - a result of as many types as columns
    by_version: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        by_version[row.version].append(row)
    return by_version


def _check_vectors(
    connection: Connection, assembly: Assembly, current: Mapping[str, _Stored], sample: Sequence[str]
) -> Iterator[str]:
    model = assembly.embedder.fingerprint
    needed = vector_ledger.read_needed_digests(connection)
    if missing := vector_ledger.find_missing(connection, model, needed):
        yield f"{len(missing)} passages or statements have no vector"
    if unplaced := vector_ledger.find_unplaced(connection, model, needed):
        yield f"{len(unplaced)} vectors lie in no collection that is searched"
    block = vector_ledger.read_needed(connection, model)
    texts: dict[str, str] = {}
    for article_id in sample:
        stored = current[article_id]
        row = connection.execute(select(PASSAGES).where(PASSAGES.c.version == stored.version).limit(1)).one_or_none()
        if row is not None:
            words = stored.text[row.start : row.end]
            texts[digest(words)] = words
    vectors = dict(zip(texts, assembly.embedder.embed(list(texts.values())), strict=True))
    for wanted, vector in vectors.items():
        if wanted not in {hit.digest for hit in exact_search(block.digests, block.vectors, vector, _NEAREST)}:
            yield f"exact search does not find the passage {texts[wanted]!r}"
    yield from _check_chroma(connection, assembly, vectors)


def _check_chroma(connection: Connection, assembly: Assembly, vectors: Mapping[str, Vectors]) -> Iterator[str]:
    """Search the active collections, and look up in each what it should hold of the sample."""
    active = vector_ledger.active_collections(connection, assembly.embedder.fingerprint)
    missed = []
    try:
        for wanted, vector in vectors.items():
            hits = assembly.store.search(list(active), vector, _NEAREST)
            missed += [wanted] if wanted not in {hit.digest for hit in hits} else []
        for name, size in active.items():
            held = [one for one in vector_ledger.read_collection_digests(connection, name) if one in vectors]
            if held:
                assembly.store.check(name, size, held, np.stack([vectors[one] for one in held]))
    except VectorStoreError as error:
        yield f"Chroma fails: {error}"
    if len(missed) > _UNREACHABLE:
        yield f"Chroma does not find {len(missed)} of {len(vectors)} passages"
