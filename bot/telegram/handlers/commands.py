"""What the bot does with the commands that ask for no answer of their own: greet, help, tell the sources, the language.

/latest is here too, because it needs no question. Feedback and privacy have modules of their own.
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
from bot.telegram.messages.overview import describe_archive, tell_languages
from bot.telegram.messages.rendering import render_answer, render_text
from bot.telegram.messages.replies import Button, Edit, Keyboard, Message, Notice, Reply, Send, say
from bot.telegram.transport.outbox import message_of, place_of, request_of
from bot.texts import Texts, languages
from index.search.roster import read_roster

#: As what /latest alone is kept, in the language in which questions are read.
_WHAT_IS_NEW = "What is the latest?"


class CommandHandlers:
    """The handlers of commands."""

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
        """Open the passage that a link leads to; else greet, with questions that this archive answers."""
        message, texts = message_of(update), self._desk.texts(update)
        request = request_of(message)
        opened = await self._desk.read(passage_reply, request.words, request.place, texts, self._desk.reader)
        if opened:
            self._desk.outbox.put(update.update_id, opened)
            return
        questions = await asyncio.to_thread(self._examples.find, self._desk.clock())
        languages_told = await self._desk.read(tell_languages, texts)
        self._say(update, pack(_greeting(questions, languages_told, texts), _asking(questions, texts)))

    async def help(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Explain how to ask and how to read an answer."""
        texts = self._desk.texts(update)
        languages_told = await self._desk.read(tell_languages, texts)
        self._say(update, render_text("\n\n".join(filter(None, (texts("help"), languages_told)))))

    async def sources(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Tell what the archive has."""
        said = await self._desk.read(describe_archive, self._desk.clock(), self._desk.texts(update))
        self._say(update, render_text(said))

    async def latest(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer with the newest statements: by whom or on what stands behind the command, else of all."""
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
        """Forget what the asker's conversation was about."""
        message, is_forgotten = message_of(update), False
        request = request_of(message)
        if request.user is not None:
            thread = Thread(context.bot.id, message.chat_id, request.thread, request.user)
            is_forgotten = await self._desk.write(threads.forget, thread)
        texts = self._desk.texts(update)
        self._say(update, render_text(texts("new-begun" if is_forgotten else "new-nothing")))

    async def language(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Offer the languages."""
        texts = self._desk.texts(update)
        shown = _with_languages(texts("language-choose"), texts)
        self._desk.outbox.put(update.update_id, Reply((Send(place_of(message_of(update)), shown),)))

    async def choose(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Speak the language that was tapped, in this chat."""
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


def _greeting(questions: tuple[str, ...], languages_told: str, texts: Texts) -> list[Block]:
    end = words(" ".join(filter(None, (languages_told, texts("start-end")))))
    if not questions:
        return [words(texts("start")), words(texts("start-ask")), end]
    examples = words(texts("start-examples"))
    for number, question in enumerate(questions, 1):
        examples = examples + words("\n" + example_line(number, question))
    return [words(texts("start")), examples, end]


def _asking(questions: tuple[str, ...], texts: Texts) -> Keyboard:
    return (example_buttons(len(questions), texts),) if questions else ()


def _with_languages(text: str, texts: Texts) -> Message:
    """Return a message with a button for each language, in its own words."""
    row = tuple(
        Button(
            f"{'✓ ' if code == texts.language else ''}{Texts(code)('language-self')}",
            data=write_tap(ChooseLanguage(code)),
        )
        for code in languages()
    )
    (message,) = render_text(text)
    return Message(message.html, message.plain, (row,))
