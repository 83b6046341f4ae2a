"""Chats that the bot is added to, removed from, or that become others."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.records import threads
from bot.records.chats import choose_language, read_language
from bot.records.threads import Thread
from bot.records.updates.table import UpdateState
from bot.telegram.transport.arrivals import received
from index.catalogue.database import read, write
from tests.bot.support.conversing import GROUP, Conversation, from_user
from tests.bot.support.offline_telegram import Json, membership_update
from tests.telegram_api.state import BOT_ID

NEW_GROUP = -1002000000000


@pytest_asyncio.fixture
async def chat(data_dir: Path) -> AsyncIterator[Conversation]:
    """A bot whose answers echo."""
    async with Conversation(data_dir) as made:
        yield made


def _changed(chat: Conversation, status: str, **where: Any) -> Json:
    return chat.numbered(membership_update(status, **where))


def _last(chat: Conversation, thread: Thread) -> str | None:
    with read(chat.engine) as connection:
        past = threads.last_answer(connection, thread, chat.now())
    return past.question if past else None


async def test_a_group_is_greeted_once(chat: Conversation) -> None:
    """
    When the bot is added; being made an admin is no reason to greet again.
    """
    added = await chat.take(_changed(chat, "member", chat_id=GROUP, was="left"))
    raised = await chat.take(_changed(chat, "administrator", chat_id=GROUP, was="member") | {})

    ((name, given),) = added
    assert (name, given["chat_id"]) == ("sendMessage", GROUP)
    assert "/ask" in given["text"]
    assert raised == []


@pytest.mark.parametrize("kind", ["private", "channel"])
async def test_nobody_else_is_greeted(chat: Conversation, kind: str) -> None:
    """
    A user who unblocks the bot has its chat open already, and a channel is left alone.
    """
    update = _changed(chat, "member", chat_id=1001 if kind == "private" else GROUP, was="kicked")
    update["my_chat_member"]["chat"]["type"] = kind

    assert await chat.take(update) == []


async def test_a_chat_that_the_bot_is_out_of_is_given_up_quietly(chat: Conversation) -> None:
    """
    What came before and waits there is not tried for a day, and its threads are forgotten; what comes later counts.
    """
    await chat.say("/ask who", chat_id=GROUP, **from_user(5))
    waiting, later = chat.message("/ask what", chat_id=GROUP), chat.message("/ask where", chat_id=GROUP)
    out = _changed(chat, "kicked", chat_id=GROUP)
    chat.inbox.store([received(update) for update in (waiting, out)])
    chat.inbox.store([received(later)])
    thread = Thread(BOT_ID, GROUP, None, 5)
    was_known = _last(chat, thread)

    chat.inbox.claim(chat_id=GROUP)  # a worker has it: the membership is not kept behind it
    claimed = chat.inbox.claim(busy=[GROUP])
    assert claimed is not None
    given_up = chat.inbox.give_up_chat(GROUP, out["update_id"])

    assert was_known == "who"
    assert claimed.update_id == out["update_id"]
    assert (given_up, chat.inbox.count(UpdateState.WAITING)) == (1, 2)


async def test_being_blocked_forgets_the_chats_threads(chat: Conversation) -> None:
    """
    Those of other chats stay.
    """
    await chat.say("who")
    await chat.say("/ask what", chat_id=GROUP, **from_user(5))
    calls = await chat.take(_changed(chat, "kicked", chat_id=1001))

    assert calls == []
    assert _last(chat, Thread(BOT_ID, 1001, None, 1001)) is None
    assert _last(chat, Thread(BOT_ID, GROUP, None, 5)) == "what"


@pytest.mark.parametrize("told_by", ["old", "new", "both"])
async def test_a_group_that_becomes_a_supergroup_keeps_its_threads(chat: Conversation, told_by: str) -> None:
    """
    Both groups tell of it, and once is enough; in the new one messages are numbered anew.
    """
    await chat.say("/ask who", chat_id=GROUP, **from_user(5))
    with write(chat.engine) as connection:
        choose_language(connection, GROUP, "uk", chat.now())
    old = chat.message(None, chat_id=GROUP, migrate_to_chat_id=NEW_GROUP)
    new = chat.message(None, chat_id=NEW_GROUP, migrate_from_chat_id=GROUP)
    calls = await chat.take(*{"old": (old,), "new": (new,), "both": (old, new)}[told_by])

    with read(chat.engine) as connection:
        by_old_number = threads.answer_asked_in(connection, BOT_ID, NEW_GROUP, 101)
        language = read_language(connection, NEW_GROUP)
    assert calls == []
    assert _last(chat, Thread(BOT_ID, NEW_GROUP, None, 5)) == "who"
    assert _last(chat, Thread(BOT_ID, GROUP, None, 5)) is None
    assert by_old_number is None
    assert language == "uk"


async def test_a_user_who_asked_in_the_supergroup_already_goes_on_from_there(chat: Conversation) -> None:
    """
    The move may be told late.
    """
    await chat.say("/ask old", chat_id=GROUP, **from_user(5))
    chat.late = timedelta(seconds=5)
    await chat.say("/ask new", chat_id=NEW_GROUP, **from_user(5))
    await chat.take(chat.message(None, chat_id=NEW_GROUP, migrate_from_chat_id=GROUP))

    assert _last(chat, Thread(BOT_ID, NEW_GROUP, None, 5)) == "new"
