"""Edits, groups, topics and inline mode over HTTP, against the emulator with its rules."""

import pytest

from tests.bot.conftest import StartBot
from tests.telegram_api.server import TelegramApi

pytestmark = pytest.mark.end_to_end

GROUP = -1001
SUPERGROUP = -1002000000000


def test_an_edited_question_is_answered_in_place(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    One message shows the new answer; an answer of fewer messages takes away what is too much.
    """
    start_bot()
    short, long = telegram_api.put_text("first"), telegram_api.put_text("long", chat_id=1002)
    (first,) = telegram_api.wait_for_sent(1, 1001)
    several = telegram_api.wait_for_sent(2, 1002)

    telegram_api.edit_text(short, "second")
    telegram_api.edit_text(long, "third")
    edited = telegram_api.wait_for_edit(first)
    telegram_api.wait_for_edit(several[0])
    telegram_api.state.wait_until(lambda: len(telegram_api.sent(1002)) == 1, 20.0, "one message left")

    assert "Reply to second" in edited.text
    assert len(telegram_api.sent(1001)) == 1
    (left,) = telegram_api.sent(1002)
    assert "Reply to third" in left.text


def test_an_edit_to_a_longer_answer_sends_the_rest(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    What does not fit into the old message follows as new ones.
    """
    start_bot()
    asked = telegram_api.put_text("first")
    (first,) = telegram_api.wait_for_sent(1)

    telegram_api.edit_text(asked, "long")
    sent = telegram_api.wait_for_sent(2)

    assert sent[0].message_id == first.message_id
    assert all("Reply to first" not in message.text for message in sent)


def test_a_question_in_a_topic_is_worked_on_and_answered_there(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    The sign that the bot is at work is shown in the topic too.
    """
    telegram_api.add_chat(GROUP, "A forum", topics=frozenset({7}))
    start_bot(environment={"FAKE_BOT_ANSWER_SECONDS": "1"})

    telegram_api.put_text("/ask@onrecord_test_bot who", chat_id=GROUP, thread_id=7)
    (typing,) = telegram_api.wait_for_calls("sendChatAction")
    (sent,) = telegram_api.wait_for_sent(1, GROUP)

    assert int(typing.parameters["message_thread_id"]) == sent.thread_id == 7


def test_a_group_is_greeted_left_and_followed(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    Added: one hello. A supergroup made of it: answers go there. Removed: silence.
    """
    start_bot()
    for status in ("left", "member"):
        telegram_api.put_membership(GROUP, status)
    (hello,) = telegram_api.wait_for_sent(1, GROUP)
    telegram_api.migrate(GROUP, SUPERGROUP)
    telegram_api.put_text("/ask who", chat_id=SUPERGROUP)
    (answer,) = telegram_api.wait_for_sent(1, SUPERGROUP)
    telegram_api.put_membership(SUPERGROUP, "kicked")
    telegram_api.wait_until_confirmed()

    assert "/ask" in hello.text
    assert "Reply to who" in answer.text
    assert len(telegram_api.sent(GROUP)) == len(telegram_api.sent(SUPERGROUP)) == 1


def test_an_inline_query_is_answered_with_statements(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    Results for a question, the way to the private chat for a refusal; nobody else is shown either.
    """
    start_bot()

    found = telegram_api.wait_for_inline_answer(telegram_api.put_inline_query("what did ada say"))
    refused = telegram_api.wait_for_inline_answer(telegram_api.put_inline_query("refuse this please"))

    assert [result["title"] for result in found.results] == ["Ada Example"]
    assert (found.parameters["is_personal"], int(found.parameters["cache_time"])) == (True, 300)
    assert refused.results == ()
    assert refused.parameters["button"]["start_parameter"] == "inline"
