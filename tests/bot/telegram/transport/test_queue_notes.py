"""Who waits long is told how many are before them: once, in private, and only where it is long."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from sqlalchemy import Engine

from bot.records.inbox import Inbox
from bot.telegram.transport.arrivals import received
from bot.telegram.transport.delivery import TurnTakingLimiter
from bot.telegram.transport.queue_notes import Note, Pace, QueueNotes, Waiting, find_notes
from index.catalogue.database import open_catalogue
from tests.bot.support.offline_telegram import OfflineTelegram, message_update, offline_application, user_json
from tests.telegram_api.state import BOT_ID

ADA, BEN, GROUP = 1001, 1002, -1001


def notes(line: list[Waiting], seconds: float = 0.0, finished: dict[int, int] | None = None) -> list[tuple[int, int]]:
    """Return which places in the line are told what number."""
    found: list[Note] = list(find_notes(line, Pace(seconds, finished or {}, chats_at_once=8)))
    return [(note.waiting.sequence, note.before) for note in found]


def test_a_persons_own_questions_take_a_second_each_at_least() -> None:
    """
    Telegram takes one message a second in a chat, so the seventh waits for six.
    """
    line = [Waiting(number, ADA, ADA) for number in range(8)]

    assert notes(line) == [(6, 6), (7, 7)]


def test_many_chats_are_worked_on_side_by_side() -> None:
    """
    Forty askers are served within five seconds, at eight a second.
    """
    line = [Waiting(number, 5000 + number, 5000 + number) for number in range(44)]

    assert notes(line) == [(41, 41), (42, 42), (43, 43)]


def test_a_slow_line_is_known_by_how_it_moved() -> None:
    """
    A minute with two answers is believed, a few seconds are not yet.
    """
    line = [Waiting(number, 5000 + number, 5000 + number) for number in range(8)]

    assert notes(line, 9.0, {1: 2}) == []
    assert notes(line, 57.0, {1: 2}) == [(number, number) for number in range(3, 8)]
    assert notes(line, 57.0, {1: 200}) == []


def test_nobody_is_told_who_is_not_to_be() -> None:
    """
    Updates without an asker count for those behind them.
    """
    line = [Waiting(number, GROUP) for number in range(9)] + [Waiting(9, ADA, ADA)]

    assert notes(line, 27.0, {}) == [(9, 9)]


def test_what_will_not_be_answered_is_not_told() -> None:
    """
    Of a flood only as much is answered as the limit allows.
    """
    line = [Waiting(number, ADA, ADA) for number in range(30)]

    assert [note.before for note in find_notes(line, Pace(0.0, {}, 8), most_each=10)] == [6, 7, 8, 9]


class NoTurns(TurnTakingLimiter):
    """A limiter where nobody waits for a turn."""

    def end_turn(self) -> None:
        """End none."""


class Rig:
    """An inbox, and what tells those who wait in it."""

    def __init__(self, data_dir: Path) -> None:
        self.engine: Engine = open_catalogue(data_dir)
        self.telegram = OfflineTelegram()
        self.application = offline_application(self.telegram)
        self.inbox = Inbox(self.engine, BOT_ID)
        self.notes = QueueNotes(self.engine, self.application.bot, NoTurns(), chats_at_once=1, clock=lambda: 0.0)

    def ask(self, chat: int, first: int, count: int, language: str = "en") -> None:
        """Let a user's questions arrive."""
        for number in range(first, first + count):
            content = message_update("/ask who", chat_id=chat, update_id=number)
            content["message"]["from"] = user_json(abs(chat), language)
            self.inbox.store([received(content)])

    def told(self) -> list[tuple[int, str]]:
        """Return who was told what."""
        return [(given["chat_id"], given["text"]) for given in self.telegram.sent()]


@pytest_asyncio.fixture
async def rig(data_dir: Path) -> AsyncIterator[Rig]:
    """A rig with an empty line."""
    made = Rig(data_dir)
    async with made.application:
        yield made
    made.engine.dispose()


async def test_each_question_is_told_once_and_in_the_language_of_the_app(
    rig: Rig,
) -> None:
    """
    With a single chat at a time, what others asked before is waited for.
    """
    rig.ask(ADA, 0, 7)
    rig.ask(BEN, 7, 1, "uk")
    for _ in range(2):
        await rig.notes.look()

    assert rig.told() == [
        (ADA, "6 questions are ahead of yours."),
        (BEN, "Перед вашим запитанням у черзі ще 7 запитань."),
    ]


async def test_a_group_is_not_told(rig: Rig) -> None:
    """
    Its twenty messages a minute are for answers.
    """
    rig.ask(GROUP, 0, 20)
    await rig.notes.look()

    assert rig.told() == []


async def test_a_line_of_one_is_none(rig: Rig) -> None:
    """
    A user being answered gets no note, and neither does the first in an empty queue.
    """
    await rig.notes.look()
    rig.ask(ADA, 0, 1)
    rig.inbox.claim()
    await rig.notes.look()

    assert rig.told() == []


async def test_notes_leave_room_for_answers(rig: Rig) -> None:
    """
    Of hundreds five are told at a look, those first whose turn comes first.
    """
    for number in range(40):
        rig.ask(2000 + number, number, 1)
    await rig.notes.look()

    assert [chat for chat, _ in rig.told()] == [2006, 2007, 2008, 2009, 2010]
