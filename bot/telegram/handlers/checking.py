"""Handle /check: a text, a reply to a message or a document is held against the archive; a forwarded document at once.

A document is fetched from Telegram and read in a process of its own; nothing of it is kept.
"""

import asyncio
import logging
from typing import Any

from telegram import Document, Update
from telegram import Message as TelegramMessage
from telegram.error import TelegramError
from telegram.ext import Application, CommandHandler, ContextTypes, MessageHandler, filters

from bot.checking.drafts import Draft, read_draft
from bot.checking.report import Checker
from bot.errors import DraftError
from bot.telegram.handlers.desk import MEANT_FOR_US, PRIVATE, Desk
from bot.telegram.messages.checked import render_report
from bot.telegram.messages.rendering import render_text
from bot.telegram.messages.replies import Message, say
from bot.telegram.requests import Us
from bot.telegram.transport.outbox import message_of, place_of, request_of
from bot.texts import Texts

_LOGGER = logging.getLogger(__name__)

#: What is fetched; Telegram gives bots 20 MB.
_MOST_MEGABYTES = 5
_CHECK_SECONDS = 120.0


class CheckHandlers:
    """Handle the command, in a message or in a document's caption, and documents forwarded to a private chat."""

    def __init__(self, desk: Desk, checker: Checker) -> None:
        self._desk = desk
        self._checker = checker

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Add the handlers."""
        captioned = filters.UpdateType.MESSAGE & filters.Document.ALL & filters.CaptionRegex(r"^/check\b")
        forwarded = PRIVATE & filters.FORWARDED & filters.Document.ALL
        application.add_handlers(
            [
                CommandHandler("check", self.check, MEANT_FOR_US),
                MessageHandler(captioned, self.captioned),
                MessageHandler(forwarded, self.check),
            ]
        )

    async def captioned(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Check a document whose caption is the command, in a group if it names the bot."""
        request, us = request_of(message_of(update)), Us(context.bot.id, context.bot.username)
        if request.command_for(us) == "check" and (request.is_private or request.addressee):
            await self.check(update, context)

    async def check(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Check what follows the command, else the document with it, else the message that it replies to."""
        message, texts = message_of(update), self._desk.texts(update)
        try:
            messages = await self._messages(message, texts)
        except DraftError as error:
            messages = render_text(f"{texts('check-unreadable')} ({error})")
        except TimeoutError:
            _LOGGER.exception("no report within %s s; it is given up", _CHECK_SECONDS)
            messages = render_text(texts("apology"))
        self._desk.outbox.put(update.update_id, say(place_of(message), messages))

    async def _messages(self, message: TelegramMessage, texts: Texts) -> tuple[Message, ...]:
        replied, own = message.reply_to_message, request_of(message).words
        document = message.document or (replied.document if replied and not own else None)
        text = own or ((replied.text or replied.caption or "") if replied else "")
        if document is None and not text.strip():
            return render_text(texts("check-how", megabytes=_MOST_MEGABYTES))
        if document is None:
            return await self._report(Draft(text), texts)
        if (document.file_size or 0) > _MOST_MEGABYTES * 1_000_000:
            return render_text(texts("check-too-large", megabytes=_MOST_MEGABYTES))
        return await self._report(await _fetch(document), texts)

    async def _report(self, draft: Draft, texts: Texts) -> tuple[Message, ...]:
        working = asyncio.to_thread(self._checker.check, draft.text, draft.unread)
        return render_report(await asyncio.wait_for(working, _CHECK_SECONDS), texts)


async def _fetch(document: Document) -> Draft:
    """Return a document's text.

    Raises:
        DraftError: If it cannot be fetched or read.
    """
    try:
        content = bytes(await (await document.get_file()).download_as_bytearray())
    except TelegramError as error:
        _LOGGER.warning("a document cannot be fetched: %s", error)
        raise DraftError("Telegram does not give it") from error
    return await asyncio.to_thread(read_draft, document.file_name or "draft.txt", content)
