"""The newest statements of the whole archive: the answer to a bare /latest."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice

from sqlalchemy import Connection, Select, select

from bot.answering.composing import compose
from bot.answers import Answer, Citation, Understood
from bot.citations.citing import quote_version
from bot.citations.quotes import SHORTEST_QUOTE, citable
from bot.citations.speaker_gender import tell_gender
from bot.questions.kinds import QuestionKind
from bot.texts import Texts
from corpus.article import Span
from index.catalogue import articles as ledger
from index.catalogue.articles import StoredVersion
from index.catalogue.database import get_as_of
from index.catalogue.page_texts import read_pages
from index.catalogue.tables import ARTICLES, COPIES, STATEMENTS, VERSIONS
from index.language.correction_notes import find_own_words
from index.statements import Kind, Statement

MOST = 5

#: How many of the newest articles to look at. Copies and articles without a quotable statement are skipped.
_ARTICLES = 40


def read_newest(connection: Connection, question: str, now: datetime, texts: Texts, *, most: int = MOST) -> Answer:
    """Return the most recent statements: one for each article, newest articles first.

    Args:
        connection: Of a read.
        question: The question that the answer is stored under.
        now: Aware. Articles dated later than tomorrow are misdated, and skipped.
        texts: For the words around the quotes.
        most: How many statements at most.
    """
    citations = tuple(islice(_read_citations(connection, now), most))
    lead = texts("newest-first") if citations else ""
    reason = None if citations else texts("nothing-quoted")
    return Answer(
        question=question,
        prose=compose(citations, lead, texts) if citations else reason or "",
        understood=Understood(kind=QuestionKind.LATEST),
        as_of=get_as_of(connection),
        citations=citations,
        reason=reason,
        order="newest",
        lead=lead,
    )


def _read_citations(connection: Connection, now: datetime) -> Iterator[Citation]:
    tomorrow = (now + timedelta(days=1)).date().isoformat()
    articles = select(ARTICLES.c.id, ARTICLES.c.current).join(VERSIONS, VERSIONS.c.id == ARTICLES.c.current)
    dated = articles.where(VERSIONS.c.published_day <= tomorrow, ARTICLES.c.current.in_(_quoting()))
    newest = dated.order_by(VERSIONS.c.published_day.desc(), VERSIONS.c.published_at.desc(), ARTICLES.c.id.desc())
    taken: list[int] = []
    for row in connection.execute(newest.limit(_ARTICLES)).all():
        if _is_copy(connection, row.id, taken):
            continue
        citation = _cite_best(connection, row.current)
        if citation:
            taken.append(row.id)
            yield citation


def _quoting() -> Select[tuple[int]]:
    return select(STATEMENTS.c.version).where(STATEMENTS.c.speaker.is_not(None), ~STATEMENTS.c.is_hidden)


def _is_copy(connection: Connection, article: int, taken: Sequence[int]) -> bool:
    copies = select(COPIES.c.article).where(COPIES.c.article == article, COPIES.c.other.in_(taken))
    return connection.execute(copies.limit(1)).first() is not None


def _cite_best(connection: Connection, version: int) -> Citation | None:
    """Return an article's surest statement with a named speaker, direct before indirect."""
    columns = STATEMENTS.c
    found = select(STATEMENTS).where(columns.version == version, columns.speaker.is_not(None), ~columns.is_hidden)
    stored = ledger.read_versions(connection, [version]).get(version)
    if stored is None:  # damaged
        return None
    statements = [ledger.to_statement(row) for row in connection.execute(found.order_by(columns.start, columns.id))]
    notes = find_own_words(stored.text)
    spoken = [statement for statement in statements if not any(statement.quote.overlaps(note) for note in notes)]
    ranked = sorted(spoken, key=lambda statement: (statement.kind is Kind.INDIRECT, -statement.confidence))
    page = read_pages(connection, [version]).get(version)
    return next((citation for statement in ranked if (citation := _cite(stored, statement, page))), None)


def _cite(version: StoredVersion, statement: Statement, page: str | None) -> Citation | None:
    if len(statement.quote) < SHORTEST_QUOTE:
        return None
    named: tuple[Span, ...] = (*statement.source, *statement.cue)
    span = citable(version.text, statement.quote, named)
    if span is None:
        return None
    return replace(
        quote_version(version, span, page),
        speaker=statement.speaker,
        kind=statement.kind,
        polarity=statement.polarity,
        gender=tell_gender(version.text, statement),
    )
