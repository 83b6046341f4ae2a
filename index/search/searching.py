"""Search: a query in, ranked places in the archive out, each with its article and how it was found.

A search reads in its caller's transaction, so that all searches for one answer see one state of the archive. The same
query on the same archive gives the same hits.
"""

import json
import math
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock
from typing import TypeAlias

from sqlalchemy import Connection, func, select

from index.catalogue import articles as ledger
from index.catalogue.articles import StoredVersion
from index.catalogue.damage import find_whole
from index.catalogue.database import get_generation
from index.catalogue.tables import PASSAGES
from index.language.correction_notes import find_own_words
from index.search import full_text as lexical
from index.search.candidates import propose
from index.search.carriers import Carrier, find_carriers
from index.search.crowding import Links
from index.search.query import Query
from index.search.ranking import Ranked, TopicPlaces, best_evidence, rank
from index.search.searched_places import SearchedPlaces, WordHits, read_word_places, search_words
from index.statements import Statement
from index.vectors.embedder import Embedder, Vectors
from index.vectors.nearest import OpenVectors, VectorSearch
from index.vectors.store import VectorHit

#: Errors that come of a damaged row, which may hold anything.
_DAMAGED = (AttributeError, TypeError, ValueError)

#: Vectors that are asked for. Chroma's cost grows little with their number.
_MOST_VECTORS = 24

#: Words in a short topic. It occurs in more articles than the word search lists, and the question as asked, with the
#: name, finds the speaker's. For longer topics asking both found nothing more on the bench and took a fifth longer.
_FEW_WORDS = 2


#: A question's vectors and the nearest to them, or None for those if the store failed.
_Nearby: TypeAlias = tuple[Vectors, list[VectorHit] | None]

_STATEMENTS = "SELECT * FROM statements WHERE id IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that was found: a statement with its words, or a sentence of a passage.

    Attributes:
        carriers: The copies of its article that have its words too.
    """

    version: StoredVersion
    ranked: Ranked
    statement: Statement | None
    carriers: tuple[Carrier, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found, best first.

    Attributes:
        best_evidence: The most `Ranked.evidence` there could be: that of the place most about the topic, regardless of
            its speaker.
    """

    hits: tuple[Hit, ...]
    best_evidence: float


@dataclass(frozen=True, slots=True)
class _Found:
    """What words and vectors found for a query.

    Attributes:
        vector: The question's.
        word_places: The places that words lead to; None if a damaged row prevented reading them.
        topic: Where the topic's words are in the versions of those places.
    """

    query: Query
    word_hits: WordHits
    opened: OpenVectors
    nearest: Sequence[VectorHit]
    rarity: Mapping[str, float]
    vector: Vectors
    word_places: SearchedPlaces | None
    topic: Mapping[int, TopicPlaces]


class Search:
    """Searches the archive; shared by threads."""

    def __init__(self, embedder: Embedder, vectors: VectorSearch) -> None:
        self._embedder = embedder
        self._vectors = vectors
        self._lock = Lock()
        self._pool = ThreadPoolExecutor(thread_name_prefix="embedding")
        self._counts: dict[str, int] = {}
        self._counts_of = -1

    def find(self, connection: Connection, query: Query) -> SearchResult:
        """Return what answers the query, best first.

        Args:
            connection: Of a read. Only the calling thread uses it, while the model runs in another.
            query: What is searched for.

        Raises:
            EmbeddingError: If the model fails.
        """
        # The model, numpy and SQLite leave the interpreter free, so this thread searches words while another embeds the
        # question and finds its nearest vectors.
        opening: Future[OpenVectors] = Future()
        nearby = self._pool.submit(self._find_nearby, query, opening)
        try:
            found = self._search(connection, query, opening, nearby)
        finally:
            opening.cancel()  # if reading failed, the other thread must not wait for ever
        try:
            return self._rank(connection, found)
        except _DAMAGED:
            return self._rank(connection, found, with_parts=True)

    def _find_nearby(self, query: Query, opening: "Future[OpenVectors]") -> _Nearby:
        """Return the question's vectors and the nearest to them; None for those if the store fails."""
        asked = [query.nameless]
        if query.nameless != query.text and len(query.topic) <= _FEW_WORDS:
            asked.append(query.text)
        vectors = self._embedder.embed(asked)
        return vectors, opening.result().search(vectors, _MOST_VECTORS)

    def _search(
        self, connection: Connection, query: Query, opening: "Future[OpenVectors]", nearby: "Future[_Nearby]"
    ) -> _Found:
        """Return what words and vectors found; ``opening`` is given the vectors as soon as they are open."""
        generation = get_generation(connection)
        opened = self._vectors.open(connection, generation)
        opening.set_result(opened)
        word_hits = search_words(connection, query)
        rarity = self._rarity(connection, query.topic, generation)
        word_places = _read_undamaged(connection, query, word_hits)
        topic = _find_topic(word_places.versions, rarity) if word_places else {}
        vectors, nearest = nearby.result()
        if nearest is None:
            nearest = self._vectors.search_exactly(connection, vectors, _MOST_VECTORS)
        return _Found(query, word_hits, opened, nearest, rarity, vectors[0], word_places, topic)

    def _rank(self, connection: Connection, found: _Found, *, with_parts: bool = False) -> SearchResult:
        """Return the hits.

        Passages and statements are checked against their digests: those of the hits only, at a third of the cost, or
        ``with_parts`` those of every proposed version before anything uses them.
        """
        query = found.query
        word_places = found.word_places
        if word_places is None or with_parts:
            word_places = read_word_places(connection, query, found.word_hits, with_parts=with_parts)
        proposal = propose(connection, query, found.word_hits, found.nearest, word_places)
        digests = {digest for one in proposal.candidates for digest in (one.digest, *one.passage_digests)}
        digests |= {place.digest for place in proposal.places}
        cosines = found.opened.similarities(connection, found.vector, sorted(digests))
        topic = _find_topic(proposal.versions, found.rarity, found.topic)
        ranked = rank(query, proposal.candidates, topic, cosines)
        if not with_parts:
            ranked = _without_damaged(connection, ranked)
        ranked = _without_notes(ranked, proposal.versions)
        hits = _to_hits(connection, query, ranked, proposal.versions, found.word_hits.links)
        return SearchResult(hits, best_evidence(proposal.places, topic, cosines))

    def _rarity(self, connection: Connection, words: Sequence[str], generation: int) -> dict[str, float]:
        """Return the inverse passage frequency of each word, counted once per state of the archive."""
        with self._lock:
            if self._counts_of != generation:
                whole = connection.execute(select(func.count()).select_from(PASSAGES)).scalar_one()
                self._counts, self._counts_of = {"": whole}, generation
            for word in words:
                if word not in self._counts:
                    self._counts[word] = lexical.count_passages(connection, word)
            counts = {word: self._counts[word] for word in words}
            whole = self._counts[""]
        return {word: math.log(1 + (whole - count + 0.5) / (count + 0.5)) for word, count in counts.items()}


def _read_undamaged(connection: Connection, query: Query, word_hits: WordHits) -> SearchedPlaces | None:
    """Return the places that words lead to; None if a row of them is damaged."""
    try:
        return read_word_places(connection, query, word_hits)
    except _DAMAGED:
        return None


def _find_topic(
    versions: Mapping[int, StoredVersion], rarity: Mapping[str, float], known: Mapping[int, TopicPlaces] | None = None
) -> dict[int, TopicPlaces]:
    """Return where the topic's words are in each version, by row id; ``known`` are those that were found before."""
    known = known or {}
    return {
        row: known.get(row) or TopicPlaces(version.text, rarity, version.title or "")
        for row, version in versions.items()
    }


def _without_damaged(connection: Connection, ranked: Sequence[Ranked]) -> list[Ranked]:
    """Leave out articles whose passages or statements are not what was stored; their texts were checked before."""
    whole = find_whole(connection, {one.candidate.version for one in ranked})
    return [one for one in ranked if one.candidate.version in whole]


def _without_notes(ranked: Sequence[Ranked], versions: Mapping[int, StoredVersion]) -> list[Ranked]:
    """Leave out hits in an outlet's notes on its own article, since nobody said the words of a correction."""
    notes = {row: find_own_words(versions[row].text) for row in {one.candidate.version for one in ranked}}
    return [
        one for one in ranked if not any(one.candidate.span.overlaps(note) for note in notes[one.candidate.version])
    ]


def _to_hits(
    connection: Connection,
    query: Query,
    ranked: Sequence[Ranked],
    versions: Mapping[int, StoredVersion],
    links: Links | None,
) -> tuple[Hit, ...]:
    statements = _read_statements(connection, ranked)
    carriers = find_carriers(connection, query, ranked, versions, links) if links else [()] * len(ranked)
    return tuple(
        Hit(versions[one.candidate.version], one, statements.get(one.candidate.statement or 0), carried)
        for one, carried in zip(ranked, carriers, strict=True)
    )


def _read_statements(connection: Connection, ranked: Sequence[Ranked]) -> dict[int, Statement]:
    wanted = [one.candidate.statement for one in ranked if one.candidate.statement is not None]
    rows = connection.exec_driver_sql(_STATEMENTS, (json.dumps(wanted),))
    return {row.id: ledger.to_statement(row) for row in rows}
