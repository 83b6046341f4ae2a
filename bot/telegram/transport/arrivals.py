"""An update as it arrives: which kinds are wanted, whose order it is kept in, and what of it is worth keeping.

Pure. Polling and the webhook store what this makes of Telegram's JSON.
"""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from bot.records.inbox import Received
from bot.telegram.transport.queueing import asker_of

#: What the handlers know; Telegram remembers it between runs.
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")

#: No message that is answered is longer: a question has 500 characters at most, and this shows that it had more.
LONGEST_TEXT = 1000

#: Chat and user ids have 52 bits at most. What has a line of its own beside its chat's stands above them.
_LANE = 1 << 56
_INLINE, _MEMBERSHIP, _TAPS = 1, 2, 3

#: Telegram's clients give an inline query up after about this long.
_INLINE_LIFETIME = timedelta(seconds=6)

#: After a day an answer is of no use, and neither does Telegram keep updates for longer.
_LIFETIME = timedelta(days=1)

_TEXTS = ("text", "caption")
_Json = dict[str, Any]


def received(update: _Json) -> Received:
    """Return an update as it is stored.

    Messages, edits and taps are kept in their chat's order. An inline query has a line of its user's, so that it waits
    for no chat and none for it, and takes the place of the one before it. That the bot was blocked or removed is known
    before what waits in the chat.
    """
    line, is_latest_only = 0, False
    match update:
        case {"message": {"chat": {"id": int(chat)}}} | {"edited_message": {"chat": {"id": int(chat)}}}:
            line = chat
        case {"callback_query": {"message": {"chat": {"id": int(chat)}}}}:
            line = chat
        case {"callback_query": {"from": {"id": int(user)}}}:  # below a message that was inserted inline
            line = _lane(_TAPS, user)
        case {"inline_query": {"from": {"id": int(user)}}}:
            line, is_latest_only = _lane(_INLINE, user), True
        case {"my_chat_member": {"chat": {"id": int(chat)}}}:
            line = _lane(_MEMBERSHIP, chat)
    for text in _messages(update):
        _cut(text)
    return Received(update["update_id"], line, json.dumps(update), is_latest_only, asker_of(update))


def private_chat(line: int) -> int | None:
    """Return the private chat whose line this is; None for a group's and every other.

    >>> private_chat(1001)
    1001
    >>> private_chat(received({"update_id": 1, "inline_query": {"from": {"id": 1001}}}).chat_id)
    """
    return line if 0 < line < _LANE // 2 else None


def lifetime(line: int) -> timedelta:
    """Return for how long an update of a line is worth answering."""
    return _INLINE_LIFETIME if is_short_lived(line) else _LIFETIME


def is_short_lived(line: int) -> bool:
    """Whether what comes in a line is dropped rather than answered late: inline queries."""
    return _LANE // 2 < line < _LANE + _LANE // 2


def _lane(number: int, identity: int) -> int:
    return number * _LANE + identity


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
