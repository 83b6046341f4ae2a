"""Handle the commands for everybody: /start, /help, /sources, /latest, /new and /language.

Questions, feedback and privacy have their own modules.
"""

import asyncio
from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from bot.answering.examples import Examples
from bot.answering.newest import read_newest
from bot.questions.frames import question_for_latest
from bot.records import threads
from bot.records.chats import choose_language
from bot.records.given_answers import GivenAnswer, make_answer_id
from bot.records.threads import Thread
from bot.telegram.handlers.asker import Asker
from bot.telegram.handlers.desk import MEANT_FOR_US, PRIVATE, Desk
from bot.telegram.handlers.example_taps import ExampleTaps, example_buttons, example_line
from bot.telegram.handlers.opening import passage_reply
from bot.telegram.messages.button_data import ButtonKind, ChooseLanguage, pattern, read_tap, write_tap
from bot.telegram.messages.markup import Block, pack, words
from bot.telegram.messages.overview import advise_language, describe_archive
from bot.telegram.messages.rendering import render_answer, render_text
from bot.telegram.messages.replies import Button, Edit, Message, Notice, Reply, Send, say
from bot.telegram.transport.outbox import message_of, place_of, request_of
from bot.texts import Texts, languages
from index.search.roster import read_roster

#: The question stored for a bare /latest, in English like all questions that are read.
#: Buttons with languages side by side; Telegram shows at most eight.
_IN_A_ROW = 3

_WHAT_IS_NEW = "What is the latest?"


class CommandHandlers:
    """Handle the commands."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._asker = Asker(desk)
        self._examples = Examples(desk.engine, desk.answerer)

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Add the handlers."""
        application.add_handlers(
            [
                CommandHandler("start", self.start, PRIVATE),
                CommandHandler("help", self.help, MEANT_FOR_US),
                CommandHandler("sources", self.sources, MEANT_FOR_US),
                CommandHandler("latest", self.latest, MEANT_FOR_US),
                CommandHandler("new", self.new, MEANT_FOR_US),
                CommandHandler("language", self.language, MEANT_FOR_US),
                CallbackQueryHandler(self.choose, pattern(ButtonKind.LANGUAGE)),
            ]
        )
        ExampleTaps(self._desk).register(application)

    async def start(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Open the passage that a link names, else greet with example questions that this archive answers."""
        message, texts = message_of(update), self._desk.texts(update)
        request = request_of(message)
        opened = await self._desk.read(passage_reply, request.words, request.place, texts, self._desk.reader)
        if opened:
            self._desk.outbox.put(update.update_id, opened)
            return
        questions = await asyncio.to_thread(self._examples.find, self._desk.clock())
        advice = await self._desk.read(advise_language, texts)
        buttons = (example_buttons(len(questions), texts),) if questions else ()
        self._say(update, pack(_greeting(questions, advice, texts), buttons))

    async def help(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Explain how to ask and how to read an answer."""
        texts = self._desk.texts(update)
        advice = await self._desk.read(advise_language, texts)
        self._say(update, render_text("\n\n".join(filter(None, (texts("help"), advice)))))

    async def sources(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Describe the archive and its sources."""
        said = await self._desk.read(describe_archive, self._desk.clock(), self._desk.texts(update))
        self._say(update, render_text(said))

    async def latest(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer with the newest statements, by the speaker or on the topic after the command if there is one."""
        message, texts = message_of(update), self._desk.texts(update)
        request = request_of(message)
        given: GivenAnswer | str
        if request.words:
            question = question_for_latest(await self._desk.read(read_roster), request.words)
            given = await self._asker.ask(message, question, texts, None)
        else:
            answer = await self._desk.read(read_newest, _WHAT_IS_NEW, self._desk.clock(), texts)
            given = GivenAnswer(answer, make_answer_id(), request.user, request.thread, message.message_id)
        if isinstance(given, str):
            self._say(update, render_text(given))
            return
        shown = render_answer(given.stored, texts, self._desk.reader)
        self._desk.outbox.put(update.update_id, say(request.place, shown, given.answer_id), given)

    async def new(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Clear the asker's conversation."""
        message, is_forgotten = message_of(update), False
        request = request_of(message)
        if request.user is not None:
            thread = Thread(context.bot.id, message.chat_id, request.thread, request.user)
            is_forgotten = await self._desk.write(threads.forget, thread)
        texts = self._desk.texts(update)
        self._say(update, render_text(texts("new-begun" if is_forgotten else "new-nothing")))

    async def language(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Show a button for each language."""
        texts = self._desk.texts(update)
        shown = _with_languages(texts("language-choose"), texts)
        self._desk.outbox.put(update.update_id, Reply((Send(place_of(message_of(update)), shown),)))

    async def choose(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Set the chat's language to the one tapped."""
        query = update.callback_query
        if query is None:
            return
        tap = read_tap(query.data or "")
        chosen = tap.code if isinstance(tap, ChooseLanguage) else ""
        if chosen not in languages() or query.message is None:
            self._desk.outbox.put(update.update_id, Reply((Notice(query.id),)))
            return
        chat_id, texts = query.message.chat.id, Texts(chosen)
        await self._desk.write(choose_language, chat_id, chosen, self._desk.clock())
        shown = _with_languages(texts("language-chosen"), texts)
        edit = Edit(chat_id, query.message.message_id, shown)
        self._desk.outbox.put(update.update_id, Reply((Notice(query.id), edit)))

    def _say(self, update: Update, messages: tuple[Message, ...]) -> None:
        self._desk.outbox.put(update.update_id, say(place_of(message_of(update)), messages))


def _greeting(questions: tuple[str, ...], advice: str, texts: Texts) -> list[Block]:
    end = words(" ".join(filter(None, (advice, texts("start-end")))))
    if not questions:
        return [words(texts("start")), words(texts("start-ask")), end]
    examples = words(texts("start-examples"))
    for number, question in enumerate(questions, 1):
        examples = examples + words("\n" + example_line(number, question))
    return [words(texts("start")), examples, end]


def _with_languages(text: str, texts: Texts) -> Message:
    """Return a message with a button for each language, labelled in that language."""
    buttons = [
        Button(
            f"{'✓ ' if code == texts.language else ''}{Texts(code)('language-self')}",
            data=write_tap(ChooseLanguage(code)),
        )
        for code in languages()
    ]
    rows = tuple(tuple(buttons[at : at + _IN_A_ROW]) for at in range(0, len(buttons), _IN_A_ROW))
    (message,) = render_text(text)
    return Message(message.html, message.plain, rows)
