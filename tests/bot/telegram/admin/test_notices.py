"""Notices to admins: each once, to every admin who can be reached, and no attempt every minute in vain."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.records import access, chats, reindex_runs
from bot.records.access import Guest
from bot.records.reindex_runs import Outcome
from bot.telegram.admin.notices import AdminNotices
from bot.telegram.messages.replies import Message
from index.catalogue.database import open_catalogue, write

NOW = datetime(2026, 2, 3, 12, 0, tzinfo=UTC)
ADMIN, SECOND, ADA, GROUP = 1, 2, 1001, -1001


class Chats:
    """Admins' chats, some of which the bot may not write to."""

    def __init__(self, *closed: int) -> None:
        self.closed = closed
        self.sent: list[tuple[int, Message]] = []

    async def send(self, user: int, message: Message) -> bool:
        """Send unless the chat is closed."""
        if user not in self.closed:
            self.sent.append((user, message))
        return user not in self.closed

    def texts(self) -> list[tuple[int, str]]:
        """Return what was said to whom."""
        return [(user, message.plain) for user, message in self.sent]


@pytest.fixture
def engine(data_dir: Path) -> Iterator[Engine]:
    """An empty catalogue."""
    made = open_catalogue(data_dir)
    yield made
    made.dispose()


@pytest.fixture
def notices(engine: Engine) -> AdminNotices:
    """The notices to two admins, the second of whom chose Ukrainian."""
    with write(engine) as connection:
        chats.choose_language(connection, SECOND, "uk", NOW)
    return AdminNotices(engine, (ADMIN, SECOND), lambda: NOW)


def ask(engine: Engine, *guests: Guest) -> None:
    """Have strangers ask to be let in."""
    with write(engine) as connection:
        for guest in guests:
            access.request(connection, guest, NOW)


async def test_every_admin_is_told_of_a_stranger_once(engine: Engine, notices: AdminNotices) -> None:
    """
    With a button that lets him in, each in their own language.
    """
    told = Chats()
    ask(engine, Guest(ADA, "Ada <b>", "en"), Guest(GROUP, "The mill", "en"))
    for _ in range(2):
        assert await notices.look(told.send)

    assert told.texts() == [
        (ADMIN, "The user Ada <b> would like to ask. The id is 1001."),
        (SECOND, "Користувач Ada <b> хоче запитувати. Ідентифікатор: 1001."),
        (ADMIN, "The group The mill would like to ask. The id is -1001."),
        (SECOND, "Група The mill хоче запитувати. Ідентифікатор: -1001."),
    ]
    assert [message.keyboard[0][0].data for _, message in told.sent[::2]] == ["allow:1001", "allow:-1001"]


async def test_one_admin_who_hears_it_is_enough(engine: Engine, notices: AdminNotices) -> None:
    """
    Another who blocked the bot is not tried again for it; if nobody hears it, it stays to be told.
    """
    ask(engine, Guest(ADA, "Ada", "en"))
    assert not await notices.look(Chats(ADMIN, SECOND).send)
    assert await notices.look(Chats(ADMIN).send)
    last = Chats()
    assert await notices.look(last.send)

    assert last.sent == []


async def test_a_crowd_of_strangers_is_told_bit_by_bit(engine: Engine, notices: AdminNotices) -> None:
    """
    Admins get three at a look, and all in the end.
    """
    told = Chats()
    ask(engine, *(Guest(number, f"Number {number}", "en") for number in range(10, 18)))
    counts = []
    for _ in range(4):
        await notices.look(told.send)
        counts.append(len(told.sent) // 2)

    assert counts == [3, 6, 8, 8]


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (
            Outcome({"added": 1200, "changed": 1, "same": 5, "removed": 0, "seconds": 61.4, "failed": ["x", "y"]}),
            "Re-indexed in 61 s: 1200 added, 1 changed, 5 the same, 0 removed, 2 failed.",
        ),
        (
            Outcome(error="process 12 is writing to /data"),
            "Re-indexing failed; everything stored so far is kept. Reason: process 12 is writing to /data",
        ),
    ],
    ids=["done", "refused"],
)
async def test_the_admin_who_asked_hears_how_a_run_ended(
    engine: Engine, notices: AdminNotices, outcome: Outcome, said: str
) -> None:
    """
    Nobody else does; also if it ended before a restart, and once.
    """
    with write(engine) as connection:
        reindex_runs.ask(connection, ADMIN, NOW)
        run = reindex_runs.find_unended(connection)
        assert run is not None
        reindex_runs.end(connection, run, outcome, NOW)
    assert not await notices.look(Chats(ADMIN).send)
    told = Chats()
    for _ in range(2):
        assert await AdminNotices(engine, (SECOND,), lambda: NOW).look(told.send)

    assert told.texts() == [(ADMIN, said)]
