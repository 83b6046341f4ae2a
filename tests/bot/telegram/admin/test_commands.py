"""What admins can do, and that nobody else can, nor they anywhere but in private."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from telegram.ext import Application, MessageHandler, filters

from bot.records import access, reindex_runs
from bot.records.access import Guest, Terms
from bot.records.given_answers import GivenAnswer
from bot.records.inbox import Inbox
from bot.records.updates.table import Received
from bot.telegram.admin.commands import AdminHandlers
from bot.telegram.admin.status import BULLET
from bot.telegram.handlers.desk import Desk
from bot.telegram.messages.replies import Action, Edit, Notice, Place, Send
from bot.telegram.transport.outbox import Outbox
from corpus.sources import Source, SourceKind
from corpus.visits import SourceCheck
from index.catalogue import sources as source_ledger
from index.catalogue.database import open_catalogue, read, write
from tests.bot.support.fake_answerer import FakeAnswerer, answered, citation, refused
from tests.bot.support.offline_telegram import (
    DATE,
    Json,
    OfflineTelegram,
    message_update,
    offline_application,
    read_update,
    tap_update,
    user_json,
)
from tests.telegram_api.state import BOT_ID

ADMIN, ADA, GROUP = 1, 1001, -1001
NOW = datetime.fromtimestamp(DATE, UTC)
COMMANDS = ("/status", "/reindex", "/allow", "/allow 5", "/allow 5 forget")


class Rig:
    """The admins' handlers with their fakes around them; what they do not take is noted as unknown."""

    def __init__(self, data_dir: Path, admins: tuple[int, ...] = (ADMIN,), *, is_open: bool = False) -> None:
        self.engine = open_catalogue(data_dir)
        self.outbox = Outbox()
        self.unknown: list[int] = []
        self.application: Application[Any, Any, Any, Any, Any, Any] = offline_application(OfflineTelegram())
        terms = Terms(is_open=is_open)
        desk = Desk(self.engine, FakeAnswerer(), self.outbox, admins, terms, clock=lambda: NOW)
        AdminHandlers(desk).register(self.application)
        self.application.add_handler(MessageHandler(filters.ALL, self._note))

    async def _note(self, update: Any, _: Any) -> None:
        self.unknown.append(update.update_id)

    async def do(self, content: Json) -> tuple[Action, ...]:
        """Return what is done for an update."""
        await self.application.process_update(read_update(content, self.application))
        reply = self.outbox.take(content["update_id"]).reply
        return reply.actions if reply else ()

    async def say(self, text: str) -> str:
        """Return what an admin is told."""
        (action,) = await self.do(by(ADMIN, text))
        assert isinstance(action, Send)
        assert action.place == Place(ADMIN)
        return action.message.plain

    def allowed(self) -> list[Guest]:
        """Return the list."""
        with read(self.engine) as connection:
            return list(access.read_allowed(connection))

    def has_run(self) -> bool:
        """Whether a re-indexing is to be done."""
        with read(self.engine) as connection:
            return reindex_runs.find_unended(connection) is not None


def by(user: int, text: str, chat: int | None = None, kind: str = "message", **more: Any) -> Json:
    """Return a message of a user's."""
    content = message_update(text, kind=kind, chat_id=chat or user, **more)
    content[kind]["from"] = user_json(user)
    return content


@pytest_asyncio.fixture
async def rig(data_dir: Path) -> AsyncIterator[Rig]:
    """Handlers that are ready."""
    made = Rig(data_dir)
    async with made.application:
        yield made
    made.engine.dispose()


@pytest.mark.parametrize("text", COMMANDS)
@pytest.mark.parametrize(
    "how",
    [
        {"user": ADA},
        {"user": ADMIN, "chat": GROUP},
        {"user": ADA, "chat": GROUP},
        {"user": ADMIN, "kind": "edited_message", "edit_date": DATE},
        {"user": 1087968824, "chat": GROUP, "sender_chat": {"id": GROUP, "type": "supergroup"}},
    ],
    ids=["stranger", "admin in a group", "stranger in a group", "edit", "anonymous admin"],
)
async def test_to_others_and_elsewhere_the_commands_are_unknown(rig: Rig, text: str, how: dict[str, Any]) -> None:
    """
    The update goes on to where every unknown command goes, and nothing is done.
    """
    actions = await rig.do(by(text=text, **how))

    assert actions == ()
    assert rig.unknown == [10]
    assert rig.allowed() == []
    assert not rig.has_run()


@pytest.mark.parametrize(
    ("user", "chat"), [(ADA, ADA), (ADMIN, GROUP), (ADA, GROUP)], ids=["stranger", "admin in a group", "in a group"]
)
async def test_the_button_is_for_admins_in_private(rig: Rig, user: int, chat: int) -> None:
    """
    Its data may be forged: another sender only sees the button stop waiting.
    """
    actions = await rig.do(tap_update("allow:1001", user_id=user, chat_id=chat))

    assert actions == (Notice("q10"),)
    assert rig.allowed() == []


async def test_where_there_are_no_admins_nobody_is_one(data_dir: Path) -> None:
    """
    An empty list lets nobody in.
    """
    made = Rig(data_dir, ())
    async with made.application:
        for number, text in enumerate(COMMANDS):
            assert await made.do(by(ADA, text) | {"update_id": number}) == ()
    made.engine.dispose()

    assert made.unknown == list(range(len(COMMANDS)))


async def test_a_tap_lets_the_asker_in(rig: Rig) -> None:
    """
    The request becomes the news that it is granted, the button goes, and the asker hears of it in their language.
    """
    with write(rig.engine) as connection:
        access.request(connection, Guest(ADA, "Ada Example", "uk"), NOW)
    notice, edit, greeting = await rig.do(tap_update(f"allow:{ADA}", user_id=ADMIN, chat_id=ADMIN))
    again = await rig.do(tap_update(f"allow:{ADA}", user_id=ADMIN, chat_id=ADMIN))

    assert notice == Notice("q10")
    assert isinstance(edit, Edit)
    assert (edit.chat_id, edit.message_id, edit.message.plain) == (ADMIN, 6, "Admitted: Ada Example (1001)")
    assert edit.message.keyboard == ()
    assert isinstance(greeting, Send)
    assert greeting.place == Place(ADA)
    assert greeting.message.plain.startswith("Доступ надано")
    assert rig.allowed() == [Guest(ADA, "Ada Example")]
    assert [type(action) for action in again] == [Notice, Edit]


async def test_the_list_is_kept_by_id(rig: Rig) -> None:
    """
    Users and groups go on it and off it, and it is shown.
    """
    said = [
        await rig.say(text)
        for text in ("/allow", "/allow 1001", "/allow   -1001", "/allow 1001", "/allow", "/allow 1001 forget",
                     "/allow 1001 FORGET", "/allow")
    ]  # fmt: skip

    assert said == [
        "Nobody is on the list.",
        "Admitted: 1001",
        "Admitted: -1001",
        "Already on the list: 1001",
        f"On the list (2):\n{BULLET}1001\n{BULLET}-1001",
        "Removed from the list: 1001",
        "Not on the list: 1001",
        f"On the list (1):\n{BULLET}-1001",
    ]


@pytest.mark.parametrize(
    "text", ["/allow Ada", "/allow @ada", "/allow 0", "/allow 12 forgot", "/allow 1 2", "/allow " + "9" * 99]
)
async def test_what_is_no_id_is_told_how(rig: Rig, text: str) -> None:
    """
    Names are no ids: anyone can take any.
    """
    assert (await rig.say(text)).startswith("Send /allow and the id")
    assert rig.allowed() == []


async def test_a_list_that_decides_nothing_says_so(data_dir: Path) -> None:
    """
    While the bot is open to everybody, taking somebody off the list keeps nobody out.
    """
    made = Rig(data_dir, is_open=True)
    async with made.application:
        said = [await made.say(text) for text in ("/allow 5", "/allow", "/allow 5 forget")]
    made.engine.dispose()

    assert all("At present everybody is answered" in one for one in said)


async def test_a_long_list_is_whole(rig: Rig) -> None:
    """
    It goes out in several messages.
    """
    with write(rig.engine) as connection:
        for number in range(1, 1001):
            access.allow(connection, 10**12 + number, ADMIN, NOW)
    actions = await rig.do(by(ADMIN, "/allow"))
    text = "\n".join(action.message.plain for action in actions if isinstance(action, Send))

    assert len(actions) > 1
    assert len(re.findall(rf"^{BULLET}\d+$", text, re.MULTILINE)) == 1000


async def test_re_indexing_is_asked_for_once(rig: Rig) -> None:
    """
    The second to ask hears of the first.
    """
    said = [await rig.say("/reindex") for _ in range(2)]

    assert said[0].startswith("Re-indexing has started.")
    assert said[1].startswith("Re-indexing is already running, requested at 12:00 UTC.")
    assert rig.has_run()


async def test_the_status_of_an_empty_archive(rig: Rig) -> None:
    """
    Nothing is made up where nothing is known.
    """
    lines = (await rig.say("/status")).splitlines()

    assert lines[:3] == [
        "Articles: 0, statements: 0.",
        "Never indexed: send /reindex",
        "In the last 24 hours: 0 answered, 0 refused. Waiting now: 0.",
    ]
    assert re.fullmatch(r"Disk: 0\.0 GB used by the data, \d+\.\d GB free\.", lines[3])
    assert lines[4:] == ["Sources in trouble: 0."]


async def test_the_status_counts_answers_and_their_time(rig: Rig) -> None:
    """
    From arrival to sending, in the middle and for all but the slowest; what waits; and which source fails, why.
    """
    moment = NOW - timedelta(hours=1)
    inbox = Inbox(rig.engine, BOT_ID, now=lambda: moment)
    for number in range(20):
        inbox.store([Received(number, ADA, "{}", user_id=ADA)])
        stored = inbox.claim()
        assert stored is not None
        answer = refused("who?") if number % 4 else answered("who?", citation("“Yes.”"))
        inbox.keep_reply(stored.sequence, "{}", GivenAnswer(answer, f"answer{number:06}"))
        moment += timedelta(seconds=number)
        inbox.finish(stored.sequence)
    inbox.store([Received(99, ADA, "{}")])
    source = Source("https://lantern.example/feed.xml", SourceKind.FEED)
    with write(rig.engine) as connection:
        source_ledger.save_check(connection, source, SourceCheck(source.location, NOW, "404 Not Found"))
    lines = (await rig.say("/status")).splitlines()

    assert lines[2] == "In the last 24 hours: 5 answered, 15 refused. Waiting now: 1."
    assert lines[3] == "The last 20 answers, from arrival to sending: half within 10.0 s, 95 % within 19.0 s."
    assert lines[5:] == [
        "Sources in trouble: 1.",
        f"{BULLET}https://lantern.example/feed.xml: never read yet: 404 Not Found",
    ]
