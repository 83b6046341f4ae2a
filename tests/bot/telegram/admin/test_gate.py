"""Who is let in, for what, and what is said to the others: kinds of updates, places and persons against each other."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from telegram import Update
from telegram.ext import Application, ContextTypes, TypeHandler

from bot.records import access
from bot.records.access import Guest, Terms
from bot.records.inbox import Inbox
from bot.records.updates.table import Received
from bot.telegram.admin.gate import Gate
from bot.telegram.handlers.desk import Desk
from bot.telegram.messages.replies import Notice, Send
from bot.telegram.transport.outbox import Outbox
from index.catalogue.database import open_catalogue, read, write
from tests.bot.support.fake_answerer import FakeAnswerer
from tests.bot.support.offline_telegram import (
    DATE,
    Json,
    OfflineTelegram,
    inline_update,
    membership_update,
    message_update,
    offline_application,
    read_update,
    tap_update,
    user_json,
)
from tests.telegram_api.state import BOT_ID, BOT_NAME

ADMIN, LISTED, STRANGER = 1, 2, 3
ANONYMOUS = 1087968824
GROUP, LISTED_GROUP = -1001, -1002
NOW = datetime.fromtimestamp(DATE, UTC)
OURS = {"message_id": 4, "date": DATE, "from": {"id": BOT_ID, "is_bot": True, "first_name": "OnRecord"}, "text": "x"}

Said = str | None


class Rig:
    """The gate with its fakes around it, and a handler behind it."""

    def __init__(self, engine: Engine, terms: Terms) -> None:
        self.engine = engine
        self.outbox = Outbox()
        self.now = NOW
        self.let_in: list[int] = []
        self.application: Application[Any, Any, Any, Any, Any, Any] = offline_application(OfflineTelegram())
        Gate(Desk(engine, FakeAnswerer(), self.outbox, (ADMIN,), terms, clock=lambda: self.now)).register(
            self.application
        )
        self.application.add_handler(TypeHandler(Update, self._handle))

    async def _handle(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        self.let_in.append(update.update_id)

    async def take(self, content: Json) -> tuple[bool, Said]:
        """Return whether an update is let in, and what is said instead."""
        before = len(self.let_in)
        await self.application.process_update(read_update(content, self.application))
        reply = self.outbox.take(content["update_id"]).reply
        action = reply.actions[0] if reply else None
        said = action.message.plain if isinstance(action, Send) else action.text if isinstance(action, Notice) else None
        return len(self.let_in) > before, said

    def requests(self) -> list[Guest]:
        """Return who asked to be let in."""
        with read(self.engine) as connection:
            return list(access.read_untold(connection, self.now))


MakeRig = Callable[[Terms], AbstractAsyncContextManager[Rig]]


@pytest.fixture
def rig(data_dir: Path) -> MakeRig:
    """Give a function that makes a rig whose list has one user and one group."""

    @asynccontextmanager
    async def make(terms: Terms) -> AsyncIterator[Rig]:
        engine = open_catalogue(data_dir)
        with write(engine) as connection:
            for guest in (LISTED, LISTED_GROUP):
                access.allow(connection, guest, ADMIN, NOW)
        made = Rig(engine, terms)
        async with made.application:
            yield made
        engine.dispose()

    return make


def asked(kind: str, user: int, where: int, text: str | None = "who said it?", **more: Any) -> Json:
    """Return a question of that kind: a message or an edit."""
    content = message_update(text, kind=kind, chat_id=where, **more)
    content[kind]["from"] = user_json(user)
    return content


def private(user: int, kind: str = "message", **more: Any) -> Json:
    """Return what somebody writes to the bot."""
    return asked(kind, user, user, **more)


LISTED_ONLY = Terms(is_open=False)
#: By name: an update, and whether it is let in with a list, and how what is said else begins.
MATRIX: dict[str, tuple[Json, bool, Said]] = {
    "admin's message": (private(ADMIN), True, None),
    "admin's edit": (private(ADMIN, "edited_message", edit_date=DATE), True, None),
    "admin's tap": (tap_update("c:x", chat_id=ADMIN, user_id=ADMIN), True, None),
    "admin's inline query": (inline_update("who", user_id=ADMIN), True, None),
    "admin in a group": (asked("message", ADMIN, GROUP, "/ask who"), True, None),
    "listed user's message": (private(LISTED), True, None),
    "listed user's edit": (private(LISTED, "edited_message", edit_date=DATE), True, None),
    "listed user's tap": (tap_update("c:x", chat_id=LISTED, user_id=LISTED), True, None),
    "listed user's inline query": (inline_update("who", user_id=LISTED), True, None),
    "listed user in a group": (asked("message", LISTED, GROUP, "/ask who"), True, None),
    "listed user's tap in a group": (tap_update("c:x", chat_id=GROUP, user_id=LISTED), True, None),
    "stranger's message": (private(STRANGER), False, "I only answer people"),
    "stranger's command": (private(STRANGER, text="/start"), False, "I only answer people"),
    "stranger's picture": (private(STRANGER, text=None, location={"longitude": 1.0, "latitude": 2.0}), False,
                           "I only answer people"),
    "stranger's edit": (private(STRANGER, "edited_message", edit_date=DATE), False, "I only answer people"),
    "stranger's tap": (tap_update("c:x", chat_id=STRANGER, user_id=STRANGER), False, "I only answer people"),
    "stranger's inline query": (inline_update("who", user_id=STRANGER), False, None),
    "stranger's tap below an inline message": ({"update_id": 10, "callback_query": {
        "id": "q", "from": user_json(STRANGER), "chat_instance": "i", "data": "c:x", "inline_message_id": "m"}}, False,
        "I only answer people"),
    "stranger's /privacy": (private(STRANGER, text="/privacy"), True, None),
    "stranger's tap below it": (tap_update("p:erase", chat_id=STRANGER, user_id=STRANGER), True, None),
    "stranger's /privacy in a group": (asked("message", STRANGER, GROUP, "/privacy"), False, None),
    "stranger's /ask in a group": (asked("message", STRANGER, GROUP, "/ask who"), False, "I only answer in groups"),
    "stranger's /ask by our name": (asked("message", STRANGER, GROUP, f"/ask@{BOT_NAME} who"), False,
                                    "I only answer in groups"),
    "stranger's command in a group": (asked("message", STRANGER, GROUP, "/help"), False, None),
    "stranger's reply in a group": (asked("message", STRANGER, GROUP,
                                          reply_to_message=OURS | {"chat": {"id": GROUP, "type": "supergroup"}}),
                                    False, None),
    "stranger's tap in a group": (tap_update("c:x", chat_id=GROUP, user_id=STRANGER), False, None),
    "talk in a group": (asked("message", STRANGER, GROUP), True, None),
    "another bot's command": (asked("message", STRANGER, GROUP, "/ask@other_bot who"), True, None),
    "stranger in a listed group": (asked("message", STRANGER, LISTED_GROUP, "/ask who"), True, None),
    "stranger's tap in a listed group": (tap_update("c:x", chat_id=LISTED_GROUP, user_id=STRANGER), True, None),
    "anonymous admin": (asked("message", ANONYMOUS, GROUP, "/ask who", sender_chat={"id": GROUP, "type": "supergroup"}),
                        False, "I only answer in groups"),
    "anonymous admin of a listed group": (asked("message", ANONYMOUS, LISTED_GROUP, "/ask who", sender_chat={
        "id": LISTED_GROUP, "type": "supergroup"}), True, None),
    "channel that writes as an admin": (asked("message", ADMIN, GROUP, "/ask who", sender_chat={
        "id": -5, "type": "channel", "title": "C"}), False, "I only answer in groups"),
    "channel post": (message_update("post", kind="channel_post", chat={"id": -5, "type": "channel"}), True, None),
    "bot blocked": (membership_update("kicked", chat_id=STRANGER), True, None),
    "group's title changed": (message_update(None, chat_id=GROUP, new_chat_title="New"), True, None),
    "unknown kind": ({"update_id": 10}, True, None),
}  # fmt: skip


@pytest.mark.parametrize(("content", "is_let_in", "opening"), MATRIX.values(), ids=MATRIX.keys())
async def test_with_a_list(rig: MakeRig, content: Json, is_let_in: bool, opening: Said) -> None:  # noqa: FBT001 - a case's
    """
    Persons and groups on the list and admins are let in; what asks for nothing goes on to be ignored; others are told.
    """
    async with rig(LISTED_ONLY) as made:
        let_in, said = await made.take(content)

    assert let_in is is_let_in
    assert said is None if opening is None else said is not None
    assert (said or "").startswith(opening or "")


@pytest.mark.parametrize("content", [content for content, *_ in MATRIX.values()], ids=MATRIX.keys())
async def test_open_to_everybody(rig: MakeRig, content: Json) -> None:
    """
    Without a list everything is let in, and nobody is written down.
    """
    async with rig(Terms()) as made:
        assert await made.take(content) == (True, None)
        assert made.requests() == []


async def test_a_stranger_is_told_once_a_minute_and_the_admins_once_a_day(rig: MakeRig) -> None:
    """
    A second message gets no second line at once; /ask in a group asks for the whole group.
    """
    async with rig(LISTED_ONLY) as made:
        seconds = (0, 1, 59, 60)
        said = [(await made.take(private(STRANGER, date=DATE + one)))[1] is not None for one in seconds]
        mill = {"id": GROUP, "type": "supergroup", "title": "The mill"}
        await made.take(asked("message", STRANGER, GROUP, "/ask who", chat=mill))
        requests = made.requests()
        made.now += timedelta(hours=23)
        with write(made.engine) as connection:
            access.note_told(connection, STRANGER, made.now)
        await made.take(private(STRANGER, date=DATE + 3600))
        after_a_while = made.requests()
        made.now += timedelta(hours=2)
        await made.take(private(STRANGER, date=DATE + 7200))

        assert said == [True, False, False, True]
        assert requests == [Guest(STRANGER, "Asker", "en"), Guest(GROUP, "The mill", "en")]
        assert after_a_while == [Guest(GROUP, "The mill", "en")]
        assert made.requests() == [Guest(STRANGER, "Asker", "en")]


async def test_a_stranger_is_told_in_the_language_of_the_app(rig: MakeRig) -> None:
    """
    The line is translated, and has the id to pass on.
    """
    async with rig(LISTED_ONLY) as made:
        content = private(STRANGER)
        content["message"]["from"] = user_json(STRANGER, "uk")
        _, said = await made.take(content)

    assert said is not None
    assert said.startswith("Я відповідаю лише тим")
    assert str(STRANGER) in said


async def test_a_flood_is_told_once_and_then_dropped(rig: MakeRig) -> None:
    """
    Three are answered, the fourth is told when to ask again, the others nothing; later it goes on.
    """
    async with rig(Terms(user_questions=3)) as made:
        taken = [await made.take(private(STRANGER) | {"update_id": number}) for number in range(6)]
        later = await made.take(private(STRANGER, date=DATE + 20) | {"update_id": 99})

    assert [let_in for let_in, _ in taken] == [True] * 3 + [False] * 3
    assert [said is not None for _, said in taken] == [False] * 3 + [True, False, False]
    assert (taken[3][1] or "").endswith("in 20 seconds.")
    assert later == (True, None)


async def test_what_gathered_while_the_bot_was_down_is_no_flood(rig: MakeRig) -> None:
    """
    Twenty questions of twenty minutes are let in at once: what counts is when they were asked.
    """
    async with rig(Terms(user_questions=1)) as made:
        made.now = NOW + timedelta(hours=1)
        taken = [
            await made.take(private(STRANGER, date=DATE + 60 * number) | {"update_id": number}) for number in range(20)
        ]

    assert taken == [(True, None)] * 20


async def test_taps_count_by_when_they_came(rig: MakeRig) -> None:
    """
    A tap does not say when it was made; the inbox does.
    """
    async with rig(Terms(user_questions=1)) as made:
        inbox = Inbox(made.engine, BOT_ID, now=lambda: made.now)
        for number in range(9):
            made.now = NOW + timedelta(seconds=10 * number)
            inbox.store([Received(number, STRANGER, "{}")])
        taken = [await made.take(tap_update("c:x", user_id=STRANGER, update_id=number)) for number in range(20)]

    assert [let_in for let_in, _ in taken] == [True] * 14 + [False] * 6
    assert (taken[14][1] or "").startswith("Too fast for me")
    assert [said for _, said in taken[15:]] == [None] * 5


@pytest.mark.parametrize("data", ["x:1", "d:Abcdefghijk_:topic"])
async def test_a_tap_that_asks_a_question_counts_as_one(rig: MakeRig, data: str) -> None:
    """
    An example and a question without a condition cost what a typed question does.
    """
    async with rig(Terms(user_questions=2)) as made:
        taken = [await made.take(tap_update(data, user_id=STRANGER, update_id=number)) for number in range(4)]

    assert [let_in for let_in, _ in taken] == [True] * 2 + [False] * 2


async def test_a_group_has_a_limit_and_admins_have_none(rig: MakeRig) -> None:
    """
    Many persons together are held to the group's, anonymous ones too; talk does not count.
    """
    async with rig(Terms(user_questions=2, chat_questions=4)) as made:
        talk = [await made.take(asked("message", 50, GROUP) | {"update_id": number}) for number in range(100, 140)]
        persons = [10, 10, 11, 12, 13, ANONYMOUS, ADMIN, ADMIN, ADMIN]
        taken = [
            await made.take(asked("message", user, GROUP, "/ask who") | {"update_id": number})
            for number, user in enumerate(persons)
        ]

    assert talk == [(True, None)] * 40
    assert [let_in for let_in, _ in taken] == [True] * 4 + [False, False] + [True] * 3
    assert [said is not None for _, said in taken] == [False] * 4 + [True] + [False] * 4


async def test_a_try_that_is_repeated_counts_once(rig: MakeRig) -> None:
    """
    What failed behind the gate comes again, and is no second question.
    """
    async with rig(Terms(user_questions=1)) as made:
        taken = [await made.take(private(STRANGER)) for _ in range(3)]

    assert taken == [(True, None)] * 3


async def test_nobody_is_let_in_unseen(rig: MakeRig) -> None:
    """
    Where the list cannot be read, the update waits for its next try instead of passing.
    """
    async with rig(LISTED_ONLY) as made:
        with write(made.engine) as connection:
            connection.exec_driver_sql("ALTER TABLE allowed RENAME TO elsewhere")
        await made.application.process_update(read_update(private(LISTED), made.application))

        assert made.let_in == []
        assert made.outbox.take(10).has_failed


async def test_a_listed_group_stays_listed_when_it_becomes_a_supergroup(rig: MakeRig) -> None:
    """
    Its new id takes the old one's place.
    """
    async with rig(LISTED_ONLY) as made:
        await made.take(message_update(None, chat_id=LISTED_GROUP, migrate_to_chat_id=-777))

        assert await made.take(asked("message", STRANGER, -777, "/ask who") | {"update_id": 11}) == (True, None)
        assert (await made.take(asked("message", STRANGER, LISTED_GROUP, "/ask who") | {"update_id": 12}))[0] is False
