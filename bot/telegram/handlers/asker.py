"""Answer a question from a chat, completing a follow-up from the answer before it.

Nothing is sent from here except the "typing" sign and drafts of prose, which leave nothing in a chat.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial

from telegram import Message as TelegramMessage
from telegram.constants import ChatAction, ChatType
from telegram.error import TelegramError

from bot.answers import Answer
from bot.errors import QuestionError
from bot.questions.follow_ups import Context, FollowUp, complete
from bot.questions.interpretations import open_with
from bot.questions.reading import LONGEST_QUESTION
from bot.records import threads
from bot.records.given_answers import GivenAnswer, make_answer_id
from bot.records.threads import PastAnswer, Thread
from bot.telegram.handlers.desk import Desk
from bot.telegram.transport.drafts import drafting
from bot.telegram.transport.outbox import request_of
from bot.texts import Texts
from bot.writers import Payer
from index.catalogue.database import read
from index.search.archive_facts import FactsKeeper

_LOGGER = logging.getLogger(__name__)

#: An answer takes a tenth of a second. After this time, trying again would not help.
ANSWER_SECONDS = 120.0

#: Telegram shows "typing" for five seconds. A quick answer needs none, and every call counts against the flood limits.
_TYPING_DELAY_SECONDS = 0.5
_TYPING_SECONDS = 4.5

#: Questions that have waited this long get the sign at once. Message times are in whole seconds.
_WAITED_LONG = timedelta(seconds=2)


class Asker:
    """Answer the questions in messages."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._facts = FactsKeeper(desk.engine)

    async def ask(
        self, message: TelegramMessage, question: str, texts: Texts, past: PastAnswer | None
    ) -> GivenAnswer | str:
        """Return the answer to a message, or the reason for having none, in words for the asker.

        Args:
            message: New or edited.
            question: The question in it, without the command.
            texts: The texts in the chat's language.
            past: The answer that a follow-up continues; None if there is none.
        """
        if len(question) > LONGEST_QUESTION:
            return texts("too-long", characters=LONGEST_QUESTION)
        try:
            async with self._typing(message):
                follow_up = await asyncio.to_thread(self._complete, message, question, past)
                return await self._answer(message, follow_up or question, texts)
        except QuestionError as error:
            return str(error)
        except TimeoutError:
            _LOGGER.exception("no answer within %s s; it is given up", ANSWER_SECONDS)
            return texts("apology")

    async def _answer(self, message: TelegramMessage, asked: FollowUp | str, texts: Texts) -> GivenAnswer:
        question = asked if isinstance(asked, str) else asked.question
        working = asyncio.to_thread(
            self._desk.answerer.answer, question, now=message.edit_date or message.date, language=texts.language
        )
        answer = await self._put_in_words(message, await asyncio.wait_for(working, ANSWER_SECONDS), texts)
        if isinstance(asked, FollowUp):
            answer = open_with(answer, asked, texts)
        request = request_of(message)
        return GivenAnswer(answer, make_answer_id(), request.user, request.thread, message.message_id)

    async def _put_in_words(self, message: TelegramMessage, answer: Answer, texts: Texts) -> Answer:
        """Have a language model put an answer into prose, if one is set up; a private chat sees it grow."""
        if self._desk.writer is None:
            return answer
        request = request_of(message)
        write = partial(
            self._desk.writer.put_in_words,
            answer,
            Payer(request.user, message.chat_id),
            texts.language,
            told=self._desk.meter.wrote,
        )
        if message.chat.type != ChatType.PRIVATE or message.edit_date:  # an edit changes the message that is there
            return await asyncio.to_thread(write)
        async with drafting(message.get_bot(), request.place, message.message_id) as show:
            return await asyncio.to_thread(write, show=show)

    def _complete(self, message: TelegramMessage, question: str, past: PastAnswer | None) -> FollowUp | None:
        """Return the question as completed from the past answer; None if it is no follow-up."""
        if past is None:
            return None
        context = Context(past.question, past.understood, past.heard)
        return complete(question, context, self._facts.read(), (message.edit_date or message.date).date())

    def find_past(self, message: TelegramMessage) -> PastAnswer | None:
        """Return the answer that a message replies to, even another user's; else the asker's last one in the thread."""
        bot_id, request = message.get_bot().id, request_of(message)
        with read(self._desk.engine) as connection:
            replied_to = message.reply_to_message
            if replied_to and request.replied_to == bot_id:
                shown = threads.answer_shown_in(connection, bot_id, message.chat_id, replied_to.message_id)
                if shown and (shown.heard or shown.understood.conditions):
                    return shown
            if request.user is None:
                return None
            thread = Thread(bot_id, message.chat_id, request.thread, request.user)
            return threads.last_answer(connection, thread, message.date)

    @asynccontextmanager
    async def _typing(self, message: TelegramMessage) -> AsyncIterator[None]:
        """Show "typing" while the block runs, unless it is quick."""
        waited = self._desk.clock() - (message.edit_date or message.date)
        showing = asyncio.create_task(_keep_typing(message, 0.0 if waited > _WAITED_LONG else _TYPING_DELAY_SECONDS))
        try:
            yield
        finally:
            showing.cancel()


async def _keep_typing(message: TelegramMessage, delay: float) -> None:
    await asyncio.sleep(delay)
    try:
        while True:
            await message.get_bot().send_chat_action(
                message.chat_id, ChatAction.TYPING, message_thread_id=request_of(message).thread
            )
            await asyncio.sleep(_TYPING_SECONDS)
    except TelegramError as error:
        _LOGGER.debug("typing is not shown: %s", error)
