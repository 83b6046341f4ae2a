"""Answer the updates in the inbox: several chats at once, in order within a chat.

A worker claims the update that has waited longest in an idle chat and lets the handlers compose a reply. It stores the
reply, sends it message by message and records each. After a failure the chat rests, and the update is tried again.
Where other bots share the inbox, it looks there repeatedly, for what one of them stored may be left to this one.
"""

import asyncio
import json
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import Application

from bot.errors import ClaimLostError
from bot.records.given_answers import ShownAnswer
from bot.records.inbox import Inbox
from bot.records.updates.table import StoredUpdate, UpdateState
from bot.telegram.messages.rendering import render_text
from bot.telegram.messages.replies import Action, Edit, Notice, Place, Reply, Send, reply_from_json, say
from bot.telegram.transport.delivery import Delayed, Delivered, TurnTakingLimiter, perform
from bot.telegram.transport.lines import Line
from bot.telegram.transport.metering import Meter
from bot.telegram.transport.outbox import Composed, Outbox, place_of
from bot.telegram.transport.polling import Pause, sleep_unless
from bot.texts import Texts, choose
from index.errors import CatalogueError

_LOGGER = logging.getLogger(__name__)

#: Chats answered at the same time. More would only wait for the processor.
CHATS_AT_ONCE = 8

#: The most attempts at composing a reply before the asker gets an apology.
MOST_TRIES = 3

#: The time between two looks into an inbox that other bots store updates in.
_LOOK_SECONDS = 0.5

_Result = TypeVar("_Result")


class Workers:
    """Answer the waiting updates until stopped.

    Args:
        application: Its handlers compose the replies.
        inbox: The waiting updates.
        outbox: Takes the replies from the handlers.
        limiter: Its turn is ended after each recorded message.
        chats_at_once: How many chats are answered at the same time.
        meter: Counts the work.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - each is one thing that a test replaces
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        inbox: Inbox,
        outbox: Outbox,
        limiter: TurnTakingLimiter,
        chats_at_once: int,
        meter: Meter | None = None,
    ) -> None:
        self._application = application
        self._inbox = inbox
        self._outbox = outbox
        self._limiter = limiter
        self._limit = chats_at_once
        self._meter = meter or Meter()
        self._busy: dict[int, StoredUpdate] = {}  # chat -> the update in progress
        self._resting: dict[int, float] = {}  # chat -> end of its rest, in the loop's time
        self._pauses: dict[int, Pause] = {}
        self._composing: dict[int, float] = {}  # update's sequence -> start of handling, in the loop's time
        self._changed = asyncio.Event()
        self._is_stopping = False
        self._storing = Pause()

    def wake(self) -> None:
        """Look into the inbox again; called after updates are stored."""
        self._changed.set()

    def stop(self) -> None:
        """Start nothing new; `run` returns when the work in progress is done."""
        self._is_stopping = True
        self._changed.set()

    def composing_seconds(self) -> float:
        """Return how long the handlers have worked on the oldest update; 0 if they have none."""
        now = asyncio.get_running_loop().time()
        return now - min(self._composing.values(), default=now)

    async def run(self) -> None:
        """Work until stopped. Cancelling it loses nothing in the inbox."""
        await self._work_off_interrupted()
        async with asyncio.TaskGroup() as tasks:
            while not self._is_stopping:
                self._changed.clear()
                stored = await self._claim() if len(self._busy) < self._limit else None
                if stored is None:
                    await sleep_unless(self._changed, self._seconds_until_look())
                else:
                    self._busy[stored.chat_id] = stored
                    tasks.create_task(self._work(stored))

    async def _work_off_interrupted(self) -> None:
        """Handle the updates that a killed process had started, one by one, in case one of them caused the kill."""
        for chat_id in await self._persisted(self._inbox.interrupted_chats):
            if self._is_stopping:
                return
            stored = await self._claim(chat_id)
            if stored is not None:
                await self._work(stored)

    async def _claim(self, chat_id: int | None = None) -> StoredUpdate | None:
        now = asyncio.get_running_loop().time()
        self._resting = {chat: until for chat, until in self._resting.items() if until > now}
        busy = self._busy.keys() | self._resting.keys()
        users = {stored.user_id for stored in self._busy.values() if stored.user_id is not None}
        # One that may have killed a bot kills no other such with this one, so that only the cause is given up.
        is_inheriting = not any(stored.is_inherited for stored in self._busy.values())
        claim = partial(self._inbox.claim, chat_id=chat_id, is_inheriting=is_inheriting)
        return await self._persisted(partial(claim, busy=busy, busy_users=users))

    def _seconds_until_look(self) -> float | None:
        """Return the seconds until something may be there without a call of `wake`; None for never."""
        if len(self._busy) >= self._limit:
            return None
        now = asyncio.get_running_loop().time()
        seconds = [max(until - now, 0.0) for until in self._resting.values()]
        return min([*seconds, _LOOK_SECONDS] if self._inbox.is_shared else seconds, default=None)

    async def _work(self, stored: StoredUpdate) -> None:
        try:
            if Line.decode(stored.chat_id).is_short_lived and _is_stale(stored):
                await self._finish(stored, UpdateState.GIVEN_UP)
                return
            if stored.reply is None:
                reply, is_answered = await self._compose(stored)
            else:
                reply, is_answered = reply_from_json(stored.reply), True
            if not is_answered:
                self._rest(stored)
            elif reply is None:
                await self._finish(stored, UpdateState.DONE)
            else:
                await self._deliver(stored, reply)
        except ClaimLostError as error:
            _LOGGER.warning("%s: the connection that holds claims was lost", error)
        finally:
            self._busy.pop(stored.chat_id, None)
            self._changed.set()

    async def _compose(self, stored: StoredUpdate) -> tuple[Reply | None, bool]:
        """Return the reply, None if there is nothing to send, and whether composing is finished."""
        update = self._read(stored)
        composed = Composed(has_failed=True)
        if update and stored.tries <= MOST_TRIES:
            composed = await self._handle(update, stored)
        if update and composed.has_failed and stored.tries < MOST_TRIES:
            return None, False
        if not composed.has_failed:
            return composed.reply, True
        _LOGGER.error("update %s is given up after %s tries", stored.update_id, min(stored.tries, MOST_TRIES))
        reply = apology(update, stored.chat_id)
        if reply is not None:
            await self._persisted(partial(self._inbox.keep_reply, stored.sequence, reply.to_json()))
        return reply, True

    async def _handle(self, update: Update, stored: StoredUpdate) -> Composed:
        """Let the handlers compose a reply and store it, unless the archive has changed under it."""
        generation = await self._persisted(self._inbox.generation)
        started = self._composing[stored.sequence] = asyncio.get_running_loop().time()
        try:
            await self._application.process_update(update)
        finally:
            del self._composing[stored.sequence]
        composed = self._outbox.take(stored.update_id)
        self._meter.composed(asyncio.get_running_loop().time() - started, composed.given)
        if composed.has_failed or composed.reply is None:
            return composed
        reply = composed.reply.to_json()
        keep = partial(self._inbox.keep_reply, stored.sequence, reply, composed.given, generation)
        return composed if await self._persisted(keep) else Composed(has_failed=True)

    def _read(self, stored: StoredUpdate) -> Update | None:
        try:
            return Update.de_json(json.loads(stored.body), self._application.bot)
        except (ValueError, KeyError, TypeError, AttributeError):  # another version of the Bot API than the library's
            _LOGGER.exception("update %s cannot be read", stored.update_id)
            return None

    async def _deliver(self, stored: StoredUpdate, reply: Reply) -> None:
        moved_to: int | None = None
        for count, action in enumerate(reply.actions[stored.sent :], start=stored.sent + 1):
            moved = _moved(action, moved_to)
            outcome = await perform(self._application.bot, moved)
            if isinstance(outcome, Delayed) and not _is_stale(stored):
                _LOGGER.warning("the answer to update %s waits: %s", stored.update_id, outcome.reason)
                self._rest(stored, outcome.seconds)
                return
            if not isinstance(outcome, Delivered):
                _LOGGER.warning("update %s cannot be answered: %s", stored.update_id, outcome.reason)
                await self._finish(stored, UpdateState.GIVEN_UP)
                return
            moved_to = outcome.moved_to or moved_to
            is_standing = await self._note(stored, moved, outcome, count, is_last=count == len(reply.actions))
            if not is_standing:  # an article that it quotes was taken down: the reply is composed again
                return

    async def _note(
        self, stored: StoredUpdate, action: Action, outcome: Delivered, count: int, *, is_last: bool
    ) -> bool:
        """Record an action, then end its turn; return whether the reply is still valid."""
        shown = _shown(action, outcome)
        try:
            if not is_last:
                return await self._persisted(partial(self._inbox.record_sent, stored.sequence, count, shown))
            await self._finish(stored, UpdateState.DONE, shown)
            return True
        finally:
            if outcome.message_id is not None:
                self._limiter.end_turn()

    async def _finish(self, stored: StoredUpdate, state: UpdateState, shown: ShownAnswer | None = None) -> None:
        await self._persisted(partial(self._inbox.finish, stored.sequence, state, shown))
        self._meter.finished(datetime.now(UTC) - stored.received_at, state)
        self._pauses.pop(stored.chat_id, None)

    def _rest(self, stored: StoredUpdate, seconds: float | None = None) -> None:
        pause = self._pauses.setdefault(stored.chat_id, Pause())
        seconds = pause.after_failure() if seconds is None else seconds
        self._resting[stored.chat_id] = asyncio.get_running_loop().time() + seconds

    async def _persisted(self, action: Callable[[], _Result]) -> _Result:
        """Do a database action in a thread, retrying until it succeeds. A lost record would send a message twice."""
        while True:
            try:
                result = await asyncio.to_thread(action)
            except CatalogueError as error:
                pause = self._storing.after_failure()
                _LOGGER.error("the inbox cannot be used, next try in %.1f s: %s", pause, error)  # noqa: TRY400 - its message says it all
                await asyncio.sleep(pause)
            else:
                self._storing.reset()
                return result


def _moved(action: Action, chat_id: int | None) -> Action:
    """Return the action for the supergroup that a group has become, where it cannot be a reply."""
    if chat_id is None or not isinstance(action, Send):
        return action
    return replace(action, place=Place(chat_id, action.place.thread_id))


def _shown(action: Action, outcome: Delivered) -> ShownAnswer | None:
    """Return the message that now shows an answer; None if none does."""
    if isinstance(action, Send) and action.answer and outcome.message_id:
        return ShownAnswer(outcome.moved_to or action.place.chat_id, outcome.message_id, action.answer)
    if isinstance(action, Edit) and action.answer:
        return ShownAnswer(action.chat_id, action.message_id, action.answer)
    return None


def _is_stale(stored: StoredUpdate) -> bool:
    return datetime.now(UTC) - stored.received_at > Line.decode(stored.chat_id).lifetime


def apology(update: Update | None, line: int) -> Reply | None:
    """Return the apology for an update that is given up; None if nobody should get one.

    A tap is always acknowledged. An edit or inline query gets no apology: the answer before it remains. An unreadable
    update gets one only in a private chat, since elsewhere it may not be for the bot.

    Args:
        update: None if it could not be read.
        line: The encoded `bot.telegram.transport.lines.Line`.
    """
    user = update.effective_user if update else None
    if update and update.callback_query:
        texts = Texts(choose(user.language_code if user else None))
        return Reply((Notice(update.callback_query.id, texts("apology"), is_alert=True),))
    if update and update.message:
        is_private = update.message.chat.type == ChatType.PRIVATE
        texts = Texts(choose(user.language_code if user and is_private else None))
        return say(place_of(update.message), render_text(texts("apology")))
    chat_id = Line.decode(line).private_chat
    return say(Place(chat_id), render_text(Texts()("apology"))) if update is None and chat_id else None
