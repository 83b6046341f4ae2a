"""What the bot does with the commands that ask for no answer of their own: greet, help, tell the sources, the language.

/latest is here too, because it needs no question. Feedback and privacy have modules of their own.
"""

import asyncio
from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes, filters

from bot import threads
from bot.answer_ledger import GivenAnswer, make_answer_id
from bot.answers import Answer
from bot.chats import choose_language
from bot.desk import Desk
from bot.errors import QuestionError
from bot.examples import Examples
from bot.latest import question_for_latest
from bot.markup import Block, pack, tagged, words
from bot.newest import read_newest
from bot.outbox import message_of, place_of
from bot.overview import describe_archive
from bot.rendering import render_answer, render_text
from bot.replies import Button, Edit, Message, Notice, Reply, Send, say
from bot.texts import Texts, languages
from bot.threads import Thread
from index.catalogue import read, write

_LANGUAGE = "l:"


class CommandHandlers:
    """The handlers of commands."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._examples = Examples(desk.engine, desk.answerer)

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Add the handlers."""
        private = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
        anywhere = filters.UpdateType.MESSAGE & (filters.ChatType.PRIVATE | filters.ChatType.GROUPS)
        application.add_handlers(
            [
                CommandHandler("start", self.start, private),
                CommandHandler("help", self.help, anywhere),
                CommandHandler("sources", self.sources, anywhere),
                CommandHandler("latest", self.latest, anywhere),
                CommandHandler("new", self.new, anywhere),
                CommandHandler("language", self.language, anywhere),
                CallbackQueryHandler(self.choose, _LANGUAGE),
            ]
        )

    async def start(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Greet, with questions that this archive answers."""
        texts = self._desk.texts(update)
        questions = await asyncio.to_thread(self._examples.find, self._desk.clock())
        self._say(update, pack(_greeting(questions, texts)))

    async def help(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Explain how to ask and how to read an answer."""
        self._say(update, render_text(self._desk.texts(update)("help")))

    async def sources(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Tell what the archive has."""
        said = await asyncio.to_thread(self._describe, self._desk.texts(update))
        self._say(update, render_text(said))

    async def latest(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer with the newest statements: by whom or on what stands behind the command, else of all."""
        message, texts = message_of(update), self._desk.texts(update)
        asked = (message.text or "").split(maxsplit=1)[1:]
        try:
            answer = await asyncio.to_thread(self._find_latest, "".join(asked), texts)
        except QuestionError as error:
            self._say(update, render_text(str(error)))
            return
        user_id, place = message.from_user.id if message.from_user else None, place_of(message)
        given = GivenAnswer(answer, make_answer_id(), user_id, place.thread_id, message.message_id)
        shown = render_answer(given.stored, texts)
        self._desk.outbox.put(update.update_id, say(place, shown, given.answer_id), given)

    async def new(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Forget what the asker's conversation was about."""
        message, is_forgotten = message_of(update), False
        if message.from_user:
            topic = place_of(message).thread_id
            thread = Thread(context.bot.id, message.chat_id, topic, message.from_user.id)
            is_forgotten = await asyncio.to_thread(self._forget, thread)
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
        chosen = (query.data or "").removeprefix(_LANGUAGE)
        if chosen not in languages() or query.message is None:
            self._desk.outbox.put(update.update_id, Reply((Notice(query.id),)))
            return
        chat_id, texts = query.message.chat.id, Texts(chosen)
        await asyncio.to_thread(self._choose, chat_id, chosen)
        shown = _with_languages(texts("language-chosen"), texts)
        edit = Edit(chat_id, query.message.message_id, shown)
        self._desk.outbox.put(update.update_id, Reply((Notice(query.id), edit)))

    def _say(self, update: Update, messages: tuple[Message, ...]) -> None:
        self._desk.outbox.put(update.update_id, say(place_of(message_of(update)), messages))

    def _describe(self, texts: Texts) -> str:
        with read(self._desk.engine) as connection:
            return describe_archive(connection, self._desk.clock(), texts)

    def _find_latest(self, asked: str, texts: Texts) -> Answer:
        with read(self._desk.engine) as connection:
            if not asked:
                return read_newest(connection, texts("latest-question"), self._desk.clock(), texts)
            question = question_for_latest(connection, asked)
        return self._desk.answerer.answer(question, now=self._desk.clock(), language=texts.language)

    def _forget(self, thread: Thread) -> bool:
        with write(self._desk.engine) as connection:
            return threads.forget(connection, thread)

    def _choose(self, chat_id: int, language: str) -> None:
        with write(self._desk.engine) as connection:
            choose_language(connection, chat_id, language, self._desk.clock())


def _greeting(questions: tuple[str, ...], texts: Texts) -> list[Block]:
    if not questions:
        return [words(texts("start")), words(texts("start-ask")), words(texts("start-end"))]
    examples = words(texts("start-examples"))
    for question in questions:
        examples = examples + words("\n• ") + tagged("code", question)
    examples = examples + words("\n" + texts("start-copy"))
    return [words(texts("start")), examples, words(texts("start-end"))]


def _with_languages(text: str, texts: Texts) -> Message:
    """Return a message with a button for each language, in its own words."""
    row = tuple(
        Button(f"{'✓ ' if code == texts.language else ''}{Texts(code)('language-self')}", data=f"{_LANGUAGE}{code}")
        for code in languages()
    )
    (message,) = render_text(text)
    return Message(message.html, message.plain, (row,))
