"""Handle edited questions: answer again, in the messages that show the old answer.

The old answer's public page is removed, because the button that removes it goes with the old answer. Messages that
were no question to the bot, or were answered over a day ago, are left alone. An edit is handled after its original,
since both wait in the chat's line, so it always finds the one answer to replace.
"""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

from telegram import Message as TelegramMessage
from telegram import Update
from telegram.ext import ContextTypes

from bot.records import threads
from bot.records.given_answers import GivenAnswer
from bot.records.shared_answers import stop_sharing_asked_in
from bot.records.threads import PastAnswer
from bot.telegram.handlers.asker import Asker
from bot.telegram.handlers.desk import Desk
from bot.telegram.messages.rendering import render_answer, render_text
from bot.telegram.messages.replies import Action, Delete, Edit, Message, Reply, Send
from bot.telegram.requests import Us
from bot.telegram.transport.outbox import place_of, request_of
from index.catalogue.database import read

#: For an older question, people ask again rather than edit.
_ANSWERED_ANEW_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Old:
    """The answer to the question before the edit.

    Attributes:
        messages: The ids of the messages that show it.
        before: The answer that the question followed up on.
    """

    answer: PastAnswer
    messages: tuple[int, ...]
    before: PastAnswer | None


class EditedQuestions:
    """Handle edited messages."""

    def __init__(self, desk: Desk, asker: Asker) -> None:
        self._desk = desk
        self._asker = asker

    async def edited(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Replace the answer to a question that was edited."""
        message = update.edited_message
        us = Us(context.bot.id, context.bot.username)
        question = request_of(message).question_for(us) if message else None
        if message is None or question is None:
            return
        old = await asyncio.to_thread(self._find_old, message, context.bot.id)
        if old is None or old.answer.question == question:
            return
        texts = self._desk.texts(update)
        outcome = await self._asker.ask(message, question, texts, old.before)
        if isinstance(outcome, str):
            reply, given = _in_place(message, old, render_text(outcome)), None
        else:
            shown = render_answer(outcome.stored, texts, self._desk.reader)
            reply, given = _in_place(message, old, shown, outcome), outcome
        await self._desk.write(stop_sharing_asked_in, context.bot.id, message.chat_id, message.message_id)
        self._desk.outbox.put(update.update_id, reply, given)

    def _find_old(self, message: TelegramMessage, bot_id: int) -> _Old | None:
        with read(self._desk.engine) as connection:
            answer = threads.answer_asked_in(connection, bot_id, message.chat_id, message.message_id)
            if answer is None or self._desk.clock() - answer.answered_at > _ANSWERED_ANEW_FOR:
                return None
            messages = threads.messages_answering(connection, bot_id, message.chat_id, message.message_id)
            replied_to = message.reply_to_message
            before = (
                threads.answer_shown_in(connection, bot_id, message.chat_id, replied_to.message_id)
                if replied_to
                else None
            )
            before = before or threads.answer_before(connection, answer)
        return _Old(answer, messages, before) if messages else None


def _in_place(
    message: TelegramMessage, old: _Old, shown: tuple[Message, ...], given: GivenAnswer | None = None
) -> Reply:
    """Return the reply that edits the old messages into the new ones, sends the rest and deletes what is left over."""
    answer = given.answer_id if given else None
    chat_id = message.chat_id
    pairs = zip(old.messages, shown, strict=False)
    edits: list[Action] = [Edit(chat_id, message_id, content, answer) for message_id, content in pairs]
    sends = [Send(place_of(message), content, answer) for content in shown[len(old.messages) :]]
    deletions = [Delete(chat_id, message_id) for message_id in old.messages[len(shown) :]]
    return Reply((*edits, *sends, *deletions))
