"""Workers where other bots share the inbox: what they look for, and what they leave to another."""

import ast
import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.records import inbox
from bot.records.inbox import Inbox
from bot.records.updates.table import UpdateState
from bot.telegram.transport.arrivals import received
from bot.telegram.transport.workers import Workers
from index.catalogue.database import open_catalogue
from index.catalogue.session_locks import SessionLock
from tests.bot.support.conversing import SECONDS, Conversation, Unlimited
from tests.postgres_server import PostgresServer, cut_session, find_programs
from tests.telegram_api.state import BOT_ID

needs_server = pytest.mark.skipif(find_programs() is None, reason="needs Postgres: apt-get install postgresql")


@dataclass(frozen=True, slots=True)
class Shared:
    """Two bots on one inbox: the conversation with one, its lock, and the inbox as the other has it."""

    chat: Conversation
    lock: SessionLock
    other: Inbox


@pytest.fixture
def shared(tmp_path: Path, _postgres_server: PostgresServer) -> Iterator[Shared]:
    """An empty inbox in a database of its own."""
    url = _postgres_server.make_database()
    engine = open_catalogue(tmp_path / "data", url)
    chat = Conversation(tmp_path / "data", engine=engine)
    first, second = (SessionLock(engine, "replica", number) for number in (1, 2))
    chat.inbox = Inbox(engine, BOT_ID, now=chat.now, replica=first)
    yield Shared(chat, first, Inbox(engine, BOT_ID, replica=second))
    first.close()
    second.close()
    engine.dispose()
    _postgres_server.take_back(url)


@asynccontextmanager
async def working(chat: Conversation) -> AsyncIterator[None]:
    """Let workers answer while the block runs, which nobody wakes."""
    workers = Workers(chat.application, chat.inbox, chat.outbox, Unlimited(), 4)
    async with chat:
        task = asyncio.create_task(workers.run())
        yield
        workers.stop()
        await task


async def until_nothing_waits(chat: Conversation) -> None:
    """Wait until every update is finished."""
    async with asyncio.timeout(SECONDS):
        while await asyncio.to_thread(chat.inbox.count, UpdateState.WAITING):  # noqa: ASYNC110 - a count sets no event
            await asyncio.sleep(0.01)


@needs_server
async def test_what_another_replica_stored_is_answered(shared: Shared) -> None:
    """
    Nobody wakes the workers for it: the one that stored it died, or has no time.
    """
    async with working(shared.chat):
        await asyncio.sleep(0.05)
        await asyncio.to_thread(shared.other.store, [received(shared.chat.message("who said it?"))])
        await until_nothing_waits(shared.chat)

    assert messages(shared.chat) == 1


@needs_server
async def test_what_another_replica_took_over_is_left_to_it(
    shared: Shared, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The connection that held the claim is lost while the answer is composed: nothing is sent by the one that lost it.
    """
    inbox_ = shared.chat.inbox
    keep = inbox_.keep_reply

    def keep_after_loss(*given: Any, **more: Any) -> bool:
        cut_session(shared.chat.engine, shared.lock.number)
        taken = shared.other.claim()
        assert taken is not None
        shared.other.finish(taken.sequence)
        return keep(*given, **more)

    monkeypatch.setattr(inbox_, "keep_reply", keep_after_loss)
    inbox_.store([received(shared.chat.message("who said it?"))])
    async with working(shared.chat):
        await until_nothing_waits(shared.chat)

    assert "another bot's by now" in caplog.text
    assert messages(shared.chat) == 0


def messages(chat: Conversation) -> int:
    """Return how many were sent."""
    return sum(name == "sendMessage" for name, _ in chat.telegram.calls)


def test_the_inbox_erases_nothing_but_its_own() -> None:
    """
    Answers, feedback and requests belong to `bot.records.privacy`, which the inbox does not know.
    """
    source = Path(inbox.__file__).read_text(encoding="utf-8")
    imports = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)]
    names = {f"{node.module}.{alias.name}" for node in imports for alias in node.names}

    assert not any(
        name.startswith(f"bot.records.{room}") for name in names for room in ("privacy", "feedback", "access")
    )
