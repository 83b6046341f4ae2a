"""Whole conversations without a network: updates go in as they arrive, workers work them off, Telegram is a double."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Engine
from telegram.ext import Application

from bot.answers import Answerer
from bot.records.inbox import Inbox, prepare_tables
from bot.records.updates.table import UpdateState
from bot.telegram.handlers.chat_messages import Handlers
from bot.telegram.handlers.desk import Desk
from bot.telegram.transport.arrivals import received
from bot.telegram.transport.delivery import TurnTakingLimiter
from bot.telegram.transport.outbox import Outbox
from bot.telegram.transport.workers import Workers
from index.catalogue.database import open_catalogue
from tests.bot.support.fake_answerer import FakeAnswerer
from tests.bot.support.offline_telegram import Json, OfflineTelegram, message_update, offline_application
from tests.telegram_api.state import BOT_ID

BOT = {"id": BOT_ID, "is_bot": True, "first_name": "OnRecord"}
GROUP = -1001
SECONDS = 20.0


class Unlimited(TurnTakingLimiter):
    """Holds up nobody."""

    def end_turn(self) -> None:
        """Have nothing to end."""


class Conversation:
    """The bot's handlers and workers over an inbox, with a Telegram that takes everything.

    Args:
        data_dir: Where a catalogue is made, unless an engine is given.
        answerer: By default one that echoes.
        engine: Of an archive that is there.
    """

    def __init__(self, data_dir: Path, answerer: Answerer | None = None, engine: Engine | None = None) -> None:
        self.telegram = OfflineTelegram()
        self.engine = engine or open_catalogue(data_dir)
        prepare_tables(self.engine)
        self.application: Application[Any, Any, Any, Any, Any, Any] = offline_application(self.telegram)
        self.outbox = Outbox()
        self.late = timedelta()
        self.answerer = answerer or FakeAnswerer()
        desk = Desk(self.engine, self.answerer, self.outbox, clock=self.now)
        Handlers(desk).register(self.application)
        self.inbox = Inbox(self.engine, BOT_ID, now=self.now)
        self._last_update = 100
        self._last_message = 100

    def now(self) -> datetime:
        """Return the time, which a test can put off."""
        return datetime.now(UTC) + self.late

    async def __aenter__(self) -> Self:
        """Make the application ready."""
        await self.application.initialize()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Let go of it."""
        await self.application.shutdown()

    def message(self, text: str | None, *, message_id: int | None = None, **more: Any) -> Json:
        """Return the next update: a message, or an edit of one where its id is told."""
        self._last_update += 1
        self._last_message += 1
        date = int(self.now().timestamp())
        told: Json = {"message_id": self._last_message, "date": date, **more}
        if message_id is not None:
            told |= {"kind": "edited_message", "edit_date": date, "message_id": message_id}
        return message_update(text, update_id=self._last_update, **told)

    def numbered(self, update: Json) -> Json:
        """Return an update of another kind as the next one."""
        self._last_update += 1
        return update | {"update_id": self._last_update}

    async def take(self, *updates: Json) -> list[tuple[str, Json]]:
        """Store updates, have them worked off, and return the calls that this made, all but "typing"."""
        before = len(self.telegram.calls)
        await asyncio.to_thread(self.inbox.store, [received(update) for update in updates])
        workers = Workers(self.application, self.inbox, self.outbox, Unlimited(), 4)
        working = asyncio.create_task(workers.run())
        async with asyncio.timeout(SECONDS):
            while await asyncio.to_thread(self.inbox.count, UpdateState.WAITING):  # noqa: ASYNC110 - a count sets no event
                await asyncio.sleep(0.01)
        workers.stop()
        await working
        return [(name, given) for name, given in self.telegram.calls[before:] if name != "sendChatAction"]

    async def say(self, text: str, **more: Any) -> str:
        """Send a message and return what is said to it, with one line between messages."""
        return texts(await self.take(self.message(text, **more)))

    @property
    def last_message(self) -> int:
        """The id of the asker's last message."""
        return self._last_message


def texts(calls: list[tuple[str, Json]]) -> str:
    """Return what the messages among some calls say, sent or edited."""
    return "\n".join(given["text"] for _, given in calls if "text" in given)


def message_ids(conversation: Conversation) -> list[int]:
    """Return the ids that the double gave to what was sent, in order."""
    return [place for place, (name, _) in enumerate(conversation.telegram.calls, 1) if name == "sendMessage"]


def from_user(user_id: int) -> Json:
    """Return the part of a message that tells its sender."""
    return {"from": {"id": user_id, "is_bot": False, "first_name": "Asker"}}
