"""The inbox keeps every update until it is answered, in order, and knows it again."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from bot.records.inbox import Inbox, prepare_tables
from bot.records.updates.table import Received, UpdateState
from index.errors import CatalogueError
from tests.databases import DATABASES

pytestmark = pytest.mark.usefixtures("on_each_database")

START = datetime(2026, 2, 3, 12, 0, tzinfo=UTC)
BOT = 7000000001


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        """Return the time that was set."""
        return self.now


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """An empty catalogue with the inbox's table."""
    made = DATABASES.open(tmp_path)
    prepare_tables(made)
    yield made
    made.dispose()


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at the start."""
    return Clock()


@pytest.fixture
def inbox(engine: Engine, clock: Clock) -> Inbox:
    """One bot's inbox."""
    return Inbox(engine, BOT, now=clock)


def _received(update_id: int, chat_id: int = 1) -> Received:
    return Received(update_id, chat_id, f'{{"update_id": {update_id}}}')


def test_an_update_that_comes_again_is_known(inbox: Inbox) -> None:
    """
    Telegram repeats what was not confirmed; it is stored once, finished or not.
    """
    first = inbox.store([_received(10), _received(11)])
    claimed = inbox.claim()
    assert claimed is not None
    inbox.finish(claimed.sequence)

    again = inbox.store([_received(10), _received(11), _received(12)])

    assert (first, again, inbox.count()) == (2, 1, 2)


def test_two_bots_share_a_database_and_no_update(engine: Engine, inbox: Inbox) -> None:
    """
    Update ids are each bot's own: another token's update of the same number is another update.
    """
    other = Inbox(engine, 7000000002)
    inbox.store([_received(10)])

    assert other.claim() is None
    assert other.store([_received(10)]) == 1


def test_busy_chats_are_passed_over(inbox: Inbox) -> None:
    """
    The oldest update of a chat that nobody works on is next.
    """
    inbox.store([_received(10, 1), _received(11, 1), _received(12, 2)])

    first = inbox.claim()
    second = inbox.claim(busy={1})

    assert first is not None
    assert second is not None
    assert (first.update_id, second.update_id) == (10, 12)
    assert inbox.claim(busy={1, 2}) is None


def test_tries_are_counted_until_there_is_a_reply(inbox: Inbox) -> None:
    """
    Each claim counts before the work begins, so that a crash is counted; sending counts none.
    """
    inbox.store([_received(10)])
    tries = [claimed.tries for _ in range(3) if (claimed := inbox.claim())]
    claimed = inbox.claim()
    assert claimed is not None
    inbox.keep_reply(claimed.sequence, "a reply")
    inbox.record_sent(claimed.sequence, 1)

    resumed = inbox.claim()

    assert tries == [1, 2, 3]
    assert resumed is not None
    assert (resumed.tries, resumed.reply, resumed.sent) == (4, "a reply", 1)


def test_what_a_dead_process_had_begun_comes_least_tried_first(inbox: Inbox) -> None:
    """
    The update that is to blame has the most tries; those it took along are worked before it.
    """
    inbox.store([_received(10, 1), _received(11, 2), _received(12, 3), _received(13, 4)])
    for chat_id in (1, 1, 2, 3):
        inbox.claim(chat_id=chat_id)
    answered = inbox.claim(chat_id=3)
    assert answered is not None
    inbox.keep_reply(answered.sequence, "a reply")

    assert inbox.interrupted_chats() == [2, 1]


def test_finished_updates_lose_their_words_at_once_and_their_ids_later(
    engine: Engine, inbox: Inbox, clock: Clock
) -> None:
    """
    What people asked is not kept; the id stays for as long as Telegram may repeat it.
    """
    inbox.store([_received(10), _received(11)])
    claimed = inbox.claim()
    assert claimed is not None
    inbox.finish(claimed.sequence, UpdateState.GIVEN_UP)
    with engine.connect() as connection:
        kept = connection.execute(text("SELECT body, reply FROM inbox WHERE update_id = 10")).one()
    clock.now = START + timedelta(days=2)
    too_early = inbox.forget_finished()
    clock.now = START + timedelta(days=8)

    assert tuple(kept) == ("", None)
    assert inbox.count(UpdateState.GIVEN_UP) == 1
    assert (too_early, inbox.forget_finished()) == (0, 1)
    assert inbox.count() == 1


def test_what_is_stored_is_there_for_the_next_process(engine: Engine, inbox: Inbox) -> None:
    """
    Another connection, opened after a store, finds the update as it came.
    """
    inbox.store([_received(10, -100)])
    engine.dispose()

    claimed = Inbox(engine, BOT).claim()

    assert claimed is not None
    assert (claimed.chat_id, claimed.body, claimed.received_at) == (-100, '{"update_id": 10}', START)


@pytest.mark.sqlite_only
def test_a_database_that_fails_is_our_error(tmp_path: Path) -> None:
    """
    Callers of the inbox see one kind of error, and it names the file.
    """
    engine = create_engine(f"sqlite:///{tmp_path / 'no folder' / 'catalogue.sqlite3'}")

    with pytest.raises(CatalogueError, match=r"catalogue\.sqlite3"):
        Inbox(engine, BOT).store([_received(10)])
