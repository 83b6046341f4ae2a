"""The passages and statements that the searches of a query lead to, read from the catalogue.

Words lead to articles and passages; vectors lead to passages and statements. Rows become values here, and nothing is
judged.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Row, select

from corpus.article import Span
from index.catalogue import articles as ledger
from index.catalogue.articles import StoredVersion
from index.catalogue.backends.sql import AMONG_TEXTS
from index.catalogue.damage import find_whole
from index.catalogue.tables import STATEMENTS, VERSIONS
from index.lexical.engine import LexicalEngine, LexicalHit, list_terms
from index.lexical.in_catalogue import IN_CATALOGUE
from index.search.crowding import Links, search_articles, search_passages
from index.search.query import Query
from index.vectors.store import VectorHit

#: Articles and passages that each word search proposes. Four times as many found no more answers on the bench
#: (statement_hit@5 0.784 either way) and took twice as long.
_MOST_ARTICLES = 12
_MOST_PASSAGES = 25

#: Best articles in which every passage is a candidate: a statement often shares no word with its question.
_WHOLE_ARTICLES = 3

#: Newest articles in which every statement of the speaker is a candidate, for questions about the latest.
_MOST_NEWEST = 6

#: Both queries run for every question, so the SQL is ready: SQLAlchemy would take longer to build them.
_AMONG = "IN (SELECT value FROM json_each(?))"

#: Each way to a place is a query of its own, which an index answers: for conditions joined by OR, Postgres reads all.
_PASSAGES = f"""
    SELECT id, version, start, "end", digest FROM passages
    WHERE id IN (
        SELECT id FROM passages WHERE id {_AMONG}
        UNION ALL SELECT id FROM passages WHERE digest {AMONG_TEXTS}
        UNION ALL SELECT id FROM passages WHERE version {_AMONG}
    )
"""

_STATEMENTS = f"""
    SELECT id, version, start, "end", speaker, source, kind, polarity, confidence, digest, is_hidden FROM statements
    WHERE id IN (
        SELECT s.id FROM passages p JOIN statements s ON s.version = p.version
        WHERE p.id {_AMONG} AND s.start < p."end" AND s."end" > p.start
        UNION ALL SELECT id FROM statements WHERE digest {AMONG_TEXTS}
        UNION ALL SELECT id FROM statements WHERE speaker {AMONG_TEXTS} AND version {_AMONG}
    )
"""


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A candidate passage of any speaker. Ids are the catalogue's; the digest is that of its vector."""

    id: int
    version: int
    span: Span
    digest: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement as the catalogue stores it.

    Attributes:
        source: The spans of its source, as JSON. They are parsed only if a role is asked for.
        digest: The digest of its vector.
        is_hidden: Whether an editor suppressed it.
    """

    id: int
    version: int
    span: Span
    speaker: str | None
    source: str
    kind: str
    polarity: str
    confidence: float
    digest: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class WordHits:
    """The hits of the word search: versions with their share of the best score, and passages.

    Attributes:
        links: Which articles are copies; None if not needed.
    """

    articles: Mapping[int, float]
    passages: Sequence[int]
    links: Links | None = None

    def score_of(self, version: int) -> float:
        """Return an article's share of the best score.

        Articles beyond the end of a full list get the last one's share.
        """
        beyond = min(self.articles.values(), default=0.0) if len(self.articles) == _MOST_ARTICLES else 0.0
        return self.articles.get(version, beyond)

    def best_articles(self) -> list[int]:
        """Return the versions of the few articles of which every passage is a candidate."""
        return sorted(self.articles, key=lambda version: (-self.articles[version], version))[:_WHOLE_ARTICLES]


@dataclass(frozen=True, slots=True)
class _Leads:
    """What a search leads to.

    Attributes:
        passages: Row ids.
        whole: Versions of which every passage is a candidate.
        own: Versions of which every statement of the speaker's is a candidate.
        digests: Of passages and statements, by their vectors.
    """

    passages: Sequence[int] = ()
    whole: Sequence[int] = ()
    own: Sequence[int] = ()
    digests: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class SearchedPlaces:
    """What was read for a query.

    Attributes:
        passages: By row id.
        statements: By row id.
        versions: The undamaged versions that passages and statements belong to, by row id.
        read_versions: All versions that they belong to.
        with_parts: Whether versions with damaged passages or statements are left out.
    """

    passages: Mapping[int, PassageRow] = field(default_factory=dict)
    statements: Mapping[int, StatementRow] = field(default_factory=dict)
    versions: Mapping[int, StoredVersion] = field(default_factory=dict)
    read_versions: frozenset[int] = frozenset()
    with_parts: bool = False


def search_words(connection: Connection, query: Query, lexical: LexicalEngine = IN_CATALOGUE) -> WordHits:
    """Return the articles and passages that hold the query's words, without lists full of copies."""
    words = list(dict.fromkeys((*query.topic, *(other for _, other in query.aliases), *query.names)))
    is_bounded = bool(query.publisher or query.since or query.until or query.period_words)
    links = Links(connection, may_thin=not is_bounded)
    foreign = (list_terms(those, other) for other, those in _of_topic_across(query).items())
    terms = [*list_terms(words, query.language), *chain.from_iterable(foreign)]
    in_articles = partial(lexical.search_articles, connection, terms)
    in_passages = partial(lexical.search_passages, connection, terms)
    articles = search_articles(links, in_articles, _MOST_ARTICLES)
    passages = search_passages(connection, links, in_passages, _MOST_PASSAGES)
    return WordHits(_shares(articles), [hit.row for hit in passages], links)


def _of_topic_across(query: Query) -> dict[str, list[str]]:
    """Return the topic's words in the archive's other languages, by language."""
    found: dict[str, list[str]] = {}
    for word, language, other in query.across:
        if word in query.topic:
            found.setdefault(language, []).append(other)
    return found


def _shares(hits: Sequence[LexicalHit]) -> dict[int, float]:
    best = max((hit.score for hit in hits), default=0.0)
    return {hit.row: hit.score / best for hit in hits} if best > 0 else {}


def read_word_places(
    connection: Connection, query: Query, word_hits: WordHits, *, with_parts: bool = False
) -> SearchedPlaces:
    """Return the places that the query's words lead to. They need no vectors, so they are read while those are made.

    Args:
        connection: Reads.
        query: Bounds period and outlet.
        word_hits: The hits of the word search.
        with_parts: Leave out versions with damaged passages or statements, and log them.

    Raises:
        TypeError: If a row is damaged, without ``with_parts``; ValueError and AttributeError likewise.
    """
    newest = _find_newest(connection, query, word_hits.links) if query.is_newest and query.speakers else []
    own = [*word_hits.articles, *newest] if query.speakers else []
    leads = _Leads(word_hits.passages, word_hits.best_articles(), own)
    return _read_places(connection, query, leads, SearchedPlaces(with_parts=with_parts))


def add_vector_places(
    connection: Connection, query: Query, vector_hits: Sequence[VectorHit], places: SearchedPlaces
) -> SearchedPlaces:
    """Return the places with those that vectors lead to; errors are as in `read_word_places`."""
    return _read_places(connection, query, _Leads(digests=[hit.digest for hit in vector_hits]), places)


def _read_places(connection: Connection, query: Query, leads: _Leads, known: SearchedPlaces) -> SearchedPlaces:
    passages = [row for row in _read_passages(connection, query, leads, known) if row.id not in known.passages]
    statements = _read_statements(connection, query, passages, leads, known)
    new = {row.version for row in passages} | {row.version for row in statements}
    new -= known.read_versions  # a damaged version is not read twice, so it is logged once
    versions = ledger.read_versions(connection, sorted(new), with_parts=known.with_parts)
    return SearchedPlaces(
        {**known.passages, **{row.id: row for row in passages}},
        {**known.statements, **{row.id: row for row in statements}},
        {**known.versions, **versions},
        known.read_versions | new,
        known.with_parts,
    )


def _read_passages(connection: Connection, query: Query, leads: _Leads, known: SearchedPlaces) -> list[PassageRow]:
    """Return the passages that words or vectors found, and all passages of the best articles."""
    rows = _select(connection, _PASSAGES, query, (leads.passages, leads.digests, leads.whole))
    rows = _leave_out_damaged(connection, rows) if known.with_parts else rows
    return [PassageRow(row.id, row.version, Span(row.start, row.end), row.digest) for row in rows]


def _read_statements(
    connection: Connection, query: Query, passages: Sequence[PassageRow], leads: _Leads, known: SearchedPlaces
) -> list[StatementRow]:
    """Return the statements inside the passages or found by vectors, and more of a known speaker's.

    For a known speaker: every statement in articles that hold the query's words, and in the newest articles if the
    latest is asked for. Suppressed statements are included. They are never shown, but their sentences must not count as
    free of statements.
    """
    inside = [passage.id for passage in passages]
    rows = _select(connection, _STATEMENTS, query, (inside, leads.digests, sorted(query.speakers), leads.own))
    rows = _leave_out_damaged(connection, rows) if known.with_parts else rows
    return [_to_statement(row) for row in rows]


def _to_statement(row: Row[Any]) -> StatementRow:
    return StatementRow(
        id=row.id,
        version=row.version,
        span=Span(row.start, row.end),
        speaker=row.speaker,
        source=row.source,
        kind=row.kind,
        polarity=row.polarity,
        confidence=row.confidence,
        digest=row.digest,
        is_hidden=bool(row.is_hidden),
    )


def _leave_out_damaged(connection: Connection, rows: Sequence[Row[Any]]) -> list[Row[Any]]:
    whole = find_whole(connection, {row.version for row in rows})
    return [row for row in rows if row.version in whole]


def _find_newest(connection: Connection, query: Query, links: Links | None) -> list[int]:
    """Return the newest articles that quote the speaker, with at most two copies of one article."""
    quoting = select(STATEMENTS.c.version)
    quoting = quoting.where(STATEMENTS.c.speaker.in_(query.speakers), STATEMENTS.c.is_hidden.is_(False))
    ordered = select(VERSIONS.c.id).where(VERSIONS.c.id.in_(quoting))
    ordered = ordered.order_by(VERSIONS.c.published_day.desc().nulls_last(), VERSIONS.c.id)

    def search(most: int) -> list[LexicalHit]:
        return [LexicalHit(version, 0.0) for version in connection.execute(ordered.limit(most)).scalars()]

    hits = search_articles(links, search, _MOST_NEWEST) if links else search(_MOST_NEWEST)
    return [hit.row for hit in hits]


def _select(connection: Connection, rows: str, wanted: Query, found: Iterable[Sequence[Any]]) -> Sequence[Row[Any]]:
    """Return the rows that belong to articles within the asked period and outlet."""
    within = []
    if wanted.since:
        within.append(("published_day >= ?", wanted.since.isoformat()))
    if wanted.publisher:
        within.append(("publisher = ?", wanted.publisher))
    if within:
        conditions = " AND ".join(condition for condition, _ in within)
        rows += f" AND EXISTS (SELECT 1 FROM versions v WHERE v.id = version AND {conditions})"
    values = [json.dumps(value) for value in found]
    return connection.exec_driver_sql(rows, (*values, *(value for _, value in within))).all()
