"""Limit the length of the line: turn new questions away while too many wait.

If the line is full, a new question is not queued; its chat gets a reply that says so, at most once a minute. The same
goes for a user whose questions fill a fifth of the line. Queued updates are never turned away.

The replies are rendered in advance in every language, because the inbox asks within a write transaction.
"""

import json
from collections.abc import Callable, Collection
from datetime import UTC, datetime

from sqlalchemy import Connection, func, select

from bot.records.chats import read_language
from bot.records.updates.table import INBOX, Received, TurnedAway, UpdateState
from bot.telegram.messages.rendering import render_text
from bot.telegram.messages.replies import Message, say
from bot.telegram.requests import Us, read_request
from bot.telegram.transport.limits import OncePer
from bot.texts import Texts, choose, languages

#: One user may fill this fraction of the line, here a fifth, so that a flood does not turn others away.
_SHARE = 5

_BUSY, _FLOOD = "busy", "limit-questions"
_AGAIN_SECONDS = 60


class Doorkeeper:
    """Turn new questions away while too many wait; a `bot.records.inbox.Doorkeeper`.

    Args:
        us: The bot.
        most_waiting: The number of waiting updates from which questions are turned away.
        admins: Users whose questions are never turned away.
        clock: Returns the time, aware.
        render: Returns a text as messages.
    """

    def __init__(
        self,
        us: Us,
        most_waiting: int,
        admins: Collection[int] = (),
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        render: Callable[[str], tuple[Message, ...]] = render_text,
    ) -> None:
        self._us = us
        self._most_waiting = most_waiting
        self._admins = admins
        self._clock = clock
        self._notes = OncePer()
        self._words = {
            (name, code): render(Texts(code)(name, seconds=_AGAIN_SECONDS))
            for name in (_BUSY, _FLOOD)
            for code in languages()
        }

    def __call__(self, connection: Connection, received: Received, waiting: int) -> TurnedAway | None:
        """Return the reply with which a new update is turned away; None if it is queued."""
        if received.user_id in self._admins:
            return None
        name = self._find_reason(connection, received, waiting)
        request = read_request(json.loads(received.body)) if name else None
        if name is None or request is None or not (request.is_question and request.is_surely_for(self._us)):
            return None
        if not self._notes.is_due(received.chat_id, self._clock()):
            return TurnedAway(None)
        language = choose(read_language(connection, received.chat_id), request.app_language)
        return TurnedAway(say(request.place, self._words[name, language]).to_json())

    def _find_reason(self, connection: Connection, received: Received, waiting: int) -> str | None:
        """Return the name of the text that says why an update cannot be queued; None if it can."""
        if waiting >= self._most_waiting:
            return _BUSY
        share = self._most_waiting // _SHARE
        if received.user_id is None or waiting < share:
            return None
        own = select(func.count()).where(
            INBOX.c.bot_id == self._us.id,
            INBOX.c.state == UpdateState.WAITING,
            INBOX.c.user_id == received.user_id,
        )
        return _FLOOD if connection.execute(own).scalar_one() > share else None
