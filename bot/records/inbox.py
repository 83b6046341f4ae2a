"""The inbox: each update is stored here before Telegram gets its confirmation, and stays until it is answered.

An update is waiting, then done or given up. A composed reply is stored here too, with how much of it
was sent, so a kill can repeat only the one message in flight. An answer is stored permanently in the same transaction
as its reply.

In Postgres several bots may share it (`bot.records.updates.claims`).
"""

import threading
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, select, update

from bot.records import given_answers, threads
from bot.records.given_answers import Asked, GivenAnswer, ShownAnswer
from bot.records.threads import Thread
from bot.records.updates.claims import Claims, Wanted
from bot.records.updates.table import INBOX, Received, StoredUpdate, TurnedAway, UpdateState
from index.catalogue.backends.sql import insert
from index.catalogue.database import get_generation, migrate, read, write
from index.catalogue.session_locks import SessionLock

_MIGRATIONS = Path(__file__).parent / "migrations"

#: How long a finished update's id is kept to recognise repeats: Telegram repeats unconfirmed updates for one day.
_KEEP_FINISHED = timedelta(days=7)


#: Decides whether an update is turned away, given how many are waiting; None means that it is queued.
Doorkeeper = Callable[[Connection, Received, int], TurnedAway | None]


def prepare_tables(engine: Engine) -> None:
    """Migrate the bot's tables in the catalogue to the current schema.

    Raises:
        CatalogueError: If that fails, or a newer program wrote them.
    """
    migrate(engine, _MIGRATIONS, "alembic_version_bot")


class Inbox:
    """The updates of one bot. Every method is one transaction and thread-safe, but one thread at a time claims.

    Each raises CatalogueError if the database cannot be read or written.

    Args:
        engine: The catalogue's.
        bot_id: Telegram's id of the bot, which all replicas have.
        now: Returns the time, aware.
        doorkeeper: Decides which updates are turned away.
        replica: The number of this replica, as a lock; None where no other bot shares the inbox.
    """

    def __init__(
        self,
        engine: Engine,
        bot_id: int,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        doorkeeper: Doorkeeper = lambda *_: None,
        replica: SessionLock | None = None,
    ) -> None:
        self._engine = engine
        self._doorkeeper = doorkeeper
        self._bot_id = bot_id
        self._now = now
        self._claims = Claims(bot_id, now, replica)
        # SQLite allows one writer at a time; others sleep and retry. A lock makes them wait without sleeping.
        self._writing = threading.Lock()

    def store(self, updates: Iterable[Received]) -> int:
        """Store the new ones of these updates in order; return how many. They are durable on return."""
        new = 0
        with self._write() as connection:
            waiting = connection.execute(select(func.count()).where(*self._is_waiting())).scalar_one()
            for received in updates:
                is_new = self._put(connection, received, waiting + new)
                if is_new and received.is_latest_only:
                    self._give_up(connection, received.chat_id, received.update_id)
                new += is_new
        return new

    def _put(self, connection: Connection, received: Received, waiting: int) -> bool:
        moment = self._now().isoformat()
        row = insert(INBOX).values(
            bot_id=self._bot_id,
            update_id=received.update_id,
            chat_id=received.chat_id,
            body=received.body,
            received_at=moment,
            user_id=received.user_id,
        )
        sequence = connection.execute(row.on_conflict_do_nothing().returning(INBOX.c.sequence)).scalar()
        if sequence is None:
            return False
        turned_away = self._doorkeeper(connection, received, waiting)
        if turned_away:
            ended = {"state": UpdateState.DONE, "body": "", "finished_at": moment}
            changed = ended if turned_away.reply is None else {"reply": turned_away.reply}
            connection.execute(update(INBOX).where(INBOX.c.sequence == sequence).values(changed))
        return True

    def give_up_chat(self, chat_id: int, update_id: int) -> int:
        """Give up the updates waiting in a chat that came before an update; return how many."""
        with self._write() as connection:
            return self._give_up(connection, chat_id, update_id)

    @property
    def is_shared(self) -> bool:
        """Whether other bots answer from it too."""
        return self._claims.are_shared

    def claim(
        self,
        *,
        busy: Collection[int] = (),
        chat_id: int | None = None,
        busy_users: Collection[int] = (),
        is_inheriting: bool = True,
    ) -> StoredUpdate | None:
        """Return a reply waiting to be sent, else the update waiting longest, and count a try of that.

        Args:
            busy: Chats to skip. Order within a chat is kept by never claiming twice from it.
            chat_id: Take the oldest of this chat, whether reply or update.
            busy_users: Users whose questions are skipped in every chat.
            is_inheriting: Whether to take an update that a replica had begun before it died.
        """
        wanted = Wanted(frozenset(busy), frozenset(busy_users), chat_id, is_inheriting)
        with read(self._engine) as connection:
            stored = self._claims.find_next(connection, wanted)
        if stored is None or (stored.reply is not None and not self.is_shared):
            return stored
        with self._write() as connection:
            if self.is_shared:  # another may have claimed it since
                stored = self._claims.find_next(connection, wanted)
            return self._claims.note(connection, stored) if stored is not None else None

    def interrupted_chats(self) -> list[int]:
        """Return the chats whose next update was started without getting a reply: least tried first, then oldest."""
        begun = select(INBOX.c.chat_id).where(*self._is_waiting(), INBOX.c.tries > 0, INBOX.c.reply.is_(None))
        with read(self._engine) as connection:
            return list(connection.execute(begun.order_by(INBOX.c.tries, INBOX.c.sequence)).scalars())

    def generation(self) -> int:
        """Return the archive's generation; `keep_reply` compares it."""
        with read(self._engine) as connection:
            return get_generation(connection)

    def keep_reply(self, sequence: int, reply: str, given: GivenAnswer | None = None, generation: int = 0) -> bool:
        """Store the composed reply, which a restart then sends unchanged, and the answer it gives.

        Args:
            sequence: Of the update.
            reply: The reply's JSON.
            given: The answer, if it is one.
            generation: The archive's, before the search for the answer.

        Returns:
            False, with nothing stored, if the answer quotes an article taken out of the archive since.

        Raises:
            ClaimLostError: If another replica has the update now.
        """
        with self._write_claimed(sequence) as connection:
            waiting = update(INBOX).where(INBOX.c.sequence == sequence, INBOX.c.state == UpdateState.WAITING)
            row = connection.execute(waiting.values(reply=reply))
            if given is None or not row.rowcount:
                return True
            found = select(INBOX.c.chat_id, INBOX.c.update_id).where(INBOX.c.sequence == sequence)
            chat_id, update_id = connection.execute(found).one()
            asked = Asked(self._bot_id, chat_id, update_id)
            is_whole = given_answers.store(connection, given, asked, self._now())
            if is_whole or get_generation(connection) == generation:
                if given.user_id is not None and given.answer.leads_on:
                    thread = Thread(self._bot_id, chat_id, given.thread_id, given.user_id)
                    threads.remember(connection, thread, given.answer_id)
                return True
            connection.rollback()
            return False

    def record_sent(self, sequence: int, count: int, shown: ShownAnswer | None = None) -> bool:
        """Record how many actions of the reply are done, and which message shows which answer.

        Returns:
            False if the reply was recalled since.

        Raises:
            ClaimLostError: If another replica has the update now.
        """
        kept = update(INBOX).where(INBOX.c.sequence == sequence, INBOX.c.reply.is_not(None))
        with self._write_claimed(sequence) as connection:
            given_answers.note_shown(connection, self._bot_id, shown)
            return connection.execute(kept.values(sent=count)).rowcount > 0

    def finish(self, sequence: int, state: UpdateState = UpdateState.DONE, shown: ShownAnswer | None = None) -> None:
        """Finish an update: delete its body and keep its id.

        Raises:
            ClaimLostError: If another replica has the update now.
        """
        done = update(INBOX).where(INBOX.c.sequence == sequence)
        with self._write_claimed(sequence) as connection:
            given_answers.note_shown(connection, self._bot_id, shown)
            finished_at = self._now().isoformat()
            connection.execute(done.values(state=state, body="", reply=None, finished_at=finished_at))

    def count(self, state: UpdateState = UpdateState.WAITING) -> int:
        """Return the number of updates in a state."""
        counted = select(func.count()).where(INBOX.c.bot_id == self._bot_id, INBOX.c.state == state)
        with read(self._engine) as connection:
            return connection.execute(counted).scalar_one()

    def forget_finished(self, age: timedelta = _KEEP_FINISHED) -> int:
        """Delete updates finished longer than ``age`` ago; return the number of rows."""
        oldest = (self._now() - age).isoformat()
        with self._write() as connection:
            return connection.execute(delete(INBOX).where(INBOX.c.finished_at < oldest)).rowcount

    @contextmanager
    def _write_claimed(self, sequence: int) -> Iterator[Connection]:
        with self._write() as connection:
            self._claims.check(connection, sequence)
            yield connection

    def _is_waiting(self) -> tuple[ColumnElement[bool], ...]:
        return (INBOX.c.bot_id == self._bot_id, INBOX.c.state == UpdateState.WAITING)

    def _give_up(self, connection: Connection, chat_id: int, update_id: int) -> int:
        own = (INBOX.c.bot_id == self._bot_id, INBOX.c.update_id == update_id)
        before = INBOX.c.sequence < select(INBOX.c.sequence).where(*own).scalar_subquery()
        ended = {"state": UpdateState.GIVEN_UP, "body": "", "reply": None, "finished_at": self._now().isoformat()}
        waiting = update(INBOX).where(*self._is_waiting(), INBOX.c.chat_id == chat_id, before)
        return connection.execute(waiting.values(ended)).rowcount

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with self._writing, write(self._engine) as connection:
            yield connection
