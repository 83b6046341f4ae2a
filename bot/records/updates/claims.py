"""Which update of the inbox is next, and whose it is where several bots, the replicas, answer from one inbox.

Each replica has a number that is locked for as long as it lives. It claims an update under that number, in a write, and
passes over chats in which another living one has a claim; what a dead one had claimed is free.
"""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, or_, select, update

from bot.errors import ClaimLostError
from bot.records.updates.table import INBOX, StoredUpdate, UpdateState
from index.catalogue.session_locks import SessionLock, find_holders
from index.errors import CatalogueError

#: How long other replicas leave a chat alone after an answer. Telegram takes one message a second there, and only the
#: replica that sent the last knows when it did.
_CHAT_REST = timedelta(seconds=1.2)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which update a bot looks for.

    Attributes:
        busy: Chats to skip.
        busy_users: Users whose questions are skipped in every chat.
        chat_id: The only chat to look in; None for all.
        is_inheriting: Whether to skip no update that a replica had begun before it died.
    """

    busy: AbstractSet[int]
    busy_users: AbstractSet[int]
    chat_id: int | None = None
    is_inheriting: bool = True


class Claims:
    """The claims of one bot on its inbox.

    Args:
        bot_id: Telegram's id of the bot, which all replicas have.
        now: Returns the time, aware.
        replica: This replica's number, as a lock; None where no other bot shares the inbox.
    """

    def __init__(self, bot_id: int, now: Callable[[], datetime], replica: SessionLock | None) -> None:
        self._bot_id = bot_id
        self._now = now
        self._replica = replica

    @property
    def are_shared(self) -> bool:
        """Whether other bots claim from the same inbox."""
        return self._replica is not None

    def find_next(self, connection: Connection, wanted: Wanted) -> StoredUpdate | None:
        """Return a reply waiting to be sent, else the update waiting longest; of one chat, the oldest of either.

        Raises:
            CatalogueError: If this replica's lock was lost and cannot be taken again.
        """
        if self._replica is not None:
            wanted = self._leave_to_others(connection, wanted, self._replica)
        free_chats = INBOX.c.chat_id.not_in(wanted.busy)
        waiting = select(INBOX).where(*self._is_waiting(), free_chats).order_by(INBOX.c.sequence).limit(1)
        is_free = or_(INBOX.c.user_id.is_(None), INBOX.c.user_id.not_in(wanted.busy_users))
        of_chat = INBOX.c.chat_id == wanted.chat_id
        either = [INBOX.c.reply.is_not(None), is_free] if wanted.chat_id is None else [of_chat]
        found = (connection.execute(waiting.where(condition)).one_or_none() for condition in either)
        row = next((row for row in found if row is not None), None)
        return None if row is None else self._stored(row)

    def note(self, connection: Connection, stored: StoredUpdate) -> StoredUpdate:
        """Claim an update that was just found, in the same write; return it with this try counted."""
        tries = stored.tries + (stored.reply is None)
        claimed = update(INBOX).where(INBOX.c.sequence == stored.sequence)
        number = self._replica.number if self._replica else None
        connection.execute(claimed.values(tries=tries, claimed_by=number))
        return replace(stored, tries=tries)

    def check(self, connection: Connection, sequence: int) -> None:
        """Make sure that the claim on an update still holds, within the write that depends on it.

        Raises:
            ClaimLostError: If another replica has claimed it: this one's lock was lost meanwhile.
        """
        if self._replica is not None:
            claimed = select(INBOX.c.claimed_by).where(INBOX.c.sequence == sequence)
            if connection.execute(claimed).scalar() != self._replica.number:
                raise ClaimLostError(f"update {sequence} of the inbox is another bot's by now")

    def _leave_to_others(self, connection: Connection, wanted: Wanted, replica: SessionLock) -> Wanted:
        """Skip chats and users that another living replica works for, and chats that it has just answered."""
        living = find_holders(connection, replica.space)
        if replica.number not in living and not replica.take():
            raise CatalogueError("another bot has this one's number: start it again")
        chat = select(INBOX.c.chat_id, INBOX.c.user_id)
        is_theirs = INBOX.c.claimed_by.in_(living - {replica.number})
        claimed = connection.execute(chat.where(*self._is_waiting(), is_theirs)).all()
        now = self._now()  # another machine's clock may be wrong by any time, which no chat has to wait for
        is_recent = INBOX.c.finished_at.between((now - _CHAT_REST).isoformat(), (now + _CHAT_REST).isoformat())
        is_elsewhere = (INBOX.c.bot_id == self._bot_id, INBOX.c.claimed_by != replica.number)
        skipped = [*claimed, *connection.execute(chat.where(is_recent, *is_elsewhere))]
        if not wanted.is_inheriting:
            skipped += connection.execute(chat.where(*self._is_waiting(), *self._is_begun(replica)))
        return replace(
            wanted,
            busy=wanted.busy | {row.chat_id for row in skipped},
            busy_users=wanted.busy_users | {row.user_id for row in claimed if row.user_id is not None},
        )

    def _stored(self, row: Row[Any]) -> StoredUpdate:
        received_at = datetime.fromisoformat(row.received_at)
        is_begun = row.tries > 0 and row.reply is None
        is_inherited = self._replica is not None and is_begun and row.claimed_by != self._replica.number
        return StoredUpdate(
            row.sequence,
            row.update_id,
            row.chat_id,
            row.body,
            row.tries,
            row.reply,
            row.sent,
            received_at,
            row.user_id,
            is_inherited,
        )

    def _is_waiting(self) -> tuple[ColumnElement[bool], ...]:
        return (INBOX.c.bot_id == self._bot_id, INBOX.c.state == UpdateState.WAITING)

    @staticmethod
    def _is_begun(replica: SessionLock) -> tuple[ColumnElement[bool], ...]:
        return (INBOX.c.tries > 0, INBOX.c.reply.is_(None), INBOX.c.claimed_by.is_distinct_from(replica.number))
