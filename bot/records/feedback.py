"""Feedback on answers: thumbs, complaints about a citation, and remarks.

Owns one table. It only refers to rows: to the answer, for its question and citations, and to a citation's number, for
the version and place it quotes. So a takedown has nothing to erase here but the users' own remarks. Every function
leaves the transaction to its caller.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    and_,
    delete,
    insert,
    select,
    update,
)

from bot.records.given_answers import ANSWERS, CITATIONS


class FeedbackKind(StrEnum):
    """The kind of feedback: on an answer, on one of its citations, or in words."""

    UP = "up"
    DOWN = "down"
    WRONG_SPEAKER = "wrong_speaker"
    MISQUOTED = "not_what_it_says"
    OUTDATED = "outdated"
    REMARK = "remark"


#: On a whole answer; a user has at most one of them.
_THUMBS = frozenset({FeedbackKind.UP, FeedbackKind.DOWN})

#: On one citation.
_COMPLAINTS = frozenset({FeedbackKind.WRONG_SPEAKER, FeedbackKind.MISQUOTED, FeedbackKind.OUTDATED})

feedback_metadata = MetaData()

#: ``number`` is the citation's, 0 for the whole answer. ``update_id`` is the last update that changed the row: an
#: update processed again after a kill changes nothing. For the same reason, withdrawn feedback stays for a day.
#: ``decision`` is the operators': confirmed, dismissed, or none yet.
FEEDBACK = Table(
    "feedback",
    feedback_metadata,
    Column("id", Integer, primary_key=True),
    Column("answer", ForeignKey(ANSWERS.c.id, ondelete="CASCADE"), index=True),
    Column("number", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("user_id", BigInteger, nullable=False, index=True),
    Column("update_id", BigInteger, nullable=False),
    Column("given_at", Text, nullable=False),
    Column("is_standing", Boolean, nullable=False),
    Column("remark", Text),
    Column("decision", Text),
    Column("decided_at", Text),
    sqlite_autoincrement=True,
)
Index(
    "feedback_once",
    FEEDBACK.c.answer,
    FEEDBACK.c.number,
    FEEDBACK.c.kind,
    FEEDBACK.c.user_id,
    unique=True,
    sqlite_where=FEEDBACK.c.remark.is_(None),
    postgresql_where=FEEDBACK.c.remark.is_(None),
)


@dataclass(frozen=True, slots=True)
class Opinion:
    """Feedback given by a tap, on an answer (``number`` 0) or on its citation of that number."""

    answer_id: str
    kind: FeedbackKind
    number: int = 0

    def __post_init__(self) -> None:
        if self.kind not in (_COMPLAINTS if self.number else _THUMBS):
            raise ValueError(f"{self.kind} is not said of {'a citation' if self.number else 'an answer'}")


@dataclass(frozen=True, slots=True)
class Giver:
    """The user who gives feedback, with the update and its time (aware)."""

    user_id: int
    update_id: int
    now: datetime


def toggle(connection: Connection, opinion: Opinion, giver: Giver) -> bool | None:
    """Store an opinion, or withdraw it if the same user gave it before.

    Returns:
        Whether the opinion is now given; None if the answer or the citation no longer exists.
    """
    if not _is_kept(connection, opinion):
        return None
    same = _same(opinion, giver)
    before = connection.execute(select(FEEDBACK.c.update_id, FEEDBACK.c.is_standing).where(same)).one_or_none()
    if before and before.update_id == giver.update_id:
        return bool(before.is_standing)
    stands = before is None or not before.is_standing
    if before:
        connection.execute(update(FEEDBACK).where(same).values(_given(giver, is_standing=stands)))
    else:
        row = {"answer": opinion.answer_id, "number": opinion.number, "kind": opinion.kind, "user_id": giver.user_id}
        connection.execute(insert(FEEDBACK).values(row | _given(giver, is_standing=True)))
    if stands and opinion.kind in _THUMBS:
        _withdraw_other_thumb(connection, opinion, giver)
    return stands


def keep_remark(connection: Connection, remark: str, giver: Giver, answer_id: str | None = None) -> None:
    """Store a user's remark, on an answer if one is named; once for each update."""
    columns = FEEDBACK.c
    known = select(columns.id).where(columns.user_id == giver.user_id, columns.update_id == giver.update_id)
    if connection.execute(known.where(columns.remark.is_not(None))).first():
        return
    row = {"answer": answer_id, "number": 0, "kind": FeedbackKind.REMARK, "user_id": giver.user_id, "remark": remark}
    connection.execute(insert(FEEDBACK).values(row | _given(giver, is_standing=True)))


def forget_withdrawn(connection: Connection, before: datetime) -> int:
    """Delete feedback withdrawn before a time (aware); return the number of rows."""
    old = and_(~FEEDBACK.c.is_standing, FEEDBACK.c.given_at < before.isoformat())
    return connection.execute(delete(FEEDBACK).where(old)).rowcount


def forget_giver(connection: Connection, user_id: int) -> int:
    """Delete all feedback by a user; return the number of rows."""
    return connection.execute(delete(FEEDBACK).where(FEEDBACK.c.user_id == user_id)).rowcount


def _given(giver: Giver, *, is_standing: bool) -> dict[str, object]:
    # Feedback given again is undecided again.
    return {
        "update_id": giver.update_id,
        "given_at": giver.now.isoformat(),
        "is_standing": is_standing,
        "decision": None,
        "decided_at": None,
    }


def _is_kept(connection: Connection, opinion: Opinion) -> bool:
    kept = select(ANSWERS.c.id).where(ANSWERS.c.id == opinion.answer_id)
    if opinion.number:
        kept = select(CITATIONS.c.number).where(
            CITATIONS.c.answer == opinion.answer_id,
            CITATIONS.c.number == opinion.number,
            CITATIONS.c.withdrawn_at.is_(None),
        )
    return connection.execute(kept).first() is not None


def _same(opinion: Opinion, giver: Giver) -> ColumnElement[bool]:
    columns = FEEDBACK.c
    return and_(
        columns.answer == opinion.answer_id,
        columns.number == opinion.number,
        columns.kind == opinion.kind,
        columns.user_id == giver.user_id,
    )


def _withdraw_other_thumb(connection: Connection, opinion: Opinion, giver: Giver) -> None:
    other = FeedbackKind.DOWN if opinion.kind is FeedbackKind.UP else FeedbackKind.UP
    same = _same(Opinion(opinion.answer_id, other), giver)
    connection.execute(update(FEEDBACK).where(same, FEEDBACK.c.is_standing).values(_given(giver, is_standing=False)))
