"""The Bot API's methods, each with the rules that Telegram holds it to.

A method takes the state and the call's parameters (JSON values already read) and returns the ``result`` or raises
ApiError. `getUpdates` waits, so it lives in the server.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.telegram_api.faults import ApiError
from tests.telegram_api.markup import FormattedText, MarkupError, clean, is_valid_url, parse_html, utf16_length
from tests.telegram_api.state import Chat, Json, Sent, State, now

MESSAGE_UNITS = 4096
CALLBACK_DATA_BYTES = 64
BUTTONS_IN_MESSAGE = 100
COMMANDS_IN_LIST = 100
CHAT_ACTIONS = {"typing", "upload_photo", "upload_document", "choose_sticker", "find_location"}

Buttons = tuple[tuple[Json, ...], ...]


def get_me(state: State, _: Json) -> Json:
    """Say who the bot is."""
    return {**state.bot_user(), "can_join_groups": True, "can_read_all_group_messages": False}


def send_message(state: State, parameters: Json) -> Json:
    """Put a message into a chat."""
    chat = _chat(state, parameters)
    sent = Sent(
        message_id=state.next_message_id(),
        chat_id=chat.chat_id,
        formatted=_formatted(parameters),
        buttons=_buttons(parameters),
        thread_id=_thread(chat, parameters),
        reply_to=_reply_to(state, parameters),
        previews_off=bool((parameters.get("link_preview_options") or {}).get("is_disabled")),
        parse_mode=parameters.get("parse_mode"),
        date=now(),
    )
    state.sent[sent.message_id] = sent
    return message_json(state, sent)


def edit_message_text(state: State, parameters: Json) -> Json:
    """Replace the text and the buttons of one of the bot's own messages."""
    chat = _chat(state, parameters)
    old = state.sent.get(int(parameters.get("message_id", 0)))
    if old is None or old.chat_id != chat.chat_id:
        raise ApiError(400, "Bad Request: message to edit not found")
    formatted, buttons = _formatted(parameters), _buttons(parameters)
    if (formatted, buttons) == (old.formatted, old.buttons):
        raise ApiError(
            400,
            "Bad Request: message is not modified: specified new message content and reply markup are exactly the "
            "same as a current content and reply markup of the message",
        )
    new = replace(old, formatted=formatted, buttons=buttons, edits=old.edits + 1)
    state.sent[new.message_id] = new
    return message_json(state, new)


def answer_callback_query(state: State, parameters: Json) -> bool:
    """Stop the spinner on a button that was pressed."""
    query = str(parameters.get("callback_query_id", ""))
    if query not in state.callback_queries:
        raise ApiError(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
    state.callback_queries.discard(query)
    return True


def send_chat_action(state: State, parameters: Json) -> bool:
    """Show that the bot is at work."""
    chat = _chat(state, parameters)
    _thread(chat, parameters)
    if parameters.get("action") not in CHAT_ACTIONS:
        raise ApiError(400, "Bad Request: wrong parameter action in request")
    return True


def set_my_commands(state: State, parameters: Json) -> bool:
    """Replace the list of commands that clients offer."""
    commands = parameters.get("commands") or []
    if len(commands) > COMMANDS_IN_LIST:
        raise ApiError(400, "Bad Request: too many commands specified")
    for command in commands:
        name = str(command.get("command", "")).removeprefix("/")
        if not (0 < len(name) <= 32 and name.isascii() and name.replace("_", "").isalnum() and name == name.lower()):
            raise ApiError(400, "Bad Request: BOT_COMMAND_INVALID")
        if not 0 < len(command.get("description", "")) <= 256:
            raise ApiError(400, "Bad Request: command description is invalid")
    state.commands = commands
    return True


def delete_webhook(state: State, parameters: Json) -> bool:
    """Switch to polling; on request forget what waits."""
    if parameters.get("drop_pending_updates"):
        state.updates.clear()
    return True


def get_webhook_info(state: State, _: Json) -> Json:
    """Say that there is no webhook, and how much waits."""
    return {"url": "", "has_custom_certificate": False, "pending_update_count": len(state.updates)}


METHODS: dict[str, Callable[[State, Json], Any]] = {
    "getme": get_me,
    "sendmessage": send_message,
    "editmessagetext": edit_message_text,
    "answercallbackquery": answer_callback_query,
    "sendchataction": send_chat_action,
    "setmycommands": set_my_commands,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": get_webhook_info,
}


def message_json(state: State, sent: Sent) -> Json:
    """Return the Bot API's Message of something that the bot sent."""
    message: Json = {
        "message_id": sent.message_id,
        "date": sent.date,
        "chat": state.chats[sent.chat_id].to_json(),
        "from": state.bot_user(),
        "text": sent.text,
    }
    if sent.entities:
        message["entities"] = [entity.to_json() for entity in sent.entities]
    if sent.buttons:
        message["reply_markup"] = {"inline_keyboard": [list(row) for row in sent.buttons]}
    if sent.thread_id:
        message |= {"message_thread_id": sent.thread_id, "is_topic_message": True}
    if sent.edits:
        message["edit_date"] = now()
    return message


def _chat(state: State, parameters: Json) -> Chat:
    try:
        chat = state.chats[int(parameters["chat_id"])]
    except (KeyError, TypeError, ValueError):
        raise ApiError(400, "Bad Request: chat not found") from None
    if chat.refusal:
        raise chat.refusal
    return chat


def _thread(chat: Chat, parameters: Json) -> int | None:
    thread = parameters.get("message_thread_id")
    if thread is not None and int(thread) not in chat.topics:
        raise ApiError(400, "Bad Request: message thread not found")
    return None if thread is None else int(thread)


def _reply_to(state: State, parameters: Json) -> int | None:
    reply = parameters.get("reply_parameters") or {}
    if "message_id" not in reply:
        return None
    target = int(reply["message_id"])
    if 0 < target <= state.last_message_id:
        return target
    if not reply.get("allow_sending_without_reply"):
        raise ApiError(400, "Bad Request: message to be replied not found")
    return None


def _formatted(parameters: Json) -> FormattedText:
    text = clean(str(parameters.get("text", "")))
    mode = str(parameters.get("parse_mode") or "").lower()
    if mode not in {"", "html"}:
        raise ApiError(400, f"Bad Request: the emulator reads HTML and plain text, not {mode}")
    try:
        formatted = parse_html(text) if mode else FormattedText(text.strip())
    except MarkupError as error:
        raise ApiError(400, f"Bad Request: can't parse entities: {error}") from None
    if not formatted.text:
        raise ApiError(400, "Bad Request: message text is empty")
    if utf16_length(formatted.text) > MESSAGE_UNITS:
        raise ApiError(400, "Bad Request: message is too long")
    return formatted


def _buttons(parameters: Json) -> Buttons:
    rows = (parameters.get("reply_markup") or {}).get("inline_keyboard") or []
    buttons = [button for row in rows for button in row]
    if len(buttons) > BUTTONS_IN_MESSAGE:
        raise ApiError(400, "Bad Request: REPLY_MARKUP_TOO_LONG")
    for button in buttons:
        _check_button(button)
    return tuple(tuple(row) for row in rows)


def _check_button(button: Json) -> None:
    if not clean(str(button.get("text", ""))).strip():
        raise ApiError(400, "Bad Request: text buttons can't be empty")
    if "callback_data" in button:
        if not 0 < len(str(button["callback_data"]).encode()) <= CALLBACK_DATA_BYTES:
            raise ApiError(400, "Bad Request: BUTTON_DATA_INVALID")
    elif "url" not in button:
        raise ApiError(400, "Bad Request: BUTTON_TYPE_INVALID")
    elif not is_valid_url(str(button["url"])):
        raise ApiError(400, f"Bad Request: inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
