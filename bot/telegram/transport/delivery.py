"""Doing one action in Telegram: its turn, what refusals mean, and the plainer form when the markup is refused."""

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

#: Flood limits are waited out in place this often; after that the chat rests.
_FLOOD_RETRIES = 3

#: What would be there twice if it were sent twice.
_TAKING_TURNS = frozenset({"sendMessage", "sendDocument"})


class TurnTakingLimiter(Pacer):
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
        request = partial(self._in_turn, callback) if endpoint in _TAKING_TURNS else callback
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
    """It was done.

    Attributes:
        message_id: Of the message that was sent; None for anything else. Its turn is the caller's to end.
        moved_to: The chat where it went instead, when a group had become a supergroup.
    """

    message_id: int | None = None
    moved_to: int | None = None


@dataclass(frozen=True, slots=True)
class Delayed:
    """It was not done, or nobody knows; seconds to wait where Telegram names them."""

    reason: str
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Undeliverable:
    """It never will be: blocked, kicked, too late, or refused in every form."""

    reason: str


#: Refusals that mean that nothing is left to do: the message looks so already or is gone, or the tap is long past.
_DONE_ALREADY = ("message is not modified", "message to delete not found", "query is too old", "query id is invalid")

#: How long Telegram may answer the same words of the same user from its own memory.
_INLINE_CACHE_SECONDS = 300


async def perform(bot: Bot, action: Action) -> Delivered | Delayed | Undeliverable:
    """Do one action, a message in the richest form that Telegram takes."""
    reason = ""
    for attempt in _attempts(bot, action):
        try:
            return await attempt()
        except (BadRequest, Forbidden) as error:
            reason = str(error)
            if any(one in reason.lower() for one in _DONE_ALREADY):
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
    """Return a duration in seconds: python-telegram-bot has it in two forms."""
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
