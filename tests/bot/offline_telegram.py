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
        if name == "sendMessage":
            chat = {"id": given["chat_id"], "type": "private"}
            return {"message_id": len(self.calls), "date": 1770120000, "chat": chat, "text": given["text"]}
        if name == "editMessageText":
            chat = {"id": given["chat_id"], "type": "private"}
            return {"message_id": given["message_id"], "date": 1770120000, "chat": chat, "text": given["text"]}
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
        "date": 1770120000,
        "chat": {"id": chat_id, "type": "private" if chat_id > 0 else "supergroup"},
        "from": {"id": 1001, "is_bot": False, "first_name": "Asker"},
        **more,
    }
    if text is not None:
        message["text"] = text
        if text.startswith("/"):
            command = text.split(maxsplit=1)[0]
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(command)}]
    return {"update_id": update_id, kind: message}


def read_update(content: Json, application: Application[Any, Any, Any, Any, Any, Any]) -> Update:
    """Return the update as handlers get it."""
    return Update.de_json(content, application.bot)
