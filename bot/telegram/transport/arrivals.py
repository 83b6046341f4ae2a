"""An update as it arrives: which kinds are wanted, whose order it is kept in, and what of it is worth keeping.

Pure. Polling and the webhook store what this makes of Telegram's JSON.
"""

import json
from collections.abc import Iterator
from typing import Any

from bot.records.inbox import Received
from bot.telegram.requests import read_request
from bot.telegram.transport.lines import Lane, Line

#: What the handlers know; Telegram remembers it between runs.
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")

#: No message that is answered is longer: a question has 500 characters at most, and this shows that it had more.
LONGEST_TEXT = 1000

_TEXTS = ("text", "caption")
_Json = dict[str, Any]


def received(update: _Json) -> Received:
    """Return an update as it is stored.

    Messages, edits and taps are kept in their chat's order. An inline query has a line of its user's, so that it waits
    for no chat and none for it, and takes the place of the one before it. That the bot was blocked or removed is known
    before what waits in the chat.
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
        case {"callback_query": {"from": {"id": int(user)}}}:  # below a message that was inserted inline
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
    """Cut a message's text where no question goes on, with the entities behind the cut."""
    for name in _TEXTS:
        text = message.get(name)
        if not isinstance(text, str) or len(text) <= LONGEST_TEXT:
            continue
        message[name] = text[:LONGEST_TEXT]
        entities = f"{name}_entities" if name == "caption" else "entities"
        if isinstance(message.get(entities), list):
            # Entities count in UTF-16 units, of which a text has no fewer than characters.
            message[entities] = [
                one for one in message[entities] if one.get("offset", 0) + one.get("length", 0) <= LONGEST_TEXT
            ]
