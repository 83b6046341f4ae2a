"""The commands: what is said to them, in which language, and what they change."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from telegram.ext import Application

from bot.records import threads
from bot.records.shared_answers import share
from bot.records.threads import Thread
from bot.telegram.handlers.commands import CommandHandlers
from bot.telegram.handlers.desk import Desk
from bot.telegram.handlers.feedback_taps import FeedbackTaps
from bot.telegram.handlers.privacy import PrivacyHandlers
from bot.telegram.messages.replies import Action, Button, Edit, Notice, Send, SendFile
from bot.telegram.transport.outbox import Composed, Outbox
from index.catalogue.database import read, write
from tests.bot.support.asking import make_news
from tests.bot.support.kept_answers import NOW, KeptAnswers
from tests.bot.support.offline_telegram import Json, OfflineTelegram, message_update, offline_application, tap_update
from tests.bot.support.offline_telegram import read_update as to_update
from tests.telegram_api.state import BOT_ID, BOT_NAME

GROUP = -1001
BRIDGE = "Ada Orr said that the bridge would stay free."
LIBRARY = "Odette Vane said that the library would close."


class Reader(KeptAnswers):
    """An archive behind the handlers, and what they leave in the outbox."""

    def __init__(self, data_dir: Path) -> None:
        news = (make_news(BRIDGE, "bridge", day="2026-02-03"), make_news(LIBRARY, "library", day="2026-05-04"))
        super().__init__(data_dir, *news)
        self.outbox = Outbox()
        self.application: Application[Any, Any, Any, Any, Any, Any] = offline_application(OfflineTelegram())
        desk = Desk(self.engine, self.asked.answerer, self.outbox, clock=lambda: NOW)
        for handlers in (FeedbackTaps, PrivacyHandlers, CommandHandlers):
            handlers(desk).register(self.application)

    async def take(self, content: Json) -> Composed:
        """Let the handlers work on an update and return what they left."""
        await self.application.process_update(to_update(content, self.application))
        return self.outbox.take(content["update_id"])

    async def actions(self, content: Json) -> tuple[Action, ...]:
        """Return what is done for an update."""
        reply = (await self.take(content)).reply
        return reply.actions if reply else ()

    async def said(self, content: Json) -> str:
        """Return the plain text of what is sent, edited or noticed."""
        told = []
        for action in await self.actions(content):
            match action:
                case Send() | Edit():
                    told.append(action.message.plain)
                case Notice():
                    told.append(action.text)
        return "\n".join(told)


@pytest_asyncio.fixture
async def reader(tmp_path: Path) -> AsyncIterator[Reader]:
    """Handlers that are ready."""
    made = Reader(tmp_path / "data")
    async with made.application:
        yield made
    made.engine.dispose()


def typed(text: str, language: str | None = None, chat_id: int = 1001, **more: Any) -> Json:
    """Return the update of a message by somebody whose app has a language; in a group it names the bot."""
    text = text if chat_id > 0 else f"{text}@{BOT_NAME}"
    content = message_update(text, chat_id=chat_id, **more)
    content["message"]["from"]["language_code"] = language
    return content


def buttons(action: Action) -> list[Button]:
    """Return the buttons of a message."""
    assert isinstance(action, Send | Edit)
    return [button for row in action.message.keyboard for button in row]


async def test_the_greeting_has_questions_that_this_archive_answers(reader: Reader) -> None:
    """
    About whom it quotes, on what they speak of; a strange payload greets too.
    """
    (sent,) = await reader.actions(typed("/start what"))

    assert isinstance(sent, Send)
    assert "\n1. What did Ada Orr say about the bridge?\n" in sent.message.plain
    assert reader.asked.ask("What did Ada Orr say about the bridge?").citations


async def test_a_tap_on_an_example_asks_it(reader: Reader) -> None:
    """
    The answer comes below the greeting under its question, belongs to the user who tapped, and takes follow-ups.
    """
    (greeting,) = await reader.actions(typed("/start"))
    assert isinstance(greeting, Send)
    data = buttons(greeting)[0].data or ""
    composed = await reader.take(tap_update(data, user_id=7, text=greeting.message.plain))

    assert composed.reply
    assert composed.given
    notice, sent = composed.reply.actions
    assert isinstance(notice, Notice)
    assert isinstance(sent, Send)
    assert sent.message.plain.startswith("What did Ada Orr say about the bridge?\n")
    assert BRIDGE in sent.message.plain
    assert (sent.answer, composed.given.user_id) == (composed.given.answer_id, 7)


@pytest.mark.parametrize("how", [{"text": "Something else"}, {"is_long_past": True}], ids=["other words", "long past"])
async def test_an_example_that_cannot_be_read_any_more_is_told(reader: Reader, how: dict[str, Any]) -> None:
    """
    A tap below a greeting that Telegram no longer shows gets a notice, and asks nothing.
    """
    assert "no longer" in await reader.said(tap_update("x:2", **how))


async def test_a_link_opens_the_passage_that_it_names(reader: Reader) -> None:
    """
    And says why where it is not kept any more.
    """
    answer_id = reader.give("what did Ada Orr say about the bridge?")
    (opened,) = await reader.actions(typed(f"/start c_{answer_id}_1"))

    assert isinstance(opened, Send)
    assert opened.answer == answer_id
    assert BRIDGE in opened.message.plain
    assert "no longer have this answer" in await reader.said(typed("/start c_Abcdefghijk__1"))


async def test_help_is_given_everywhere_in_the_reader_s_language(reader: Reader) -> None:
    """
    In a group nobody's app decides.
    """
    assert (await reader.said(typed("/help"))).startswith("Ask in plain words")
    assert (await reader.said(typed("/help", "uk"))).startswith("Питайте простими словами")
    assert (await reader.said(typed("/help", "uk", GROUP))).startswith("Ask in plain words")


async def test_a_reader_of_another_language_learns_in_which_to_ask(reader: Reader) -> None:
    """
    The archive's; to a reader of English, whose questions are always read, nothing is said of it.
    """
    asked_in = "Мова запитань: англійська."

    assert asked_in in await reader.said(typed("/start", "uk"))
    assert (await reader.said(typed("/help", "uk"))).endswith(asked_in)
    assert "Ask in a language" not in await reader.said(typed("/help"))
    reader.archive.build([make_news(LIBRARY, "library"), replace(make_news(BRIDGE, "third"), language="uk")])
    assert asked_in not in await reader.said(typed("/help", "uk"))


async def test_in_a_group_a_command_that_names_nobody_may_be_another_bot_s(reader: Reader) -> None:
    """
    It is left alone.
    """
    for command in ("/help", "/sources", "/language", "/privacy", "/feedback so slow", "/help@another_bot"):
        assert await reader.actions(message_update(command, chat_id=GROUP)) == ()


async def test_a_chosen_language_is_spoken_in_its_chat(reader: Reader) -> None:
    """
    Whatever the app's; the message with the buttons changes too, and the next command is answered in it.
    """
    offered = buttons((await reader.actions(typed("/language", "nl")))[0])
    ukrainian = next(button for button in offered if button.text == "Українська")
    notice, edit = await reader.actions(tap_update(ukrainian.data or "", language="nl"))
    await reader.take(tap_update("l:uk", chat_id=GROUP, update_id=11))

    names = ["Deutsch", "English", "Español", "Français", "Italiano", "Polski", "Português", "Русский", "Українська"]
    assert [button.text.removeprefix("✓ ") for button in offered] == names
    assert [button.text for button in offered if button.text.startswith("✓")] == ["✓ English"]
    assert isinstance(notice, Notice)
    assert [button.text for button in buttons(edit) if button.text.startswith("✓")] == ["✓ Українська"]
    assert (await reader.said(typed("/help", "nl"))).startswith("Питайте")
    assert (await reader.said(typed("/help", "nl", GROUP))).startswith("Питайте")
    assert (await reader.said(typed("/help", "nl", 2002))).startswith("Ask")
    assert (await reader.said(typed("/help", "de", 2002))).startswith("Fragen")


@pytest.mark.parametrize("data", ["l:xx", "l:", "p:what", "f:what"])
async def test_a_forged_tap_is_answered_and_changes_nothing(reader: Reader, data: str) -> None:
    """
    The button stops waiting, and that is all.
    """
    actions = await reader.actions(tap_update(data))

    assert actions == (Notice("q10"),)


async def test_sources_are_told_with_counts_and_days(reader: Reader) -> None:
    """
    By outlet, without the paths on the operator's disk.
    """
    english, ukrainian = await reader.said(typed("/sources")), await reader.said(typed("/sources", "uk"))

    assert english.startswith("2 articles with 2 statements by 2 speakers. From 3 Feb 2026 to 4 May 2026. As of ")
    assert english.endswith("• The Lantern: 2 articles, newest 4 May 2026, 57 days ago")
    assert ukrainian.startswith("2 статті, у них 2 висловлювання; мовців: 2.")
    assert ukrainian.endswith("• The Lantern: 2 статті, найновіша 4 травня 2026, 57 днів тому")
    assert "/news" not in english


@pytest.mark.parametrize(
    ("command", "quotes"),
    [
        ("/latest", [LIBRARY, BRIDGE]),
        ("/latest Ada Orr", [BRIDGE]),
        ("/latest the library", [LIBRARY]),
    ],
    ids=["of all", "by somebody", "on something"],
)
async def test_the_latest_is_an_answer_of_its_own(reader: Reader, command: str, quotes: list[str]) -> None:
    """
    Newest first, with everything an answer has, and kept like one.
    """
    composed = await reader.take(typed(command))

    assert composed.given is not None
    assert [one.quote for one in composed.given.answer.citations] == quotes
    assert composed.given.answer.order == "newest"
    assert (composed.given.user_id, composed.given.asked_in) == (1001, 5)
    assert composed.reply is not None
    sent = composed.reply.actions[0]
    assert isinstance(sent, Send)
    assert sent.answer == composed.given.answer_id
    assert quotes[0] in sent.message.plain


async def test_too_long_a_topic_is_said_to_be(reader: Reader) -> None:
    """
    As a question would be.
    """
    assert "at most 500" in await reader.said(typed(f"/latest {'word ' * 150}"))


async def test_new_forgets_where_the_conversation_stands(reader: Reader) -> None:
    """
    Of the asker in that chat, and says whether there was anything.
    """
    thread = Thread(BOT_ID, 1001, None, 1001)
    answer_id = reader.give("what did Ada Orr say about the bridge?")
    with write(reader.engine) as connection:
        threads.remember(connection, thread, answer_id)

    assert (await reader.said(typed("/new"))).startswith("Forgotten")
    assert (await reader.said(typed("/new"))).startswith("There was nothing")
    with read(reader.engine) as connection:
        assert threads.last_answer(connection, thread, NOW) is None


async def test_a_tap_is_thanked_for_and_a_second_takes_it_back(reader: Reader) -> None:
    """
    In the reader's language; what is no longer kept is said.
    """
    data = f"f:{reader.give('what did Ada Orr say about the bridge?')}:1:s"

    assert await reader.said(tap_update(data, update_id=1, language="uk")) == "Дякую, враховано."
    assert await reader.said(tap_update(data, update_id=2)) == "Withdrawn."
    assert "no longer stored" in await reader.said(tap_update("f:Abcdefghijk_:0:u", update_id=3))


async def test_remarks_are_kept_and_explained(reader: Reader) -> None:
    """
    With the answer that they reply to.
    """
    answer_id = reader.give("what did Ada Orr say about the bridge?")
    reader.archive.damage(
        "INSERT INTO shown_answers (bot_id, chat_id, message_id, answer) VALUES (:bot, 1001, 6, :answer)",
        bot=BOT_ID,
        answer=answer_id,
    )
    bot = {"id": BOT_ID, "is_bot": True, "first_name": "OnRecord"}
    replied = {"message_id": 6, "date": 0, "chat": {"id": 1001, "type": "private"}, "from": bot, "text": "x"}

    assert "after the command" in await reader.said(typed("/feedback"))
    assert "your remark was noted" in await reader.said(typed("/feedback so slow", update_id=11))
    about = await reader.said(typed("/feedback so wrong", update_id=12, reply_to_message=replied))
    rows = reader.archive.rows("SELECT remark, answer FROM feedback ORDER BY id")
    assert "about this answer" in about
    assert rows == [("so slow", None), ("so wrong", answer_id)]


async def test_privacy_is_told_and_its_buttons_hand_out_what_is_kept(reader: Reader) -> None:
    """
    As a JSON file to the user's own chat.
    """
    reader.give("what did Ada Orr say about the bridge?")
    (told,) = await reader.actions(typed("/privacy", "uk"))
    _, file = await reader.actions(tap_update(buttons(told)[0].data or "", language="uk"))

    assert [button.text for button in buttons(told)] == ["Отримати мої дані", "Стерти мої дані"]
    assert isinstance(told, Send)
    assert "13" in told.message.plain
    assert isinstance(file, SendFile)
    assert (file.place.chat_id, file.name) == (1001, "onrecord-1001.json")
    assert json.loads(file.content)["questions"][0]["question"] == "what did Ada Orr say about the bridge?"


async def test_shared_pages_are_taken_away_in_one_go(reader: Reader) -> None:
    """
    For messages with their buttons may be gone; somebody else's pages stay, and without any there is no button.
    """
    mine, theirs = (reader.give("what did Ada Orr say about the bridge?", user_id) for user_id in (1001, 1002))
    with write(reader.engine) as connection:
        for answer_id in (mine, theirs):
            share(connection, answer_id, NOW)
    (told,) = await reader.actions(typed("/privacy"))
    button = buttons(told)[-1]
    said = await reader.said(tap_update(button.data or "", update_id=11))
    again = await reader.said(tap_update(button.data or "", update_id=12))
    (after,) = await reader.actions(typed("/privacy"))

    assert button.text == "Stop sharing (1 answer)"
    assert "No longer shared: the link to the page no longer works." in said
    assert "Nothing was shared." in again
    assert reader.archive.rows("SELECT answer FROM shared_answers") == [(theirs,)]
    assert [one.text for one in buttons(after)] == ["Export my data", "Erase my data"]


async def test_erasing_asks_once_more(reader: Reader) -> None:
    """
    Only "yes" erases; in a group there are no buttons, and a forged tap there does nothing.
    """
    reader.give("what did Ada Orr say about the bridge?")
    (told,) = await reader.actions(typed("/privacy"))
    _, sure = await reader.actions(tap_update(buttons(told)[1].data or "", update_id=11))
    keep, erase = buttons(sure)
    kept = await reader.said(tap_update(keep.data or "", update_id=12))
    in_group = await reader.actions(tap_update(erase.data or "", update_id=13, chat_id=GROUP))
    before = reader.count("answers")
    erased = await reader.said(tap_update(erase.data or "", update_id=14))

    assert "Nothing was erased" in kept
    assert (in_group, before) == ((Notice("q13"),), 1)
    assert "Erased." in erased
    assert reader.count("answers") == 0
    assert buttons((await reader.actions(typed("/privacy", chat_id=GROUP)))[0]) == []
