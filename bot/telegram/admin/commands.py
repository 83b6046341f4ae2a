"""The admins' commands, in their private chats only: /status, /reindex and /allow, and the button below a request.

For everybody else, and in other chats, these commands do not exist: the handlers never see them.
"""

import asyncio
import re
from typing import Any

from telegram import CallbackQuery, Chat, Update
from telegram import Message as TelegramMessage
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes, filters

from bot.records import access, reindex_runs
from bot.records.access import Guest
from bot.telegram.admin.status import BULLET, describe, read_bot_status
from bot.telegram.handlers.desk import Desk
from bot.telegram.messages.button_data import Allow, ButtonKind, read_tap
from bot.telegram.messages.markup import label
from bot.telegram.messages.rendering import render_text
from bot.telegram.messages.replies import Action, Edit, Notice, Place, Reply, Send, say
from bot.telegram.transport.outbox import message_of, place_of
from bot.texts import Texts, choose

#: Ids have 52 bits; a group's is negative.
_ALLOW = re.compile(r"/allow(?:@\w+)?\s+(-?[1-9]\d{0,15})(?:\s+(forget))?\s*", re.IGNORECASE)

_HOUR_AND_MINUTE = "%H:%M"


class AdminHandlers:
    """Handle the admins' commands; to be registered before the handlers for everybody."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Add the handlers; none if there are no admins."""
        if not self._desk.admins:
            return
        admins = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & filters.User(self._desk.admins)
        application.add_handlers(
            [
                CommandHandler("status", self.status, admins),
                CommandHandler("reindex", self.reindex, admins),
                CommandHandler("allow", self.allow, admins),
                CallbackQueryHandler(self.allow_by_button, ButtonKind.ALLOW.form),
            ]
        )

    async def status(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show figures about the archive and the bot."""
        desk = self._desk
        read_it = (desk.engine, context.bot.id, desk.clock(), desk.silent_after)
        self._say(update, describe(await asyncio.to_thread(read_bot_status, *read_it), desk.texts(update)))

    async def reindex(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Request a run, unless one is in progress; `bot.telegram.admin.notices` reports its outcome."""
        message, texts = message_of(update), self._desk.texts(update)
        running = await self._desk.write(reindex_runs.ask, message.chat.id, message.date)
        if running is None:
            self._say(update, texts("reindex-begun"))
        else:
            self._say(update, texts("reindex-running", since=f"{running.asked_at:{_HOUR_AND_MINUTE}}"))

    async def allow(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Add a user or group to the list, remove one, or show the list."""
        message, texts = message_of(update), self._desk.texts(update)
        text = message.text or ""
        if found := _ALLOW.fullmatch(text):
            change = self._forget if found[2] else self._let_in
            self._desk.outbox.put(update.update_id, Reply(await change(int(found[1]), message, texts)))
        elif len(text.split()) > 1:
            self._say(update, texts("allow-usage"))
        else:
            self._say(update, await self._list(texts))

    async def allow_by_button(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Admit the user or group of a request; taps by anybody but an admin in a private chat are ignored."""
        query = update.callback_query
        tap = read_tap((query and query.data) or "")
        if query is None or not isinstance(tap, Allow):
            return
        actions: tuple[Action, ...] = (Notice(query.id),)
        if self._is_of_admin(query) and isinstance(query.message, TelegramMessage):
            texts = self._desk.texts(update)
            actions += await self._let_in_by_button(tap.guest_id, query.message, texts)
        self._desk.outbox.put(update.update_id, Reply(actions))

    def _is_of_admin(self, query: CallbackQuery) -> bool:
        chat = query.message.chat if query.message else None
        return query.from_user.id in self._desk.admins and chat is not None and chat.type == Chat.PRIVATE

    async def _let_in(self, guest_id: int, message: TelegramMessage, texts: Texts) -> tuple[Action, ...]:
        text, greeting = await self._admit(guest_id, message.chat.id, texts)
        return (*say(place_of(message), render_text(text + self._remark(texts))).actions, *greeting)

    async def _let_in_by_button(self, guest_id: int, message: TelegramMessage, texts: Texts) -> tuple[Action, ...]:
        text, greeting = await self._admit(guest_id, message.chat.id, texts)
        (changed,) = render_text(text)
        return (Edit(message.chat.id, message.message_id, changed), *greeting)

    async def _admit(self, guest_id: int, admin: int, texts: Texts) -> tuple[str, tuple[Action, ...]]:
        """Add a guest to the list; return the text for the admin, and the greeting of a new guest."""
        guest = await self._desk.write(access.allow, guest_id, admin, self._desk.clock())
        name = "allow-already" if guest is None else "allow-done"
        return texts(name, who=_who(guest or Guest(guest_id, ""))), _greet(guest)

    async def _forget(self, guest_id: int, message: TelegramMessage, texts: Texts) -> tuple[Action, ...]:
        was_allowed = await self._desk.write(access.forget, guest_id)
        text = texts("allow-forgotten" if was_allowed else "allow-unknown", who=str(guest_id))
        return say(place_of(message), render_text(text + self._remark(texts))).actions

    async def _list(self, texts: Texts) -> str:
        guests = await self._desk.read(access.read_allowed)
        heading = texts("allow-list", count=len(guests)) if guests else texts("allow-nobody")
        return "\n".join([heading + self._remark(texts), *(f"{BULLET}{_who(guest)}" for guest in guests)])

    def _remark(self, texts: Texts) -> str:
        """Return a remark that the list has no effect, if everybody may ask; else ""."""
        return f" {texts('allow-open')}" if self._desk.terms.is_open else ""

    def _say(self, update: Update, text: str) -> None:
        self._desk.outbox.put(update.update_id, say(place_of(message_of(update)), render_text(text)))


def _who(guest: Guest) -> str:
    return f"{label(guest.name)} ({guest.id})" if guest.name else str(guest.id)


def _greet(guest: Guest | None) -> tuple[Action, ...]:
    """Return the message that a request was granted. It is sent last, since the guest may have blocked the bot."""
    if guest is None or not guest.language:
        return ()
    (message,) = render_text(Texts(choose(guest.language))("access-granted"))
    return (Send(Place(guest.id), message),)
