"""The Bot API's methods by name. `getUpdates` waits, so it lives in the server."""

from collections.abc import Callable
from typing import Any

from tests.telegram_api import account, messages, queries, webhooks
from tests.telegram_api.faults import ApiError
from tests.telegram_api.state import Json, State

METHODS: dict[str, Callable[[State, Json], Any]] = {
    "getme": account.get_me,
    "getchat": account.get_chat,
    "getfile": messages.get_file,
    "leavechat": account.leave_chat,
    "setmycommands": account.set_my_commands,
    "getmycommands": account.get_my_commands,
    "deletemycommands": account.delete_my_commands,
    "setmydescription": account.set_my_description,
    "setmyshortdescription": account.set_my_short_description,
    "sendmessage": messages.send_message,
    "senddocument": messages.send_document,
    "sendmessagedraft": messages.send_message_draft,
    "sendchataction": messages.send_chat_action,
    "setmessagereaction": messages.set_message_reaction,
    "editmessagetext": messages.edit_message_text,
    "editmessagereplymarkup": messages.edit_message_reply_markup,
    "deletemessage": messages.delete_message,
    "answercallbackquery": queries.answer_callback_query,
    "answerinlinequery": queries.answer_inline_query,
    "setwebhook": webhooks.set_webhook,
    "deletewebhook": webhooks.delete_webhook,
    "getwebhookinfo": webhooks.get_webhook_info,
}


def unknown(_: State, __: Json) -> None:
    """Refuse a method that nobody has written here yet."""
    raise ApiError(404, "Not Found: the emulator does not know this method")
