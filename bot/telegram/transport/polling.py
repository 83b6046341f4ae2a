"""Long polling into the inbox. The offset, which confirms updates, moves only once they are stored.

python-telegram-bot's own poller confirms updates before they are handled: killed under load, it lost 46 of 120. Updates
are stored unparsed, so that an unreadable one fails alone and does not end polling.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.records.inbox import Inbox
from bot.telegram.transport.arrivals import ALLOWED_UPDATES, received
from bot.telegram.transport.delivery import TurnTakingLimiter, seconds_of
from bot.telegram.transport.watchdog import Contact
from index.errors import CatalogueError

_LOGGER = logging.getLogger(__name__)

_TELEGRAM_URL = "https://api.telegram.org"

#: How long Telegram holds a poll open if there are no updates.
_POLL_SECONDS = 25

#: How much longer the answer to a poll may take to arrive.
_READ_SECONDS = 10

#: Connections for calls at the same time, beside the poll: an answer and "typing" for each busy chat, and to spare.
_CONNECTIONS = 64

_FIRST_PAUSE_SECONDS = 0.5
_LONGEST_PAUSE_SECONDS = 30.0


class Pause:
    """The wait before the next attempt: twice as long after each failure, short again after a success."""

    def __init__(self, first: float = _FIRST_PAUSE_SECONDS, longest: float = _LONGEST_PAUSE_SECONDS) -> None:
        self._first = first
        self._longest = longest
        self.failures = 0

    def after_failure(self) -> float:
        """Count a failure; return the seconds to wait."""
        self.failures += 1
        doublings = min(self.failures - 1, 16)
        return min(self._first * float(2**doublings), self._longest)

    def reset(self) -> None:
        """Forget the failures."""
        self.failures = 0


class PollingBot(ExtBot[int]):
    """A client of the Bot API that can also fetch updates without parsing them."""

    def __init__(self, token: str, limiter: TurnTakingLimiter, api_url: str | None) -> None:
        api = (api_url or _TELEGRAM_URL).rstrip("/")
        super().__init__(
            token,
            base_url=f"{api}/bot",
            base_file_url=f"{api}/file/bot",
            rate_limiter=limiter,
            request=HTTPXRequest(connection_pool_size=_CONNECTIONS),
            get_updates_request=HTTPXRequest(connection_pool_size=1),
        )

    async def fetch_updates(self, offset: int | None) -> list[dict[str, Any]]:
        """Wait for updates from an offset on and return their JSON. This confirms all updates before the offset."""
        asked = {"offset": offset, "timeout": _POLL_SECONDS, "allowed_updates": list(ALLOWED_UPDATES)}
        fetched: list[dict[str, Any]] = await self._post(
            "getUpdates", asked, read_timeout=_POLL_SECONDS + _READ_SECONDS
        )
        return fetched


class Poller:
    """Fetch updates while it runs. Cancelling it at any point loses nothing."""

    def __init__(self, bot: PollingBot, inbox: Inbox, on_stored: Callable[[], None], contact: Contact) -> None:
        self._bot = bot
        self._contact = contact
        self._inbox = inbox
        self._on_stored = on_stored
        self._offset: int | None = None  # unknown at first: the inbox recognises the updates it already has
        self._pause = Pause()

    async def run(self) -> None:
        """Poll until cancelled; retry after temporary errors.

        Raises:
            InvalidToken: If Telegram no longer accepts the token.
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
        try:
            updates = await self._bot.fetch_updates(self._offset)
        except TelegramError:
            self._contact.note_failure()
            raise
        self._contact.note_success()
        if updates:
            await asyncio.to_thread(self._inbox.store, [received(update) for update in updates])
            self._offset = updates[-1]["update_id"] + 1
            self._on_stored()

    def _report(self, error: Exception, pause: float) -> None:
        if isinstance(error, Conflict):
            if self._pause.failures == 1:  # it repeats while the other process runs
                _LOGGER.error(
                    "another process polls Telegram with this token: stop one of the two; trying again meanwhile (%s)",
                    error,
                )
        elif isinstance(error, CatalogueError):
            _LOGGER.error("updates cannot be stored, so they stay with Telegram: %s", error)
        else:
            _LOGGER.warning("Telegram cannot be reached, next try in %.1f s: %s", pause, error)


async def sleep_unless(stop: asyncio.Event, seconds: float | None) -> None:
    """Wait until the event is set, at most this long; None for no limit."""
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)
