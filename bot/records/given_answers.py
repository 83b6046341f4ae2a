"""Answers given by the bot, stored with their citations, so that old answers can be opened and withdrawn.

Owns three tables. Quotes, titles and addresses are not stored again: a citation refers to an article version and a
place in it, and versions are kept while an answer cites them. Every function leaves the transaction to its caller.
"""

import json
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    cast,
    delete,
    func,
    literal,
    select,
    update,
)

from bot.answers import Answer, Citation, Condition, StoredAnswer
from index.catalogue.backends.sql import insert
from index.catalogue.tables import ARTICLES, VERSIONS

answers_metadata = MetaData()

#: ``content`` is the answer's JSON without the fields that the cited versions have. ``user_id`` is the asker,
#: ``thread_id`` the forum topic, ``asked_in`` the message with the question.
ANSWERS = Table(
    "answers",
    answers_metadata,
    Column("id", Text, primary_key=True),
    Column("bot_id", Integer, nullable=False),
    Column("chat_id", Integer, nullable=False),
    Column("user_id", Integer),
    Column("thread_id", Integer),
    Column("asked_in", Integer),
    Column("update_id", Integer, nullable=False),
    Column("question", Text, nullable=False),
    Column("answered_at", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("content", Text, nullable=False),
    UniqueConstraint("bot_id", "update_id"),
)

#: The numbered citations of an answer; for a refusal, the nearest statements. SQLite reuses row ids, so both references
#: become null when their row is deleted. ``withdrawn_at`` is when the article was taken down.
CITATIONS = Table(
    "citations",
    answers_metadata,
    Column("answer", ForeignKey(ANSWERS.c.id, ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("article", ForeignKey(ARTICLES.c.id, ondelete="SET NULL"), index=True),
    Column("version", ForeignKey(VERSIONS.c.id, ondelete="SET NULL"), index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("withdrawn_at", Text),
)

#: The answer that each of the bot's messages shows, so that a reply to the message finds it.
SHOWN = Table(
    "shown_answers",
    answers_metadata,
    Column("bot_id", Integer, primary_key=True),
    Column("chat_id", Integer, primary_key=True),
    Column("message_id", Integer, primary_key=True),
    Column("answer", ForeignKey(ANSWERS.c.id, ondelete="CASCADE"), nullable=False, index=True),
)

#: Random bytes of an answer's id: 72 bits cannot be guessed, and 12 characters leave room in a button's 64 bytes.
_ID_BYTES = 9


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer with its asker.

    Attributes:
        answer_id: From `make_answer_id`; the buttons below the answer carry it.
        user_id: The asker; None if Telegram names nobody.
        thread_id: The forum topic.
        asked_in: The message with the question.
        without: The dropped conditions.
        first: The id of the original answer, if this one dropped a condition of it and replaces it in its message.
    """

    answer: Answer
    answer_id: str
    user_id: int | None = None
    thread_id: int | None = None
    asked_in: int | None = None
    without: frozenset[Condition] = frozenset()
    first: str | None = None

    @property
    def stored(self) -> StoredAnswer:
        """The answer as `bot.records.stored_answers.read` will return it."""
        answer = self.answer
        return StoredAnswer(
            answer_id=self.answer_id,
            question=answer.question,
            understood=answer.understood,
            as_of=answer.as_of,
            is_refusal=not answer.citations,
            opening=answer.opening,
            statements=_shown(answer),
            shown_first=len(answer.citations or answer.apart or answer.nearest),
            user_id=self.user_id,
            thread_id=self.thread_id,
            asked_in=self.asked_in,
            without=self.without,
            first=self.first,
            other=answer.other,
        )


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """One of the bot's messages, and the answer it shows."""

    chat_id: int
    message_id: int
    answer_id: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The update that an answer belongs to."""

    bot_id: int
    chat_id: int
    update_id: int


def make_answer_id() -> str:
    """Return a new id: random, short, and safe in links."""
    return secrets.token_urlsafe(_ID_BYTES)


def store(connection: Connection, given: GivenAnswer, asked: Asked, now: datetime) -> bool:
    """Store an update's answer, replacing one that was withdrawn before it was sent.

    Returns:
        Whether all its citations are in the archive. Others are stored without their article.
    """
    answer = given.answer
    forget_unsent(connection, [(asked.bot_id, asked.update_id)])
    connection.execute(
        insert(ANSWERS).values(
            id=given.answer_id,
            bot_id=asked.bot_id,
            chat_id=asked.chat_id,
            user_id=given.user_id,
            thread_id=given.thread_id,
            asked_in=given.asked_in,
            update_id=asked.update_id,
            question=answer.question,
            answered_at=now.isoformat(),
            status=answer.status,
            content=json.dumps(_content(given), ensure_ascii=False),
        )
    )
    shown = _shown(answer)
    found = [find_version(connection, citation) for citation in shown]
    rows = [
        {"answer": given.answer_id, "number": number, "start": citation.span.start, "end": citation.span.end}
        | {"version": place[0] if place else None, "article": place[1] if place else None}
        for number, (citation, place) in enumerate(zip(shown, found, strict=True), 1)
    ]
    if rows:
        connection.execute(insert(CITATIONS), rows)
    return all(found)


def find_version(connection: Connection, citation: Citation) -> tuple[int, int] | None:
    """Return the row ids of a citation's version and article; None if the version no longer exists.

    Key, number and quote must match too, because SQLite reuses the ids of deleted rows.
    """
    start, length = citation.span.start + 1, len(citation.span)
    query = select(VERSIONS.c.id, VERSIONS.c.article).join(ARTICLES, ARTICLES.c.id == VERSIONS.c.article)
    query = query.where(
        VERSIONS.c.id == citation.version_row,
        ARTICLES.c.key == citation.article_key,
        VERSIONS.c.number == citation.version,
        func.substr(VERSIONS.c.text, cast(start, Integer), cast(length, Integer)) == citation.quote,
    )
    row = connection.execute(query).one_or_none()
    return (row.id, row.article) if row else None


def note_shown(connection: Connection, bot_id: int, shown: ShownAnswer | None) -> None:
    """Record the answer that a message shows, unless it was withdrawn meanwhile."""
    if shown is None:
        return
    answer = select(literal(bot_id), literal(shown.chat_id), literal(shown.message_id), ANSWERS.c.id)
    row = answer.where(ANSWERS.c.id == shown.answer_id)
    new = insert(SHOWN).from_select(list(SHOWN.c.keys()), row)
    shown_by = [SHOWN.c.bot_id, SHOWN.c.chat_id, SHOWN.c.message_id]
    connection.execute(new.on_conflict_do_update(index_elements=shown_by, set_={"answer": new.excluded.answer}))


def forget_unsent(connection: Connection, updates: Collection[tuple[int, int]]) -> None:
    """Delete the unsent answers to these updates, given as pairs of bot id and update id."""
    for bot_id, update_id in updates:
        connection.execute(delete(ANSWERS).where(ANSWERS.c.bot_id == bot_id, ANSWERS.c.update_id == update_id))


def read_cited_versions(connection: Connection) -> set[int]:
    """Return the row ids of all versions that answers cite."""
    cited = select(CITATIONS.c.version).where(CITATIONS.c.version.is_not(None)).distinct()
    return set(connection.execute(cited).scalars())


def withdraw(connection: Connection, articles: Collection[int], now: datetime) -> int:
    """Remove every word of these articles from the stored answers; return how many answers cited them.

    Such an answer keeps its question and its other citations, and records which ones were withdrawn. Its lead is
    removed, because it paraphrases the quotes.

    Args:
        connection: Of a write.
        articles: Row ids.
        now: Aware.
    """
    citing = CITATIONS.c.article.in_(articles)
    numbers: dict[str, set[int]] = {}
    for answer_id, number in connection.execute(select(CITATIONS.c.answer, CITATIONS.c.number).where(citing)):
        numbers.setdefault(answer_id, set()).add(number)
    for answer_id, gone in numbers.items():
        content = connection.execute(select(ANSWERS.c.content).where(ANSWERS.c.id == answer_id)).scalar_one()
        stub = json.dumps(_stub(json.loads(content), gone), ensure_ascii=False)
        connection.execute(update(ANSWERS).where(ANSWERS.c.id == answer_id).values(content=stub))
    connection.execute(update(CITATIONS).where(citing).values(article=None, version=None, withdrawn_at=now.isoformat()))
    return len(numbers)


def find_updates_citing(connection: Connection, articles: Collection[int]) -> set[tuple[int, int]]:
    """Return the updates whose answers cite these articles, as pairs of bot id and update id."""
    citing = select(ANSWERS.c.bot_id, ANSWERS.c.update_id).join(CITATIONS, CITATIONS.c.answer == ANSWERS.c.id)
    rows = connection.execute(citing.where(CITATIONS.c.article.in_(articles)))
    return {(row.bot_id, row.update_id) for row in rows}


def _shown(answer: Answer) -> tuple[Citation, ...]:
    return (*answer.citations, *answer.further) if answer.citations else (*answer.apart, *answer.nearest)


def _content(given: GivenAnswer) -> dict[str, Any]:
    answer = given.answer
    whole = answer.to_json()
    kept = ("understood", "reason", "order", "as_of", "other")
    return {name: whole[name] for name in kept} | {
        "opening": answer.opening,
        "shown": [_without_article(citation) for citation in _shown(answer)],
        "shown_first": len(answer.citations or answer.apart or answer.nearest),
        "without": sorted(given.without),
        "first": given.first,
    }


def _without_article(citation: Citation) -> dict[str, Any]:
    whole = citation.to_json()
    kept = ("speaker", "kind", "polarity", "also_in", "also_in_outlets")
    return {name: whole[name] for name in kept} | {"gender": citation.gender}


def _stub(content: dict[str, Any], gone: Collection[int]) -> dict[str, Any]:
    shown = [None if number in gone else citation for number, citation in enumerate(content["shown"], 1)]
    kept = ("order", "as_of", "shown_first", "without", "first")
    return {name: content[name] for name in kept if name in content} | {"shown": shown}
