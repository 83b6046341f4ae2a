"""The line before the workers: whose question an update is, and who is asked to come back later.

While very many wait, a new question is not put into the line but answered with a word to that effect, once a minute in
a chat; so is the question of somebody who fills a fifth of the line. What is in the line is never turned away.

The words are rendered beforehand, in every language: the inbox asks within its write transaction, which all wait for.
"""

import json
from collections.abc import Callable, Collection
from datetime import UTC, datetime

from sqlalchemy import Connection, func, select

from bot.records.chats import read_language
from bot.records.inbox import INBOX, Received, TurnedAway, UpdateState
from bot.telegram.messages.rendering import render_text
from bot.telegram.messages.replies import Message, say
from bot.telegram.requests import Us, read_request
from bot.telegram.transport.limits import OncePer
from bot.texts import Texts, choose, languages

#: What one person may fill of the line: a flood must not turn the others away.
_SHARE = 5

_BUSY, _FLOOD = "busy", "limit-questions"
_AGAIN_SECONDS = 60


class Doorkeeper:
    """Turns new questions away while too many wait; as `bot.records.inbox.Doorkeeper`.

    Args:
        us: Who is asked, in groups.
        most_waiting: From so many updates in the line on, questions are turned away.
        admins: Their questions never are.
        clock: Gives the time, aware.
        render: Makes messages of a text.
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
        """Say whether an update is turned away that comes while so many wait, and with what reply."""
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
        """Return the text that says why an update cannot be put into the line; None where it can."""
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
