"""The Bot API's methods about the bot itself: its name, its commands, and the chats that it is in."""

import json
import re

from tests.telegram_api.faults import ApiError
from tests.telegram_api.messages import find_chat
from tests.telegram_api.state import Json, State

COMMANDS_IN_LIST = 100
_COMMAND = re.compile(r"/?[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"([a-z]{2})?")
_SCOPES = {
    *("default", "all_private_chats", "all_group_chats", "all_chat_administrators"),
    *("chat", "chat_administrators", "chat_member"),
}
_DEFAULT = {"type": "default"}


def get_me(state: State, _: Json) -> Json:
    """Say who the bot is."""
    return {
        **state.bot_user(),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
    }


def set_my_commands(state: State, parameters: Json) -> bool:
    """Replace the list of commands that clients offer to those in a scope and language."""
    key = _commands_key(state, parameters)
    commands = parameters.get("commands") or []
    if len(commands) > COMMANDS_IN_LIST:
        raise ApiError(400, "Bad Request: too many commands specified")
    for command in commands:
        if not _COMMAND.fullmatch(str(command.get("command", ""))):
            raise ApiError(400, "Bad Request: BOT_COMMAND_INVALID")
        if not 0 < len(command.get("description", "")) <= 256:
            raise ApiError(400, "Bad Request: command description is invalid")
    state.scoped_commands[key] = commands
    if key == (json.dumps(_DEFAULT), ""):
        state.commands = commands
    return True


def get_my_commands(state: State, parameters: Json) -> list[Json]:
    """Return the list of a scope and language."""
    return state.scoped_commands.get(_commands_key(state, parameters), [])


def delete_my_commands(state: State, parameters: Json) -> bool:
    """Forget the list of a scope and language."""
    state.scoped_commands.pop(_commands_key(state, parameters), None)
    return True


def set_my_description(_: State, parameters: Json) -> bool:
    """Set what an empty chat shows."""
    return _is_short(parameters.get("description"), 512)


def set_my_short_description(_: State, parameters: Json) -> bool:
    """Set what the bot's profile shows."""
    return _is_short(parameters.get("short_description"), 120)


def get_chat(state: State, parameters: Json) -> Json:
    """Describe a chat."""
    return {**find_chat(state, parameters).to_json(), "accent_color_id": 0, "max_reaction_count": 11}


def leave_chat(state: State, parameters: Json) -> bool:
    """Go out of a group."""
    chat = find_chat(state, parameters)
    chat.refusal = ApiError(403, f"Forbidden: bot is not a member of the {chat.kind} chat")
    return True


def _is_short(text: str | None, characters: int) -> bool:
    if len(text or "") > characters:
        raise ApiError(400, "Bad Request: description is too long")
    return True


def _commands_key(state: State, parameters: Json) -> tuple[str, str]:
    scope, language = parameters.get("scope") or _DEFAULT, str(parameters.get("language_code") or "")
    if scope.get("type") not in _SCOPES:
        raise ApiError(400, "Bad Request: BOT_COMMAND_SCOPE_INVALID")
    if "chat_id" in scope:
        find_chat(state, scope)
    if not _LANGUAGE.fullmatch(language):
        raise ApiError(400, "Bad Request: invalid language code specified")
    return json.dumps(scope, sort_keys=True), language
