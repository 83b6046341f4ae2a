"""Tell users who will wait for some seconds how many questions are ahead of theirs, once for each question.

Only in private chats: in a group, the note would use one of the twenty messages a minute that answers need.
"""

import asyncio
import json
import logging
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic

from sqlalchemy import Engine, func, select, update
from telegram import Bot

from bot.records.chats import read_language
from bot.records.updates.table import INBOX, UpdateState
from bot.telegram.messages.rendering import render_text
from bot.telegram.messages.replies import Place, Send
from bot.telegram.requests import read_request
from bot.telegram.transport.delivery import Delivered, TurnTakingLimiter, perform
from bot.texts import Texts, choose
from index.catalogue.database import read, write
from index.errors import CatalogueError

_LOGGER = logging.getLogger(__name__)

_LOOK_SECONDS = 1.0

#: A shorter wait needs no note.
_LONG_SECONDS = 5.0

#: The measured pace is averaged with this many seconds at Telegram's pace, because the first answers say little.
_ASSUMED_SECONDS = 3.0

#: The most notes a second, so that they do not delay answers.
_NOTES_AT_ONCE = 5


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update in the line.

    Attributes:
        asker: The user to notify; None if nobody is, or no more.
    """

    sequence: int
    chat_id: int
    asker: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A note to send: the update, and how many are before it."""

    waiting: Waiting
    before: int


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast the line has moved since it formed.

    Attributes:
        seconds: The time since then.
        finished: The number of updates finished since then, by chat.
        chats_at_once: How many chats are handled at the same time.
    """

    seconds: float
    finished: Mapping[int, int]
    chats_at_once: int

    def seconds_for(self, updates: int, chat_id: int | None = None) -> float:
        """Return the expected time for this many updates, of all chats or of one.

        At first, each update is expected to take a second in its chat, which is Telegram's own pace.
        """
        finished = sum(self.finished.values()) if chat_id is None else self.finished.get(chat_id, 0)
        side_by_side = self.chats_at_once if chat_id is None else 1
        return updates * (self.seconds + _ASSUMED_SECONDS) / (finished + _ASSUMED_SECONDS * side_by_side)


def find_notes(line: Sequence[Waiting], pace: Pace, most_each: int = 0) -> Iterator[Note]:
    """Yield a note for each user who will wait long.

    Args:
        line: The waiting updates, in order.
        pace: How fast the line moves.
        most_each: Questions a minute that a chat gets answered; 0 for no limit. Further ones get no note.
    """
    before_in_chat: Counter[int] = Counter()
    for before, waiting in enumerate(line):
        before_here = before_in_chat[waiting.chat_id]
        seconds = max(pace.seconds_for(before), pace.seconds_for(before_here, waiting.chat_id))
        is_answered = not most_each or before_here < most_each
        if waiting.asker is not None and seconds > _LONG_SECONDS and is_answered:
            yield Note(waiting, before)
        before_in_chat[waiting.chat_id] += 1


class QueueNotes:
    """Watch the line of one bot and send notes."""

    def __init__(  # noqa: PLR0913, PLR0917 - each is one thing that a test replaces
        self,
        engine: Engine,
        bot: Bot,
        limiter: TurnTakingLimiter,
        chats_at_once: int,
        most_each: int = 0,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._engine = engine
        self._bot = bot
        self._limiter = limiter
        self._chats_at_once = chats_at_once
        self._most_each = most_each
        self._clock = clock
        self._formed: tuple[int, float] | None = None  # the first sequence in the line, and when the line formed

    async def run(self) -> None:
        """Look repeatedly until cancelled."""
        while True:
            try:
                await self.look()
            except CatalogueError as error:
                _LOGGER.warning("the line cannot be looked at: %s", error)
            await asyncio.sleep(_LOOK_SECONDS)

    async def look(self) -> None:
        """Notify the users who will wait long and have not been notified."""
        for note in await asyncio.to_thread(self._find):
            texts = await asyncio.to_thread(self._begin, note)
            if texts:
                await self._send(note, texts)

    def _find(self) -> list[Note]:
        of_ours = INBOX.c.bot_id == self._bot.id
        waiting = select(INBOX.c.sequence, INBOX.c.chat_id, INBOX.c.user_id, INBOX.c.is_noted, INBOX.c.tries)
        finished = select(INBOX.c.chat_id, func.count()).where(of_ours, INBOX.c.state != UpdateState.WAITING)
        with read(self._engine) as connection:
            rows = connection.execute(
                waiting.where(of_ours, INBOX.c.state == UpdateState.WAITING).order_by(INBOX.c.sequence)
            ).all()
            if len(rows) < 2:
                self._formed = None
                return []
            first, since = self._formed = self._formed or (rows[0].sequence, self._clock())
            worked_on = finished.where(INBOX.c.sequence >= first, INBOX.c.tries > 0).group_by(INBOX.c.chat_id)
            pace = Pace(self._clock() - since, dict(map(tuple, connection.execute(worked_on))), self._chats_at_once)
        line = [
            Waiting(row.sequence, row.chat_id, row.user_id)
            if row.user_id == row.chat_id and not row.is_noted and not row.tries
            else Waiting(row.sequence, row.chat_id)
            for row in rows
        ]
        return list(find_notes(line, pace, self._most_each))[:_NOTES_AT_ONCE]

    def _begin(self, note: Note) -> Texts | None:
        """Record the note before it is sent, since none is better than two; return None if the update is finished."""
        same = (INBOX.c.sequence == note.waiting.sequence, INBOX.c.state == UpdateState.WAITING)
        with write(self._engine) as connection:
            body = connection.execute(update(INBOX).where(*same).values(is_noted=True).returning(INBOX.c.body)).scalar()
            if body is None:
                return None
            request = read_request(json.loads(body))
            app = request.app_language if request else None
            return Texts(choose(read_language(connection, note.waiting.chat_id), app))

    async def _send(self, note: Note, texts: Texts) -> None:
        (message,) = render_text(texts("queue-note", before=note.before))
        outcome = await perform(self._bot, Send(Place(note.waiting.chat_id), message))
        if isinstance(outcome, Delivered):
            self._limiter.end_turn()
