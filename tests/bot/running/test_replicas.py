"""One bot of several leads: it alone does what is to be done once, and another follows it."""

import asyncio
from collections.abc import Callable, Coroutine

import pytest
from sqlalchemy import Engine

from bot.running.replicas import lead, make_replica
from index.catalogue.session_locks import SessionLock
from tests.bot.support.conversing import SECONDS
from tests.postgres_server import cut_session, find_programs

needs_server = pytest.mark.skipif(find_programs() is None, reason="needs Postgres: apt-get install postgresql")

#: Between two looks; tests do not wait for seconds.
LOOK = 0.05


class Duties:
    """Who does the duty now, and who ever did."""

    def __init__(self) -> None:
        self.doing: list[str] = []
        self.done: list[str] = []

    def of(self, name: str) -> Callable[[], Coroutine[None, None, None]]:
        """Return the duty for one bot."""

        async def do() -> None:
            self.doing.append(name)
            self.done.append(name)
            try:
                await asyncio.Event().wait()
            finally:
                self.doing.remove(name)

        return do

    async def until(self, *names: str) -> None:
        """Wait until these do it, and nobody else."""
        async with asyncio.timeout(SECONDS):
            while self.doing != list(names):  # noqa: ASYNC110 - a list sets no event
                await asyncio.sleep(0.01)


async def test_a_bot_without_others_leads_at_once() -> None:
    """
    It asks nobody; its duties end when it does.
    """
    duties = Duties()
    leading = asyncio.create_task(lead([duties.of("one"), duties.of("two")], None))
    await duties.until("one", "two")
    leading.cancel()
    await asyncio.wait({leading})

    assert duties.doing == []


async def test_the_error_of_a_duty_ends_the_bot() -> None:
    """
    As that of any other work does, so that a supervisor starts it again.
    """

    async def fail() -> None:
        raise ValueError("planted")

    duties = Duties()
    with pytest.raises(ValueError, match="planted"):
        await lead([duties.of("one"), fail], None)

    assert duties.doing == []


@needs_server
async def test_the_next_leads_when_the_leader_ends(postgres: Engine) -> None:
    """
    One at a time.
    """
    duties = Duties()
    first = asyncio.create_task(lead([duties.of("first")], SessionLock(postgres, "leader"), LOOK))
    await duties.until("first")
    second = asyncio.create_task(lead([duties.of("second")], SessionLock(postgres, "leader"), LOOK))
    await asyncio.sleep(4 * LOOK)
    before = list(duties.doing)
    first.cancel()
    await duties.until("second")
    second.cancel()
    await asyncio.wait({first, second})

    assert before == ["first"]
    assert duties.done == ["first", "second"]


@needs_server
async def test_a_leader_whose_connection_is_lost_leads_no_more(postgres: Engine) -> None:
    """
    It stops its duties; whoever finds the lock free goes on with them.
    """
    duties = Duties()
    leading = asyncio.create_task(lead([duties.of("one")], SessionLock(postgres, "leader"), LOOK))
    await duties.until("one")
    await asyncio.to_thread(cut_session, postgres, 0)
    await duties.until("one")
    async with asyncio.timeout(SECONDS):
        while len(duties.done) < 2:  # noqa: ASYNC110 - nothing sets an event
            await asyncio.sleep(0.01)
    leading.cancel()
    await asyncio.wait({leading})

    assert duties.done == ["one", "one"]


@needs_server
def test_replicas_have_numbers_of_their_own(postgres: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    And one lock to lead by.
    """
    numbers = iter((7, 7, 8))
    monkeypatch.setattr("secrets.randbelow", lambda _: next(numbers))
    first, second = make_replica(postgres), make_replica(postgres, is_indexing=True)
    first.number.close()
    second.number.close()

    assert (first.number.number, second.number.number) == (7, 8)
    assert (first.number.space, first.leading.number) == (second.number.space, second.leading.number)
    assert (first.is_indexing, second.is_indexing) == (False, True)
