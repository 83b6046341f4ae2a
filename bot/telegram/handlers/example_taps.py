"""The greeting's example questions as buttons: a tap asks the question as if it had been typed."""

import asyncio
import logging
from typing import Any

from telegram import CallbackQuery, Message, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes

from bot.errors import QuestionError
from bot.questions.interpretations import begin_with
from bot.records.given_answers import GivenAnswer, make_answer_id
from bot.telegram.handlers.asker import ANSWER_SECONDS
from bot.telegram.handlers.desk import Desk
from bot.telegram.messages.button_data import AskExample, ButtonKind, pattern, read_tap, write_tap
from bot.telegram.messages.rendering import render_answer
from bot.telegram.messages.replies import Button, Notice, Reply, say
from bot.telegram.transport.outbox import place_of
from bot.texts import Texts

_LOGGER = logging.getLogger(__name__)

#: Telegram's limit for the answer to a tap.
_NOTICE_CHARACTERS = 200


def example_buttons(count: int, texts: Texts) -> tuple[Button, ...]:
    """Return the row of buttons below a greeting with this many examples."""
    return tuple(
        Button(texts("button-ask", number=number), data=write_tap(AskExample(number))) for number in range(1, count + 1)
    )


def example_line(number: int, question: str) -> str:
    """Return an example's line in the greeting, from which a tap reads the question.

    >>> example_line(1, "What did Ada Orr say?")
    '1. What did Ada Orr say?'
    """
    return f"{number}. {question}"


class ExampleTaps:
    """Handle taps on examples."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Add the handler."""
        application.add_handler(CallbackQueryHandler(self.tap, pattern(ButtonKind.EXAMPLE)))

    async def tap(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer the example that was tapped."""
        query, texts = update.callback_query, self._desk.texts(update)
        if query is None:
            return
        greeting = query.message if isinstance(query.message, Message) else None  # None if too old for Telegram
        question = _read_question(greeting.text or "", query.data or "") if greeting else None
        if greeting is None or question is None:
            self._say(update, query, texts("tap-unknown-button"))
            return
        try:
            given = await asyncio.wait_for(self._ask(query.from_user.id, greeting, question, texts), ANSWER_SECONDS)
        except QuestionError as error:
            self._say(update, query, str(error))
        except TimeoutError:
            _LOGGER.exception("no answer to an example within %s s", ANSWER_SECONDS)
            self._say(update, query, texts("tap-failed"))
        else:
            sent = say(place_of(greeting), render_answer(given.stored, texts, self._desk.reader), given.answer_id)
            self._desk.outbox.put(update.update_id, Reply((Notice(query.id), *sent.actions)), given)

    async def _ask(self, asker: int, greeting: Message, question: str, texts: Texts) -> GivenAnswer:
        answer = await asyncio.to_thread(
            self._desk.answerer.answer, question, now=self._desk.clock(), language=texts.language
        )
        thread_id = place_of(greeting).thread_id
        return GivenAnswer(begin_with(question, answer), make_answer_id(), asker, thread_id, greeting.message_id)

    def _say(self, update: Update, query: CallbackQuery, problem: str) -> None:
        notice = Notice(query.id, problem[:_NOTICE_CHARACTERS], is_alert=True)
        self._desk.outbox.put(update.update_id, Reply((notice,)))


def _read_question(greeting: str, data: str) -> str | None:
    """Return a button's question, read from its message because the archive's examples may have changed since."""
    tap = read_tap(data)
    start = example_line(tap.number, "") if isinstance(tap, AskExample) else ""
    lines = (line for line in greeting.splitlines() if start and line.startswith(start))
    return next((line.removeprefix(start) for line in lines), None)
