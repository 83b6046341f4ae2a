"""Telegram's menu of commands, for each kind of chat and each language; admins get more commands."""

import logging
from collections.abc import Collection, Iterator

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import BadRequest, Forbidden

from bot.texts import DEFAULT, Texts, languages

_LOGGER = logging.getLogger(__name__)

_PRIVATE = ("ask", "check", "latest", "sources", "new", "language", "feedback", "privacy", "help", "start")
_GROUP = ("ask", "check", "latest", "sources", "new", "language", "feedback", "privacy", "help")
_ADMIN = (*_PRIVATE, "status", "reindex", "allow")


async def set_menus(bot: Bot, admins: Collection[int]) -> None:
    """Set the menus at Telegram.

    An admin who never wrote to the bot has no chat with it, and gets the admins' menu at a later start.

    Raises:
        TelegramError: If Telegram cannot be reached.
    """
    for scope, names in _menus():
        await _set_menu(bot, scope, names)
    for admin in admins:
        try:
            await _set_menu(bot, BotCommandScopeChat(admin), _ADMIN)
        except (BadRequest, Forbidden) as error:
            _LOGGER.info("admin %s has no menu of their own yet: %s", admin, error)


def _menus() -> Iterator[tuple[BotCommandScope, tuple[str, ...]]]:
    yield BotCommandScopeAllPrivateChats(), _PRIVATE
    yield BotCommandScopeAllGroupChats(), _GROUP
    yield BotCommandScopeDefault(), _GROUP  # set by an earlier version, and would otherwise stay


async def _set_menu(bot: Bot, scope: BotCommandScope, names: Collection[str]) -> None:
    for language in languages():
        texts = Texts(language)
        commands = [BotCommand(name, texts(f"menu-{name}")) for name in names]
        # Without a code, the menu is for all languages without one of their own.
        await bot.set_my_commands(commands, scope, language_code=None if language == DEFAULT else language)
