"""The line before the workers: whose question an update is, and who is asked to come back later.

While very many wait, a new question is not put into the line but answered with a word to that effect, once a minute in
a chat; so is the question of somebody who fills a fifth of the line. What is in the line is never turned away.
"""

import json
import re
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, select

from bot.records.chats import read_language
from bot.records.inbox import INBOX, Received, TurnedAway, UpdateState
from bot.telegram.messages.rendering import render_text
from bot.telegram.messages.replies import Place, say
from bot.telegram.transport.limits import OncePer
from bot.texts import Texts, choose

#: What one person may fill of the line: a flood must not turn the others away.
_SHARE = 5

_BUSY, _FLOOD = "busy", "limit-questions"
_AGAIN_SECONDS = 60

_COMMAND = re.compile(r"/(?!ask\b)")
_ASK = re.compile(r"/ask\b")

_Json = dict[str, Any]


def asker_of(update: _Json) -> int | None:
    """Return whose question an update is, as Telegram's JSON tells it; None for what is none or nobody's in particular.

    >>> asker_of({"update_id": 1, "message": {"from": {"id": 1001}, "text": "who said it?"}})
    1001
    >>> asker_of({"update_id": 1, "message": {"from": {"id": 1001}, "text": "/help"}})
    """
    message = _question_in(update)
    sender = message.get("from") if message and "sender_chat" not in message else None
    user = sender.get("id") if isinstance(sender, dict) else None
    return user if isinstance(user, int) else None


def language_of(update: _Json) -> str | None:
    """Return the language of the app that a private question was written in; None for any other update."""
    message = _question_in(update)
    code = (message.get("from") or {}).get("language_code") if message and _is_private(message) else None
    return code if isinstance(code, str) else None


class Doorkeeper:
    """Turns new questions away while too many wait; as `bot.records.inbox.Doorkeeper`.

    Args:
        bot_id: Who is asked, in groups.
        most_waiting: From so many updates in the line on, questions are turned away.
        admins: Their questions never are.
        clock: Gives the time, aware.
    """

    def __init__(
        self,
        bot_id: int,
        most_waiting: int,
        admins: Collection[int] = (),
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._bot_id = bot_id
        self._most_waiting = most_waiting
        self._admins = admins
        self._clock = clock
        self._notes = OncePer()

    def __call__(self, connection: Connection, received: Received, waiting: int) -> TurnedAway | None:
        """Say whether an update is turned away that comes while so many wait, and with what reply."""
        if received.user_id in self._admins:
            return None
        name = self._find_reason(connection, received, waiting)
        update = json.loads(received.body) if name else {}
        message = _question_in(update)
        if name is None or message is None or not self._is_for_us(message):
            return None
        if not self._notes.is_due(received.chat_id, self._clock()):
            return TurnedAway(None)
        texts = Texts(choose(read_language(connection, received.chat_id), language_of(update)))
        said = texts(name) if name == _BUSY else texts(name, seconds=_AGAIN_SECONDS)
        return TurnedAway(say(_place(message), render_text(said)).to_json())

    def _find_reason(self, connection: Connection, received: Received, waiting: int) -> str | None:
        """Return the text that says why an update cannot be put into the line; None where it can."""
        if waiting >= self._most_waiting:
            return _BUSY
        share = self._most_waiting // _SHARE
        if received.user_id is None or waiting < share:
            return None
        own = select(func.count()).where(
            INBOX.c.bot_id == self._bot_id,
            INBOX.c.state == UpdateState.WAITING,
            INBOX.c.user_id == received.user_id,
        )
        return _FLOOD if connection.execute(own).scalar_one() > share else None

    def _is_for_us(self, message: _Json) -> bool:
        answered = (message.get("reply_to_message") or {}).get("from") or {}
        is_reply = bool(answered.get("id") == self._bot_id)
        return is_reply or _is_private(message) or _ASK.match(message["text"]) is not None


def _question_in(update: _Json) -> _Json | None:
    message = update.get("message") or update.get("edited_message")
    if not isinstance(message, dict) or not isinstance(message.get("chat", {}), dict):
        return None
    text = message.get("text")
    return message if isinstance(text, str) and not _COMMAND.match(text) else None


def _is_private(message: _Json) -> bool:
    return bool(message["chat"].get("type") == "private")


def _place(message: _Json) -> Place:
    thread = message.get("message_thread_id") if message.get("is_topic_message") else None
    return Place(message["chat"]["id"], thread, None if _is_private(message) else message["message_id"])
