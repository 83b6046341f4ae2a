"""The parts that all handlers share, the filters for commands meant for the bot, and the chat's language."""

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
from bot.telegram.transport.metering import Meter
from bot.telegram.transport.outbox import Outbox
from bot.texts import Texts, choose
from bot.writers import Writer
from index.catalogue.database import read, write

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")

#: In a private chat, all commands are meant for the bot. In a group, only those that name it are, as its menu writes
#: them: a bare "/help" may be for any bot. /ask is the exception, with its own handler.
PRIVATE = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE

#: For a `CommandHandler`, which compares the bot's name itself.
MEANT_FOR_US = PRIVATE | (filters.UpdateType.MESSAGE & filters.ChatType.GROUPS & filters.Regex(r"^/\w+@"))


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts that handlers share.

    Attributes:
        engine: The catalogue's, which also has the bot's own tables.
        outbox: Takes the replies; handlers send nothing themselves.
        admins: Telegram user ids.
        terms: Who may ask, and how much.
        silent_after: The age of a source's newest article from which it counts as silent.
        reader: Makes addresses of the reader's pages; None if the chat has no links to them.
        writer: Puts answers into prose; None if no language model is set up.
        meter: Counts what becomes of prose.
        clock: Returns the time, aware.
    """

    engine: Engine
    answerer: Answerer
    outbox: Outbox
    admins: tuple[int, ...] = ()
    terms: Terms = field(default_factory=Terms)
    silent_after: timedelta = timedelta(days=3)
    reader: ReaderLinks | None = None
    writer: Writer | None = None
    meter: Meter = field(default_factory=Meter)
    clock: Callable[[], datetime] = _now

    def texts(self, update: Update) -> Texts:
        """Return the texts in the chat's language.

        The chat's choice by /language comes first. Without one it is the language of the user's app in private chats
        and inline, and English in groups.

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
        """Call a function with a connection that reads, and the arguments, in a thread; return its result.

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
        """Call a function with a connection that writes, in one transaction; otherwise as `read`.

        Raises:
            CatalogueError: If the catalogue cannot be written.
        """

        def call() -> _Result:
            with write(self.engine) as connection:
                return function(connection, *args, **kwargs)

        return await asyncio.to_thread(call)
