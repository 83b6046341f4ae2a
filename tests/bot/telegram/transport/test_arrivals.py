"""Updates as they arrive: in whose order each is kept, and what of it is worth keeping."""

import json

import pytest

from bot.telegram.transport.arrivals import (
    ALLOWED_UPDATES,
    LONGEST_TEXT,
    received,
)
from bot.telegram.transport.lines import Line
from tests.bot.support.offline_telegram import Json, inline_update, membership_update, message_update, tap_update

GROUP = -1002000000000
USER = 1001


@pytest.mark.parametrize(
    ("update", "line"),
    [
        (message_update("x", chat_id=GROUP), GROUP),
        (message_update("x", chat_id=GROUP, kind="edited_message"), GROUP),
        (tap_update("c:a:1", chat_id=GROUP, user_id=USER), GROUP),
        (tap_update("c:a:1", chat_id=GROUP, is_long_past=True), GROUP),
        ({"update_id": 1, "poll": {"id": "p"}}, 0),
        ({"update_id": 1, "message": None}, 0),
    ],
    ids=["message", "edit", "tap", "tap below an old message", "unknown kind", "no message"],
)
def test_what_belongs_to_a_chat_is_kept_in_its_order(update: Json, line: int) -> None:
    """
    A tap waits for what was asked before it in the chat; what belongs to no chat has line 0.
    """
    assert received(update).chat_id == line


def test_inline_queries_and_memberships_wait_for_no_chat() -> None:
    """
    Each user and each chat has a line of its own for them, which no chat's id is.
    """
    others = [
        received(inline_update("ada orr", user_id=USER)),
        received(inline_update("ada orr", user_id=2 * USER)),
        received(membership_update("kicked", chat_id=USER)),
        received(membership_update("kicked", chat_id=GROUP)),
        received({"update_id": 1, "callback_query": {"id": "q", "from": {"id": USER}, "inline_message_id": "m"}}),
    ]

    lines = {one.chat_id for one in others}
    assert len(lines) == len(others)
    assert all(Line.decode(line).private_chat is None and abs(line) > 2**52 for line in lines)
    assert all(abs(line) < 2**63 for line in lines)
    assert [one.is_latest_only for one in others] == [True, True, False, False, False]


def test_an_inline_query_is_soon_worth_nothing() -> None:
    """
    Everything else is worth a day.
    """
    updates = inline_update("ada orr"), message_update("x"), membership_update("kicked")
    inline, message, membership = (Line.decode(received(update).chat_id) for update in updates)

    assert inline.is_short_lived
    assert not message.is_short_lived
    assert inline.lifetime.total_seconds() < 10
    assert message.lifetime.days == membership.lifetime.days == 1


def test_every_kind_that_has_a_handler_is_wanted() -> None:
    """
    Telegram sends no others.
    """
    assert set(ALLOWED_UPDATES) == {"message", "edited_message", "callback_query", "inline_query", "my_chat_member"}


@pytest.mark.parametrize("kind", ["message", "edited_message"])
def test_a_text_that_is_far_too_long_is_not_stored_whole(kind: str) -> None:
    """
    It is seen to be too long all the same; entities behind the cut go with it, what it replies to is cut too.
    """
    long = "/ask " + "\N{GRINNING FACE}" * 4000
    replied_to = {"message_id": 4, "text": "y" * 4096}
    entities = [{"type": "bot_command", "offset": 0, "length": 4}, {"type": "bold", "offset": 900, "length": 2000}]
    update = message_update(long, kind=kind, reply_to_message=replied_to)
    update[kind]["entities"] = entities

    kept = json.loads(received(update).body)[kind]

    assert len(kept["text"]) == len(kept["reply_to_message"]["text"]) == LONGEST_TEXT
    assert kept["entities"] == entities[:1]
    assert kept["message_id"] == 5


def test_a_text_of_usual_length_is_stored_as_it_came() -> None:
    """
    Nothing else of an update is touched either.
    """
    update = message_update("/ask who said it?", caption="c" * LONGEST_TEXT)

    assert json.loads(received(update).body) == update
