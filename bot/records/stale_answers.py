"""Past answers, and cited passages that have since changed, listed for the archive's editors.

Reads only. It gives no user's name or id, but a question is still in its asker's own words. Texts are compared only if
an article has a newer version than the cited one, and once for each place.
"""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Select, func, or_, select

from bot.answers import Citation
from bot.citations.outlet_notes import meets
from bot.records.cited_passages import find_corrections, find_present
from bot.records.given_answers import ANSWERS, CITATIONS
from bot.records.shared_answers import SHARED
from corpus.article import Span
from index.catalogue.articles import StoredVersion, read_versions
from index.catalogue.tables import ARTICLES, VERSIONS

#: A cited place: the rows of its version and of the present one, then start and end.
_Place = tuple[int, int, int, int]


class Fate(StrEnum):
    """The state of a stale passage; the first that applies."""

    WITHDRAWN = "withdrawn"  # its article was taken down
    DAMAGED = "damaged"  # the stored cited version, or the present one, differs from the published text
    GONE = "gone"  # its article is no longer in the archive
    REMOVED = "removed"  # the present version has nothing near it
    CHANGED = "changed"  # the present version has other words there
    CORRECTED = "corrected"  # its words are unchanged, but a later correction concerns it
    VANISHED = "vanished"  # it is unchanged here, but its page is gone at its source


@dataclass(frozen=True, slots=True)
class CitingAnswer:
    """An answer that cites a passage.

    Attributes:
        number: The passage's number in the answer.
        shared: Whether the answer has a public page.
    """

    answer: str
    answered_at: str
    question: str
    shared: bool
    number: int


@dataclass(frozen=True, slots=True)
class StalePassage:
    """A cited passage that changed or went; fields are None if no longer known.

    Attributes:
        now: The present version's words in its place.
        note: The outlet's correction, if the passage was corrected.
        answers: Newest first. Just one if the article is unknown: two answers may not cite the same.
    """

    fate: Fate
    quote: str | None
    now: str | None
    note: str | None
    article_id: str | None
    title: str | None
    publisher: str | None
    url: str | None
    cited_version: int | None
    current_version: int | None
    vanished_at: str | None
    withdrawn_at: str | None
    answers: tuple[CitingAnswer, ...]

    def to_json(self) -> dict[str, Any]:
        """Return one JSON object."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class ListedAnswer:
    """A past answer."""

    answer: str
    answered_at: str
    status: str
    question: str
    statements: int
    shared: bool

    def to_json(self) -> dict[str, Any]:
        """Return one JSON object."""
        return asdict(self)


def list_answers(connection: Connection, since: datetime | None = None, most: int | None = None) -> list[ListedAnswer]:
    """Return answers and refusals, newest first: given since a time (aware), and at most so many."""
    count = select(func.count()).where(CITATIONS.c.answer == ANSWERS.c.id).scalar_subquery()
    columns = (ANSWERS.c.id, ANSWERS.c.answered_at, ANSWERS.c.status, ANSWERS.c.question)
    query = select(*columns, count, SHARED.c.id.is_not(None)).outerjoin(SHARED, SHARED.c.answer == ANSWERS.c.id)
    rows = connection.execute(_newest_first(_since(query, since)).limit(most))
    return [ListedAnswer(*row) for row in rows]


def list_stale(connection: Connection, since: datetime | None = None) -> list[StalePassage]:
    """Return the stale passages, each once, the last cited first.

    Args:
        connection: Of a read.
        since: Only passages cited by answers since then, aware; None for all.
    """
    compared = _compare_places(connection, since)
    passages: dict[tuple[object, ...], StalePassage] = {}
    answers: dict[tuple[object, ...], list[CitingAnswer]] = {}
    for row in connection.execute(_select_candidates(since)):
        place = compared.get((row.version, row.current, row.start, row.end))
        fate = _judge(row, place)
        if fate:
            key = (row.version, row.start, row.end) if place else (row.answer, row.number)
            passages.setdefault(key, _stale(row, fate, place))
            citing = CitingAnswer(row.answer, row.answered_at, row.question, bool(row.shared), row.number)
            answers.setdefault(key, []).append(citing)
    return [replace(passage, answers=tuple(answers[key])) for key, passage in passages.items()]


def _select_candidates(since: datetime | None) -> Select[Any]:
    """Return a query for citations that may be stale, with what is known of them, newest answers first."""
    present = VERSIONS.alias()
    columns = (ANSWERS.c.answered_at, ANSWERS.c.question, SHARED.c.id.is_not(None).label("shared"))
    query = select(CITATIONS, *columns, ARTICLES.c.current, ARTICLES.c.vanished_at, ARTICLES.c.article_id)
    query = query.add_columns(VERSIONS.c.number.label("cited_number"), present.c.number.label("current_number"))
    query = _join_candidates(query, since).outerjoin(SHARED, SHARED.c.answer == ANSWERS.c.id)
    query = query.outerjoin(VERSIONS, VERSIONS.c.id == CITATIONS.c.version)
    query = query.outerjoin(present, present.c.id == ARTICLES.c.current)
    return _newest_first(query).order_by(CITATIONS.c.number)


def _join_candidates(query: Select[Any], since: datetime | None) -> Select[Any]:
    """Return a query over citations whose article has changed since, or may have."""
    query = query.join_from(ANSWERS, CITATIONS, CITATIONS.c.answer == ANSWERS.c.id)
    query = query.outerjoin(ARTICLES, ARTICLES.c.id == CITATIONS.c.article)
    changed = ARTICLES.c.current != CITATIONS.c.version
    query = query.where(or_(CITATIONS.c.version.is_(None), changed, ARTICLES.c.vanished_at.is_not(None)))
    return _since(query.where(ANSWERS.c.status == "answered"), since)


def _since(query: Select[Any], since: datetime | None) -> Select[Any]:
    return query.where(ANSWERS.c.answered_at >= since.isoformat()) if since else query


def _newest_first(query: Select[Any]) -> Select[Any]:
    return query.order_by(ANSWERS.c.answered_at.desc(), ANSWERS.c.id)


@dataclass(frozen=True, slots=True)
class _Compared:
    """A cited place beside the present version; no fate if unchanged and uncorrected, no quote if damaged."""

    fate: Fate | None
    quote: str | None
    now: str | None
    note: str | None
    title: str | None
    publisher: str | None
    url: str | None


def _compare_places(connection: Connection, since: datetime | None) -> dict[_Place, _Compared]:
    """Return the fate of each place that the candidates cite; article by article, so that each is read once."""
    places = select(CITATIONS.c.version, ARTICLES.c.current, CITATIONS.c.start, CITATIONS.c.end).distinct()
    places = _join_candidates(places, since).where(ARTICLES.c.current.is_not(None), CITATIONS.c.version.is_not(None))
    compared: dict[_Place, _Compared] = {}
    by_article = groupby(connection.execute(places.order_by(CITATIONS.c.version)).all(), lambda row: row[:2])
    for (cited, current), rows in by_article:
        versions = read_versions(connection, [cited, current])
        for row in rows:
            place = (cited, current, row.start, row.end)
            if cited in versions and current in versions:
                compared[place] = _compare(versions[cited], versions[current], Span(row.start, row.end))
            else:
                compared[place] = _Compared(Fate.DAMAGED, None, None, None, None, None, None)
    return compared


def _compare(cited: StoredVersion, present: StoredVersion, span: Span) -> _Compared:
    quote = span.of(cited.text)
    quoted = Citation(cited.key, cited.article_id, cited.version, cited.number, span, quote)
    source = (cited.title, cited.publisher, cited.url)
    now = find_present(quoted, present)
    if now is not None:
        return _Compared(Fate.CHANGED if now.nearest else Fate.REMOVED, quote, now.nearest, None, *source)
    known = {" ".join(note.split()) for note in find_corrections(cited)}
    new = (note for note in find_corrections(present) if " ".join(note.split()) not in known)
    note = next((note for note in new if meets(note, quote)), None)
    return _Compared(Fate.CORRECTED if note else None, quote, None, note, *source)


def _judge(row: Row[Any], compared: _Compared | None) -> Fate | None:
    """Return a statement's fate; None if it is not stale."""
    if compared is None:
        return Fate.WITHDRAWN if row.withdrawn_at else Fate.GONE
    return compared.fate or (Fate.VANISHED if row.vanished_at else None)


def _stale(row: Row[Any], fate: Fate, compared: _Compared | None) -> StalePassage:
    return StalePassage(
        fate=fate,
        quote=compared.quote if compared else None,
        now=compared.now if compared else None,
        note=compared.note if compared else None,
        article_id=row.article_id,
        title=compared.title if compared else None,
        publisher=compared.publisher if compared else None,
        url=compared.url if compared else None,
        cited_version=row.cited_number,
        current_version=row.current_number,
        vanished_at=row.vanished_at,
        withdrawn_at=row.withdrawn_at,
        answers=(),
    )
