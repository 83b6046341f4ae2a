"""Handle feedback: taps on its buttons, and remarks by /feedback."""

from typing import Any

from sqlalchemy import Connection
from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from bot.records import threads
from bot.records.feedback import Giver, Opinion, keep_remark, toggle
from bot.telegram.handlers.desk import MEANT_FOR_US, Desk
from bot.telegram.messages.button_data import ButtonKind, pattern, read_tap
from bot.telegram.messages.rendering import render_text
from bot.telegram.messages.replies import Notice, Reply, say
from bot.telegram.transport.outbox import message_of, request_of


class FeedbackTaps:
    """Handle feedback."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Add the handlers."""
        application.add_handlers(
            [
                CallbackQueryHandler(self.tap, pattern(ButtonKind.OPINION)),
                CommandHandler("feedback", self.remark, MEANT_FOR_US),
            ]
        )

    async def tap(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Store the tapped opinion or withdraw it, and say which."""
        query = update.callback_query
        if query is None:
            return
        opinion = read_tap(query.data or "")
        said = ""
        if isinstance(opinion, Opinion):
            giver = Giver(query.from_user.id, update.update_id, self._desk.clock())
            stands = await self._desk.write(toggle, opinion, giver)
            name = {True: "feedback-thanks", False: "feedback-taken-back", None: "feedback-too-late"}[stands]
            said = self._desk.texts(update)(name)
        self._desk.outbox.put(update.update_id, Reply((Notice(query.id, said),)))

    async def remark(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Store the remark after /feedback. If the command replies to an answer, the remark is about that answer."""
        message, texts = message_of(update), self._desk.texts(update)
        request = request_of(message)
        said = texts("feedback-usage")
        if request.words and request.user is not None:
            giver = Giver(request.user, update.update_id, self._desk.clock())
            replied = message.reply_to_message.message_id if message.reply_to_message else None
            shown = (context.bot.id, message.chat_id, replied) if replied else None
            is_about_answer = await self._desk.write(_keep_remark, request.words, giver, shown)
            said = texts("remark-thanks-answer" if is_about_answer else "remark-thanks")
        self._desk.outbox.put(update.update_id, say(request.place, render_text(said)))


def _keep_remark(connection: Connection, remark: str, giver: Giver, replied_to: tuple[int, int, int] | None) -> bool:
    """Store a remark, about the answer in a message if one is given by ids of bot, chat and message.

    Returns:
        Whether it is about an answer.
    """
    past = threads.answer_shown_in(connection, *replied_to) if replied_to else None
    keep_remark(connection, remark, giver, past.answer_id if past else None)
    return past is not None
