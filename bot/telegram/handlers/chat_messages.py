"""Handle messages: read the question, have it answered, and put the reply into the outbox.

In private chats, every text is a question, and so is the caption of a photo or file. In groups, only ``/ask`` and
replies to the bot's messages are. Channels, other bots' commands and everything else are ignored. Nothing is sent from
here: replies go to the outbox, then the inbox.
"""

import asyncio
import logging
from typing import Any

from telegram import Update
from telegram.ext import Application, CommandHandler, ContextTypes, MessageHandler, filters

from bot.checking.claims import ClaimType
from bot.checking.report import Checker
from bot.questions.politeness import read_small_talk
from bot.telegram.handlers.asker import Asker
from bot.telegram.handlers.desk import Desk
from bot.telegram.handlers.edited_questions import EditedQuestions
from bot.telegram.handlers.inline import Inline
from bot.telegram.handlers.membership import Membership
from bot.telegram.messages.checked import render_report
from bot.telegram.messages.rendering import render_answer, render_text
from bot.telegram.messages.replies import say
from bot.telegram.requests import Us
from bot.telegram.transport.outbox import message_of, place_of, request_of

_LOGGER = logging.getLogger(__name__)


class Handlers:
    """Handle questions, small talk and messages that cannot be read."""

    def __init__(self, desk: Desk, checker: Checker | None = None) -> None:
        """``checker`` tells where a pasted text is from, and checks forwarded ones; None: each is a question."""
        self._desk = desk
        self._checker = checker
        self._outbox = desk.outbox
        self._asker = Asker(desk)

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Add the handlers. Their order matters: the first that matches gets the update."""
        new = filters.UpdateType.MESSAGE  # neither edits nor channel posts nor guest messages
        private = new & filters.ChatType.PRIVATE
        group = new & filters.ChatType.GROUPS
        edited = filters.UpdateType.EDITED_MESSAGE & (filters.ChatType.PRIVATE | filters.ChatType.GROUPS)
        worded = filters.TEXT | filters.CAPTION
        application.add_handlers(
            [
                CommandHandler("ask", self.ask, private | group),
                MessageHandler(private & filters.COMMAND, self.unknown_command),
                MessageHandler(private & filters.TEXT, self.question),
                MessageHandler((private | group) & filters.CAPTION, self.caption),
                MessageHandler(private & ~filters.StatusUpdate.ALL, self.not_text),
                MessageHandler(group & filters.TEXT & ~filters.COMMAND & filters.REPLY, self.group_reply),
                MessageHandler(edited & worded, EditedQuestions(self._desk, self._asker).edited),
            ]
        )
        Membership(self._desk).register(application)
        Inline(self._desk).register(application)
        application.add_error_handler(self.error)

    async def ask(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer the question after /ask."""
        words = request_of(message_of(update)).words
        if words:
            await self._answer(update, words)
        else:
            self._say(update, "ask-usage")

    async def question(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a message in a private chat, unless it is a pasted piece of an article or a forwarded claim."""
        text = message_of(update).text or ""
        if not await self._check(update, text):
            await self._answer(update, text)

    async def _check(self, update: Update, text: str) -> bool:
        """Tell where a pasted piece of an article is from, or check a forwarded text; return whether it is either."""
        checker, message = self._checker, message_of(update)
        if checker is None:
            return False
        report = await asyncio.to_thread(checker.trace, text)
        if report is None and message.forward_origin:
            found = await asyncio.to_thread(checker.check, text)
            report = found if any(one.claim.type is not ClaimType.EXCERPT for one in found.claims) else None
        if report:
            shown = render_report(report, self._desk.texts(update))
            self._outbox.put(update.update_id, say(place_of(message), shown))
        return report is not None

    async def group_reply(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a reply to one of the bot's messages; ignore other conversations."""
        answered = message_of(update).reply_to_message
        if answered and answered.from_user and answered.from_user.id == context.bot.id:
            await self._answer(update, message_of(update).text or "")

    async def caption(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer the caption of a photo or file as if it were the message's text."""
        us, request = Us(context.bot.id, context.bot.username), request_of(message_of(update))
        question = request.question_for(us)
        if question and request.is_surely_for(us):
            if not (request.is_private and await self._check(update, question)):
                await self._answer(update, question)
        elif request.is_private or request.command_for(us) == "ask":
            self._say(update, "ask-usage" if request.command_for(us) == "ask" else "text-only")

    async def unknown_command(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Say that the command is unknown, and point to the help."""
        self._say(update, "unknown-command")

    async def not_text(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Say that only text can be read, not pictures or voice messages. Of an album, one picture has the caption."""
        if message_of(update).media_group_id is not None:
            return
        self._say(update, "text-only")

    async def error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log the error of a handler. The apology is sent after the last try, and never quotes the error."""
        _LOGGER.error("an update could not be handled", exc_info=context.error)
        if isinstance(update, Update):
            self._outbox.put_failure(update.update_id)

    async def _answer(self, update: Update, question: str) -> None:
        talk = read_small_talk(question)
        if talk:
            self._say(update, f"small-talk-{talk}")
            return
        message, texts = message_of(update), self._desk.texts(update)
        past = await asyncio.to_thread(self._asker.find_past, message)
        outcome = await self._asker.ask(message, question, texts, past)
        place = place_of(message)
        if isinstance(outcome, str):
            self._outbox.put(update.update_id, say(place, render_text(outcome)))
        else:
            shown = render_answer(outcome.stored, texts, self._desk.reader)
            self._outbox.put(update.update_id, say(place, shown, outcome.answer_id), outcome)

    def _say(self, update: Update, name: str) -> None:
        said = render_text(self._desk.texts(update)(name))
        self._outbox.put(update.update_id, say(place_of(message_of(update)), said))
