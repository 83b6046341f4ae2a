"""Updates into the inbox: a long poll whose offset moves only once what it brought is stored.

python-telegram-bot's own poller confirms updates before they are handled: killed under load, it lost 46 of 120.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.delivery import seconds_of
from bot.inbox import Inbox, Received
from index.errors import CatalogueError

_LOGGER = logging.getLogger(__name__)

#: How long Telegram holds a poll when there is nothing; it answers at once when something comes.
POLL_SECONDS = 25

#: What the handlers know; Telegram remembers it between runs.
ALLOWED_UPDATES = (Update.MESSAGE,)

_FIRST_PAUSE_SECONDS = 0.5
_LONGEST_PAUSE_SECONDS = 30.0


class Pause:
    """How long to wait before the next attempt: longer after each failure, short again after a success."""

    def __init__(self, first: float = _FIRST_PAUSE_SECONDS, longest: float = _LONGEST_PAUSE_SECONDS) -> None:
        self._first = first
        self._longest = longest
        self.failures = 0

    def after_failure(self) -> float:
        """Return the seconds to wait now."""
        self.failures += 1
        doublings = min(self.failures - 1, 16)
        return min(self._first * float(2**doublings), self._longest)

    def reset(self) -> None:
        """Forget the failures."""
        self.failures = 0


class Poller:
    """Fetches updates for as long as it runs. Cancelling it at any point loses nothing."""

    def __init__(self, bot: Bot, inbox: Inbox, on_stored: Callable[[], None]) -> None:
        self._bot = bot
        self._inbox = inbox
        self._on_stored = on_stored
        self._offset: int | None = None  # none at first: what an earlier run stored is known by its id
        self._pause = Pause()

    async def run(self) -> None:
        """Poll until cancelled, through every failure that may pass.

        Raises:
            InvalidToken: If Telegram no longer takes the token.
        """
        while True:
            try:
                await self._poll()
            except InvalidToken:
                raise
            except RetryAfter as error:
                _LOGGER.warning("Telegram asks to poll less often: %s", error)
                await asyncio.sleep(seconds_of(error.retry_after))
            except (TelegramError, CatalogueError) as error:
                pause = self._pause.after_failure()
                self._report(error, pause)
                await asyncio.sleep(pause)
            else:
                if self._pause.failures:
                    _LOGGER.info("polling works again")
                self._pause.reset()

    async def _poll(self) -> None:
        updates = await self._bot.get_updates(
            offset=self._offset, timeout=POLL_SECONDS, allowed_updates=list(ALLOWED_UPDATES)
        )
        if updates:
            await asyncio.to_thread(self._inbox.store, [_received(update) for update in updates])
            self._offset = updates[-1].update_id + 1
            self._on_stored()

    def _report(self, error: Exception, pause: float) -> None:
        if isinstance(error, Conflict):
            if self._pause.failures == 1:  # it repeats for as long as the other one lives
                _LOGGER.error(
                    "another process polls Telegram with this token: stop one of the two; trying again meanwhile (%s)",
                    error,
                )
        elif isinstance(error, CatalogueError):
            _LOGGER.error("updates cannot be stored, so they stay with Telegram: %s", error)
        else:
            _LOGGER.warning("Telegram cannot be reached, next try in %.1f s: %s", pause, error)


def _received(update: Update) -> Received:
    chat = update.effective_chat
    return Received(update.update_id, chat.id if chat else 0, update.to_json())


async def sleep_unless(stop: asyncio.Event, seconds: float | None) -> None:
    """Wait so long, None for ever, but not longer than until the event is set."""
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)
