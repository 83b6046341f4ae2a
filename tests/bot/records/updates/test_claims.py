"""Several bots on one inbox: none works on what another living one has, and what a dead one had is free."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.errors import ClaimLostError
from bot.records.inbox import Inbox
from bot.records.updates.table import Received
from index.catalogue.database import open_catalogue
from index.catalogue.session_locks import SessionLock
from index.errors import CatalogueError
from tests.postgres_server import PostgresServer, cut_session, find_programs

pytestmark = pytest.mark.skipif(find_programs() is None, reason="needs Postgres: apt-get install postgresql")

START = datetime(2026, 2, 3, 12, 0, tzinfo=UTC)
BOT = 7000000001


class Replicas:
    """Bots on one database, by their numbers, at a time that a test sets."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.late = timedelta()
        self._locks: list[SessionLock] = []

    def inbox(self, number: int, bot_id: int = BOT) -> Inbox:
        """Return the inbox as one of them has it."""
        lock = SessionLock(self.engine, "replica", number)
        self._locks.append(lock)
        return Inbox(self.engine, bot_id, now=lambda: START + self.late, replica=lock)

    def kill(self, number: int) -> None:
        """End the connection of one, as its death does."""
        cut_session(self.engine, number)

    def close(self) -> None:
        """Free all locks."""
        for lock in self._locks:
            lock.close()


@pytest.fixture
def replicas(tmp_path: Path, _postgres_server: PostgresServer) -> Iterator[Replicas]:
    """An empty inbox in a database of its own."""
    url = _postgres_server.make_database()
    engine = open_catalogue(tmp_path / "data", url)
    made = Replicas(engine)
    yield made
    made.close()
    engine.dispose()
    _postgres_server.take_back(url)


def _received(update_id: int, chat_id: int = 1, user_id: int | None = None) -> Received:
    return Received(update_id, chat_id, f'{{"update_id": {update_id}}}', user_id=user_id)


def claimed(inbox: Inbox, **how: bool) -> int | None:
    """Return which update an inbox gives next."""
    stored = inbox.claim(**how)  # type: ignore[arg-type]  # by name
    return stored.update_id if stored else None


def test_a_chat_in_which_another_works_is_passed_over(replicas: Replicas) -> None:
    """
    So are its user's questions elsewhere; what nobody works on is free.
    """
    first, second = replicas.inbox(1), replicas.inbox(2)
    first.store([_received(10, 1, 5), _received(11, 1, 6), _received(12, 2, 5), _received(13, 3, 7)])

    assert [claimed(first), claimed(second), claimed(second, is_inheriting=False)] == [10, 13, 13]


def test_an_update_that_two_stored_is_answered_once(replicas: Replicas) -> None:
    """
    Telegram repeats to one what another stored before it died.
    """
    first, second = replicas.inbox(1), replicas.inbox(2)

    assert (first.store([_received(10)]), second.store([_received(10)])) == (1, 0)
    assert [claimed(first), claimed(second)] == [10, None]


def test_what_a_dead_one_had_is_free(replicas: Replicas) -> None:
    """
    With the try that it counted; the chat's next update waits for it.
    """
    first, second = replicas.inbox(1), replicas.inbox(2)
    first.store([_received(10), _received(11)])
    claimed(first)
    replicas.kill(1)

    found = second.claim()

    assert found is not None
    assert (found.update_id, found.tries, found.is_inherited) == (10, 2, True)


def test_a_reply_of_a_dead_one_is_sent_from_where_it_was(replicas: Replicas) -> None:
    """
    It counts as nothing that may have killed it.
    """
    first, second = replicas.inbox(1), replicas.inbox(2)
    first.store([_received(10)])
    begun = first.claim()
    assert begun is not None
    first.keep_reply(begun.sequence, "a reply")
    first.record_sent(begun.sequence, 1)
    replicas.kill(1)

    found = second.claim()

    assert found is not None
    assert (found.reply, found.sent, found.tries, found.is_inherited) == ("a reply", 1, 1, False)


def test_one_works_on_one_update_at_a_time_that_may_have_killed_another(replicas: Replicas) -> None:
    """
    The rest of what the dead one had waits, and so do the chats' later updates; those of other chats do not.
    """
    first, second = replicas.inbox(1), replicas.inbox(2)
    first.store([_received(10, 1), _received(11, 2), _received(12, 2), _received(13, 3)])
    assert [first.claim(busy={2, 3}), first.claim(busy={1, 3})] != [None, None]
    replicas.kill(1)

    begun = claimed(second)
    beside = second.claim(busy={1}, is_inheriting=False)

    assert begun == 10
    assert beside is not None
    assert beside.update_id == 13


def test_a_chat_that_another_has_just_answered_rests(replicas: Replicas) -> None:
    """
    For a second, as Telegram wants; the one that answered keeps to that by itself, and goes on at once.
    """
    first, second = replicas.inbox(1), replicas.inbox(2)
    first.store([_received(10), _received(11), _received(12)])
    for _ in range(2):
        done = first.claim()
        assert done is not None
        first.finish(done.sequence)

    found = [claimed(second)]
    replicas.late = timedelta(seconds=2)
    found.append(claimed(second))

    assert found == [None, 12]


@pytest.mark.parametrize(
    "work",
    [
        lambda inbox, sequence: inbox.keep_reply(sequence, "late"),
        lambda inbox, sequence: inbox.record_sent(sequence, 1),
        lambda inbox, sequence: inbox.finish(sequence),
    ],
    ids=["reply", "sent", "finished"],
)
def test_a_lost_claim_is_told_to_who_lost_it(replicas: Replicas, work: Callable[[Inbox, int], object]) -> None:
    """
    Nothing that it did since is recorded: the update is another's.
    """
    first, second = replicas.inbox(1), replicas.inbox(2)
    first.store([_received(10)])
    lost = first.claim()
    assert lost is not None
    replicas.kill(1)
    second.claim()
    second.keep_reply(lost.sequence, "the other's")

    with pytest.raises(ClaimLostError, match="another bot's by now"):
        work(first, lost.sequence)

    found = second.claim()
    assert found is not None
    assert (found.reply, found.sent) == ("the other's", 0)


def test_a_lock_that_was_lost_is_taken_again_before_the_next_claim(replicas: Replicas) -> None:
    """
    What nobody took meanwhile is still this one's, and others see that.
    """
    first, second = replicas.inbox(1), replicas.inbox(2)
    first.store([_received(10, 1), _received(11, 2)])
    begun = first.claim()
    assert begun is not None
    replicas.kill(1)
    with pytest.raises(CatalogueError):
        first.claim(busy={1})

    again = first.claim(busy={1})

    assert again is not None
    assert (again.update_id, claimed(second)) == (11, None)
    first.finish(begun.sequence)


def test_another_token_s_bot_shares_nothing(replicas: Replicas) -> None:
    """
    The same chat and update id are another update there.
    """
    first, other = replicas.inbox(1), replicas.inbox(2, BOT + 1)
    first.store([_received(10)])
    other.store([_received(10)])

    assert [claimed(first), claimed(other)] == [10, 10]
