"""Every tap is answered, by whomever it is; what it shows takes the message's place."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from telegram.ext import Application

from bot.answers import Condition
from bot.citations.reader_links import ReaderLinks
from bot.records.given_answers import GivenAnswer
from bot.telegram.handlers import answer_taps as taps
from bot.telegram.handlers.answer_taps import Taps
from bot.telegram.handlers.desk import Desk
from bot.telegram.messages.keyboards import answer_keyboard
from bot.telegram.messages.replies import Action, Edit, Notice
from bot.telegram.transport.outbox import Composed, Outbox
from bot.texts import ENGLISH
from tests.bot.support.asking import make_news
from tests.bot.support.fake_answerer import FakeAnswerer
from tests.bot.support.given_answers import GivenAnswers
from tests.bot.support.offline_telegram import Json, OfflineTelegram, offline_application, read_update, tap_update

BRIDGE = make_news("Ada Orr said that the bridge would stay free of tolls. It rained.", "bridge")
QUESTION = "what did Ada Orr say about the bridge in 2026?"
GROUP = -1001


class Tapping:
    """The handlers of taps around stored answers; ``anew`` is who answers where a condition is dropped."""

    def __init__(self, data_dir: Path) -> None:
        self.chat = GivenAnswers(data_dir, BRIDGE)
        self.outbox = Outbox()
        self.anew = FakeAnswerer()
        self.application: Application[Any, Any, Any, Any, Any, Any] = offline_application(OfflineTelegram())
        reader = ReaderLinks("https://reader.example.org")
        handlers = Taps(Desk(self.chat.engine, self.anew, self.outbox, reader=reader))
        handlers.register(self.application)
        handlers.register_last(self.application)

    async def take(self, content: Json) -> Composed:
        """Let the handlers work on a tap."""
        await self.application.process_update(read_update(content, self.application))
        return self.outbox.take(content["update_id"])

    async def do(self, data: str, **how: object) -> tuple[Action, ...]:
        """Return what is done for a tap on a button with this data."""
        reply = (await self.take(tap_update(data, **how))).reply  # type: ignore[arg-type]  # by name
        assert reply is not None
        return reply.actions


@pytest_asyncio.fixture
async def tapping(tmp_path: Path) -> AsyncIterator[Tapping]:
    """Handlers that are ready."""
    made = Tapping(tmp_path / "data")
    async with made.application:
        yield made
    made.chat.engine.dispose()


async def test_anyone_opens_a_citation_and_goes_back(tapping: Tapping) -> None:
    """
    The tap is answered first; then the message shows the passage, and still counts as the answer's.
    """
    given = tapping.chat.give(QUESTION)
    opened = await tapping.do(f"c:{given.answer_id}:1", chat_id=GROUP, user_id=77)
    back = await tapping.do(f"b:{given.answer_id}", chat_id=GROUP, is_long_past=True)

    assert opened[0] == Notice("q10")
    assert isinstance(opened[1], Edit)
    assert (opened[1].chat_id, opened[1].message_id, opened[1].answer) == (GROUP, 6, given.answer_id)
    assert "<b>Ada Orr said" in opened[1].message.html
    assert isinstance(back[1], Edit)
    assert "<blockquote expandable>Ada Orr said" in back[1].message.html


async def test_a_tap_on_what_cannot_be_opened_gets_a_reason(tapping: Tapping) -> None:
    """
    In their language, as something to read; the message stays as it is.
    """
    unknown = await tapping.do("b:unknown_one_", language="uk")
    forged = await tapping.do("c:nonsense")
    strange = await tapping.do("another program's button")

    assert unknown == (Notice("q10", "Цієї відповіді в мене вже немає. Запитайте, будь ласка, ще раз.", is_alert=True),)
    assert forged == strange == (Notice("q10", "This button no longer works. Please ask again.", is_alert=True),)


async def test_a_tap_below_no_message_is_answered_all_the_same(tapping: Tapping) -> None:
    """
    Below what inline mode sent there is no message of ours to edit.
    """
    given = tapping.chat.give(QUESTION)
    content = tap_update(f"c:{given.answer_id}:1")
    del content["callback_query"]["message"]
    content["callback_query"]["inline_message_id"] = "i"
    reply = (await tapping.take(content)).reply
    assert reply is not None

    assert reply.actions == (Notice("q10"),)


async def test_an_answer_is_shared_by_its_asker(tapping: Tapping) -> None:
    """
    Its message gets the way to the page, worked on twice too; somebody else's tap changes nothing.
    """
    given = tapping.chat.give(QUESTION)  # user 5 asks
    refused = await tapping.do(f"s:{given.answer_id}", chat_id=GROUP, user_id=77)
    first, second = [await tapping.do(f"s:{given.answer_id}", chat_id=GROUP, user_id=5) for _ in range(2)]
    stopped = await tapping.do(f"u:{given.answer_id}", chat_id=GROUP, user_id=5)
    notice, edit = first
    assert isinstance(edit, Edit)

    assert refused == (Notice("q10", "Only the person who asked this can share it.", is_alert=True),)
    assert isinstance(notice, Notice)
    assert notice.text.startswith("Shared: anybody with the link")
    assert (first == second, edit.answer) == (True, given.answer_id)
    assert [one.text for one in edit.message.keyboard[-2] if one.url or one.data] == ["Open its page", "Stop sharing"]
    assert stopped[0] == Notice("q10", "No longer shared: the link no longer works.", is_alert=True)


async def test_a_dropped_condition_asks_the_same_question_anew(tapping: Tapping) -> None:
    """
    As on the day when it was asked; the new answer is its asker's, stands in the message, and leads back to the first.
    """
    first = tapping.chat.give(QUESTION, thread_id=7, asked_in=4)
    stored = tapping.chat.read(first.answer_id)
    assert stored is not None
    composed = await tapping.take(tap_update(f"d:{first.answer_id}:period", user_id=77))
    given, reply = composed.given, composed.reply
    assert given is not None
    assert reply is not None
    edit = reply.actions[1]
    assert isinstance(edit, Edit)

    assert tapping.anew.asked == [(QUESTION, stored.answered_at)]
    assert tapping.anew.dropped == [frozenset({Condition.PERIOD})]
    assert (given.user_id, given.thread_id, given.asked_in) == (5, 7, 4)
    assert (given.without, given.first) == (frozenset({Condition.PERIOD}), first.answer_id)
    assert edit.answer == given.answer_id
    assert f"b:{first.answer_id}" in [button.data for row in edit.message.keyboard for button in row]


async def test_the_other_reading_is_asked_for_by_a_button(tapping: Tapping) -> None:
    """
    The same question, as on its day, for whom it may have asked as well; and the way back to the first answer.
    """
    first = tapping.chat.give(QUESTION, other="Ben Vane")
    stored = tapping.chat.read(first.answer_id)
    assert stored is not None
    keyboard = answer_keyboard(stored, range(1, 2), ENGLISH)
    composed = await tapping.take(tap_update(f"o:{first.answer_id}"))
    given, reply = composed.given, composed.reply
    assert given is not None
    assert reply is not None

    assert ("Did you mean what Ben Vane said?", f"o:{first.answer_id}") in [
        (button.text, button.data) for row in keyboard for button in row
    ]
    assert tapping.anew.asked == [(QUESTION, stored.answered_at)]
    assert given.answer.citations[0].quote == "“What Ben Vane said”, she said."
    assert (given.without, given.first) == (frozenset(), first.answer_id)


async def test_where_no_other_reading_was_offered_none_is_asked_for(tapping: Tapping) -> None:
    """
    Whatever a forged tap asks for.
    """
    given = tapping.chat.give(QUESTION)
    actions = await tapping.do(f"o:{given.answer_id}")

    assert isinstance(actions[0], Notice)
    assert actions[0].is_alert
    assert tapping.anew.asked == []


async def test_back_from_a_dropped_condition_the_page_can_be_taken_away(tapping: Tapping) -> None:
    """
    The answer that is shared is a tap away from the one that stands in its message.
    """
    shared = tapping.chat.give(QUESTION)
    await tapping.do(f"s:{shared.answer_id}", user_id=5)
    _, dropped = await tapping.do(f"d:{shared.answer_id}:period", user_id=5)
    assert isinstance(dropped, Edit)
    (back,) = [button for row in dropped.message.keyboard for button in row if (button.data or "").startswith("b:")]
    _, first = await tapping.do(back.data or "", user_id=5)
    assert isinstance(first, Edit)

    assert f"u:{shared.answer_id}" in [button.data for row in first.message.keyboard for button in row]


async def test_a_second_condition_is_dropped_beside_the_first(tapping: Tapping) -> None:
    """
    What was left out stays left out, and back is the first answer of all.
    """
    first = tapping.chat.give(QUESTION)
    second = tapping.chat.give(QUESTION, without=frozenset({Condition.PERIOD}), first=first.answer_id)
    given = (await tapping.take(tap_update(f"d:{second.answer_id}:speaker"))).given
    assert isinstance(given, GivenAnswer)

    assert given.without == {Condition.PERIOD, Condition.SPEAKER}
    assert given.first == first.answer_id


async def test_the_last_condition_stays(tapping: Tapping) -> None:
    """
    Without it there is no question, whatever a forged tap asks for.
    """
    given = tapping.chat.give("what did Ada Orr say?")
    actions = await tapping.do(f"d:{given.answer_id}:speaker")

    assert actions == (Notice("q10", "Without this, there would be nothing left to ask.", is_alert=True),)
    assert tapping.anew.asked == []


async def test_an_answer_that_never_comes_is_given_up(tapping: Tapping, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The user who tapped hears of it, and the message stays.
    """
    given = tapping.chat.give(QUESTION)
    monkeypatch.setattr(taps, "_ANSWER_SECONDS", 0.0)
    actions = await tapping.do(f"d:{given.answer_id}:period")

    assert actions == (Notice("q10", "Sorry, this took too long. Please try again later.", is_alert=True),)
