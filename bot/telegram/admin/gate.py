"""The gate: admit an update to the handlers, or turn it away, before any handler sees it.

Admins are always admitted. If access is by list, strangers get a line in private chats, and in groups only after /ask.
A user over the limit gets a line at most once a minute, and further updates are dropped silently.
"""

import logging
from collections import OrderedDict
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from sqlalchemy import Connection, select
from telegram import Message as TelegramMessage
from telegram import Update
from telegram.ext import Application, ApplicationHandlerStop, ContextTypes, TypeHandler, filters

from bot.records import access
from bot.records.access import Guest, Kind
from bot.records.updates.table import INBOX
from bot.telegram.handlers.desk import Desk
from bot.telegram.messages.rendering import render_text
from bot.telegram.messages.replies import Notice, Reply, say
from bot.telegram.requests import Request, Us, read_request
from bot.telegram.transport.limits import Limits, OncePer
from bot.telegram.transport.outbox import place_of
from index.errors import CatalogueError

_LOGGER = logging.getLogger(__name__)

#: The handler group; lower ones come first.
_BEFORE_ALL = -1

#: Commands open to users not on the list: their request is stored, so they may see and erase it.
_FOR_EVERYBODY = frozenset({"privacy"})

#: How many admitted updates are remembered, so that one that is tried again counts only once.
_REMEMBERED = 1000


class Gate:
    """Admit updates or turn them away."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._limits = Limits(desk.terms.user_questions, desk.terms.chat_questions)
        self._notes = OncePer()
        self._let_in: OrderedDict[int, None] = OrderedDict()

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Add the gate before all handlers."""
        application.add_handler(TypeHandler(Update, self.check), _BEFORE_ALL)

    async def check(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Let an update go on to its handler, or stop it.

        Raises:
            ApplicationHandlerStop: If the update is turned away.
        """
        try:
            is_let_in = await self._is_let_in(update, context)
        except CatalogueError as error:  # nobody is admitted unchecked; the update is tried again
            _LOGGER.error("nobody can be let in: %s", error)  # noqa: TRY400 - its message says it all
            self._desk.outbox.put_failure(update.update_id)
            is_let_in = False
        if not is_let_in:
            raise ApplicationHandlerStop

    async def _is_let_in(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> bool:
        await self._follow_move(update.message)
        us = Us(context.bot.id, context.bot.username)
        request = _request_in(update, us)
        if request is None or request.user in self._desk.admins or update.update_id in self._let_in:
            return True
        moment, command = request.moment, request.command_for(us)
        if moment is None:
            moment = await self._desk.read(_read_arrival, update.update_id, context.bot.id) or self._desk.clock()
        if not await self._is_welcome(request, command):
            await self._turn_away(update, request, command, moment)
            return False
        seconds = self._limits.admit(request.kind, request.user, request.group, moment)
        if seconds:
            if request.is_surely_for(us):
                self._ask_to_wait(update, request, moment, moment + timedelta(seconds=seconds))
            return False
        self._remember(update.update_id)
        return True

    async def _is_welcome(self, request: Request, command: str) -> bool:
        if self._desk.terms.is_open or (request.is_private and command in _FOR_EVERYBODY):
            return True
        known = {guest_id for guest_id in (request.user, request.chat) if guest_id is not None}
        return await self._desk.read(access.is_allowed, known)

    async def _turn_away(self, update: Update, request: Request, command: str, moment: datetime) -> None:
        is_asked = request.is_private or command == "ask"
        if request.kind is Kind.INLINE or not is_asked or not self._notes.is_due(("access", request.chat), moment):
            return
        texts = self._desk.texts(update)
        if request.kind is Kind.QUESTION:
            await self._desk.write(access.request, _guest(update, request, texts.language), self._desk.clock())
        name = "access-private" if request.is_private else "access-group"
        self._reply(update, texts(name, id=str(request.user if request.is_private else request.chat)))

    def _ask_to_wait(self, update: Update, request: Request, moment: datetime, until: datetime) -> None:
        where = request.chat if request.kind is Kind.QUESTION else request.user
        if request.kind is Kind.INLINE or not self._notes.is_due(("limit", where), moment):
            return
        seconds = max(ceil((until - self._desk.clock()).total_seconds()), 1)
        name = "limit-taps" if request.kind is Kind.TAP else "limit-questions"
        self._reply(update, self._desk.texts(update)(name, seconds=seconds))

    def _reply(self, update: Update, text: str) -> None:
        if update.callback_query:
            reply = Reply((Notice(update.callback_query.id, text, is_alert=True),))
        elif message := update.message or update.edited_message:
            reply = say(place_of(message), render_text(text))
        else:
            return
        self._desk.outbox.put(update.update_id, reply)

    async def _follow_move(self, message: TelegramMessage | None) -> None:
        if message and message.migrate_to_chat_id:
            await self._desk.write(access.move, message.chat.id, message.migrate_to_chat_id)

    def _remember(self, update_id: int) -> None:
        self._let_in[update_id] = None
        if len(self._let_in) > _REMEMBERED:
            self._let_in.popitem(last=False)


def _request_in(update: Update, us: Us) -> Request | None:
    """Return an update's request; None for service messages, and for messages in groups that are not for the bot."""
    request = read_request(update.to_dict())
    is_service = request is not None and filters.StatusUpdate.ALL.check_update(update)
    return None if request is None or is_service or not request.is_meant_for(us) else request


def _read_arrival(connection: Connection, update_id: int, bot_id: int) -> datetime | None:
    """Return when an update arrived; None if it is not in the inbox."""
    received = select(INBOX.c.received_at).where(INBOX.c.bot_id == bot_id, INBOX.c.update_id == update_id)
    found = connection.execute(received).scalar()
    return datetime.fromisoformat(found) if found else None


def _guest(update: Update, request: Request, language: str) -> Guest:
    if request.is_private and request.user is not None:
        return Guest(request.user, request.name, language)
    chat = update.effective_chat
    return Guest(request.chat or 0, (chat.title if chat else None) or "", language)
