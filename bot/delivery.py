"""Sending one message: its turn, what Telegram's refusals mean, and the plainer form when the markup is refused."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Any

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError
from telegram.ext import AIORateLimiter

from bot.replies import Button, Message, Place

_LOGGER = logging.getLogger(__name__)

_BUTTONS_IN_ROW = 2

#: Flood limits are waited out in place this often; after that the chat rests.
_FLOOD_RETRIES = 3


class TurnTakingLimiter(AIORateLimiter):
    """Keeps Telegram's flood limits, and has one message on its way at a time.

    A turn begins when the limits let the message go, so that a chat that must wait holds up no other. After a success
    it lasts until `end_turn`: whoever sent the message first notes that it was sent, and so a kill can repeat only one.
    """

    def __init__(self) -> None:
        super().__init__(max_retries=_FLOOD_RETRIES)
        self._turn = asyncio.Lock()

    async def process_request(  # noqa: PLR0913, PLR0917 - the base class's signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,  # noqa: ANN401 - as above
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:  # noqa: ANN401 - as above
        """Wait for the limits, then for the message's turn."""
        request = partial(self._in_turn, callback) if endpoint == "sendMessage" else callback
        return await super().process_request(request, args, kwargs, endpoint, data, rate_limit_args)

    def end_turn(self) -> None:
        """Let the next message go."""
        self._turn.release()

    async def _in_turn(self, request: Callable[..., Coroutine[Any, Any, Any]], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as above
        await self._turn.acquire()
        try:
            return await request(*args, **kwargs)
        except BaseException:  # whatever ends it, the turn is over; it is raised on
            self._turn.release()
            raise


@dataclass(frozen=True, slots=True)
class Delivered:
    """It was sent, to a place that may have moved: a group that became a supergroup."""

    place: Place


@dataclass(frozen=True, slots=True)
class Delayed:
    """It was not sent, or nobody knows; seconds to wait where Telegram names them."""

    reason: str
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Undeliverable:
    """It never will be: blocked, kicked, or refused in every form."""

    reason: str


async def send(bot: Bot, place: Place, message: Message) -> Delivered | Delayed | Undeliverable:
    """Send one message, in the richest form that Telegram takes; once delivered, its turn is the caller's to end."""
    reason = ""
    for form in _forms(message):
        try:
            place = await _send_form(bot, place, form)
        except (BadRequest, Forbidden) as error:
            reason = str(error)
            if isinstance(error, Forbidden):
                break
            _LOGGER.warning("a message to chat %s was refused: %s", place.chat_id, error)
        except RetryAfter as error:
            return Delayed(str(error), seconds_of(error.retry_after))
        except TelegramError as error:
            return Delayed(str(error))
        else:
            return Delivered(place)
    return Undeliverable(reason)


def seconds_of(duration: float | timedelta) -> float:
    """Return a duration in seconds: python-telegram-bot has it in two forms."""
    return duration.total_seconds() if isinstance(duration, timedelta) else float(duration)


@dataclass(frozen=True, slots=True)
class _Form:
    text: str
    parse_mode: ParseMode | None
    buttons: tuple[Button, ...]


def _forms(message: Message) -> Iterator[_Form]:
    yield _Form(message.html, ParseMode.HTML, message.buttons)
    yield _Form(message.plain, None, message.buttons)
    if message.buttons:
        yield _Form(message.plain, None, ())


async def _send_form(bot: Bot, place: Place, form: _Form) -> Place:
    try:
        await _send_to(bot, place, form)
    except ChatMigrated as error:
        place = replace(place, chat_id=error.new_chat_id, reply_to=None)
        await _send_to(bot, place, form)
    return place


async def _send_to(bot: Bot, place: Place, form: _Form) -> None:
    await bot.send_message(
        place.chat_id,
        form.text,
        parse_mode=form.parse_mode,
        message_thread_id=place.thread_id,
        reply_parameters=(
            ReplyParameters(place.reply_to, allow_sending_without_reply=True) if place.reply_to else None
        ),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_markup=_keyboard(form.buttons),
    )


def _keyboard(buttons: tuple[Button, ...]) -> InlineKeyboardMarkup | None:
    made = [InlineKeyboardButton(button.text, url=button.url) for button in buttons]
    rows = [made[start : start + _BUTTONS_IN_ROW] for start in range(0, len(made), _BUTTONS_IN_ROW)]
    return InlineKeyboardMarkup(rows) if rows else None
