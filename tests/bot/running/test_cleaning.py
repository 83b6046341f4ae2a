"""What is kept for a time only goes while the bot runs."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from bot.records.given_answers import ANSWERS
from bot.records.inbox import Inbox
from bot.records.privacy import KEPT_DAYS
from bot.records.updates.table import Received, UpdateState
from bot.running.cleaning import keep_clean
from index.catalogue.database import read
from tests.bot.support.conversing import SECONDS, Conversation
from tests.telegram_api.state import BOT_ID


async def test_an_answer_that_is_too_old_goes(data_dir: Path) -> None:
    """
    After 400 days; a later one stays.
    """
    async with Conversation(data_dir) as chat:
        chat.late = -timedelta(days=KEPT_DAYS + 1)
        await chat.take(chat.message("who said it?"))
        chat.late = timedelta()
        await chat.take(chat.message("who said that?"))
        counts = [_count(chat)]
        cleaning = asyncio.create_task(keep_clean(chat.inbox, chat.engine))
        async with asyncio.timeout(SECONDS):
            while _count(chat) > 1:  # noqa: ASYNC110 - nothing sets an event
                await asyncio.sleep(0.01)
        counts.append(_count(chat))
        cleaning.cancel()

    assert counts == [2, 1]


async def test_an_update_that_was_finished_long_ago_goes(data_dir: Path) -> None:
    """
    Its id is needed for as long as Telegram may repeat it.
    """
    async with Conversation(data_dir) as chat:
        long_ago = Inbox(chat.engine, BOT_ID, now=lambda: datetime.now(UTC) - timedelta(days=8))
        long_ago.store([Received(1, 1, "{}")])
        claimed = long_ago.claim()
        assert claimed is not None
        long_ago.finish(claimed.sequence)
        cleaning = asyncio.create_task(keep_clean(chat.inbox, chat.engine))
        async with asyncio.timeout(SECONDS):
            while chat.inbox.count(UpdateState.DONE):  # noqa: ASYNC110 - nothing sets an event
                await asyncio.sleep(0.01)
        cleaning.cancel()


def _count(chat: Conversation) -> int:
    with read(chat.engine) as connection:
        return connection.execute(select(func.count()).select_from(ANSWERS)).scalar_one()
