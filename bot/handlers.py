"""What the bot does with a message: read it, ask the answerer, put the reply into the outbox.

Private chats: every text is a question. Groups: only ``/ask`` and replies to the bot's own messages. Channels, edits
and everything else are left alone. Nothing is sent from here: replies go to the outbox, and from there to the inbox.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from telegram import Message as TelegramMessage
from telegram import Update
from telegram.constants import ChatAction
from telegram.error import TelegramError
from telegram.ext import Application, CommandHandler, ContextTypes, MessageHandler, filters

from bot.answer_ledger import GivenAnswer, make_answer_id
from bot.desk import Desk
from bot.errors import QuestionError
from bot.outbox import message_of, place_of
from bot.rendering import render_answer, render_text
from bot.replies import Message, Place, Reply, say

_LOGGER = logging.getLogger(__name__)

#: The answerer has the same bound; here it keeps a pasted article from reaching a thread at all.
QUESTION_CHARACTERS = 500

#: An answer takes a tenth of a second; what takes this long will not get better by a second try.
ANSWER_SECONDS = 120.0

#: Telegram shows "typing" for five seconds. A quick answer needs none, and every call counts against the flood limits.
_TYPING_DELAY_SECONDS = 0.5
_TYPING_SECONDS = 4.5

START_TEXT = (
    "I answer questions about a news archive with the statements themselves: word for word, with who said it, where "
    "and when. If the archive does not say, I tell you so.\n\n"
    'Ask me, for example: "What did Rutte say about security guarantees?"'
)
HELP_TEXT = (
    "Ask in plain words: who said what, about what, when.\n\n"
    "• Here: just write the question.\n"
    "• In a group: /ask and the question, or reply to one of my messages.\n\n"
    'Under each answer, "in their own words" means that it stands in quotation marks in the article, "as reported by" '
    "that the reporter chose the words. The buttons open the sources."
)
ASK_USAGE_TEXT = "Write the question behind the command: /ask what did Rutte say about security guarantees?"
UNKNOWN_COMMAND_TEXT = "I do not know this command. Write a question, or /help."
TEXT_ONLY_TEXT = "I can only read text. Write a question, or /help."
TOO_LONG_TEXT = f"This is too long for me: please ask in at most {QUESTION_CHARACTERS} characters."
APOLOGY_TEXT = "Sorry, I could not answer this: something went wrong on my side. Please try again later."


class Handlers:
    """The handlers of questions, and of what is none."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._answerer = desk.answerer
        self._outbox = desk.outbox

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Add the handlers; the first that fits an update gets it, so their order matters."""
        new = filters.UpdateType.MESSAGE  # neither edits nor channel posts nor guest messages
        private = new & filters.ChatType.PRIVATE
        group = new & filters.ChatType.GROUPS
        application.add_handlers(
            [
                CommandHandler("start", self.start, private),
                CommandHandler("help", self.help, private),
                CommandHandler("ask", self.ask, private | group),
                MessageHandler(private & filters.COMMAND, self.unknown_command),
                MessageHandler(private & filters.TEXT, self.question),
                MessageHandler(private & ~filters.StatusUpdate.ALL, self.not_text),
                MessageHandler(group & filters.TEXT & ~filters.COMMAND & filters.REPLY, self.group_reply),
            ]
        )
        application.add_error_handler(self.error)

    async def start(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Greet."""
        self._say(update, render_text(START_TEXT))

    async def help(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Explain how to ask and how to read an answer."""
        self._say(update, render_text(HELP_TEXT))

    async def ask(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer what stands behind the command."""
        words = (message_of(update).text or "").split(maxsplit=1)
        if len(words) > 1:
            await self._answer(update, words[1])
        else:
            self._say(update, render_text(ASK_USAGE_TEXT))

    async def question(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a message that is the question."""
        await self._answer(update, message_of(update).text or "")

    async def group_reply(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a reply to one of our own messages; other people's conversations are theirs."""
        answered = message_of(update).reply_to_message
        if answered and answered.from_user and answered.from_user.id == context.bot.id:
            await self._answer(update, message_of(update).text or "")

    async def unknown_command(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Point to the help."""
        self._say(update, render_text(UNKNOWN_COMMAND_TEXT))

    async def not_text(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Say that pictures, voices and the like cannot be read."""
        self._say(update, render_text(TEXT_ONLY_TEXT))

    async def error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log what a handler failed on; the apology follows when no try is left, and never shows the error."""
        _LOGGER.error("an update could not be handled", exc_info=context.error)
        if isinstance(update, Update):
            self._outbox.put_failure(update.update_id)

    async def _answer(self, update: Update, question: str) -> None:
        message = message_of(update)
        if len(question) > QUESTION_CHARACTERS:
            self._say(update, render_text(TOO_LONG_TEXT))
            return
        try:
            async with _typing(message):
                working = asyncio.to_thread(self._answerer.answer, question, now=message.date)
                answer = await asyncio.wait_for(working, ANSWER_SECONDS)
        except QuestionError as error:
            self._say(update, render_text(str(error)))
        except TimeoutError:
            _LOGGER.exception("no answer within %s s; it is given up", ANSWER_SECONDS)
            self._say(update, render_text(APOLOGY_TEXT))
        else:
            user_id = message.from_user.id if message.from_user else None
            thread_id = place_of(message).thread_id
            given = GivenAnswer(answer, make_answer_id(), user_id, thread_id, message.message_id)
            self._say(update, render_answer(answer), given)

    def _say(self, update: Update, messages: tuple[Message, ...], given: GivenAnswer | None = None) -> None:
        reply = say(place_of(message_of(update)), messages, given.answer_id if given else None)
        self._outbox.put(update.update_id, reply, given)


def apology(update: Update | None, chat_id: int) -> Reply | None:
    """Return what is said when an update is given up; None where there is nobody to say it to.

    An update that could not be read may be meant for anyone: only a private chat, whose id is positive, hears of it.
    """
    if update and update.message:
        return say(place_of(update.message), render_text(APOLOGY_TEXT))
    return say(Place(chat_id), render_text(APOLOGY_TEXT)) if update is None and chat_id > 0 else None


@asynccontextmanager
async def _typing(message: TelegramMessage) -> AsyncIterator[None]:
    """Show "typing" for as long as the block takes, unless it is quick."""
    showing = asyncio.create_task(_keep_typing(message))
    try:
        yield
    finally:
        showing.cancel()


async def _keep_typing(message: TelegramMessage) -> None:
    await asyncio.sleep(_TYPING_DELAY_SECONDS)
    try:
        while True:
            await message.get_bot().send_chat_action(
                message.chat_id, ChatAction.TYPING, message_thread_id=place_of(message).thread_id
            )
            await asyncio.sleep(_TYPING_SECONDS)
    except TelegramError as error:
        _LOGGER.debug("typing is not shown: %s", error)
