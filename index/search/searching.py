"""Search: a query in, ranked places in the archive out, each with its article and how it was found.

A search reads in its caller's transaction, so that all searches for one answer see one state of the archive. The same
query on the same archive gives the same hits.
"""

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from threading import Lock
from typing import TypeAlias

from sqlalchemy import Connection, func, select

from index.catalogue import articles as ledger
from index.catalogue.articles import StoredVersion
from index.catalogue.database import get_generation
from index.catalogue.tables import PASSAGES
from index.lexical.engine import LexicalEngine, is_written_as_name, is_written_small, list_terms
from index.lexical.in_catalogue import IN_CATALOGUE
from index.search.candidates import Proposal, propose
from index.search.carriers import Carrier, find_carriers
from index.search.crowding import Links
from index.search.found import Found, lead_of_others, narrow, rank_for, without_damaged, without_notes
from index.search.query import Query
from index.search.ranking import Ranked, best_evidence
from index.search.respelling import respell
from index.search.said_vectors import SaidVectors
from index.search.searched_places import SearchedPlaces, WordHits, read_word_places, search_words
from index.search.topic_places import Comparing, TopicPlaces
from index.statements import Statement
from index.vectors.embedder import Embedder, Vectors
from index.vectors.exact import exact_search
from index.vectors.multilingual.packed_file import MULTILINGUAL_NAME
from index.vectors.nearest import OpenVectors, VectorSearch
from index.vectors.store import VectorHit

#: Errors that come of a damaged row, which may hold anything.
_DAMAGED = (AttributeError, TypeError, ValueError)

#: Vectors that are asked for. Chroma's cost grows little with their number.
_MOST_VECTORS = 24

#: Articles that are read for what else they call somebody.
_MOST_NAMING = 8

#: Words in a short topic. It occurs in more articles than the word search lists, and the question as asked, with the
#: name, finds the speaker's. For longer topics asking both found nothing more on the bench and took a fifth longer.
_FEW_WORDS = 2


#: A question's vectors and the nearest to them, or None for those if the store failed.
_Nearby: TypeAlias = tuple[Vectors, list[VectorHit] | None]

#: Stands for every passage where words are counted.
_ALL = ("", "")

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
        lead_of_others: How much better the best statement of others fits the question than the asked speaker's best;
            None if nobody is asked for, or no others were found.
        words_of_others: How much more others' best statement has of the question in its own words; None likewise.
    """

    query: Query
    hits: tuple[Hit, ...]
    best_evidence: float
    lead_of_others: float | None = None
    words_of_others: float | None = None


#: Returns the positions of the readings whose hits are wanted, in the order in which they are wanted. It may be called
#: twice for one search.
Choose: TypeAlias = Callable[[Sequence[Found]], Sequence[int]]


@dataclass(frozen=True, slots=True)
class _Searched:
    """What words and vectors found for all readings of a question.

    Attributes:
        joined: Searches wherever one of the readings does.
        vector: The question's.
        word_places: The places that words lead to; None if a damaged row prevented reading them.
        topic: Where the topic's words are in the versions of those places.
    """

    joined: Query
    queries: Sequence[Query]
    word_hits: WordHits
    opened: OpenVectors
    nearest: Sequence[VectorHit]
    rarity: Mapping[str, float]
    vector: Vectors
    word_places: SearchedPlaces | None
    topic: Mapping[int, TopicPlaces]


class Search:
    """Searches the archive; shared by threads.

    Attributes:
        is_multilingual: Whether its model compares texts across languages.
    """

    def __init__(self, embedder: Embedder, vectors: VectorSearch, lexical: LexicalEngine = IN_CATALOGUE) -> None:
        self._embedder = embedder
        self._vectors = vectors
        self._lexical = lexical
        self._lock = Lock()
        self.is_multilingual = embedder.fingerprint.startswith(MULTILINGUAL_NAME)
        self._find_topic = partial(_find_topic, is_multilingual=self.is_multilingual)
        self._pool = ThreadPoolExecutor(thread_name_prefix="embedding")
        self._said = SaidVectors()
        self._counts: dict[tuple[str, str], int] = {}
        self._counts_of = -1
        self._small: dict[str, bool] = {}
        self._small_of = -1

    def find(self, connection: Connection, query: Query) -> SearchResult:
        """Return what answers the query, best first; see `find_each`."""
        return self.find_each(connection, [query])[0]

    def find_each(
        self, connection: Connection, queries: Sequence[Query], choose: Choose | None = None
    ) -> tuple[SearchResult, ...]:
        """Return what answers each of several readings of one question, best first.

        What the readings share is done once: one text is embedded, words are looked up once, and the same places are
        ranked for each reading.

        Args:
            connection: Of a read. Only the calling thread uses it, while the model runs in another.
            queries: The readings. The first one's text is embedded.
            choose: Picks the readings whose hits are wanted, by what was found for each; None: all, in their order.

        Raises:
            EmbeddingError: If the model fails.
        """
        # The model, numpy and SQLite leave the interpreter free, so this thread searches words while another embeds the
        # question and finds its nearest vectors.
        opening: Future[OpenVectors] = Future()
        nearby = self._pool.submit(self._find_nearby, queries[0], opening)
        try:
            searched = self._search(connection, queries, opening, nearby)
        finally:
            opening.cancel()  # if reading failed, the other thread must not wait for ever
        try:
            return self._rank(connection, searched, choose)
        except _DAMAGED:
            return self._rank(connection, searched, choose, with_parts=True)

    def _find_nearby(self, query: Query, opening: "Future[OpenVectors]") -> _Nearby:
        """Return the question's vectors and the nearest to them; None for those if the store fails."""
        asked = [query.unnamed if self.is_multilingual else query.nameless]
        if asked[0] != query.text and len(query.topic) <= _FEW_WORDS:
            asked.append(query.text)
        vectors = self._embedder.embed(asked)
        return vectors, opening.result().search(vectors, _MOST_VECTORS)

    def _search(
        self,
        connection: Connection,
        queries: Sequence[Query],
        opening: "Future[OpenVectors]",
        nearby: "Future[_Nearby]",
    ) -> _Searched:
        """Return what words and vectors found; ``opening`` is given the vectors as soon as they are open."""
        generation = get_generation(connection)
        opened = self._vectors.open(connection, generation)
        opening.set_result(opened)
        joined = join_readings(queries)
        word_hits = search_words(connection, joined, self._lexical)
        rarity = self._rarity(connection, joined, generation)
        word_places = _read_undamaged(connection, joined, word_hits)
        topic = self._find_topic(word_places.versions, rarity, joined) if word_places else {}
        asked = dict.fromkeys(query.speakers for query in queries if query.speakers)
        said = [self._said.read(connection, speakers, opened, generation) for speakers in asked]
        vectors, nearest = nearby.result()
        if nearest is None:
            nearest = self._vectors.search_here(connection, vectors, _MOST_VECTORS)
        of_speakers = [
            hit
            for statements in said
            for hit in exact_search(statements.digests, statements.vectors, vectors[0], _MOST_VECTORS)
        ]
        nearest = [*nearest, *of_speakers]
        return _Searched(joined, queries, word_hits, opened, nearest, rarity, vectors[0], word_places, topic)

    def _rank(
        self, connection: Connection, searched: _Searched, choose: Choose | None, *, with_parts: bool = False
    ) -> tuple[SearchResult, ...]:
        """Return the hits.

        Passages and statements are checked against their digests: those of the hits only, at a third of the cost, or
        ``with_parts`` those of every proposed version before anything uses them.
        """
        joined, word_places = searched.joined, searched.word_places
        if word_places is None or with_parts:
            word_places = read_word_places(connection, joined, searched.word_hits, with_parts=with_parts)
        proposal = propose(
            connection, joined, searched.word_hits, searched.nearest, word_places, readings=searched.queries
        )
        cosines = _compare(connection, searched, proposal)
        topic = self._find_topic(proposal.versions, searched.rarity, joined, searched.topic)
        found = [rank_for(query, proposal, topic, cosines) for query in searched.queries]
        if not with_parts:
            found = without_damaged(connection, found)
        found = without_notes(found, proposal.versions)
        chosen = found if choose is None else [found[number] for number in choose(found)]
        return tuple(
            SearchResult(
                side.query,
                _to_hits(connection, side.query, side.ranked, proposal.versions, searched.word_hits.links),
                best_evidence(proposal.places, narrow(topic, side.query), cosines),
                lead_of_others(side, found, attrgetter("fit")),
                lead_of_others(side, found, attrgetter("own_evidence")),
            )
            for side in chosen
        )

    def count_words(self, connection: Connection, words: Iterable[str]) -> dict[str, int]:
        """Return how many passages hold each word, in any of its forms."""
        return self._count(connection, list(words), get_generation(connection))[0]

    def weigh_words(self, connection: Connection, words: Sequence[str]) -> dict[str, float]:
        """Return the inverse passage frequency of each word: how much it tells in this archive."""
        return _weigh_by_rarity(*self._count(connection, words, get_generation(connection)))

    def respell(self, connection: Connection, words: Sequence[str]) -> dict[str, str]:
        """Return those of some words that the archive lacks and that are slips of words it has, each with that word."""
        counts, passages = self._count(connection, words, get_generation(connection))
        near = {word: respell(self._lexical, connection, word, passages) for word in words if not counts[word]}
        return {word: other for word, other in near.items() if other}

    def find_small(self, connection: Connection, words: Iterable[str]) -> frozenset[str]:
        """Return those of the words that the archive mostly writes without a capital: they are hardly names."""
        generation = get_generation(connection)
        with self._lock:
            if self._small_of != generation:
                self._small, self._small_of = {}, generation
            wanted = list(words)
            for word in set(wanted) - self._small.keys():
                self._small[word] = is_written_small(self._lexical, connection, word)
            return frozenset(word for word in wanted if self._small[word])

    def find_names(self, connection: Connection, phrases: Iterable[str]) -> frozenset[str]:
        """Return those of the phrases that the archive mostly writes with capitals: they are names."""
        return frozenset(phrase for phrase in phrases if is_written_as_name(self._lexical, connection, phrase))

    def read_naming(self, connection: Connection, phrase: str) -> list[StoredVersion]:
        """Return some articles whose texts have these words in a row, the best first."""
        rows = [hit.row for hit in self._lexical.search_phrases(connection, [phrase], _MOST_NAMING)]
        versions = ledger.read_versions(connection, rows)
        return [versions[row] for row in rows if row in versions]

    def _rarity(self, connection: Connection, query: Query, generation: int) -> dict[str, float]:
        """Return the inverse passage frequency of each word of the topic, and of other forms of them.

        A word counts with the words of the archive's other languages for it.
        """
        words = list(dict.fromkeys((*query.topic, *(other for _, other in query.aliases))))
        counts, whole = self._count(connection, words, generation, query.language)
        for word, language, other in query.across:
            if word in query.topic:
                counts[word] += self._count(connection, [other], generation, language)[0][other]
        return _weigh_by_rarity(counts, whole)

    def _count(
        self, connection: Connection, words: Sequence[str], generation: int, language: str = "en"
    ) -> tuple[dict[str, int], int]:
        """Return how many passages hold each word, and how many there are. Counted once per state of the archive."""
        with self._lock:
            if self._counts_of != generation:
                whole = connection.execute(select(func.count()).select_from(PASSAGES)).scalar_one()
                self._counts, self._counts_of = {_ALL: whole}, generation
            for word in words:
                if (word, language) not in self._counts:
                    self._counts[word, language] = self._lexical.count_passages(
                        connection, list_terms([word], language)
                    )
            return {word: self._counts[word, language] for word in words}, self._counts[_ALL]


def _weigh_by_rarity(counts: Mapping[str, int], whole: int) -> dict[str, float]:
    """Return the inverse frequency of each word, by how many of all passages hold it."""
    held = {word: min(count, whole) for word, count in counts.items()}
    return {word: math.log(1 + (whole - count + 0.5) / (count + 0.5)) for word, count in held.items()}


def _read_undamaged(connection: Connection, query: Query, word_hits: WordHits) -> SearchedPlaces | None:
    """Return the places that words lead to; None if a row of them is damaged."""
    try:
        return read_word_places(connection, query, word_hits)
    except _DAMAGED:
        return None


def _compare(connection: Connection, searched: _Searched, proposal: Proposal) -> dict[str, float]:
    """Return the cosine to the question of everything proposed, by digest."""
    digests = {digest for candidate in proposal.candidates for digest in (candidate.digest, *candidate.passage_digests)}
    digests |= {place.digest for place in proposal.places}
    return searched.opened.similarities(connection, searched.vector, sorted(digests))


def _find_topic(
    versions: Mapping[int, StoredVersion],
    rarity: Mapping[str, float],
    query: Query,
    known: Mapping[int, TopicPlaces] | None = None,
    *,
    is_multilingual: bool,
) -> dict[int, TopicPlaces]:
    """Return where the topic's words are in each version, by row id; ``known`` are those that were found before."""
    of_topic = {word: rarity[word] for word in query.topic}
    aliases = [(word, other, rarity[other]) for word, other in query.aliases if word in of_topic]

    def find(version: StoredVersion) -> TopicPlaces:
        is_across = version.language is not None and version.language not in query.asked_in
        model = (Comparing.ACROSS if is_across else Comparing.WITHIN) if is_multilingual else Comparing.ENGLISH
        written = version.language or "en"
        told = ((word, other) for word, of, other in query.across if of == written and word in of_topic)
        across = [(word, other, of_topic[word]) for word, other in told]
        return TopicPlaces(
            version.text,
            of_topic,
            version.title or "",
            query.language,
            model=model,
            aliases=across or aliases,
            written=written if across else None,
        )

    known = known or {}
    return {row: known.get(row) or find(version) for row, version in versions.items()}


def join_readings(queries: Sequence[Query]) -> Query:
    """Return a query that searches wherever one of several readings of a question does."""
    first = queries[0]
    if len(queries) == 1:
        return first
    is_open = any(query.since is None and query.until is None for query in queries)
    return replace(
        first,
        since=None if is_open else first.since,
        until=None if is_open else first.until,
        topic=tuple(dict.fromkeys(word for query in queries for word in query.topic)),
        names=tuple(dict.fromkeys(word for query in queries for word in query.names)),
        publisher=None if any(query.publisher is None for query in queries) else first.publisher,
        speakers=frozenset().union(*(query.speakers for query in queries)),
        is_newest=any(query.is_newest for query in queries),
    )


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
        Hit(versions[place.candidate.version], place, statements.get(place.candidate.statement or 0), carried)
        for place, carried in zip(ranked, carriers, strict=True)
    )


def _read_statements(connection: Connection, ranked: Sequence[Ranked]) -> dict[int, Statement]:
    wanted = [place.candidate.statement for place in ranked if place.candidate.statement is not None]
    rows = connection.exec_driver_sql(_STATEMENTS, (json.dumps(wanted),))
    return {row.id: ledger.to_statement(row) for row in rows}
