"""The handlers answer what is meant for the bot, and leave the rest alone."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from telegram.ext import Application

from bot.questions.reading import LONGEST_QUESTION
from bot.records.inbox import prepare_tables
from bot.running.bot import register
from bot.telegram.handlers import asker as asking
from bot.telegram.handlers.desk import Desk
from bot.telegram.messages.replies import Notice, Place, Reply, Send
from bot.telegram.transport.outbox import Composed, Outbox
from bot.telegram.transport.workers import apology
from bot.texts import Texts
from index.catalogue.database import open_catalogue
from tests.bot.support.fake_answerer import FakeAnswerer
from tests.bot.support.offline_telegram import Json, OfflineTelegram, message_update, offline_application, read_update
from tests.telegram_api.state import BOT_ID

GROUP = -1001
BOT = {"id": BOT_ID, "is_bot": True, "first_name": "OnRecord"}


class Handling:
    """The handlers with their fakes around them."""

    def __init__(self, data_dir: Path) -> None:
        self.telegram = OfflineTelegram()
        self.answerer = FakeAnswerer()
        self.outbox = Outbox()
        self.application: Application[Any, Any, Any, Any, Any, Any] = offline_application(self.telegram)
        self.engine = open_catalogue(data_dir)
        prepare_tables(self.engine)
        register(self.application, Desk(self.engine, self.answerer, self.outbox))

    async def take(self, content: Json) -> Composed:
        """Let the handlers work on an update and return what they left in the outbox."""
        await self.application.process_update(read_update(content, self.application))
        return self.outbox.take(content["update_id"])

    async def said(self, content: Json) -> str | None:
        """Return the plain text of what is said to an update, None where it is left alone."""
        reply = (await self.take(content)).reply
        return "\n".join(sent.message.plain for sent in sends(reply)) if reply else None


@pytest_asyncio.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Handling]:
    """Handlers that are ready."""
    made = Handling(tmp_path)
    async with made.application:
        yield made


def sends(reply: Reply) -> list[Send]:
    """Return the messages that a reply sends."""
    return [action for action in reply.actions if isinstance(action, Send)]


def _message_of(sender: Json) -> Json:
    return {
        "message_id": 4,
        "date": 1770120000,
        "chat": {"id": GROUP, "type": "supergroup"},
        "from": sender,
        "text": "x",
    }


async def test_a_private_text_is_a_question_as_of_when_it_was_asked(desk: Handling) -> None:
    """
    The answerer gets the words untouched, with the message's own time.
    """
    said = await desk.said(message_update("  what did  she say?"))

    assert desk.answerer.asked == [("  what did  she say?", datetime(2026, 2, 3, 12, 0, tzinfo=UTC))]
    assert said is not None
    assert "“Reply to   what did  she say?”, she said." in said


@pytest.mark.parametrize(
    ("content", "question"),
    [
        (message_update("/ask who said it"), "who said it"),
        (message_update("/ask@onrecord_test_bot\nwho\nsaid it", chat_id=GROUP), "who\nsaid it"),
        (message_update("who else?", chat_id=GROUP, reply_to_message=_message_of(BOT)), "who else?"),
    ],
    ids=["private command", "group command over lines", "group reply"],
)
async def test_these_are_questions(desk: Handling, content: Json, question: str) -> None:
    """
    The question is the text behind the command, or the reply to the bot.
    """
    await desk.take(content)

    assert [asked for asked, _ in desk.answerer.asked] == [question]


@pytest.mark.parametrize(
    "content",
    [
        message_update("who said it?", chat_id=GROUP),
        message_update("/start", chat_id=GROUP),
        message_update("/ask@another_bot who", chat_id=GROUP),
        message_update("no", chat_id=GROUP, reply_to_message=_message_of(BOT | {"id": 9})),
        message_update("edited", kind="edited_message", edit_date=1770120001),
        message_update("/ask edited", kind="edited_message", edit_date=1770120001),
        message_update("post", kind="channel_post", chat={"id": -5, "type": "channel"}),
        message_update(None, new_chat_title="A new title", chat_id=GROUP),
        message_update(None, photo=[{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}], chat_id=GROUP),
        {"update_id": 10},
    ],
    ids=["group talk", "group start", "other bot", "reply to another", "edit", "edited command", "channel", "service",
         "group photo", "unknown kind"],
)  # fmt: skip
async def test_these_are_left_alone(desk: Handling, content: Json) -> None:
    """
    Nothing is asked and nothing is said.
    """
    assert await desk.take(content) == Composed()
    assert desk.answerer.asked == []


PHOTO: Json = {"photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]}
FILE: Json = {"document": {"file_id": "a", "file_unique_id": "b"}}
VIDEO: Json = {"video": {"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1, "duration": 1}}


def captioned(caption: str, holder: Json, **more: Any) -> Json:
    """Return the update of a photo or file with a caption."""
    content = message_update(None, caption=caption, **holder, **more)
    if caption.startswith("/"):
        length = len(caption.split(maxsplit=1)[0])
        content["message"]["caption_entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
    return content


@pytest.mark.parametrize("holder", [PHOTO, FILE, VIDEO])
@pytest.mark.parametrize(
    ("caption", "more"),
    [
        ("who said it?", {}),
        ("who said it?", {"media_group_id": "7"}),
        ("/ask who said it?", {}),
        ("/ask who said it?", {"chat_id": GROUP}),
        ("/ask@OnRecordBot who said it?", {}),
        ("who said it?", {"chat_id": GROUP, "reply_to_message": _message_of(BOT)}),
    ],
)
async def test_a_caption_is_a_question(desk: Handling, holder: Json, caption: str, more: Json) -> None:
    """
    Below a photo or a file stands what a message would say, in private and in groups.
    """
    await desk.take(captioned(caption.replace("OnRecordBot", desk.application.bot.username), holder, **more))

    assert [asked for asked, _ in desk.answerer.asked] == ["who said it?"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (captioned("who said it?", PHOTO, chat_id=GROUP), None),
        (captioned("/ask@another_bot who", PHOTO, chat_id=GROUP), None),
        (message_update(None, **PHOTO, media_group_id="7"), None),
        (captioned("/ask", FILE, chat_id=GROUP), "Write the question"),
        (captioned("/ask", FILE), "Write the question"),
        (captioned("/latest", FILE), "I can only read text"),
        (message_update(None, **PHOTO), "I can only read text"),
    ],
)
async def test_pictures_without_a_question_are_not_asked(desk: Handling, content: Json, said: str | None) -> None:
    """
    A group's own talk is left alone, and so are the other pictures of an album.
    """
    reply = await desk.said(content)

    assert desk.answerer.asked == []
    assert reply is None if said is None else (reply or "").startswith(said)


@pytest.mark.parametrize(
    ("content", "opening"),
    [
        (message_update("/start"), "I answer questions"),
        (message_update("/help"), "Ask in plain words"),
        (message_update("/ask  "), "Write the question"),
        (message_update("/ask", chat_id=GROUP), "Write the question"),
        (message_update("/settings"), "I do not know this command"),
        (message_update(None, sticker=None, location={"longitude": 1.0, "latitude": 2.0}), "I can only read text"),
        (message_update("shout"), "Please write a question with <words> in it."),
        (message_update("x" * (LONGEST_QUESTION + 1)), "This is too long for me"),
        (message_update("/ask " + "x" * (LONGEST_QUESTION + 1), chat_id=GROUP), "This is too long for me"),
    ],
)
async def test_these_get_a_line_of_help(desk: Handling, content: Json, opening: str) -> None:
    """
    What is no question is met with what to do instead.
    """
    said = await desk.said(content)

    assert said is not None
    assert said.startswith(opening)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (message_update("hello"), Place(1001)),
        (message_update("/ask x", chat_id=GROUP), Place(GROUP, None, 5)),
        (message_update("/ask x", chat_id=GROUP, message_thread_id=7, is_topic_message=True), Place(GROUP, 7, 5)),
        (message_update("/ask x", chat_id=GROUP, message_thread_id=7), Place(GROUP, None, 5)),
    ],
    ids=["private", "group", "topic", "thread of replies"],
)
async def test_replies_go_where_the_question_stands(desk: Handling, content: Json, place: Place) -> None:
    """
    Groups see which message is answered, topics keep theirs; a reply thread's id is no topic's.
    """
    reply = (await desk.take(content)).reply

    assert reply is not None
    assert [sent.place for sent in sends(reply)] == [place]


@pytest.mark.parametrize("question", ["fail", "bug"])
async def test_a_failure_is_logged_and_said_to_nobody_yet(
    desk: Handling, question: str, caplog: pytest.LogCaptureFixture
) -> None:
    """
    The error handler logs the error whole; whether to try again or apologise is decided where tries are counted.
    """
    outcome = await desk.take(message_update(question))

    assert outcome == Composed(has_failed=True)
    assert caplog.records[-1].exc_info is not None


async def test_an_answer_that_never_comes_is_given_up(desk: Handling, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    After the deadline the asker gets the apology.
    """
    monkeypatch.setattr(asking, "ANSWER_SECONDS", 0.0)

    assert await desk.said(message_update("slow")) == Texts()("apology")


async def test_an_apology_needs_somebody_to_hear_it(desk: Handling) -> None:
    """
    It goes to the chat of a message, for an unreadable update only to a private chat, else nowhere.
    """
    group = apology(read_update(message_update("x", chat_id=GROUP), desk.application), GROUP)
    unreadable = apology(None, 1001)

    assert group is not None
    assert [sent.place for sent in sends(group)] == [Place(GROUP, None, 5)]
    assert unreadable is not None
    assert [sent.place for sent in sends(unreadable)] == [Place(1001)]
    assert apology(None, GROUP) is None
    assert apology(read_update({"update_id": 3}, desk.application), 0) is None


async def test_a_tap_that_cannot_be_worked_on_is_answered_all_the_same(desk: Handling) -> None:
    """
    The button does not wait for ever.
    """
    user = {"id": 1001, "is_bot": False, "first_name": "Asker", "language_code": "uk"}
    tap = {"update_id": 3, "callback_query": {"id": "q", "from": user, "chat_instance": "i", "data": "c:a:1"}}

    assert apology(read_update(tap, desk.application), 0) == Reply(
        (Notice("q", Texts("uk")("apology"), is_alert=True),)
    )


@pytest.mark.parametrize("said", ["thanks", "/ask hi", "Дякую!"])
async def test_small_talk_is_answered_in_kind_and_not_searched_for(desk: Handling, said: str) -> None:
    """
    A line with a hint how to ask; no answer is kept.
    """
    composed = await desk.take(message_update(said))

    assert composed.reply is not None
    assert "what did the mayor say about the bridge?" in sends(composed.reply)[0].message.plain
    assert composed.given is None
    assert desk.answerer.asked == []
