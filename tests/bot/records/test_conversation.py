"""Conversations with an archive: what is asked next goes on from the last answer, each asker's in their own place."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import insert, select

from bot.records import threads
from bot.records.given_answers import ANSWERS
from bot.records.shared_answers import SHARED, share
from bot.records.threads import Thread
from index.catalogue.database import read, write
from tests.bot.support.asking import AskedArchive, make_news
from tests.bot.support.conversing import BOT, GROUP, Conversation, from_user, message_ids, texts
from tests.telegram_api.state import BOT_ID

pytestmark = pytest.mark.usefixtures("on_each_database")

BRIDGE = make_news("Ada Orr said that the bridge would stay free. It rained.", "bridge", day="2026-02-01")
FERRY = make_news("Ada Orr said that the ferry would sail at night.", "ferry", day="2026-03-01", publisher="The Gull")
MARSH = make_news("Lena Marsh said that the bridge was a mistake.", "marsh", day="2026-02-02")


@pytest_asyncio.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Conversation]:
    """A conversation with an archive of three articles, in which nothing was said yet."""
    archive = AskedArchive(tmp_path, BRIDGE, FERRY, MARSH)
    async with Conversation(tmp_path, archive.answerer, archive.archive.engine) as made:
        yield made


async def test_a_follow_up_keeps_the_speaker_and_says_what_it_was_taken_for(chat: Conversation) -> None:
    """
    The first line is what it was taken for, then come that speaker's statements on the new topic.
    """
    await chat.say("What did Ada Orr say about the bridge?")
    said = await chat.say("and about the ferry?")

    assert said.startswith("Ada Orr on the ferry:")
    assert "the ferry would sail at night" in said


async def test_a_follow_up_to_a_follow_up_goes_on_from_its_full_question(chat: Conversation) -> None:
    """
    The answer is stored with the question that was answered.
    """
    await chat.say("What did Ada Orr say about the ferry?")
    await chat.say("and about the bridge?")
    said = await chat.say("what about Marsh?")

    assert said.startswith("Marsh on the bridge:")
    assert "was a mistake" in said


async def test_when_tells_the_dates_of_the_same_statements(chat: Conversation) -> None:
    """
    Each date stands with the numbers of its statements.
    """
    first = await chat.say("What did Ada Orr say about the bridge?")
    said = await chat.say("when?")
    where = await chat.say("and where?")

    assert "would stay free" in first
    assert said.splitlines()[1] == "When: 1 Feb 2026 [1]."
    assert where.splitlines()[1] == "Where: The Lantern [1]."


async def test_nothing_goes_on_from_a_question_in_a_foreign_language(chat: Conversation) -> None:
    """
    Alone there is nobody "else"; after an answer the follow-up goes on from that.
    """
    refused = await chat.say("а ще хто?")
    alone = await chat.say("who else?")
    await chat.say("What did Ada Orr say about the bridge?")
    calls = await chat.take(chat.message("а що вона?"))
    said = await chat.say("and about the ferry?")

    assert "in Ukrainian" in refused
    assert "хто" not in alone
    assert "✕" not in str(calls)
    assert said.startswith("Ada Orr on the ferry:")


async def test_after_new_a_question_stands_alone(chat: Conversation) -> None:
    """
    What is forgotten keeps nothing.
    """
    await chat.say("What did Ada Orr say about the bridge?")
    with write(chat.engine) as connection:
        is_forgotten = threads.forget(connection, Thread(BOT_ID, 1001, None, 1001))
    said = await chat.say("and about the ferry?")

    assert is_forgotten
    assert "Ada Orr on the ferry:" not in said


@pytest.mark.parametrize(("hours", "is_thread"), [(1, True), (24, False)])
async def test_a_thread_lasts_for_hours_and_no_day(chat: Conversation, hours: int, is_thread: bool) -> None:  # noqa: FBT001 - a test's case
    """
    After an hour one goes on, after a day one begins.
    """
    await chat.say("What did Ada Orr say about the bridge?")
    chat.late = timedelta(hours=hours)
    said = await chat.say("and about the ferry?")

    assert said.startswith("Ada Orr on the ferry:") == is_thread


async def test_a_reply_to_an_old_answer_goes_on_from_that_one(chat: Conversation) -> None:
    """
    However old it is, and whatever was asked since.
    """
    await chat.say("What did Lena Marsh say about the bridge?")
    (old,) = message_ids(chat)[-1:]
    await chat.say("What did Ada Orr say about the ferry?")
    chat.late = timedelta(days=40)
    replied_to = {"message_id": old, "date": 1, "chat": {"id": 1001, "type": "private"}, "from": BOT, "text": "x"}
    said = await chat.say("when?", reply_to_message=replied_to)

    assert said.startswith("Lena Marsh on the bridge:")


async def test_in_a_group_nobody_goes_on_with_what_another_asked(chat: Conversation) -> None:
    """
    Each asker has a thread of their own, and each topic of theirs.
    """
    topic = {"chat_id": GROUP, "is_topic_message": True}
    await chat.say("/ask What did Ada Orr say about the bridge?", message_thread_id=7, **topic, **from_user(5))
    other = await chat.say("/ask and about the ferry?", message_thread_id=7, **topic, **from_user(6))
    elsewhere = await chat.say("/ask and about the ferry?", message_thread_id=8, **topic, **from_user(5))
    own = await chat.say("/ask and about the ferry?", message_thread_id=7, **topic, **from_user(5))

    assert own.startswith("Ada Orr on the ferry:")
    assert "Ada Orr on the ferry:" not in other + elsewhere


async def test_in_a_group_a_reply_goes_on_from_the_answer_that_it_replies_to(chat: Conversation) -> None:
    """
    Even where another member asked for that answer.
    """
    await chat.say("/ask What did Ada Orr say about the bridge?", chat_id=GROUP, **from_user(5))
    (answer,) = message_ids(chat)[-1:]
    place = {"id": GROUP, "type": "supergroup"}
    replied_to = {"message_id": answer, "date": 1, "chat": place, "from": BOT, "text": "x"}
    said = await chat.say("what about Marsh?", chat_id=GROUP, reply_to_message=replied_to, **from_user(6))

    assert said.startswith("Marsh on the bridge:")


async def test_an_anonymous_admin_has_no_thread(chat: Conversation) -> None:
    """
    Behind one name stand several people.
    """
    place = {"id": GROUP, "type": "supergroup", "title": "A group"}
    hidden = {"chat_id": GROUP, "sender_chat": place, **from_user(1087968824)}
    await chat.say("/ask What did Ada Orr say about the bridge?", **hidden)
    said = await chat.say("/ask and about the ferry?", **hidden)

    assert "Ada Orr on the ferry:" not in said


async def test_an_edited_question_is_answered_anew_in_place(chat: Conversation) -> None:
    """
    The message that shows the old answer shows the new one, and nothing else is sent.
    """
    await chat.say("What did Ada Orr say about the ferry?")
    (answer,) = message_ids(chat)[-1:]
    calls = await chat.take(chat.message("What did Lena Marsh say about the bridge?", message_id=chat.last_message))
    follow_up = await chat.say("when?")

    assert [(name, given["message_id"]) for name, given in calls] == [("editMessageText", answer)]
    assert "was a mistake" in texts(calls)
    assert follow_up.startswith("Lena Marsh on the bridge:")


async def test_an_edited_follow_up_goes_on_from_what_it_went_on_from(chat: Conversation) -> None:
    """
    Not from the answer that it is to replace.
    """
    await chat.say("What did Ada Orr say about the bridge?")
    await chat.say("what about Marsh?")
    calls = await chat.take(chat.message("and about the ferry?", message_id=chat.last_message))

    assert texts(calls).startswith("Ada Orr on the ferry:")


async def test_an_edit_takes_the_old_answer_s_page_away(chat: Conversation) -> None:
    """
    With those of what was asked anew in its place; pages of other questions stay.
    """
    await chat.say("What did Ada Orr say about the bridge?")
    await chat.say("What did Ada Orr say about the ferry?")
    question = chat.last_message
    with write(chat.engine) as connection:
        other, old = connection.execute(select(ANSWERS.c.id).order_by(ANSWERS.c.update_id)).scalars()
        without = {"update_id": 999, "id": "without_one_"}
        row = connection.execute(select(ANSWERS).where(ANSWERS.c.id == old)).mappings().one()
        connection.execute(insert(ANSWERS).values({**row, **without}))
        for answer_id in (other, old, "without_one_"):
            share(connection, answer_id, chat.now())
    await chat.take(chat.message("What did Lena Marsh say about the bridge?", message_id=question))
    with read(chat.engine) as connection:
        left = connection.execute(select(SHARED.c.answer)).scalars().all()

    assert left == [other]


async def test_an_edit_finds_the_message_again_and_again(chat: Conversation) -> None:
    """
    A message that was edited shows the newer answer.
    """
    await chat.say("What did Ada Orr say about the ferry?")
    question = chat.last_message
    first = await chat.take(chat.message("What did Lena Marsh say about the bridge?", message_id=question))
    second = await chat.take(chat.message("What did Ada Orr say about the bridge?", message_id=question))

    assert [given["message_id"] for _, given in first] == [given["message_id"] for _, given in second]
    assert "would stay free" in texts(second)


async def test_an_edit_that_overtakes_the_answer_gives_no_second_one(chat: Conversation) -> None:
    """
    It is worked on behind the question, in the chat's order.
    """
    question = chat.message("What did Ada Orr say about the ferry?")
    edit = chat.message("What did Lena Marsh say about the bridge?", message_id=chat.last_message)
    calls = await chat.take(question, edit)

    assert [name for name, _ in calls] == ["sendMessage", "editMessageText"]


async def test_an_edit_within_a_group_is_of_what_stands_behind_the_command(chat: Conversation) -> None:
    """
    Another bot's command, which an edit may make of it, is none to us.
    """
    await chat.say("/ask What did Ada Orr say about the ferry?", chat_id=GROUP)
    question = chat.last_message
    theirs = await chat.take(chat.message("/ask@another_bot Marsh?", message_id=question, chat_id=GROUP))
    ours = await chat.take(chat.message("/ask What did Marsh say?", message_id=question, chat_id=GROUP))

    assert theirs == []
    assert [name for name, _ in ours] == ["editMessageText"]


async def test_an_edit_that_changes_nothing_is_left_alone(chat: Conversation) -> None:
    """
    Telegram tells of an edit when it only finds a link's preview; and so is one after a day, and one of no question.
    """
    await chat.say("What did Ada Orr say about the ferry?")
    question = chat.last_message
    same = await chat.take(chat.message("What did Ada Orr say about the ferry?", message_id=question))
    unknown = await chat.take(chat.message("What did Lena Marsh say?", message_id=9))
    chat.late = timedelta(hours=25)
    late = await chat.take(chat.message("What did Lena Marsh say?", message_id=question))

    assert same + unknown + late == []
