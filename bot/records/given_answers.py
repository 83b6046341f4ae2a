"""The answers that the bot gave, kept with what they cite, so that an old answer can be opened and withdrawn.

Owns two tables. No quote, title or address is stored a second time: a citation names its version of the article and the
place in it, and the version is kept for as long as an answer cites it. Every function leaves the transaction to its
caller.
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
    delete,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from bot.answers import Answer, Citation, Condition, StoredAnswer
from index.catalogue.tables import ARTICLES, VERSIONS

answers_metadata = MetaData()

#: ``content`` is the answer's JSON without what the cited versions have. ``chat_id``, ``thread_id`` (a forum topic's)
#: and ``user_id`` are whose it is, ``asked_in`` is the message that asked.
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

#: What is shown under an answer's numbers; of a refusal, the nearest statements. Row ids are used again once a row is
#: deleted, so both are let go of then. ``withdrawn_at`` is when the article was taken down.
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

#: Which of the bot's messages shows which answer, so that a reply to it or a tap below it finds the answer.
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
    """An answer with whoever asked for it.

    Attributes:
        answer_id: As `make_answer_id` makes them; the buttons below the answer carry it.
        user_id: None where Telegram names nobody.
        thread_id: The forum topic.
        asked_in: The message that asked.
        without: What of the question did not count.
        first: The answer that this one is asked anew from, and in whose message it stands.
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
        """The answer as `bot.records.stored_answers.read` gives it back."""
        answer = self.answer
        return StoredAnswer(
            answer_id=self.answer_id,
            question=answer.question,
            understood=answer.understood,
            as_of=answer.as_of,
            is_refusal=not answer.citations,
            opening=answer.opening,
            statements=_shown(answer),
            shown_first=len(answer.citations or answer.nearest),
            user_id=self.user_id,
            thread_id=self.thread_id,
            asked_in=self.asked_in,
            without=self.without,
            first=self.first,
        )


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """A message of the bot's, and the answer that it shows."""

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
    """Return a new id: random, short, safe in a link."""
    return secrets.token_urlsafe(_ID_BYTES)


def store(connection: Connection, given: GivenAnswer, asked: Asked, now: datetime) -> bool:
    """Store the one answer to an update, in place of one that was withdrawn before it was sent.

    Returns:
        Whether everything that it quotes stands in the archive; what does not is stored without its article.
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
    found = [find_version(connection, one) for one in shown]
    rows = [
        {"answer": given.answer_id, "number": number, "start": one.span.start, "end": one.span.end}
        | {"version": place[0] if place else None, "article": place[1] if place else None}
        for number, (one, place) in enumerate(zip(shown, found, strict=True), 1)
    ]
    if rows:
        connection.execute(insert(CITATIONS), rows)
    return all(found)


def find_version(connection: Connection, citation: Citation) -> tuple[int, int] | None:
    """Return the rows of the version that a citation quotes and of its article; None where the version is gone.

    Key, number and words are compared as well, because the row of a deleted version is used again.
    """
    start, length = citation.span.start + 1, len(citation.span)
    query = select(VERSIONS.c.id, VERSIONS.c.article).join(ARTICLES, ARTICLES.c.id == VERSIONS.c.article)
    query = query.where(
        VERSIONS.c.id == citation.version_row,
        ARTICLES.c.key == citation.article_key,
        VERSIONS.c.number == citation.version,
        func.substr(VERSIONS.c.text, start, length) == citation.quote,
    )
    row = connection.execute(query).one_or_none()
    return (row.id, row.article) if row else None


def note_shown(connection: Connection, bot_id: int, shown: ShownAnswer | None) -> None:
    """Note which answer a message shows; an answer that was withdrawn before is not noted."""
    if shown is None:
        return
    answer = select(literal(bot_id), literal(shown.chat_id), literal(shown.message_id), ANSWERS.c.id)
    row = answer.where(ANSWERS.c.id == shown.answer_id)
    connection.execute(sqlite_insert(SHOWN).from_select(list(SHOWN.c.keys()), row).prefix_with("OR REPLACE"))


def forget_unsent(connection: Connection, updates: Collection[tuple[int, int]]) -> None:
    """Delete the answers to these updates, each a bot's id and an update's, as if they were never composed."""
    for bot_id, update_id in updates:
        connection.execute(delete(ANSWERS).where(ANSWERS.c.bot_id == bot_id, ANSWERS.c.update_id == update_id))


def read_cited_versions(connection: Connection) -> set[int]:
    """Return the row ids of the versions that some answer cites."""
    cited = select(CITATIONS.c.version).where(CITATIONS.c.version.is_not(None)).distinct()
    return set(connection.execute(cited).scalars())


def withdraw(connection: Connection, articles: Collection[int], now: datetime) -> int:
    """Take every word of these articles out of the stored answers, and return how many answers cited them.

    What is left of such an answer is its question and a note which of its citations was withdrawn; the lead goes too,
    because it says in other words what the quotes say.

    Args:
        connection: Of a write.
        articles: Row ids.
        now: Aware.
    """
    is_theirs = CITATIONS.c.article.in_(articles)
    numbers: dict[str, set[int]] = {}
    for answer_id, number in connection.execute(select(CITATIONS.c.answer, CITATIONS.c.number).where(is_theirs)):
        numbers.setdefault(answer_id, set()).add(number)
    for answer_id, gone in numbers.items():
        content = connection.execute(select(ANSWERS.c.content).where(ANSWERS.c.id == answer_id)).scalar_one()
        stub = json.dumps(_stub(json.loads(content), gone), ensure_ascii=False)
        connection.execute(update(ANSWERS).where(ANSWERS.c.id == answer_id).values(content=stub))
    connection.execute(
        update(CITATIONS).where(is_theirs).values(article=None, version=None, withdrawn_at=now.isoformat())
    )
    return len(numbers)


def find_updates_citing(connection: Connection, articles: Collection[int]) -> set[tuple[int, int]]:
    """Return the updates whose answers cite these articles, each a bot's id and an update's."""
    citing = select(ANSWERS.c.bot_id, ANSWERS.c.update_id).join(CITATIONS, CITATIONS.c.answer == ANSWERS.c.id)
    rows = connection.execute(citing.where(CITATIONS.c.article.in_(articles)))
    return {(row.bot_id, row.update_id) for row in rows}


def _shown(answer: Answer) -> tuple[Citation, ...]:
    return (*answer.citations, *answer.further) if answer.citations else answer.nearest


def _content(given: GivenAnswer) -> dict[str, Any]:
    answer = given.answer
    whole = answer.to_json()
    kept = ("understood", "reason", "order", "as_of")
    return {name: whole[name] for name in kept} | {
        "opening": answer.opening,
        "shown": [_without_article(one) for one in _shown(answer)],
        "shown_first": len(answer.citations or answer.nearest),
        "without": sorted(given.without),
        "first": given.first,
    }


def _without_article(citation: Citation) -> dict[str, Any]:
    whole = citation.to_json()
    kept = ("speaker", "kind", "polarity", "also_in", "also_in_outlets")
    return {name: whole[name] for name in kept} | {"gender": citation.gender}


def _stub(content: dict[str, Any], gone: Collection[int]) -> dict[str, Any]:
    shown = [None if number in gone else one for number, one in enumerate(content["shown"], 1)]
    kept = ("order", "as_of", "shown_first", "without", "first")
    return {name: content[name] for name in kept if name in content} | {"shown": shown}
