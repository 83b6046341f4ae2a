"""Handle changes of the bot's own membership: added, removed, blocked, and groups that become supergroups."""

import asyncio
import logging
from typing import Any

from telegram import ChatMember, ChatMemberRestricted, Message, Update
from telegram.constants import ChatType
from telegram.ext import Application, ChatMemberHandler, ContextTypes, MessageHandler, filters

from bot.records import chats, threads
from bot.records.inbox import Inbox
from bot.telegram.handlers.desk import Desk
from bot.telegram.messages.rendering import render_text
from bot.telegram.messages.replies import Place, say
from index.catalogue.database import write

_LOGGER = logging.getLogger(__name__)

_GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})
_OUT = frozenset({ChatMember.LEFT, ChatMember.BANNED})


class Membership:
    """Handle the bot's membership in chats."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Add the handlers."""
        application.add_handlers(
            [
                ChatMemberHandler(self.changed, ChatMemberHandler.MY_CHAT_MEMBER),
                MessageHandler(filters.UpdateType.MESSAGE & filters.StatusUpdate.MIGRATE, self.migrated),
            ]
        )

    async def changed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Greet a group when added. When removed, give up the chat's waiting updates and forget its conversations."""
        change = update.my_chat_member
        if change is None:
            return
        was_in, is_in = _is_in(change.old_chat_member), _is_in(change.new_chat_member)
        chat_id = change.chat.id
        if not is_in:
            given_up = await asyncio.to_thread(self._leave, chat_id, update.update_id, context.bot.id)
            _LOGGER.info("the bot is out of a chat; %s updates of it are given up", given_up)
        elif not was_in and change.chat.type in _GROUPS:
            hello = self._desk.texts(update)("group-hello")
            self._desk.outbox.put(update.update_id, say(Place(chat_id), render_text(hello)))

    async def migrated(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Move a group's answers and conversations to the supergroup that it has become."""
        moved = _old_and_new(update.message) if update.message else None
        if moved:
            await asyncio.to_thread(self._move, context.bot.id, *moved)

    def _leave(self, chat_id: int, update_id: int, bot_id: int) -> int:
        with write(self._desk.engine) as connection:
            threads.forget_chat(connection, bot_id, chat_id)
        return Inbox(self._desk.engine, bot_id, now=self._desk.clock).give_up_chat(chat_id, update_id)

    def _move(self, bot_id: int, old: int, new: int) -> None:
        with write(self._desk.engine) as connection:
            threads.move_chat(connection, bot_id, old, new)
            chats.move_chat(connection, old, new)


def _is_in(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status not in _OUT


def _old_and_new(message: Message) -> tuple[int, int] | None:
    """Return the old and the new chat id; Telegram sends a message about the move in both chats."""
    if message.migrate_to_chat_id:
        return message.chat_id, message.migrate_to_chat_id
    return (message.migrate_from_chat_id, message.chat_id) if message.migrate_from_chat_id else None
