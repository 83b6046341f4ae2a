"""Prepare an arriving update for the inbox: the kinds accepted, its line, and its shortened text.

Pure. Polling and the webhook both store its result.
"""

import json
from collections.abc import Iterator
from typing import Any

from bot.records.updates.table import Received
from bot.telegram.requests import read_request
from bot.telegram.transport.lines import Lane, Line

#: The kinds of updates with handlers. Telegram remembers them between runs.
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")

#: Longer texts are cut. A question has 500 characters at most, so a cut text is still recognised as too long.
LONGEST_TEXT = 1000

_TEXTS = ("text", "caption")
_Json = dict[str, Any]


def received(update: _Json) -> Received:
    """Return an update as the inbox stores it.

    Messages, edits and taps wait in their chat's line. An inline query waits in a line of its user's, so that it and
    the chats do not hold each other up, and replaces the query before it. A change of membership waits in its own line,
    so that it is handled before updates of the chat.
    """
    line = _line_of(update)
    for text in _messages(update):
        _cut(text)
    is_latest_only = line.lane is Lane.INLINE
    request = read_request(update)
    asker = request.user if request and request.is_question else None
    return Received(update["update_id"], line.encode(), json.dumps(update), is_latest_only, asker)


def _line_of(update: _Json) -> Line:
    match update:
        case {"message": {"chat": {"id": int(chat)}}} | {"edited_message": {"chat": {"id": int(chat)}}}:
            return Line(Lane.CHAT, chat)
        case {"callback_query": {"message": {"chat": {"id": int(chat)}}}}:
            return Line(Lane.CHAT, chat)
        case {"callback_query": {"from": {"id": int(user)}}}:  # below a message sent through inline mode
            return Line(Lane.TAPS, user)
        case {"inline_query": {"from": {"id": int(user)}}}:
            return Line(Lane.INLINE, user)
        case {"my_chat_member": {"chat": {"id": int(chat)}}}:
            return Line(Lane.MEMBERSHIP, chat)
    return Line(Lane.CHAT, 0)


def _messages(update: _Json) -> Iterator[_Json]:
    for holder in (update, update.get("callback_query") or {}):
        for kind in ("message", "edited_message"):
            message = holder.get(kind)
            if isinstance(message, dict):
                yield message
                yield from (
                    message[name] for name in ("reply_to_message", "quote") if isinstance(message.get(name), dict)
                )


def _cut(message: _Json) -> None:
    """Cut a message's text to the longest stored, and drop the entities after the cut."""
    for name in _TEXTS:
        text = message.get(name)
        if not isinstance(text, str) or len(text) <= LONGEST_TEXT:
            continue
        message[name] = text[:LONGEST_TEXT]
        entities = f"{name}_entities" if name == "caption" else "entities"
        if isinstance(message.get(entities), list):
            # Entities count UTF-16 units, and a text has at least as many of those as characters.
            message[entities] = [
                entity
                for entity in message[entities]
                if entity.get("offset", 0) + entity.get("length", 0) <= LONGEST_TEXT
            ]
