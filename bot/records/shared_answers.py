"""Shared answers: which answers have a public page, and its name.

Owns one table, which holds an answer's id and none of its words. A page is read from the stored answer, so a takedown
empties it and erasing the answer removes it. Every function leaves the transaction to its caller.
"""

import re
import secrets
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, ForeignKey, Table, Text, delete, func, select

from bot.records.given_answers import ANSWERS, answers_metadata
from index.catalogue.backends.sql import insert

#: ``id`` is the page's name in its address. Anybody who knows it may read the page.
SHARED = Table(
    "shared_answers",
    answers_metadata,
    Column("id", Text, primary_key=True),
    Column("answer", ForeignKey(ANSWERS.c.id, ondelete="CASCADE"), nullable=False, unique=True),
    Column("shared_at", Text, nullable=False),
)

#: 128 bits, which cannot be guessed. An answer's own id has fewer, and a whole group sees its buttons.
_ID_BYTES = 16
_ID = re.compile(r"[A-Za-z0-9_-]{22}")


def share(connection: Connection, answer_id: str, now: datetime) -> str | None:
    """Make an answer's page public and return its name, or the name it already has.

    Args:
        connection: Of a write.
        answer_id: The answer's.
        now: Aware.

    Returns:
        None if the answer no longer exists.
    """
    if connection.execute(select(ANSWERS.c.id).where(ANSWERS.c.id == answer_id)).one_or_none() is None:
        return None
    row = insert(SHARED).values(id=secrets.token_urlsafe(_ID_BYTES), answer=answer_id, shared_at=now.isoformat())
    connection.execute(row.on_conflict_do_nothing(index_elements=["answer"]))
    made: str = connection.execute(select(SHARED.c.id).where(SHARED.c.answer == answer_id)).scalar_one()
    return made


def stop_sharing(connection: Connection, answer_id: str) -> None:
    """Remove an answer's page permanently: if shared again, it gets another name."""
    connection.execute(delete(SHARED).where(SHARED.c.answer == answer_id))


def stop_sharing_asked_in(connection: Connection, bot_id: int, chat_id: int, message_id: int) -> None:
    """Remove the pages of all answers to a message, including those with a condition dropped."""
    asked = (ANSWERS.c.bot_id == bot_id, ANSWERS.c.chat_id == chat_id, ANSWERS.c.asked_in == message_id)
    connection.execute(delete(SHARED).where(SHARED.c.answer.in_(select(ANSWERS.c.id).where(*asked))))


def stop_sharing_all(connection: Connection, user_id: int) -> int:
    """Remove the pages of all answers to a user; return how many there were."""
    theirs = select(ANSWERS.c.id).where(ANSWERS.c.user_id == user_id)
    return connection.execute(delete(SHARED).where(SHARED.c.answer.in_(theirs))).rowcount


def share_only(connection: Connection, pages: Collection[Mapping[str, Any]]) -> None:
    """Make exactly these pages public, each a row of the table; skip those whose answer no longer exists."""
    connection.execute(delete(SHARED))
    kept = set(connection.execute(select(ANSWERS.c.id)).scalars())
    rows = [dict(page) for page in pages if page["answer"] in kept]
    if rows:
        connection.execute(insert(SHARED), rows)


def count_shared(connection: Connection, user_id: int) -> int:
    """Return how many answers to a user are public."""
    shared = select(func.count()).select_from(SHARED).join(ANSWERS, ANSWERS.c.id == SHARED.c.answer)
    return connection.execute(shared.where(ANSWERS.c.user_id == user_id)).scalar_one()


def find_shared(connection: Connection, share_id: str) -> str | None:
    """Return the id of the answer on a page; None for an unknown name."""
    if not _ID.fullmatch(share_id):
        return None
    found: str | None = connection.execute(select(SHARED.c.answer).where(SHARED.c.id == share_id)).scalar()
    return found
