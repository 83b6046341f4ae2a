"""Telegram's flood limits: one message a second in a chat, twenty a minute in a group, thirty a second in all.

python-telegram-bot's own limiter sends 59 messages within a second after a rest, has no limit for a private chat, and
pauses every chat if Telegram asks to wait in one. Here only that chat waits, unless there are several at once.
"""

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from weakref import WeakValueDictionary

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

_LOGGER = logging.getLogger(__name__)

#: A longer wait is left to the caller, because waiting here occupies a worker.
LONGEST_WAIT_IN_PLACE = 5.0

#: The number of waiting chats from which the bot as a whole sends too much. All chats wait then, since continuing would
#: make Telegram's waits longer.
_CHATS_THAT_MEAN_ALL = 3

#: Added to Telegram's whole seconds, because clocks differ.
_SPARE_SECONDS = 0.1

_ALL = "all chats"

#: Methods named like those that send messages, which leave nothing in a chat.
_NO_MESSAGES = frozenset({"sendChatAction", "sendMessageDraft"})

_Subject = int | str


@dataclass(frozen=True, slots=True)
class Limit:
    """At most this many messages within any period of ``seconds``."""

    messages: int
    seconds: float


_IN_ALL = Limit(30, 1.0)
_IN_A_CHAT = Limit(1, 1.0)
_IN_A_GROUP = Limit(20, 60.0)


class _Window:
    """Keep one limit. A place becomes free some time after its request has ended, however long that took."""

    def __init__(self, limit: Limit) -> None:
        self._seconds = limit.seconds
        self._places = asyncio.Semaphore(limit.messages)
        self._free_at: deque[float] = deque()

    def seconds_until_free(self) -> float:
        """Return the seconds until the next place, as far as known; 0.0 for now."""
        if not self._places.locked() or not self._free_at:
            return 0.0
        return self._free_at[0] - asyncio.get_running_loop().time()

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """Hold a place while the block runs; places are given in order of arrival."""
        await self._places.acquire()
        try:
            yield
        finally:
            loop = asyncio.get_running_loop()
            self._free_at.append(loop.time() + self._seconds)
            loop.call_later(self._seconds, self._free)

    def _free(self) -> None:  # a bound method, so that the loop keeps the window alive while a place is taken
        self._free_at.popleft()
        self._places.release()


class Pacer(BaseRateLimiter[int]):
    """Send at the pace that Telegram allows, and wait when it asks to.

    Args:
        max_retries: How often a request is retried after a short wait that Telegram asked for.
        in_all: The limit across all chats.
        in_chat: The limit for each chat.
        in_group: The additional limit for each group.
    """

    def __init__(
        self, max_retries: int = 0, in_all: Limit = _IN_ALL, in_chat: Limit = _IN_A_CHAT, in_group: Limit = _IN_A_GROUP
    ) -> None:
        self._max_retries = max_retries
        self._all = _Window(in_all)
        self._in_chat = in_chat
        self._in_group = in_group
        self._chats: WeakValueDictionary[int, _Window] = WeakValueDictionary()  # drops idle windows by itself
        self._groups: WeakValueDictionary[int, _Window] = WeakValueDictionary()
        self._paused: dict[_Subject, float] = {}  # until when, in the loop's time

    async def initialize(self) -> None:
        """Do nothing; there is nothing to prepare."""

    async def shutdown(self) -> None:
        """Do nothing; there is nothing to close."""

    async def process_request(  # noqa: PLR0913, PLR0917 - the base class's signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,  # noqa: ANN401 - as above
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:  # noqa: ANN401 - as above
        """Make a request once the limits allow it.

        Raises:
            RetryAfter: If the wait is too long to wait here, or all retries are used up.
        """
        chat_id = data.get("chat_id")
        chat = chat_id if isinstance(chat_id, int) and is_message(endpoint) else None
        subject = endpoint if chat is None else chat
        for retries_left in range(rate_limit_args or self._max_retries, -1, -1):
            await self._wait_out(subject)
            async with self._place_for(chat):
                await self._wait_out(subject)  # a pause may have begun while it waited for its place
                try:
                    return await callback(*args, **kwargs)
                except RetryAfter as error:
                    self._pause(subject, error)
                    if not retries_left:
                        raise
        raise AssertionError("the last try returns or raises")

    @asynccontextmanager
    async def _place_for(self, chat: int | None) -> AsyncIterator[None]:
        async with AsyncExitStack() as places:
            for window in self._windows(chat) if chat is not None else ():
                _refuse_long_wait(window.seconds_until_free())
                await places.enter_async_context(window.place())
            yield

    def _windows(self, chat: int) -> Iterator[_Window]:
        """Yield the windows that a message passes through. The common one is last, so that no waiting chat holds it."""
        if chat < 0:
            yield _window(self._groups, chat, self._in_group)
        yield _window(self._chats, chat, self._in_chat)
        yield self._all

    async def _wait_out(self, subject: _Subject) -> None:
        while (seconds := self._seconds_left(subject)) > 0:
            _refuse_long_wait(seconds)
            await asyncio.sleep(seconds)

    def _seconds_left(self, subject: _Subject) -> float:
        now = asyncio.get_running_loop().time()
        self._paused = {paused: until for paused, until in self._paused.items() if until > now}
        of_all = self._paused.get(_ALL, now) if isinstance(subject, int) else now
        return max(self._paused.get(subject, now), of_all) - now

    def _pause(self, subject: _Subject, error: RetryAfter) -> None:
        wait = error.retry_after
        seconds = (wait.total_seconds() if isinstance(wait, timedelta) else float(wait)) + _SPARE_SECONDS
        until = asyncio.get_running_loop().time() + seconds
        self._paused[subject] = max(until, self._paused.get(subject, until))
        chats = [paused for paused in self._paused if isinstance(paused, int)]
        if len(chats) >= _CHATS_THAT_MEAN_ALL:
            self._paused[_ALL] = max(until, self._paused.get(_ALL, until))
        _LOGGER.warning("Telegram asks to wait %.1f s (%s chats wait)", seconds, len(chats))


def is_message(endpoint: str) -> bool:
    """Whether Telegram counts a method as a message; "typing", drafts and answers to taps do not count.

    >>> [is_message(name) for name in ("sendMessage", "editMessageText", "sendChatAction", "sendMessageDraft")]
    [True, True, False, False]
    """
    return endpoint.startswith(("send", "edit", "copy", "forward")) and endpoint not in _NO_MESSAGES


def _refuse_long_wait(seconds: float) -> None:
    if seconds > LONGEST_WAIT_IN_PLACE:
        raise RetryAfter(timedelta(seconds=seconds))


def _window(windows: "WeakValueDictionary[int, _Window]", chat: int, limit: Limit) -> _Window:
    window = windows.get(chat)
    if window is None:
        window = windows[chat] = _Window(limit)
    return window
