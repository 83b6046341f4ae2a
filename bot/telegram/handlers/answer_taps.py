"""Taps on the buttons below answers: each is acknowledged, and its result replaces the message with the button.

Anyone in the chat may tap, but only the asker may share an answer. Taps show the stored answer; only dropping a
condition, or asking for another speaker, asks again.
"""

import asyncio
import logging
from datetime import UTC, datetime
from typing import Any

from telegram import CallbackQuery, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes

from bot.answers import StoredAnswer
from bot.errors import QuestionError
from bot.records import stored_answers
from bot.records.given_answers import GivenAnswer, make_answer_id
from bot.telegram.handlers.desk import Desk
from bot.telegram.handlers.opening import Opened, do_share, open_tap
from bot.telegram.messages.button_data import (
    AskOther,
    ButtonKind,
    Drop,
    GoBack,
    OpenCitation,
    Share,
    ShowMore,
    StopSharing,
    pattern,
    read_tap,
)
from bot.telegram.messages.rendering import render_page
from bot.telegram.messages.replies import Action, Edit, Notice, Reply
from bot.texts import Texts

_LOGGER = logging.getLogger(__name__)

_PATTERN = pattern(
    ButtonKind.OPEN_CITATION,
    ButtonKind.GO_BACK,
    ButtonKind.SHOW_MORE,
    ButtonKind.DROP,
    ButtonKind.ASK_OTHER,
    ButtonKind.SHARE,
    ButtonKind.STOP_SHARING,
)

#: About how long Telegram shows a spinner on a tapped button.
_ANSWER_SECONDS = 30.0

#: Telegram's limit for the answer to a tap.
_NOTICE_CHARACTERS = 200


class Taps:
    """Handle the taps below answers."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Add the handler of the buttons below answers."""
        application.add_handler(CallbackQueryHandler(self.tap, _PATTERN))

    def register_last(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Add the handler of unknown buttons; it must come after all others."""
        application.add_handler(CallbackQueryHandler(self.unknown))

    async def tap(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what the button says."""
        query, texts = _query_of(update), self._desk.texts(update)
        tap = read_tap(query.data or "")
        if isinstance(tap, Drop | AskOther):
            await self._ask(update, tap, texts)
        elif isinstance(tap, Share | StopSharing):
            user_id, reader, now = query.from_user.id, self._desk.reader, self._desk.clock()
            self._leave(update, await self._desk.write(do_share, tap, user_id, texts, reader=reader, now=now))
        elif isinstance(tap, OpenCitation | GoBack | ShowMore):
            self._leave(update, await self._desk.read(open_tap, tap, texts, self._desk.reader))
        else:
            await self.unknown(update, context)

    async def unknown(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Say that the button no longer works."""
        self._leave(update, Opened(problem=self._desk.texts(update)("tap-unknown-button")))

    async def _ask(self, update: Update, tap: Drop | AskOther, texts: Texts) -> None:
        """Ask the same question again, as on the day it was first asked: without a condition, or of another speaker."""
        stored = await self._desk.read(stored_answers.read, tap.answer_id)
        if stored is None:
            self._leave(update, Opened(problem=texts("tap-unknown-answer")))
        elif not _may_ask(stored, tap):  # withdrawn since, or forged
            self._leave(update, Opened(problem=texts("tap-not-droppable")))
        else:
            try:
                given = await asyncio.wait_for(self._ask_anew(stored, tap, texts), _ANSWER_SECONDS)
            except QuestionError as error:
                self._leave(update, Opened(problem=str(error)))
            except TimeoutError:
                _LOGGER.exception("no answer to a tap within %s s", _ANSWER_SECONDS)
                self._leave(update, Opened(problem=texts("tap-failed")))
            else:
                opened = Opened(render_page(given.stored, 1, texts, self._desk.reader), given.answer_id)
                self._leave(update, opened, given)

    async def _ask_anew(self, stored: StoredAnswer, tap: Drop | AskOther, texts: Texts) -> GivenAnswer:
        without = stored.without | {tap.condition} if isinstance(tap, Drop) else stored.without
        answer = await asyncio.to_thread(
            self._desk.answerer.answer,
            stored.question,
            now=stored.answered_at or datetime.now(UTC),
            language=texts.language,
            without=without,
            instead=stored.other if isinstance(tap, AskOther) else None,
        )
        return GivenAnswer(
            answer,
            make_answer_id(),
            stored.user_id,  # the asker's, even if somebody else tapped: it is erased with the asker's data
            stored.thread_id,
            stored.asked_in,
            without,
            stored.first or stored.answer_id,
        )

    def _leave(self, update: Update, opened: Opened, given: GivenAnswer | None = None) -> None:
        """Acknowledge the tap, and edit the message if it can still be reached."""
        query = _query_of(update)
        message = query.message  # None for messages sent through inline mode
        notice = (opened.problem or opened.warning)[:_NOTICE_CHARACTERS]
        actions: list[Action] = [Notice(query.id, notice, is_alert=bool(notice))]
        if opened.message and message:
            actions.append(Edit(message.chat.id, message.message_id, opened.message, opened.answer_id))
        self._desk.outbox.put(update.update_id, Reply(tuple(actions)), given)


def _may_ask(stored: StoredAnswer, tap: Drop | AskOther) -> bool:
    return stored.other is not None if isinstance(tap, AskOther) else tap.condition in stored.understood.droppable


def _query_of(update: Update) -> CallbackQuery:
    if update.callback_query is None:
        raise ValueError(f"update {update.update_id} came to a handler of taps without one")
    return update.callback_query
