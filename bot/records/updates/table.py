"""The inbox's one table, and its rows as values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Boolean, Index, Integer, MetaData, Table, Text, UniqueConstraint, text
from sqlalchemy import Column as SqlColumn


class UpdateState(StrEnum):
    """The state of an update."""

    WAITING = "waiting"
    DONE = "done"
    GIVEN_UP = "given up"


inbox_metadata = MetaData()

_IS_COMPOSED = text("state = 'waiting' AND reply IS NOT NULL")

#: ``chat_id`` is 0 for an update outside any chat. ``reply`` is the composed reply's JSON, ``sent`` how many of its
#: messages were sent. ``user_id`` is the asker, ``is_noted`` whether they were told how many are ahead of them.
#: ``claimed_by`` is the number of the replica that works on it, or did. A finished row keeps only ids, so that
#: questions are not kept here.
INBOX = Table(
    "inbox",
    inbox_metadata,
    SqlColumn("sequence", Integer, primary_key=True),
    SqlColumn("bot_id", Integer, nullable=False),
    SqlColumn("update_id", Integer, nullable=False),
    SqlColumn("chat_id", Integer, nullable=False),
    SqlColumn("state", Text, nullable=False, default=UpdateState.WAITING),
    SqlColumn("body", Text, nullable=False),
    SqlColumn("tries", Integer, nullable=False, default=0),
    SqlColumn("reply", Text),
    SqlColumn("sent", Integer, nullable=False, default=0),
    SqlColumn("received_at", Text, nullable=False),
    SqlColumn("finished_at", Text),
    SqlColumn("user_id", BigInteger),
    SqlColumn("is_noted", Boolean, nullable=False, default=False),
    SqlColumn("claimed_by", Integer),
    UniqueConstraint("bot_id", "update_id"),
    Index("inbox_state", "bot_id", "state", "sequence"),
    Index("inbox_finished", "finished_at"),
    Index("inbox_composed", "bot_id", "sequence", sqlite_where=_IS_COMPOSED, postgresql_where=_IS_COMPOSED),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Received:
    """An update as received.

    Attributes:
        chat_id: The chat whose order it keeps, or another line of `bot.telegram.transport.lines`; 0 for none.
        body: Its JSON.
        is_latest_only: Whether it replaces updates waiting in the same line.
        user_id: The asker; None if it is no question or belongs to nobody.
    """

    update_id: int
    chat_id: int
    body: str
    is_latest_only: bool = False
    user_id: int | None = None


@dataclass(frozen=True, slots=True)
class StoredUpdate:
    """An update that waits to be answered.

    Attributes:
        sequence: The order of arrival.
        tries: How often composing a reply was started, including this time.
        reply: The composed reply's JSON; None until there is one.
        sent: How many of the reply's messages were sent.
        received_at: Aware, UTC.
        user_id: As in `Received`.
        is_inherited: Whether a replica that is gone had begun to compose its reply, which may have been the cause.
    """

    sequence: int
    update_id: int
    chat_id: int
    body: str
    tries: int
    reply: str | None
    sent: int
    received_at: datetime
    user_id: int | None = None
    is_inherited: bool = False


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """An update that is not queued. Its reply's JSON is sent at once; None for no reply."""

    reply: str | None
