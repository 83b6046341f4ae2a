"""Workers beside their answering: what is kept for too long goes, by the function that they are given."""

import ast
import asyncio
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select

from bot.records import inbox
from bot.records.given_answers import ANSWERS
from bot.records.privacy import KEPT_DAYS
from bot.telegram.transport.workers import Workers
from index.catalogue.database import read
from tests.bot.support.conversing import SECONDS, Conversation, Unlimited


async def test_cleaning_calls_what_forgets(data_dir: Path) -> None:
    """
    As soon as the workers begin, though nothing waits.
    """
    called, loop = asyncio.Event(), asyncio.get_running_loop()

    def forget() -> int:
        loop.call_soon_threadsafe(called.set)
        return 0

    async with Conversation(data_dir) as chat:
        workers = Workers(chat.application, chat.inbox, chat.outbox, Unlimited(), 1, forget)
        working = asyncio.create_task(workers.run())
        async with asyncio.timeout(SECONDS):
            await called.wait()
        workers.stop()
        await working


async def test_an_answer_that_is_too_old_goes_while_others_are_given(data_dir: Path) -> None:
    """
    After 400 days, with the workers' next cleaning.
    """
    async with Conversation(data_dir) as chat:
        await chat.take(chat.message("who said it?"))
        counts = [_count(chat)]
        chat.late = timedelta(days=KEPT_DAYS + 1)
        await chat.take(*(chat.message(f"who said {word}?") for word in ("this", "that")))
        async with asyncio.timeout(SECONDS):
            while _count(chat) > 2:
                await chat.take(chat.message("/help"))
        counts.append(_count(chat))

    assert counts == [1, 2]


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


def _count(chat: Conversation) -> int:
    with read(chat.engine) as connection:
        return connection.execute(select(func.count()).select_from(ANSWERS)).scalar_one()
