"""What the operators are told of sources: each trouble once, and its end."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.telegram.admin.source_alerts import SourceAlerts
from corpus.sources import Source, SourceKind
from corpus.visits import SourceCheck
from index.catalogue import sources as source_ledger
from index.catalogue.database import write
from tests.index.support.archive import Archive

FEED = Source("https://lantern.example/feed.xml", SourceKind.FEED)
OTHER = Source("https://mill.example/feed.xml", SourceKind.FEED)
ADMIN, SECOND = 7, 8


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An empty archive."""
    made = Archive(tmp_path / "data")
    yield made
    made.engine.dispose()


@pytest.fixture
def alerts(archive: Archive) -> SourceAlerts:
    """Alerts on the feed to two operators."""
    return SourceAlerts(archive.engine, (ADMIN, SECOND), {FEED.location}, timedelta(days=3))


class Chats:
    """Users' chats, some of which the bot may not write to."""

    def __init__(self, *closed: int) -> None:
        self.closed = closed
        self.sent: list[tuple[int, str]] = []

    async def send(self, user: int, text: str) -> bool:
        """Send unless the chat is closed."""
        if user in self.closed:
            return False
        self.sent.append((user, text))
        return True


def check(archive: Archive, source: Source, error: str | None, times: int = 1) -> None:
    """Check a source so many times, a moment ago; where it is read, its newest article is of an hour ago."""
    moment = datetime.now(UTC)
    found = SourceCheck(source.location, moment, error, listed=1, newest=moment - timedelta(hours=1))
    with write(archive.engine) as connection:
        for _ in range(times):
            source_ledger.save_check(connection, source, found)


async def test_a_trouble_is_told_once_to_everybody(archive: Archive, alerts: SourceAlerts) -> None:
    """
    The next look repeats nothing while it lasts.
    """
    chats = Chats()
    check(archive, FEED, "answers 503", times=3)
    await alerts.look(chats.send)
    await alerts.look(chats.send)

    assert [user for user, _ in chats.sent] == [ADMIN, SECOND]
    assert f"{FEED.location}\nnever read yet: answers 503" in chats.sent[0][1]


async def test_its_end_is_told_too_and_then_a_new_one(archive: Archive, alerts: SourceAlerts) -> None:
    """
    An operator knows when nothing has to be done any more.
    """
    chats = Chats(SECOND)
    for error, times in (("answers 503", 3), (None, 1), ("answers 500", 3)):
        check(archive, FEED, error, times)
        await alerts.look(chats.send)

    assert [text.splitlines()[-1] for _, text in chats.sent] == [
        "never read yet: answers 503",
        "brings articles again",
        "failed 3 times in a row: answers 500",
    ]


async def test_a_source_that_is_not_on_the_list_is_nobodys_trouble(archive: Archive, alerts: SourceAlerts) -> None:
    """
    What somebody indexed by hand once may rest.
    """
    chats = Chats()
    check(archive, OTHER, "answers 503", times=3)
    await alerts.look(chats.send)

    assert chats.sent == []


async def test_what_nobody_could_be_told_is_told_later(archive: Archive, alerts: SourceAlerts) -> None:
    """
    An alert that reached nobody is not done.
    """
    closed, open_again = Chats(ADMIN, SECOND), Chats(SECOND)
    check(archive, FEED, "answers 503", times=3)
    await alerts.look(closed.send)
    await alerts.look(open_again.send)

    assert [user for user, _ in open_again.sent] == [ADMIN]
