"""The menu of commands: by kind of chat, by language, and more of it to admins."""

from collections import deque
from typing import Any

from bot.telegram.admin.command_menu import set_menus
from bot.texts import languages
from tests.bot.support.offline_telegram import OfflineTelegram, offline_application
from tests.telegram_api.faults import ApiError


class NoChatWithAdmins(OfflineTelegram):
    """A Telegram where no admin has written to the bot."""

    async def do_request(
        self, url: str, method: str, request_data: Any = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """Refuse what is about one chat."""
        given = request_data.parameters if request_data else {}
        if "chat_id" in given.get("scope", {}):
            self.refusals["setMyCommands"] = deque([ApiError(400, "Bad Request: chat not found")])
        return await super().do_request(url, method, request_data)


async def test_menus_are_set_by_kind_of_chat_and_language() -> None:
    """
    Groups have no start, admins' own chats have more, and the default language has no code.
    """
    telegram = OfflineTelegram()
    async with offline_application(telegram) as application:
        await set_menus(application.bot, [77])

    menus = {
        (given["scope"]["type"], given.get("language_code")): [one["command"] for one in given["commands"]]
        for name, given in telegram.calls
        if name == "setMyCommands"
    }
    assert set(menus) == {
        (scope, language)
        for scope in ("all_private_chats", "all_group_chats", "default", "chat")
        for language in (None, *(code for code in languages() if code != "en"))
    }
    assert "start" in menus["all_private_chats", None]
    assert "start" not in menus["all_group_chats", "uk"]
    assert set(menus["chat", "uk"]) - set(menus["all_private_chats", "uk"]) == {"status", "reindex", "allow"}


async def test_an_admin_without_a_chat_keeps_nobody_else_from_the_menus() -> None:
    """
    The bot cannot know who has not written to it yet.
    """
    telegram = NoChatWithAdmins()
    async with offline_application(telegram) as application:
        await set_menus(application.bot, [77, 78])

    tried = [given["scope"]["chat_id"] for _, given in telegram.calls if given.get("scope", {}).get("chat_id")]
    assert tried == [77, 78]
