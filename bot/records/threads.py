"""Conversations: the last answer each asker got, for each chat and forum topic.

Owns one table, and reads the answers. Every function leaves the transaction to its caller.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Column, Connection, ForeignKey, Integer, Row, Select, Table, delete, exists, select, update

from bot.answers import Understood
from bot.records.given_answers import ANSWERS, SHOWN, answers_metadata
from index.catalogue.backends.sql import insert

#: After a meal, people still remember the subject. The next morning's "when?" is about something else.
_THREAD_AGE = timedelta(hours=6)

#: ``thread_id`` is the forum topic's, 0 outside topics. Each row belongs to one user: in a group, nobody continues
#: another user's question, except in a reply to it.
THREADS = Table(
    "threads",
    answers_metadata,
    Column("bot_id", Integer, primary_key=True),
    Column("chat_id", Integer, primary_key=True),
    Column("thread_id", Integer, primary_key=True),
    Column("user_id", Integer, primary_key=True),
    Column("answer", ForeignKey(ANSWERS.c.id, ondelete="CASCADE"), nullable=False, index=True),
)


@dataclass(frozen=True, slots=True)
class Thread:
    """The user, chat and forum topic (``thread_id``) of a conversation."""

    bot_id: int
    chat_id: int
    thread_id: int | None
    user_id: int


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """An answer that was given.

    Attributes:
        question: The question answered; for a follow-up, the full question.
        heard: The cited speakers, each once, in order.
        asked_in: The message that asked.
        thread: None if Telegram named no user.
    """

    answer_id: str
    question: str
    understood: Understood
    heard: tuple[str, ...]
    answered_at: datetime
    asked_in: int | None
    thread: Thread | None


def remember(connection: Connection, thread: Thread, answer_id: str) -> None:
    """Record the answer that a conversation continues from."""
    row = insert(THREADS).values(**_key(thread), answer=answer_id)
    keys = [THREADS.c.bot_id, THREADS.c.chat_id, THREADS.c.thread_id, THREADS.c.user_id]
    connection.execute(row.on_conflict_do_update(index_elements=keys, set_={"answer": answer_id}))


def forget(connection: Connection, thread: Thread) -> bool:
    """Clear the conversation, so that the next question stands alone. Return whether there was one."""
    return connection.execute(delete(THREADS).where(*_is(thread))).rowcount > 0


def forget_chat(connection: Connection, bot_id: int, chat_id: int) -> int:
    """Forget every conversation in a chat that the bot has left; return how many."""
    theirs = delete(THREADS).where(THREADS.c.bot_id == bot_id, THREADS.c.chat_id == chat_id)
    return connection.execute(theirs).rowcount


def move_chat(connection: Connection, bot_id: int, old: int, new: int) -> None:
    """Move a group's conversations to the supergroup that it has become.

    Messages get new numbers there. So the asking message is dropped, and a message of the old group keeps its answers:
    its number now belongs to another message.
    """
    threads = (THREADS.c.bot_id == bot_id, THREADS.c.chat_id == old)
    # A user who already asked in the supergroup continues from there.
    there = THREADS.alias()
    is_there = (there.c.bot_id == bot_id, there.c.chat_id == new)
    is_same = (there.c.thread_id == THREADS.c.thread_id, there.c.user_id == THREADS.c.user_id)
    moved = update(THREADS).where(*threads, ~exists().where(*is_there, *is_same))
    connection.execute(moved.values(chat_id=new))
    connection.execute(delete(THREADS).where(*threads))
    answers = update(ANSWERS).where(ANSWERS.c.bot_id == bot_id, ANSWERS.c.chat_id == old)
    connection.execute(answers.values(chat_id=new, asked_in=None))


def last_answer(connection: Connection, thread: Thread, now: datetime) -> PastAnswer | None:
    """Return the answer that a conversation continues from; None if there is none or it is too old."""
    found = select(ANSWERS).join(THREADS, THREADS.c.answer == ANSWERS.c.id).where(*_is(thread))
    past = _read(connection, found)
    return past if past and now - past.answered_at <= _THREAD_AGE else None


def answer_before(connection: Connection, past: PastAnswer) -> PastAnswer | None:
    """Return the answer that another answer's question followed on from; None if there is none."""
    if past.thread is None:
        return None
    earlier = select(ANSWERS).where(
        ANSWERS.c.bot_id == past.thread.bot_id,
        ANSWERS.c.chat_id == past.thread.chat_id,
        ANSWERS.c.user_id == past.thread.user_id,
        ANSWERS.c.thread_id.is_(past.thread.thread_id),
        ANSWERS.c.asked_in.is_distinct_from(past.asked_in),
        ANSWERS.c.answered_at < past.answered_at.isoformat(),
        ANSWERS.c.answered_at >= (past.answered_at - _THREAD_AGE).isoformat(),
    )
    return _read(connection, earlier.order_by(ANSWERS.c.answered_at.desc()))


def answer_shown_in(connection: Connection, bot_id: int, chat_id: int, message_id: int) -> PastAnswer | None:
    """Return the answer that one of the bot's messages shows, however old."""
    here = (SHOWN.c.bot_id == bot_id, SHOWN.c.chat_id == chat_id, SHOWN.c.message_id == message_id)
    return _read(connection, select(ANSWERS).join(SHOWN, SHOWN.c.answer == ANSWERS.c.id).where(*here))


def answer_asked_in(connection: Connection, bot_id: int, chat_id: int, message_id: int) -> PastAnswer | None:
    """Return the latest answer to a message."""
    asked = (ANSWERS.c.bot_id == bot_id, ANSWERS.c.chat_id == chat_id, ANSWERS.c.asked_in == message_id)
    return _read(connection, select(ANSWERS).where(*asked).order_by(ANSWERS.c.answered_at.desc()))


def messages_answering(connection: Connection, bot_id: int, chat_id: int, message_id: int) -> tuple[int, ...]:
    """Return the bot's messages that show an answer to a message, in the order sent."""
    asked = (ANSWERS.c.bot_id == bot_id, ANSWERS.c.chat_id == chat_id, ANSWERS.c.asked_in == message_id)
    shown = select(SHOWN.c.message_id).join(ANSWERS, ANSWERS.c.id == SHOWN.c.answer).where(*asked)
    here = shown.where(SHOWN.c.chat_id == chat_id).distinct().order_by(SHOWN.c.message_id)
    return tuple(connection.execute(here).scalars())


def _key(thread: Thread) -> dict[str, int]:
    return {
        "bot_id": thread.bot_id,
        "chat_id": thread.chat_id,
        "thread_id": thread.thread_id or 0,
        "user_id": thread.user_id,
    }


def _is(thread: Thread) -> Sequence[Any]:
    return [THREADS.c[name] == value for name, value in _key(thread).items()]


def _read(connection: Connection, query: Select[Any]) -> PastAnswer | None:
    row = connection.execute(query.limit(1)).one_or_none()
    return _past_answer(row) if row else None


def _past_answer(row: Row[Any]) -> PastAnswer | None:
    """Return a stored answer; None if it was withdrawn, since nothing is left of its subject."""
    content = json.loads(row.content)
    if "understood" not in content:
        return None
    read = content["understood"]
    understood = Understood(
        tuple(read["speakers"]), read["topic"], _day(read["from"]), _day(read["until"]), read["publisher"], read["kind"]
    )
    shown_first = content.get("shown_first") if row.status == "answered" else 0  # a refusal's near misses do not count
    cited = content["shown"][:shown_first]
    heard = dict.fromkeys(citation["speaker"] for citation in cited if citation and citation["speaker"])
    thread = Thread(row.bot_id, row.chat_id, row.thread_id, row.user_id) if row.user_id is not None else None
    answered_at = datetime.fromisoformat(row.answered_at)
    return PastAnswer(row.id, row.question, understood, tuple(heard), answered_at, row.asked_in, thread)


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
