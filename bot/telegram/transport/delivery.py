"""Perform one action in Telegram: take its turn, interpret errors, and fall back to plain text."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from telegram import (
    Bot,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputFile,
    InputTextMessageContent,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram import Message as TelegramMessage
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.telegram.messages.replies import (
    Action,
    AnswerInline,
    Button,
    Delete,
    Edit,
    InlineResult,
    Keyboard,
    Message,
    Notice,
    Send,
    SendFile,
)
from bot.telegram.transport.pacing import Pacer

_LOGGER = logging.getLogger(__name__)

#: How often a request is retried in place after a flood limit. After that, the chat rests.
_FLOOD_RETRIES = 3

#: Methods that would show twice if they were repeated after a kill.
_TAKING_TURNS = frozenset({"sendMessage", "sendDocument"})


class TurnTakingLimiter(Pacer):
    """Keep Telegram's flood limits, and send one message at a time.

    A turn begins once the limits allow the message, so that a waiting chat holds up no other. After a success it lasts
    until `end_turn`, which the sender calls once it has recorded the message. So a kill can repeat only one message.
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
        request = partial(self._in_turn, callback) if endpoint in _TAKING_TURNS else callback
        return await super().process_request(request, args, kwargs, endpoint, data, rate_limit_args)

    def end_turn(self) -> None:
        """Allow the next message."""
        self._turn.release()

    async def _in_turn(self, request: Callable[..., Coroutine[Any, Any, Any]], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as above
        await self._turn.acquire()
        try:
            return await request(*args, **kwargs)
        except BaseException:  # re-raised, but the turn must end on cancellation too
            self._turn.release()
            raise


@dataclass(frozen=True, slots=True)
class Delivered:
    """The action succeeded.

    Attributes:
        message_id: The sent message's id, and its turn has to be ended by the caller; None for other actions.
        moved_to: The supergroup it went to, if the group had become one.
    """

    message_id: int | None = None
    moved_to: int | None = None


@dataclass(frozen=True, slots=True)
class Delayed:
    """The action failed, or its outcome is unknown; ``seconds`` to wait, if Telegram names them."""

    reason: str
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Undeliverable:
    """The action can never succeed: the bot is blocked or removed, it is too late, or every form was rejected."""

    reason: str


#: Errors that leave nothing to do: the message already looks so or is gone, or the tap has expired.
_DONE_ALREADY = ("message is not modified", "message to delete not found", "query is too old", "query id is invalid")

#: How long Telegram may cache a user's inline results for the same query.
_INLINE_CACHE_SECONDS = 300


async def perform(bot: Bot, action: Action) -> Delivered | Delayed | Undeliverable:
    """Perform one action; a message goes in the richest form that Telegram accepts."""
    reason = ""
    for attempt in _attempts(bot, action):
        try:
            return await attempt()
        except (BadRequest, Forbidden) as error:
            reason = str(error)
            if any(harmless in reason.lower() for harmless in _DONE_ALREADY):
                return Delivered()
            if isinstance(error, Forbidden):
                break
            _LOGGER.warning("an action was refused: %s", error)
        except RetryAfter as error:
            return Delayed(str(error), seconds_of(error.retry_after))
        except TelegramError as error:
            return Delayed(str(error))
    return Undeliverable(reason)


def seconds_of(duration: float | timedelta) -> float:
    """Return a duration in seconds; python-telegram-bot has two types for it."""
    return duration.total_seconds() if isinstance(duration, timedelta) else float(duration)


@dataclass(frozen=True, slots=True)
class _Form:
    text: str
    parse_mode: ParseMode | None
    keyboard: Keyboard


def _attempts(bot: Bot, action: Action) -> Iterator[Callable[[], Coroutine[Any, Any, Delivered]]]:
    match action:
        case Send():
            for form in _forms(action.message):
                yield partial(_send, bot, action, form)
        case Edit():
            for form in _forms(action.message):
                yield partial(_edit, bot, action, form)
        case Notice():
            yield partial(_notify, bot, action)
        case SendFile():
            yield partial(_send_file, bot, action)
        case Delete():
            yield partial(_delete, bot, action)
        case AnswerInline():
            yield partial(_answer_inline, bot, action, is_plain=False)
            yield partial(_answer_inline, bot, action, is_plain=True)


def _forms(message: Message) -> Iterator[_Form]:
    yield _Form(message.html, ParseMode.HTML, message.keyboard)
    yield _Form(message.plain, None, message.keyboard)
    if message.keyboard:
        yield _Form(message.plain, None, ())


async def _send(bot: Bot, action: Send, form: _Form) -> Delivered:
    chat_id = action.place.chat_id
    try:
        return Delivered((await _send_to(bot, chat_id, action.place.reply_to, action, form)).message_id)
    except ChatMigrated as error:
        sent = await _send_to(bot, error.new_chat_id, None, action, form)
        return Delivered(sent.message_id, error.new_chat_id)


async def _send_to(bot: Bot, chat_id: int, reply_to: int | None, action: Send, form: _Form) -> TelegramMessage:
    return await bot.send_message(
        chat_id,
        form.text,
        parse_mode=form.parse_mode,
        message_thread_id=action.place.thread_id,
        reply_parameters=ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_markup=_keyboard(form.keyboard),
    )


async def _edit(bot: Bot, action: Edit, form: _Form) -> Delivered:
    await bot.edit_message_text(
        form.text,
        action.chat_id,
        action.message_id,
        parse_mode=form.parse_mode,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_markup=_keyboard(form.keyboard),
    )
    return Delivered()


async def _send_file(bot: Bot, action: SendFile) -> Delivered:
    sent = await bot.send_document(
        action.place.chat_id,
        InputFile(action.content.encode(), action.name),
        caption=action.caption or None,
        message_thread_id=action.place.thread_id,
    )
    return Delivered(sent.message_id)


async def _notify(bot: Bot, action: Notice) -> Delivered:
    await bot.answer_callback_query(action.query_id, action.text or None, show_alert=action.is_alert)
    return Delivered()


async def _delete(bot: Bot, action: Delete) -> Delivered:
    await bot.delete_message(action.chat_id, action.message_id)
    return Delivered()


async def _answer_inline(bot: Bot, action: AnswerInline, *, is_plain: bool) -> Delivered:
    await bot.answer_inline_query(
        action.query_id,
        [_article(result, is_plain=is_plain) for result in action.results],
        cache_time=_INLINE_CACHE_SECONDS,
        is_personal=True,
        button=InlineQueryResultsButton(action.link, start_parameter=action.start) if action.link else None,
    )
    return Delivered()


def _article(result: InlineResult, *, is_plain: bool) -> InlineQueryResultArticle:
    message = result.message
    content = InputTextMessageContent(
        message.plain if is_plain else message.html,
        parse_mode=None if is_plain else ParseMode.HTML,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    return InlineQueryResultArticle(
        result.result_id,
        result.title,
        content,
        reply_markup=None if is_plain else _keyboard(message.keyboard),
        description=result.description,
    )


def _keyboard(rows: Keyboard) -> InlineKeyboardMarkup | None:
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in rows]) if rows else None


def _button(button: Button) -> InlineKeyboardButton:
    copied = CopyTextButton(button.copies) if button.copies else None
    return InlineKeyboardButton(button.text, url=button.url, callback_data=button.data, copy_text=copied)
