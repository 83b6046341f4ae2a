"""Who asks what, and where, as the inbox reads it of Telegram's JSON and handlers of python-telegram-bot's objects."""

import ast
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from bot import telegram as room
from bot.records.access import Kind
from bot.telegram.messages.replies import Place
from bot.telegram.requests import Request, Us, read_message, read_request
from tests.bot.support.offline_telegram import (
    DATE,
    Json,
    inline_update,
    membership_update,
    message_update,
    tap_update,
    user_json,
)
from tests.telegram_api.state import BOT_ID, BOT_NAME

ADA, GROUP = 1001, -1001
US = Us(BOT_ID, BOT_NAME)
MOMENT = datetime.fromtimestamp(DATE, UTC)
OURS: Json = {"message_id": 4, "date": DATE, "chat": {"id": GROUP, "type": "supergroup"}, "text": "x",
              "from": {"id": BOT_ID, "is_bot": True, "first_name": "OnRecord"}}  # fmt: skip
SUPERGROUP = {"id": GROUP, "type": "supergroup", "title": "The mill"}


def asked(**more: Any) -> Request:
    """Return a question of Ada's in her own chat, with something else about it."""
    told: dict[str, Any] = {
        "kind": Kind.QUESTION, "user": ADA, "name": "Asker", "chat": ADA, "chat_type": "private", "message": 5,
        "text": "who said it?", "moment": MOMENT,
    }  # fmt: skip
    return Request(**told | more)


def sent_by(user: Json) -> Json:
    """Return the part of a message that says whom it is from."""
    return {"from": user}


IN_GROUP = {"chat": GROUP, "chat_type": "supergroup"}
TAPPED = {"message": None, "text": None, "moment": None}
INLINE = TAPPED | {"chat": None, "chat_type": ""}
CAPTION: Json = {"caption": "/ask who", "caption_entities": [{"type": "bot_command", "offset": 0, "length": 4}]}
BELOW_INLINE = {"update_id": 1, "callback_query": {"id": "q", "from": user_json(), "chat_instance": "i", "data": "c:x",
                                                   "inline_message_id": "m"}}  # fmt: skip

#: By name: an update and the request that it is.
UPDATES: dict[str, tuple[Json, Request | None]] = {
    "private question": (message_update("who said it?"), asked()),
    "in the app's language": (message_update("x", **sent_by(user_json(ADA, "uk"))), asked(text="x", language="uk")),
    "two names": (message_update("x", **sent_by(user_json() | {"last_name": "Orr"})),
                  asked(text="x", name="Asker Orr")),
    "edit": (message_update("who?", kind="edited_message", edit_date=DATE + 60),
             asked(text="who?", moment=datetime.fromtimestamp(DATE + 60, UTC))),
    "picture with a command below it": (message_update(None, **CAPTION), asked(text="/ask who", command="ask")),
    "picture with a question below it": (message_update(None, caption="who?"), asked(text="who?")),
    "command": (message_update("/Ask who?"), asked(text="/Ask who?", command="ask")),
    "command to another bot": (message_update("/ask@Other_bot who?"),
                               asked(text="/ask@Other_bot who?", command="ask", addressee="other_bot")),
    "command in a block of code": (message_update("/help") | {"message": message_update("/help")["message"] | {
        "entities": [{"type": "code", "offset": 0, "length": 5}]}}, asked(text="/help")),
    "talk in a group": (message_update("x", chat_id=GROUP), asked(text="x", **IN_GROUP)),
    "reply": (message_update("x", chat_id=GROUP, reply_to_message=OURS),
              asked(text="x", replied_to=BOT_ID, **IN_GROUP)),
    "in a topic": (message_update("x", chat_id=GROUP, message_thread_id=7, is_topic_message=True),
                   asked(text="x", thread=7, **IN_GROUP)),
    "thread that is no topic": (message_update("x", chat_id=GROUP, message_thread_id=7), asked(text="x", **IN_GROUP)),
    "anonymous admin": (message_update("x", chat_id=GROUP, sender_chat=SUPERGROUP),
                        asked(text="x", user=None, name="", **IN_GROUP)),
    "anonymous admin, by id": (message_update("x", chat_id=GROUP, **sent_by(user_json(1087968824))),
                               asked(text="x", user=None, name="", **IN_GROUP)),
    "tap": (tap_update("c:x", chat_id=GROUP), asked(kind=Kind.TAP, **TAPPED | IN_GROUP)),
    "tap that asks": (tap_update("x:1"), asked(**TAPPED)),
    "tap on /privacy": (tap_update("p:erase"), asked(kind=Kind.TAP, command="privacy", **TAPPED)),
    "tap on an unknown button": (tap_update("no such"), asked(kind=Kind.TAP, **TAPPED)),
    "tap below a message long past": (tap_update("c:x", is_long_past=True), asked(kind=Kind.TAP, **TAPPED)),
    "tap below an inline message": (BELOW_INLINE, asked(kind=Kind.TAP, **INLINE)),
    "inline query": (inline_update("who"), asked(kind=Kind.INLINE, **INLINE)),
    "channel post": (message_update("x", kind="channel_post", chat={"id": -5, "type": "channel"}), None),
    "membership": (membership_update("kicked"), None),
    "unknown kind": ({"update_id": 1}, None),
}  # fmt: skip


@pytest.mark.parametrize(("update", "request_of_it"), UPDATES.values(), ids=UPDATES.keys())
def test_an_update_is_read_alike_in_both_forms(update: Json, request_of_it: Request | None) -> None:
    """
    As it comes from Telegram, and as handlers get it.
    """
    assert read_request(update) == request_of_it
    assert read_request(Update.de_json(update, None).to_dict()) == request_of_it


@pytest.mark.parametrize(
    ("text", "meant", "surely", "question"),
    [
        ("/ask who?", True, True, "who?"),
        ("/ASK  who?\nand when? ", True, True, "who?\nand when? "),
        (f"/ask@{BOT_NAME} who?", True, True, "who?"),
        (f"/ask@{BOT_NAME.upper()} who?", True, True, "who?"),
        ("/ask@other_bot who?", False, False, None),
        ("/ask", True, True, None),
        ("/asking who?", True, False, None),
        ("/help", True, False, None),
        (f"/help@{BOT_NAME}", True, True, None),
        ("/help@other_bot", False, False, None),
        ("who?", False, False, "who?"),
    ],
)
def test_what_is_meant_for_us_in_a_group(text: str, meant: bool, surely: bool, question: str | None) -> None:  # noqa: FBT001 - a case's
    """
    Commands that may be ours, /ask and what names us for sure; talk only as a reply.
    """
    alone = read_request(message_update(text, chat_id=GROUP))
    reply = read_request(message_update(text, chat_id=GROUP, reply_to_message=OURS))

    assert alone is not None
    assert reply is not None
    assert (alone.is_meant_for(US), alone.is_surely_for(US), alone.question_for(US)) == (meant, surely, question)
    assert (reply.is_meant_for(US), reply.is_surely_for(US), reply.question_for(US)) == (True, True, question)


def test_in_private_everything_is_for_us() -> None:
    """
    Another bot's command too, which asks nothing; a picture asks what is written below it.
    """
    foreign, picture = read_request(message_update("/privacy@other_bot")), read_request(message_update(None, **CAPTION))

    assert foreign is not None
    assert picture is not None
    assert foreign.is_surely_for(US)
    assert foreign.command_for(US) == ""
    assert picture.is_surely_for(US)
    assert [foreign.question_for(US), picture.question_for(US)] == [None, "who"]


def test_where_a_request_is_answered() -> None:
    """
    In the chat; in a group as a reply, within the topic.
    """
    topic: Json = {"message_thread_id": 7, "is_topic_message": True}
    messages = [message_update("x"), message_update("x", chat_id=GROUP), message_update("x", chat_id=GROUP, **topic)]
    places = [request.place for one in messages if (request := read_request(one))]

    assert places == [Place(ADA), Place(GROUP, None, 5), Place(GROUP, 7, 5)]


@pytest.mark.parametrize("message", [{}, {"chat": "?"}, {"chat": {"id": "7"}, "message_id": 1}, {"chat": {"id": 7}}])
def test_a_message_that_cannot_be_read_asks_nothing(message: Json) -> None:
    """
    Whatever else is strange about one that can be read is left out.
    """
    strange = {
        "message_id": 5,
        "chat": {"id": 7},
        "from": 1,
        "text": 2,
        "entities": [3],
        "date": "x",
        "reply_to_message": 4,
    }

    assert read_message(message) is None
    assert read_message(strange) == Request(Kind.QUESTION, None, chat=7, message=5)


def test_nobody_else_reads_who_asks_where() -> None:
    """
    In whose name, in which topic and by which command is read in one module of the wing.
    """
    telling = re.compile(r"sender_chat|is_topic_message|bot_command|BOT_COMMAND|/\(?\?[!P].*(?:ask|command)")
    sources = {path.name: path.read_text(encoding="utf-8") for path in Path(room.__path__[0]).rglob("*.py")}

    assert [name for name, source in sources.items() if telling.search(source)] == ["requests.py"]


def test_what_is_called_pure_does_not_know_telegram() -> None:
    """
    No module that says so imports the library.
    """
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in Path(room.__path__[0]).rglob("*.py")}
    pure = {path: tree for path, tree in trees.items() if re.search(r"\bPure\b", ast.get_docstring(tree) or "")}
    knowing = {
        path.name
        for path, tree in pure.items()
        for node in ast.walk(tree)
        if (isinstance(node, ast.ImportFrom) and str(node.module).partition(".")[0] == "telegram")
        or (isinstance(node, ast.Import) and any(one.name.partition(".")[0] == "telegram" for one in node.names))
    }

    assert "requests.py" in {path.name for path in pure}
    assert knowing == set()
