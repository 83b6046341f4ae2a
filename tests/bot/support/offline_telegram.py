"""Telegram without a socket: python-telegram-bot's own request seam, answered from a script."""

import json
from collections import deque
from typing import Any

from telegram import Update
from telegram.ext import Application, ApplicationBuilder
from telegram.request import BaseRequest, RequestData

from tests.telegram_api.faults import ApiError
from tests.telegram_api.state import BOT_ID, BOT_NAME, TOKEN

Json = dict[str, Any]

#: When everything happens.
DATE = 1770120000


class OfflineTelegram(BaseRequest):
    """Takes every call; ``refusals`` holds what the next calls of a method are refused with."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, Json]] = []
        self.refusals: dict[str, deque[ApiError]] = {}
        self.updates: deque[list[Json]] = deque()

    @property
    def read_timeout(self) -> float | None:
        """No wait is bounded."""
        return None

    async def initialize(self) -> None:
        """Open nothing."""

    async def shutdown(self) -> None:
        """Close nothing."""

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002 - the base class's
        request_data: RequestData | None = None,
        *_: Any,
        **__: Any,
    ) -> tuple[int, bytes]:
        """Answer one call."""
        name, given = url.rsplit("/", 1)[1], dict(request_data.parameters) if request_data else {}
        self.calls.append((name, given))
        refusals = self.refusals.get(name)
        if refusals:
            refusal = refusals.popleft()
            return refusal.code, json.dumps(refusal.to_json()).encode()
        return 200, json.dumps({"ok": True, "result": self._result(name, given)}).encode()

    def sent(self) -> list[Json]:
        """Return what was given to sendMessage, refused or not."""
        return [given for name, given in self.calls if name == "sendMessage"]

    def _result(self, name: str, given: Json) -> Any:
        if name == "getMe":
            return {"id": BOT_ID, "is_bot": True, "first_name": "OnRecord", "username": BOT_NAME}
        if name == "getUpdates":
            return self.updates.popleft() if self.updates else []
        if name in {"sendMessage", "sendDocument", "editMessageText", "editMessageReplyMarkup"}:
            chat = {"id": given["chat_id"], "type": "private" if int(given["chat_id"]) > 0 else "supergroup"}
            message = {"message_id": given.get("message_id", len(self.calls)), "date": DATE, "chat": chat}
            return {**message, "text": given["text"]} if "text" in given else message
        return True


def offline_application(telegram: OfflineTelegram) -> Application[Any, Any, Any, Any, Any, Any]:
    """Return an application that talks to nobody but the given double."""
    builder = ApplicationBuilder().token(TOKEN).updater(None).job_queue(None)
    return builder.request(telegram).get_updates_request(telegram).build()


def message_update(
    text: str | None, *, update_id: int = 10, chat_id: int = 1001, kind: str = "message", **more: Any
) -> Json:
    """Return the JSON of an update with one message: to a group where the chat's id is negative."""
    message: Json = {
        "message_id": 5,
        "date": DATE,
        "chat": {"id": chat_id, "type": "private" if chat_id > 0 else "supergroup"},
        "from": user_json(),
        **more,
    }
    if text is not None:
        message["text"] = text
        if text.startswith("/"):
            command = text.split(maxsplit=1)[0]
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(command)}]
    return {"update_id": update_id, kind: message}


def user_json(user_id: int = 1001, language: str | None = None) -> Json:
    """Return the JSON of somebody."""
    user: Json = {"id": user_id, "is_bot": False, "first_name": "Asker"}
    return {**user, "language_code": language} if language else user


def tap_update(
    data: str,
    *,
    update_id: int = 10,
    chat_id: int = 1001,
    user_id: int = 1001,
    language: str | None = None,
    is_long_past: bool = False,
    **message: Any,
) -> Json:
    """Return the JSON of a tap on a button of the bot's message 6; of one long past only its chat and id are told."""
    chat = {"id": chat_id, "type": "private" if chat_id > 0 else "supergroup"}
    bot = {"id": BOT_ID, "is_bot": True, "first_name": "OnRecord", "username": BOT_NAME}
    told = {"message_id": 6, "chat": chat, "date": DATE, "from": bot, "text": "An answer", **message}
    if is_long_past:
        told = {"message_id": told["message_id"], "chat": chat, "date": 0}
    query = {"id": f"q{update_id}", "from": user_json(user_id, language), "chat_instance": "i", "data": data}
    return {"update_id": update_id, "callback_query": {**query, "message": told}}


def inline_update(
    query: str, *, update_id: int = 10, user_id: int = 1001, offset: str = "", language: str | None = None
) -> Json:
    """Return the JSON of an inline query."""
    asked = {"id": f"q{update_id}", "from": user_json(user_id, language), "query": query, "offset": offset}
    return {"update_id": update_id, "inline_query": asked}


def membership_update(status: str, *, update_id: int = 10, chat_id: int = 1001, was: str = "member") -> Json:
    """Return the JSON of the bot's being blocked, removed or added: "kicked", "left", "member"."""
    bot = {"id": BOT_ID, "is_bot": True, "first_name": "OnRecord"}
    old, new = ({"status": one, "user": bot, **({"until_date": 0} if one == "kicked" else {})} for one in (was, status))
    chat = {"id": chat_id, "type": "private" if chat_id > 0 else "supergroup"}
    change = {"chat": chat, "from": user_json(), "date": DATE, "old_chat_member": old, "new_chat_member": new}
    return {"update_id": update_id, "my_chat_member": change}


def read_update(content: Json, application: Application[Any, Any, Any, Any, Any, Any]) -> Update:
    """Return the update as handlers get it."""
    return Update.de_json(content, application.bot)
