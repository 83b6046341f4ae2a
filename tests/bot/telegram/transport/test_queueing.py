"""The line before the workers: how long it gets, whose turn it is, and who is told."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from bot.records import chats
from bot.records.inbox import Inbox
from bot.records.updates.table import Received, UpdateState
from bot.telegram.messages.replies import Message, Place, Send, reply_from_json, say
from bot.telegram.requests import Us
from bot.telegram.transport.arrivals import received
from bot.telegram.transport.queueing import Doorkeeper
from bot.texts import Texts, languages
from index.catalogue.database import open_catalogue, write
from tests.bot.support.offline_telegram import DATE, Json, inline_update, message_update, tap_update, user_json
from tests.telegram_api.state import BOT_ID, BOT_NAME

ADMIN, ADA, BEN, GROUP = 1, 1001, 1002, -1001
US = Us(BOT_ID, BOT_NAME)
START = datetime.fromtimestamp(DATE, UTC)
MOST = 5


class Line:
    """An inbox with a doorkeeper, and a clock that a test sets."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.now = START
        self._last = 0
        clock = lambda: self.now  # noqa: E731 - both share it
        self.inbox = Inbox(engine, BOT_ID, now=clock, doorkeeper=Doorkeeper(US, MOST, (ADMIN,), clock))

    def come(self, content: Json) -> None:
        """Let an update arrive."""
        self._last += 1
        self.inbox.store([received(content | {"update_id": self._last})])

    def fill(self) -> None:
        """Let as many questions arrive as may wait, each in a chat of its own."""
        for number in range(MOST):
            self.come(question(2000 + number))

    def next_reply(self) -> tuple[Place, str] | None:
        """Return the reply that goes out next, None where the next update is to be worked on."""
        stored = self.inbox.claim()
        assert stored is not None
        if stored.reply is None:
            return None
        self.inbox.finish(stored.sequence)
        (action,) = reply_from_json(stored.reply).actions
        assert isinstance(action, Send)
        return action.place, action.message.plain


@pytest.fixture
def line(data_dir: Path) -> Iterator[Line]:
    """An empty line."""
    engine = open_catalogue(data_dir)
    yield Line(engine)
    engine.dispose()


def question(user: int, chat: int | None = None, text: str = "who said it?", language: str = "en", **more: Any) -> Json:
    """Return a question of a user's."""
    content = message_update(text, chat_id=chat or user, **more)
    content["message"]["from"] = user_json(user, language)
    return content


def test_while_too_many_wait_a_question_is_turned_away_at_once(line: Line) -> None:
    """
    The word to that effect overtakes the line, in the asker's language; what waits is worked on as ever.
    """
    line.fill()
    line.come(question(ADA))
    line.come(question(BEN, language="uk"))

    assert line.inbox.count() == MOST + 2
    replies = [line.next_reply() for _ in range(3)]
    assert [reply and reply[0] for reply in replies] == [Place(ADA), Place(BEN), None]
    assert [reply and reply[1][:20] for reply in replies] == ["Very many people are", "Зараз запитує дуже б", None]
    assert line.inbox.count() == MOST


def test_nobody_fills_the_line_alone(line: Line) -> None:
    """
    A fifth of it is anybody's share; beyond that one is told once, and the others are let in as ever.
    """
    for number in range(4):
        line.come(question(ADA, text=f"question {number}"))
    line.come(question(BEN))
    replies = [line.next_reply() for _ in range(2)]

    assert line.inbox.count() == 2
    assert line.inbox.count(UpdateState.DONE) == 3
    assert replies[0] is not None
    assert replies[0][1].startswith("That is more questions than I can take")
    assert replies[1] is None


def test_the_word_is_said_once_a_minute(line: Line) -> None:
    """
    Further questions are turned away in silence, and nothing of them stays in the queue.
    """
    line.fill()
    for seconds in (0, 1, 59, 60):
        line.now = START + timedelta(seconds=seconds)
        line.come(question(ADA))

    assert line.inbox.count() == MOST + 2
    assert line.inbox.count(UpdateState.DONE) == 2


@pytest.mark.parametrize(
    "content",
    [
        question(ADMIN),
        question(ADA, text="/help"),
        question(ADA, GROUP),
        question(ADA, GROUP, "/help"),
        question(ADA, GROUP, "/ask@other_bot who"),
        tap_update("c:x"),
        inline_update("who"),
        message_update(None, chat_id=ADA, new_chat_title="x"),
        {"message": {"chat": "?"}},
    ],
    ids=[
        "admin",
        "command",
        "talk in a group",
        "command in a group",
        "another bot's /ask",
        "tap",
        "inline query",
        "service",
        "unreadable",
    ],
)
def test_these_are_let_into_a_full_line(line: Line, content: Json) -> None:
    """
    Only questions to the bot are turned away.
    """
    line.fill()
    line.come(content)

    assert line.inbox.count() == MOST + 1
    assert line.next_reply() is None


@pytest.mark.parametrize(
    "content",
    [
        question(ADA, GROUP, "/ask who"),
        question(ADA, GROUP, "/Ask who"),
        question(ADA, GROUP, f"/ask@{BOT_NAME} who"),
        question(ADA, GROUP, reply_to_message={"from": {"id": BOT_ID}}),
        question(1087968824, GROUP, "/ask who", sender_chat={"id": GROUP, "type": "supergroup"}),
        {"edited_message": question(ADA, GROUP, "/ask who")["message"]},
    ],
    ids=["command", "command in capitals", "command with our name", "reply", "anonymous admin", "edit"],
)
def test_in_a_group_the_word_answers_the_question(line: Line, content: Json) -> None:
    """
    As an answer would; in the language that the group chose.
    """
    with write(line.engine) as connection:
        chats.choose_language(connection, GROUP, "uk", START)
    line.fill()
    line.come(content)
    said = line.next_reply()

    assert said is not None
    assert said[0] == Place(GROUP, None, 5)
    assert said[1].startswith("Зараз запитує")


def test_nothing_is_rendered_while_the_inbox_is_written(line: Line) -> None:
    """
    The words of every language are ready before the first update comes; only the right one is taken.
    """
    rendered: list[str] = []

    def render(text: str) -> tuple[Message, ...]:
        rendered.append(text)
        return (Message(text, text),)

    doorkeeper = Doorkeeper(US, 0, clock=lambda: START, render=render)
    ready = list(rendered)
    inbox = Inbox(line.engine, BOT_ID, now=lambda: START, doorkeeper=doorkeeper)
    inbox.store([received(question(ADA, language="uk") | {"update_id": 1})])
    stored = inbox.claim()

    assert rendered == ready
    assert len(ready) == 2 * len(languages())
    assert stored is not None
    assert stored.reply is not None
    assert reply_from_json(stored.reply) == say(Place(ADA), (Message(Texts("uk")("busy"), Texts("uk")("busy")),))


def test_an_update_that_comes_again_is_not_turned_away(line: Line) -> None:
    """
    What is in the line stays there, however full it has become.
    """
    line.fill()
    first = question(2000) | {"update_id": 1}

    assert line.inbox.store([received(first)]) == 0
    assert line.inbox.count() == MOST
    assert line.next_reply() is None


def test_one_question_at_a_time_for_each_person(line: Line) -> None:
    """
    A second one in another chat waits, what others ask there does not; taps are no questions.
    """
    inbox = Inbox(line.engine, BOT_ID)
    updates = (
        question(ADA),
        question(ADA, GROUP, "/ask a"),
        question(BEN, GROUP, "/ask b"),
        tap_update("c:x", chat_id=-9),
    )
    inbox.store([received(update | {"update_id": number}) for number, update in enumerate(updates)])
    first = inbox.claim()
    assert first is not None
    assert first.user_id == ADA
    others = [inbox.claim(busy={ADA, *busy}, busy_users={ADA}) for busy in ((), (GROUP,))]
    inbox.finish(first.sequence)
    after = inbox.claim(busy={ADA})

    assert [other and other.update_id for other in others] == [2, 3]
    assert after is not None
    assert after.update_id == 1


def test_a_composed_reply_is_sent_though_its_asker_is_answered_elsewhere(line: Line) -> None:
    """
    What is composed only has to go out; and among a chat's interrupted updates the oldest is still the first.
    """
    inbox = Inbox(line.engine, BOT_ID)
    inbox.store([received(question(ADA, GROUP, f"/ask {number}") | {"update_id": number}) for number in range(2)])
    oldest, newest = (inbox.claim(busy=()), None)
    assert oldest is not None
    inbox.keep_reply(oldest.sequence + 1, "{}")
    newest = inbox.claim(busy_users={ADA})
    of_chat = inbox.claim(chat_id=GROUP)

    assert newest is not None
    assert (newest.update_id, newest.reply) == (1, "{}")
    assert of_chat is not None
    assert of_chat.update_id == 0


@pytest.mark.parametrize(
    ("update", "user"),
    [
        (question(ADA), ADA),
        (question(ADA, text="/ask who"), ADA),
        (question(ADA, text="/ASK who"), ADA),
        (question(ADA, text="/asking"), None),
        (question(1087968824, GROUP), None),
        ({"edited_message": question(ADA)["message"]}, ADA),
        (question(ADA, GROUP, sender_chat={"id": GROUP}), None),
        (tap_update("c:x"), None),
        (message_update(None), None),
        ({"message": {"from": {"id": "1"}, "text": "x"}}, None),
        ({"message": {"from": 1, "text": "x"}}, None),
        ({"message": "x"}, None),
        ({}, None),
    ],
)
def test_whose_question_an_update_is(update: Json, user: int | None) -> None:
    """
    Commands, taps, and what comes in a group's name are nobody's; nor is what cannot be read.
    """
    assert received({"update_id": 1} | json.loads(json.dumps(update))).user_id == user


def test_a_plain_inbox_turns_nobody_away(line: Line) -> None:
    """
    Without a doorkeeper everything is stored.
    """
    inbox = Inbox(line.engine, 7)
    inbox.store([Received(number, number, "{}") for number in range(900)])

    assert inbox.count() == 900
