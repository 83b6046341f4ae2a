"""Everything in the archive that may answer a question, with what speaks for it: not ranked yet.

Three searches propose places: words in articles, words in passages, and vectors. From each place come the statements
that lie there and, where a statement may have been missed, its sentences.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Row, Select, or_, select

from corpus.article import Span
from index import ledger, lexical
from index.ledger import StoredVersion
from index.passages import split_sentences
from index.suppressed_places import find_suppressed
from index.tables import PASSAGES, STATEMENTS, VERSIONS
from index.vectors import VectorHit

#: How many each search proposes. On the bench the right article is among the first five by words 96 times in 100; the
#: rest is there for questions that share few words with their answer.
_MOST_ARTICLES = 20
_MOST_PASSAGES = 100


#: Characters on either side of a candidate that count as its context: about a paragraph of news.
CONTEXT = 400


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for, as read from a question.

    Attributes:
        text: What is embedded.
        topic: The words of what it is about, lower case.
        names: The words of the names in it, lower case: they help to find the article.
        speakers: Names under which the asked-for speaker's statements are stored; empty where nobody is asked for.
        surnames: Words by one of which a passage must name the speaker to be his at all.
        since: Earliest day, inclusive.
        until: Latest day, inclusive. An article of a later day counts where it names the period nearby.
        period_words: By any of which a text names the period, as written. Without ``since`` and ``until`` only what
            stands near one of them counts.
        publisher: Only this outlet, as stored.
    """

    text: str
    topic: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    speakers: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    period_words: tuple[str, ...] = ()
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may answer.

    Attributes:
        statement: The catalogue's row; None for a sentence that holds no known statement.
        passage: The words of the passage around it, for context.
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
class Proposal:
    """Candidates with the texts that they are spans of."""

    candidates: tuple[Candidate, ...]
    versions: Mapping[int, StoredVersion]


def propose(connection: Connection, query: Query, vector_hits: Sequence[VectorHit]) -> Proposal:
    """Return the candidates for a query; their order means nothing."""
    words = [*query.topic, *query.names]
    articles = _shares(lexical.search_articles(connection, words, _MOST_ARTICLES))
    passages = [hit.row for hit in lexical.search_passages(connection, words, _MOST_PASSAGES)]
    digests = [hit.digest for hit in vector_hits]
    places = _read_places(connection, query, passages, digests, articles)
    statements = _read_statements(connection, query, places, digests, articles)
    versions = ledger.read_versions(connection, sorted({row.version for row in (*places, *statements)}))
    candidates = _statement_candidates((row for row in statements if not row.is_hidden), places, articles)
    held: list[Any] = [*statements, *find_suppressed(connection, versions)]
    candidates += _sentence_candidates(places, held, versions, articles)
    return Proposal(tuple(one for one in candidates if _is_in_period(one, query, versions)), versions)


def _is_in_period(candidate: Candidate, query: Query, versions: Mapping[int, StoredVersion]) -> bool:
    """Whether it was published by the period's end, or the text around it says that it is of that period."""
    version = versions[candidate.version]
    if query.until is None and not query.period_words:
        return True
    published = version.published_at
    if published and query.until and published.isoformat()[:10] <= query.until.isoformat():
        return True
    around = version.text[max(0, candidate.span.start - CONTEXT) : candidate.span.end + CONTEXT]
    return any(word in around for word in query.period_words)


def _shares(hits: Sequence[lexical.LexicalHit]) -> dict[int, float]:
    best = max((hit.score for hit in hits), default=0.0)
    return {hit.row: hit.score / best for hit in hits} if best > 0 else {}


def _read_places(
    connection: Connection,
    query: Query,
    passages: Sequence[int],
    digests: Sequence[str],
    articles: Mapping[int, float],
) -> list[Row[Any]]:
    """Return the passages that words or vectors found, and all of the very best articles."""
    best = sorted(articles, key=lambda row: (-articles[row], row))[:_WHOLE_ARTICLES]
    condition = or_(PASSAGES.c.id.in_(passages), PASSAGES.c.digest.in_(digests), PASSAGES.c.version.in_(best))
    columns = (PASSAGES.c.id, PASSAGES.c.version, PASSAGES.c.start, PASSAGES.c.end, PASSAGES.c.digest)
    return list(connection.execute(_within(select(*columns), PASSAGES.c.version, query).where(condition)))


#: Of how many of the best articles every passage is a candidate: a statement often shares no word with its question.
_WHOLE_ARTICLES = 5


def _read_statements(
    connection: Connection,
    query: Query,
    places: Sequence[Row[Any]],
    digests: Sequence[str],
    articles: Mapping[int, float],
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
    condition = or_(STATEMENTS.c.id.in_(within), STATEMENTS.c.digest.in_(digests))
    if query.speakers:
        speakers_own = STATEMENTS.c.speaker.in_(query.speakers) & STATEMENTS.c.version.in_(articles)
        condition = or_(condition, speakers_own)
    return list(connection.execute(_within(select(*columns), STATEMENTS.c.version, query).where(condition)))


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
    articles: Mapping[int, float],
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
                article_score=articles.get(row.version, 0.0),
                digest=row.digest,
                passage_digests=tuple(place.digest for place in around),
            )
        )
    return found


def _sentence_candidates(
    places: Iterable[Row[Any]],
    held: Iterable[Any],
    versions: Mapping[int, StoredVersion],
    articles: Mapping[int, float],
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
                    article_score=articles.get(place.version, 0.0),
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
