"""What every handler works with: the shared parts, which commands are meant for the bot, and its languages."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine
from telegram import Chat, Update
from telegram.ext import filters

from bot.answers import Answerer
from bot.citations.reader_links import ReaderLinks
from bot.records.access import Terms
from bot.records.chats import read_language
from bot.telegram.transport.outbox import Outbox
from bot.texts import Texts, choose
from index.catalogue.database import read, write

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")

#: In a private chat all commands are meant for the bot; in a group those that name it, as its menu writes them. "/help"
#: alone may be any bot's there; /ask is the exception, and has its own handler.
PRIVATE = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE

#: For a `CommandHandler`, which itself compares the name.
MEANT_FOR_US = PRIVATE | (filters.UpdateType.MESSAGE & filters.ChatType.GROUPS & filters.Regex(r"^/\w+@"))


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts that handlers share.

    Attributes:
        engine: The catalogue's; the bot's own tables are in it.
        outbox: Where they leave what is to be done; nothing is sent by a handler.
        admins: Telegram user ids.
        terms: Who may ask, and how much.
        silent_after: As `index.upkeep.source_health` takes it.
        reader: Makes addresses of the reader's pages; None where the chat links to none.
        clock: Gives the time, aware.
    """

    engine: Engine
    answerer: Answerer
    outbox: Outbox
    admins: tuple[int, ...] = ()
    terms: Terms = field(default_factory=Terms)
    silent_after: timedelta = timedelta(days=3)
    reader: ReaderLinks | None = None
    clock: Callable[[], datetime] = _now

    def texts(self, update: Update) -> Texts:
        """Return what is said in answer to an update: in the chat's language.

        That is the one that was chosen with /language; else in a private chat, and inline, the language of the user's
        app, and in a group English, because a group has no app.

        Raises:
            CatalogueError: If the catalogue cannot be read.
        """
        chat, user = update.effective_chat, update.effective_user
        is_group = chat is not None and chat.type != Chat.PRIVATE
        chat_id = chat.id if chat else user.id if user else None
        app = user.language_code if user and not is_group else None
        if chat_id is None:
            return Texts(choose(app))
        with read(self.engine) as connection:
            return Texts(choose(read_language(connection, chat_id), app))

    async def read(
        self,
        function: Callable[Concatenate[Connection, _Arguments], _Result],
        *args: _Arguments.args,
        **kwargs: _Arguments.kwargs,
    ) -> _Result:
        """Return what a function reads of the catalogue, in a thread: it is called with a connection and the arguments.

        Raises:
            CatalogueError: If the catalogue cannot be read.
        """

        def call() -> _Result:
            with read(self.engine) as connection:
                return function(connection, *args, **kwargs)

        return await asyncio.to_thread(call)

    async def write(
        self,
        function: Callable[Concatenate[Connection, _Arguments], _Result],
        *args: _Arguments.args,
        **kwargs: _Arguments.kwargs,
    ) -> _Result:
        """Return what a function returns that writes to the catalogue, in one transaction; see `read`.

        Raises:
            CatalogueError: If the catalogue cannot be written.
        """

        def call() -> _Result:
            with write(self.engine) as connection:
                return function(connection, *args, **kwargs)

        return await asyncio.to_thread(call)
