"""Everything in the archive that may answer a question, with what speaks for it: not ranked yet.

Three searches propose places: words in articles, words in passages, and vectors (`index.search.searched_places`). The
candidates are the statements in each place and, since the extractor may have missed one, its other sentences. Take a
question about what Orr said about the toll, and a passage of three sentences:

    Ada Orr said that the toll is fair. Rain fell. Odette Vane called it a mistake.

The first is a candidate as Orr's statement. The second is one as a plain sentence, because the passage names Orr. The
third is credited to Vane, so it is none.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from sqlalchemy import Connection

from corpus.article import Span, hull
from index.catalogue.articles import StoredVersion
from index.language.sentences import split_sentences
from index.language.wording import fold_words
from index.search.admission import is_in_period, is_of_role, is_of_survey, may_be_credited, names_speaker
from index.search.crowding import Links, has_same_words, thin
from index.search.query import Query
from index.search.searched_places import (
    PassageRow,
    SearchedPlaces,
    StatementRow,
    WordHits,
    add_vector_places,
    read_word_places,
)
from index.search.suppressed_places import find_suppressed
from index.vectors.store import VectorHit


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may answer.

    Attributes:
        statement: The statement's row id; None for a sentence without a known statement.
        passage: The passage around it.
        article_score: BM25 of its article as a share of the best article's, 0 to 1.
        digest: The digest of its vector.
        passage_digests: The digests of the vectors of the passages around it.
        source: The spans of its source, as JSON.
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
    source: str = "[]"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Candidates, the passages that they come from, and the versions whose texts they are spans of.

    Attributes:
        statements: All that were read in those versions, whether they may answer or not.
    """

    candidates: tuple[Candidate, ...]
    places: tuple[PassageRow, ...]
    versions: Mapping[int, StoredVersion]
    statements: tuple[StatementRow, ...] = ()


class _Located(Protocol):
    """A range of a version's text."""

    @property
    def version(self) -> int: ...

    @property
    def span(self) -> Span: ...


_LocatedT = TypeVar("_LocatedT", bound=_Located)


@dataclass(frozen=True, slots=True)
class _Places(Generic[_LocatedT]):
    """Places of one version in the order of their spans, with the length of the longest."""

    places: Sequence[_LocatedT]
    starts: Sequence[int]
    longest: int


def propose(  # noqa: PLR0913 - what words and vectors found, and for whom
    connection: Connection,
    query: Query,
    word_hits: WordHits,
    vector_hits: Sequence[VectorHit],
    word_places: SearchedPlaces | None = None,
    *,
    readings: Sequence[Query] = (),
) -> Proposal:
    """Return the candidates for a query; their order means nothing.

    Articles with a damaged text are left out.

    Args:
        connection: Reads.
        query: What is searched for.
        word_hits: The hits of the word search.
        vector_hits: The hits of the vector search.
        word_places: What `read_word_places` returned, if it was called before.
        readings: The readings of the question that the query joins. A candidate may answer at least one of them;
            without readings, the query itself.
    """
    places = word_places or read_word_places(connection, query, word_hits)
    places = add_vector_places(connection, query, vector_hits, places)
    versions = places.versions
    passages = [row for row in places.passages.values() if row.version in versions]
    statements = [row for row in places.statements.values() if row.version in versions]
    admitting = readings or (query,)
    shown = [
        row
        for row in statements
        if not row.is_hidden and any(may_be_credited(reading, row.speaker) for reading in admitting)
    ]
    taken: list[_Located] = [*statements, *find_suppressed(connection, versions)]
    naming = [
        row
        for row in passages
        if any(not reading.role and _names_speaker(reading, row.span, versions[row.version]) for reading in admitting)
    ]
    found = [
        *_statement_candidates(shown, passages, word_hits),
        *_sentence_candidates(naming, taken, versions, word_hits),
    ]
    admitted = [
        row for row in found if any(admits(reading, row, versions[row.version], loosely=True) for reading in admitting)
    ]
    return Proposal(tuple(_thin(admitted, versions, word_hits.links)), tuple(passages), versions, tuple(statements))


def admits(query: Query, candidate: Candidate, version: StoredVersion, *, loosely: bool = False) -> bool:
    """Whether a candidate may answer a query: its outlet, its speaker, their role, and the period.

    Loosely: see `is_of_role`.
    """
    if query.publisher and version.publisher != query.publisher:
        return False
    if not may_be_credited(query, candidate.speaker):
        return False
    if not is_in_period(candidate.span, version, query) or _is_too_early(query, version):
        return False
    if query.survey is not None:
        return is_of_survey(candidate.speaker, candidate.source, candidate.span, version.text)
    if query.role:
        is_said = candidate.statement is not None
        return is_said and is_of_role(query, candidate.speaker, candidate.source, version, loosely=loosely)
    return bool(candidate.speaker) or _names_speaker(query, candidate.passage, version)


def _is_too_early(query: Query, version: StoredVersion) -> bool:
    published = version.published_at
    return query.since is not None and (published is None or published.isoformat()[:10] < query.since.isoformat())


def _names_speaker(query: Query, span: Span, version: StoredVersion) -> bool:
    return names_speaker(query, version.text, span.start, span.end)


def _statement_candidates(
    statements: Iterable[StatementRow], passages: Sequence[PassageRow], word_hits: WordHits
) -> list[Candidate]:
    by_version = _by_version(passages)
    found = []
    for row in statements:
        around = _overlapping(by_version, row.version, row.span)
        found.append(
            Candidate(
                version=row.version,
                span=row.span,
                statement=row.id,
                speaker=row.speaker,
                kind=row.kind,
                polarity=row.polarity,
                confidence=row.confidence,
                passage=hull([passage.span for passage in around] or [row.span]),
                article_score=word_hits.score_of(row.version),
                digest=row.digest,
                passage_digests=tuple(passage.digest for passage in around),
                source=row.source,
            )
        )
    return found


def _sentence_candidates(
    passages: Iterable[PassageRow],
    taken: Iterable[_Located],
    versions: Mapping[int, StoredVersion],
    word_hits: WordHits,
) -> list[Candidate]:
    """Return the sentences of passages that overlap no statement and no suppressed quote."""
    by_version = _by_version(taken)
    found = []
    for passage in passages:
        version = versions[passage.version]
        around = _overlapping(by_version, passage.version, passage.span)
        for local in split_sentences(passage.span.of(version.text), version.language):
            span = Span(passage.span.start + local.start, passage.span.start + local.end)
            if any(place.span.overlaps(span) for place in around):
                continue
            if version.title and span.of(version.text).rstrip(".") == version.title.rstrip("."):
                continue  # a headline is nobody's statement
            found.append(
                Candidate(
                    version=passage.version,
                    span=span,
                    statement=None,
                    speaker=None,
                    kind=None,
                    polarity=None,
                    confidence=0.0,
                    passage=passage.span,
                    article_score=word_hits.score_of(passage.version),
                    digest=passage.digest,
                    passage_digests=(passage.digest,),
                )
            )
    return found


def _by_version(places: Iterable[_LocatedT]) -> dict[int, _Places[_LocatedT]]:
    grouped: dict[int, list[_LocatedT]] = {}
    for place in places:
        grouped.setdefault(place.version, []).append(place)
    found = {}
    for version, those in grouped.items():
        those.sort(key=lambda place: place.span)
        longest = max(len(place.span) for place in those)
        found[version] = _Places(those, [place.span.start for place in those], longest)
    return found


def _overlapping(by_version: Mapping[int, _Places[_LocatedT]], version: int, span: Span) -> list[_LocatedT]:
    """Return the places that share a character with a span of a version, in order."""
    found = by_version.get(version)
    if found is None:
        return []
    first = bisect_left(found.starts, span.start - found.longest)
    last = bisect_left(found.starts, span.end)
    return [place for place in found.places[first:last] if place.span.end > span.start]


@dataclass(frozen=True, slots=True)
class _Contender:
    """A candidate whose words may be in copies of its article too.

    Attributes:
        words: Folded for comparison; "" if its article has no copies.
        day: The article's date of publication, as text that sorts; undated articles come last.
    """

    number: int
    candidate: Candidate
    words: str
    day: str

    def is_same(self, other: "_Contender") -> bool:
        """Whether both are the same words of the same speaker."""
        return self.candidate.speaker == other.candidate.speaker and has_same_words(self.words, other.words)


def _by_article(contender: _Contender) -> tuple[float, int, int]:
    return -contender.candidate.article_score, contender.candidate.version, contender.candidate.span.start


def _by_day(contender: _Contender) -> tuple[str, float, int, int]:
    return contender.day, *_by_article(contender)


def _thin(
    candidates: Sequence[Candidate], versions: Mapping[int, StoredVersion], links: Links | None
) -> list[Candidate]:
    """Return the candidates; of the same words in copies of an article, the best article's and the earliest."""
    near = links.crowding({candidate.version for candidate in candidates}) if links else {}
    if not near:
        return list(candidates)
    contenders = []
    for number, candidate in enumerate(candidates):
        version = versions[candidate.version]
        words = fold_words(candidate.span.of(version.text)) if candidate.version in near else ""
        day = version.published_at.isoformat() if version.published_at else "9999"
        contenders.append(_Contender(number, candidate, words, day))
    kept: set[int] = set()
    for ordered in (sorted(contenders, key=_by_article), sorted(contenders, key=_by_day)):
        items = ((contender.candidate.version, contender) for contender in ordered)
        kept |= {contender.number for _, contender in thin(items, near, _Contender.is_same, most=1)}
    return [candidate for number, candidate in enumerate(candidates) if number in kept]
