"""A message as it is being written: shown in a private chat while it grows, until the message itself is sent.

A draft is a preview. Telegram shows it for half a minute at most, keeps nothing of it, and the message takes its place.
So whatever fails here costs the preview and nothing else.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot
from telegram.error import TelegramError

from bot.telegram.messages.markup import is_blank, printable, split
from bot.telegram.messages.replies import Place
from bot.telegram.transport.polling import sleep_unless
from bot.writers import Show

_LOGGER = logging.getLogger(__name__)

#: Before a draft is sent, and between two of it. A model writes a sentence a second; the last is in the message itself.
_FIRST_SECONDS, _STEP_SECONDS = 0.15, 1.0
#: How long the message waits for a draft that is on its way: one that came after it would stay for half a minute.
_LAST_SECONDS = 1.0


@asynccontextmanager
async def drafting(bot: Bot, place: Place, number: int) -> AsyncIterator[Show]:
    """Give the function that shows a text so far, to be called from any thread; the last text wins.

    Args:
        bot: Sends.
        place: In a private chat; others have no drafts.
        number: Of the draft; texts of the same number follow one another in one bubble. Not 0.
    """
    draft = _Draft(bot, place, number)
    showing = asyncio.create_task(draft.run())
    try:
        yield draft.show
    finally:
        draft.end()
        await asyncio.wait([showing], timeout=_LAST_SECONDS)
        showing.cancel()


class _Draft:
    def __init__(self, bot: Bot, place: Place, number: int) -> None:
        self._bot = bot
        self._place = place
        self._number = number
        self._text = ""
        self._changed, self._ended = asyncio.Event(), asyncio.Event()
        self._loop = asyncio.get_running_loop()

    def show(self, text: str) -> None:
        """Take the text so far; from any thread."""
        self._loop.call_soon_threadsafe(self._take, text)

    def end(self) -> None:
        """Send nothing more."""
        self._ended.set()
        self._changed.set()

    async def run(self) -> None:
        """Send what there is of the text, whenever there is more of it, until it ends or Telegram refuses."""
        seconds = _FIRST_SECONDS
        while await self._has_more(seconds):
            seconds = _STEP_SECONDS
            try:
                await self._send(self._text)
            except TelegramError as error:
                _LOGGER.debug("no draft is shown: %s", error)
                return

    def _take(self, text: str) -> None:
        self._text = text
        self._changed.set()

    async def _has_more(self, seconds: float) -> bool:
        """Wait until there is more, and so many seconds for more still; return False once it ended."""
        await self._changed.wait()
        await sleep_unless(self._ended, seconds)
        self._changed.clear()
        return not self._ended.is_set()

    async def _send(self, text: str) -> None:
        shown = next(split(printable(text)))
        if not is_blank(shown):
            await self._bot.send_message_draft(
                self._place.chat_id, self._number, shown, message_thread_id=self._place.thread_id
            )
