"""Feedback for the archive's editors: list it with its subject, confirm it or dismiss it.

Every function leaves the transaction to its caller.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, or_, select, update

from bot.errors import BotError
from bot.records.feedback import FEEDBACK, FeedbackKind
from bot.records.given_answers import ANSWERS, CITATIONS
from corpus.article import Span
from index.catalogue.articles import read_versions
from index.catalogue.tables import ARTICLES, STATEMENTS, VERSIONS
from index.upkeep.editing import suppress

_CONFIRMED = "confirmed"
_DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class ListedFeedback:
    """Feedback with its subject; fields are None if not given or no longer stored.

    Attributes:
        number: The citation's; None for the whole answer.
        speaker: The speaker that was shown.
        version: The article version that was cited.
        decision: "confirmed" or "dismissed"; None while undecided.
        user_id: Telegram's.
    """

    id: int
    kind: str
    given_at: str
    answer: str | None
    question: str | None
    number: int | None
    quote: str | None
    speaker: str | None
    article_id: str | None
    version: int | None
    remark: str | None
    decision: str | None
    user_id: int

    def to_json(self, *, with_user: bool = False) -> dict[str, Any]:
        """Return one JSON object; it names the user only on request."""
        whole = asdict(self)
        return whole if with_user else {name: value for name, value in whole.items() if name != "user_id"}


def list_feedback(connection: Connection, since: datetime | None = None) -> Iterator[ListedFeedback]:
    """Yield the feedback that was not withdrawn, oldest first; only what was given since a time (aware)."""
    query = _select().where(FEEDBACK.c.is_standing)
    if since:
        query = query.where(FEEDBACK.c.given_at >= since.isoformat())
    rows = connection.execute(query.order_by(FEEDBACK.c.given_at, FEEDBACK.c.id)).all()
    for row in rows:
        yield _listed(row, _quote(connection, row))


def confirm(connection: Connection, feedback: int, now: datetime) -> int:
    """Hide the statement that was reported as credited to the wrong speaker; return how many were hidden.

    Raises:
        BotError: If there is no such feedback, it is of another kind, or the statement is no longer there.
    """
    row = connection.execute(_select().where(FEEDBACK.c.id == feedback)).one_or_none()
    if row is None:
        raise _unknown(feedback)
    if row.kind != FeedbackKind.WRONG_SPEAKER:
        raise BotError(f'feedback {feedback} is "{row.kind}": only "{FeedbackKind.WRONG_SPEAKER}" hides a statement')
    statements = _find_statements(connection, row)
    if not statements:
        raise BotError(
            f"the statement that feedback {feedback} is about is not in the archive any more: see onrecord statements"
            + (f" --article {row.article_id}, and --dismiss {feedback}" if row.article_id else "")
        )
    hidden = sum(suppress(connection, statement, now) for statement in statements)
    same = (FEEDBACK.c.answer == row.answer, FEEDBACK.c.number == row.number, FEEDBACK.c.kind == row.kind)
    connection.execute(update(FEEDBACK).where(*same).values(decision=_CONFIRMED, decided_at=now.isoformat()))
    return hidden


def dismiss(connection: Connection, feedback: Collection[int], now: datetime) -> None:
    """Mark feedback as needing no action.

    Raises:
        BotError: If there is no such feedback.
    """
    for number in feedback:
        change = update(FEEDBACK).where(FEEDBACK.c.id == number)
        if not connection.execute(change.values(decision=_DISMISSED, decided_at=now.isoformat())).rowcount:
            raise _unknown(number)


def _unknown(feedback: int) -> BotError:
    return BotError(f"no feedback has the id {feedback}: onrecord feedback lists it")


def _select() -> Select[Any]:
    query = select(
        FEEDBACK,
        ANSWERS.c.question,
        ANSWERS.c.content,
        CITATIONS.c.start,
        CITATIONS.c.end,
        VERSIONS.c.id.label("version"),
        VERSIONS.c.number.label("version_number"),
        ARTICLES.c.article_id,
        ARTICLES.c.current,
    )
    cited = (CITATIONS.c.answer == FEEDBACK.c.answer) & (CITATIONS.c.number == FEEDBACK.c.number)
    query = query.outerjoin_from(FEEDBACK, ANSWERS, ANSWERS.c.id == FEEDBACK.c.answer).outerjoin(CITATIONS, cited)
    query = query.outerjoin(VERSIONS, VERSIONS.c.id == CITATIONS.c.version)
    return query.outerjoin(ARTICLES, ARTICLES.c.id == CITATIONS.c.article)


def _quote(connection: Connection, row: Row[Any]) -> str | None:
    """Return the words that were shown; None if they are gone or their article's stored text is damaged."""
    version = read_versions(connection, [row.version]).get(row.version) if row.version else None
    return Span(row.start, row.end).of(version.text) if version else None


def _listed(row: Row[Any], quote: str | None) -> ListedFeedback:
    return ListedFeedback(
        id=row.id,
        kind=row.kind,
        given_at=row.given_at,
        answer=row.answer,
        question=row.question,
        number=row.number or None,
        quote=quote,
        speaker=_shown_speaker(row),
        article_id=row.article_id,
        version=row.version_number,
        remark=row.remark,
        decision=row.decision,
        user_id=row.user_id,
    )


def _shown_speaker(row: Row[Any]) -> str | None:
    shown = json.loads(row.content)["shown"] if row.content and row.number else []
    citation = shown[row.number - 1] if row.number <= len(shown) and shown else None
    return citation["speaker"] if citation else None


def _find_statements(connection: Connection, row: Row[Any]) -> list[int]:
    """Return the rows of the statements, hidden ones included, that credit the shown words to their speaker.

    If the article has a newer version, look for the same words there. The shown words may have been cut or lengthened:
    if no statement has exactly these words, one that overlaps them will do. The speaker may have been renamed.
    """
    speaker, quote = _shown_speaker(row), _quote(connection, row)
    if speaker is None or quote is None:
        return []
    span: Span | None = Span(row.start, row.end)
    if row.current != row.version:
        span = _find_words(connection, row.current, quote)
    if span is None:
        return []
    columns = STATEMENTS.c
    found = select(columns.id, columns.start, columns.end).where(
        columns.version == row.current, columns.start < span.end, columns.end > span.start
    )
    rows = connection.execute(found.where(or_(columns.speaker == speaker, columns.named == speaker))).all()
    exact = [statement.id for statement in rows if (statement.start, statement.end) == (span.start, span.end)]
    return exact or [statement.id for statement in rows]


def _find_words(connection: Connection, version: int, words: str) -> Span | None:
    found = read_versions(connection, [version]).get(version)
    start = found.text.find(words) if found else -1
    return Span(start, start + len(words)) if start >= 0 else None
