"""Everything in the archive that may answer a question, with what speaks for it: not ranked yet.

Three searches propose places: words in articles, words in passages, and vectors. From each place come the statements
that lie there and, where a statement may have been missed, its sentences.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Row, Select, or_, select

from corpus.article import Span
from index import ledger, lexical
from index.admission import is_in_period, is_of_role, may_be_credited, names_speaker
from index.copies import fold_words
from index.crowding import Links, has_same_words, search_articles, search_passages, thin
from index.ledger import StoredVersion
from index.lexical import LexicalHit
from index.passages import split_sentences
from index.query import Query
from index.suppressed_places import find_suppressed
from index.tables import PASSAGES, STATEMENTS, VERSIONS
from index.vectors import VectorHit

#: How many each search proposes. Four times as many of each found no more answers on the bench (statement_hit@5 0.784
#: both ways) and took twice as long.
_MOST_ARTICLES = 12
_MOST_PASSAGES = 25


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may answer.

    Attributes:
        statement: The catalogue's row; None for a sentence that holds no known statement.
        passage: The passage around it.
        article_score: BM25 of its article as a share of the best article's, 0 to 1.
        digest: The vector that stands for it.
        passage_digests: The vectors of the passages that it lies in.
    """

    version: int
    span: Span
    statement: int | None
    speaker: str | None
    kind: str | None
    polarity: str | None
    confidence: float
    passage: Span
    article_score: float
    digest: str
    passage_digests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A passage that was looked in, whoever speaks there."""

    version: int
    span: Span
    digest: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """Candidates, and all that was looked in for them, with the texts that they are spans of."""

    candidates: tuple[Candidate, ...]
    places: tuple[Place, ...]
    versions: Mapping[int, StoredVersion]


@dataclass(frozen=True, slots=True)
class WordHits:
    """What the words of a query found: articles' versions with their shares of the best score, and passages.

    Attributes:
        links: Which articles are copies; None where nobody looks.
    """

    articles: Mapping[int, float]
    passages: Sequence[int]
    links: Links | None = None

    def score_of(self, version: int) -> float:
        """Return an article's share; one beyond the last that is listed has no more, and hardly less, than that one."""
        beyond = min(self.articles.values(), default=0.0) if len(self.articles) == _MOST_ARTICLES else 0.0
        return self.articles.get(version, beyond)


def search_words(connection: Connection, query: Query) -> WordHits:
    """Return the articles and passages that hold the query's words; copies of one do not fill the lists."""
    words = [*query.topic, *query.names]
    is_bounded = bool(query.publisher or query.since or query.until or query.period_words)
    links = Links(connection, may_thin=not is_bounded)
    articles = search_articles(links, partial(lexical.search_articles, connection, words), _MOST_ARTICLES)
    passages = search_passages(connection, links, partial(lexical.search_passages, connection, words), _MOST_PASSAGES)
    return WordHits(_shares(articles), [hit.row for hit in passages], links)


@dataclass(frozen=True, slots=True)
class _Where:
    """Where to look: in these passages, in all of these versions, for the speaker's own in those, and for vectors."""

    passages: Sequence[int]
    whole: Sequence[int]
    own: Sequence[int]
    digests: Sequence[str]


def propose(
    connection: Connection,
    query: Query,
    word_hits: WordHits,
    vector_hits: Sequence[VectorHit],
    *,
    with_parts: bool = False,
) -> Proposal:
    """Return the candidates for a query; their order means nothing.

    Articles whose texts are not what was stored are left out; with ``with_parts`` also those whose passages or
    statements are not.
    """
    articles = word_hits.articles
    best = sorted(articles, key=lambda row: (-articles[row], row))[:_WHOLE_ARTICLES]
    where = _Where(word_hits.passages, best, list(articles), [hit.digest for hit in vector_hits])
    places = _read_places(connection, query, where)
    statements = _read_statements(connection, query, places, where, word_hits.links)
    wanted = sorted({row.version for row in (*places, *statements)})
    versions = ledger.read_versions(connection, wanted, with_parts=with_parts)
    if len(versions) < len(wanted):
        places = [row for row in places if row.version in versions]
        statements = [row for row in statements if row.version in versions]
    shown = [row for row in statements if not row.is_hidden and may_be_credited(query, row.speaker)]
    shown = [row for row in shown if is_of_role(query, row, versions[row.version].text)]
    candidates = _statement_candidates(shown, places, word_hits)
    held: list[Any] = [*statements, *find_suppressed(connection, versions)]
    naming = [
        place
        for place in places
        if not query.role and names_speaker(query, versions[place.version].text, place.start, place.end)
    ]
    candidates += _sentence_candidates(naming, held, versions, word_hits)
    candidates = [
        one
        for one in candidates
        if one.speaker or names_speaker(query, versions[one.version].text, one.passage.start, one.passage.end)
    ]
    candidates = [one for one in candidates if is_in_period(one.span, versions[one.version], query)]
    return Proposal(
        tuple(_thin(candidates, versions, word_hits.links)),
        tuple(Place(place.version, Span(place.start, place.end), place.digest) for place in places),
        versions,
    )


def _thin(
    candidates: Sequence[Candidate], versions: Mapping[int, StoredVersion], links: Links | None
) -> list[Candidate]:
    """Return the candidates; of those that are the same in copies of an article the best article's and the earliest."""
    near = links.crowding({one.version for one in candidates}) if links else {}
    if not near:
        return list(candidates)
    words = {
        place: fold_words(one.span.of(versions[one.version].text))
        for place, one in enumerate(candidates)
        if one.version in near
    }

    def is_same(place: int, other: int) -> bool:
        return candidates[place].speaker == candidates[other].speaker and has_same_words(words[place], words[other])

    def best(place: int) -> tuple[float, int, int]:
        one = candidates[place]
        return -one.article_score, one.version, one.span.start

    def earliest(place: int) -> tuple[str, float, int, int]:
        published = versions[candidates[place].version].published_at
        return published.isoformat() if published else "9999", *best(place)

    kept: set[int] = set()
    for order in (best, earliest):
        places = sorted(range(len(candidates)), key=order)
        kept |= {place for _, place in thin(((candidates[one].version, one) for one in places), near, is_same, most=1)}
    return [one for place, one in enumerate(candidates) if place in kept]


def _shares(hits: Sequence[lexical.LexicalHit]) -> dict[int, float]:
    best = max((hit.score for hit in hits), default=0.0)
    return {hit.row: hit.score / best for hit in hits} if best > 0 else {}


def _read_places(connection: Connection, query: Query, where: _Where) -> list[Row[Any]]:
    """Return the passages to look in."""
    condition = or_(
        PASSAGES.c.id.in_(where.passages), PASSAGES.c.digest.in_(where.digests), PASSAGES.c.version.in_(where.whole)
    )
    columns = (PASSAGES.c.id, PASSAGES.c.version, PASSAGES.c.start, PASSAGES.c.end, PASSAGES.c.digest)
    return list(connection.execute(_within(select(*columns), PASSAGES.c.version, query).where(condition)))


#: Of how many of the best articles every passage is a candidate: a statement often shares no word with its question.
_WHOLE_ARTICLES = 3


def _read_statements(
    connection: Connection,
    query: Query,
    places: Sequence[Row[Any]],
    where: _Where,
    links: Links | None,
) -> list[Row[Any]]:
    """Return the statements that lie in the places or were found by vectors; of a known speaker, more.

    Hidden ones too: nobody is shown them, and their sentences are not taken for ones that hold no statement.
    """
    columns = (
        STATEMENTS.c.id,
        STATEMENTS.c.version,
        STATEMENTS.c.start,
        STATEMENTS.c.end,
        STATEMENTS.c.speaker,
        STATEMENTS.c.source,
        STATEMENTS.c.kind,
        STATEMENTS.c.polarity,
        STATEMENTS.c.confidence,
        STATEMENTS.c.digest,
        STATEMENTS.c.is_hidden,
    )
    within = (
        select(STATEMENTS.c.id)
        .join(PASSAGES, PASSAGES.c.version == STATEMENTS.c.version)
        .where(PASSAGES.c.id.in_([place.id for place in places]))
        .where(STATEMENTS.c.start < PASSAGES.c.end, STATEMENTS.c.end > PASSAGES.c.start)
    )
    condition = or_(STATEMENTS.c.id.in_(within), STATEMENTS.c.digest.in_(where.digests))
    if query.is_newest and query.speakers:
        newest = _find_newest(connection, query, links)
        condition = or_(condition, STATEMENTS.c.speaker.in_(query.speakers) & STATEMENTS.c.version.in_(newest))
    if query.speakers:
        speakers_own = STATEMENTS.c.speaker.in_(query.speakers) & STATEMENTS.c.version.in_(where.own)
        condition = or_(condition, speakers_own)
    return list(connection.execute(_within(select(*columns), STATEMENTS.c.version, query).where(condition)))


def _find_newest(connection: Connection, query: Query, links: Links | None) -> list[int]:
    """Return the newest articles that quote the speaker, of copies two at most."""
    quoting = select(STATEMENTS.c.version).join(VERSIONS, VERSIONS.c.id == STATEMENTS.c.version)
    quoting = quoting.where(STATEMENTS.c.speaker.in_(query.speakers), STATEMENTS.c.is_hidden.is_(False)).distinct()
    ordered = quoting.order_by(VERSIONS.c.published_day.desc().nulls_last(), STATEMENTS.c.version)

    def search(most: int) -> list[LexicalHit]:
        return [LexicalHit(version, 0.0) for (version,) in connection.execute(ordered.limit(most))]

    hits = search_articles(links, search, _MOST_NEWEST) if links else search(_MOST_NEWEST)
    return [hit.row for hit in hits]


#: In how many of the newest articles that quote a speaker all they say is looked at, where the latest is asked for.
_MOST_NEWEST = 6


def _within(query: Select[Any], version: Any, wanted: Query) -> Select[Any]:  # noqa: ANN401 - a column
    """Keep rows of articles within the asked-for period and outlet."""
    if wanted.since or wanted.publisher:
        query = query.join(VERSIONS, VERSIONS.c.id == version)
    if wanted.since:
        query = query.where(VERSIONS.c.published_day >= wanted.since.isoformat())
    if wanted.publisher:
        query = query.where(VERSIONS.c.publisher == wanted.publisher)
    return query


def _statement_candidates(
    statements: Iterable[Row[Any]],
    places: Sequence[Row[Any]],
    word_hits: WordHits,
) -> list[Candidate]:
    by_version = _by_version(places)
    found = []
    for row in statements:
        around = _overlapping(by_version.get(row.version, _NOWHERE), row.start, row.end)
        found.append(
            Candidate(
                version=row.version,
                span=Span(row.start, row.end),
                statement=row.id,
                speaker=row.speaker,
                kind=row.kind,
                polarity=row.polarity,
                confidence=row.confidence,
                passage=Span(
                    min((p.start for p in around), default=row.start), max((p.end for p in around), default=row.end)
                ),
                article_score=word_hits.score_of(row.version),
                digest=row.digest,
                passage_digests=tuple(place.digest for place in around),
            )
        )
    return found


def _sentence_candidates(
    places: Iterable[Row[Any]],
    held: Iterable[Any],
    versions: Mapping[int, StoredVersion],
    word_hits: WordHits,
) -> list[Candidate]:
    taken = _by_version(held)
    found = []
    for place in places:
        version = versions[place.version]
        around = _overlapping(taken.get(place.version, _NOWHERE), place.start, place.end)
        for local in split_sentences(version.text[place.start : place.end], version.language):
            span = Span(place.start + local.start, place.start + local.end)
            if any(row.start < span.end and span.start < row.end for row in around):
                continue
            if version.title and span.of(version.text).rstrip(".") == version.title.rstrip("."):
                continue  # the headline says what the article is about, and nobody said it
            found.append(
                Candidate(
                    version=place.version,
                    span=span,
                    statement=None,
                    speaker=None,
                    kind=None,
                    polarity=None,
                    confidence=0.0,
                    passage=Span(place.start, place.end),
                    article_score=word_hits.score_of(place.version),
                    digest=place.digest,
                    passage_digests=(place.digest,),
                )
            )
    return found


@dataclass(frozen=True, slots=True)
class _Places:
    """Rows of one version in the order of their starts, and how long the longest of them is."""

    starts: list[int]
    rows: list[Any]
    longest: int


_NOWHERE = _Places([], [], 0)


def _by_version(rows: Iterable[Any]) -> dict[int, _Places]:
    grouped: dict[int, list[Any]] = {}
    for row in rows:
        grouped.setdefault(row.version, []).append(row)
    places = {}
    for version, found in grouped.items():
        found.sort(key=attrgetter("start", "end"))
        longest = max(row.end - row.start for row in found)
        places[version] = _Places([row.start for row in found], found, longest)
    return places


def _overlapping(places: _Places, start: int, end: int) -> list[Any]:
    first = bisect_left(places.starts, start - places.longest)
    last = bisect_left(places.starts, end)
    return [row for row in places.rows[first:last] if row.end > start]
