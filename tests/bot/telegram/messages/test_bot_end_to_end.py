"""The bot as a real process against the emulator: a question goes in as an update, what comes out is read."""

import signal
import socket
import threading
from pathlib import Path

import pytest

from bot.telegram.messages.markup import MESSAGE_UNITS
from tests.bot.conftest import StartBot
from tests.bot.support.fake_answerer import LONG_QUOTE
from tests.telegram_api.bot_process import BotProcess
from tests.telegram_api.faults import dropped, flood, hanging, refusal, server_error
from tests.telegram_api.markup import utf16_length
from tests.telegram_api.server import TelegramApi

pytestmark = pytest.mark.end_to_end

GROUP = -1001


def test_a_question_is_answered_with_the_statement(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    The quote stands word for word in an expandable block, credited, dated, with a button that opens its passage.
    """
    start_bot()

    telegram_api.put_text("what did <Ada> & co say?")
    (sent,) = telegram_api.wait_for_sent(1)

    assert sent.words_of("expandable_blockquote") == ["“Reply to what did <Ada> & co say?”, she said."]
    assert sent.words_of("bold") == ["1. Ada Example"]
    assert "in their own words" in sent.text
    assert "The Tern · 1 Feb 2026 · A <title>" in sent.text
    assert "Archive as of 3 Feb 2026, 12:00 UTC." in sent.text
    assert sent.buttons[0][0]["text"] == "1 The Tern, 1 Feb"
    assert sent.buttons[0][0]["callback_data"].startswith("c:")
    assert sent.previews_off
    assert telegram_api.violations == []


def test_a_refusal_gives_its_reason_and_the_nearest_apart(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    The reason comes first; the nearest statements are named as no answer.
    """
    start_bot()

    telegram_api.put_text("refuse this")
    (sent,) = telegram_api.wait_for_sent(1)

    assert sent.text.startswith("Nothing in the archive says this. <searched 12 articles>\n\nNearest statements")
    assert sent.words_of("expandable_blockquote") == ["Something else, she said."]


def test_a_long_answer_comes_in_parts_between_statements(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    Five long quotes fill several messages, each whole, the buttons under the last.
    """
    start_bot()

    telegram_api.put_text("long")
    sent = telegram_api.wait_for_sent(2)

    quotes = [quote for message in sent for quote in message.words_of("expandable_blockquote")]
    assert [quote.strip() for quote in quotes] == [LONG_QUOTE.strip()] * 5
    assert all(utf16_length(message.text) <= MESSAGE_UNITS for message in sent)
    assert [sum(button["text"].endswith("1 Feb") for row in one.buttons for button in row) for one in sent] == [0, 5]
    assert telegram_api.violations == []


def test_unreadable_questions_get_a_friendly_line(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    What the answerer says to the asker is passed on as text; a pasted article is stopped earlier.
    """
    start_bot()

    telegram_api.put_text("shout")
    telegram_api.put_text("x" * 501)
    sent = telegram_api.wait_for_sent(2)

    assert [message.text for message in sent] == [
        "Please write a question with <words> in it.",
        "This is too long for me: please ask in at most 500 characters.",
    ]


def test_commands_are_explained(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    /start, /help, an unknown command and a bare /ask get a text each, in order; the menu is set.
    """
    start_bot()

    for text in ("/start", "/help", "/nonsense", "/ask", "/ask@onrecord_test_bot who"):
        telegram_api.put_text(text)
    sent = telegram_api.wait_for_sent(5)

    openings = ["I answer questions", "Ask in plain words", "I do not know this", "Write the question after", "1. Ada"]
    assert [message.text.startswith(opening) for message, opening in zip(sent, openings, strict=True)] == [True] * 5
    assert {"ask", "help", "latest", "privacy"} < {command["command"] for command in telegram_api.state.commands}


def test_in_groups_only_what_is_meant_for_it_is_answered(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    /ask and replies to the bot are answered in their topic; chatter, other bots' commands and edits are not.
    """
    telegram_api.add_chat(GROUP, "A group", topics=frozenset({7}))
    start_bot()
    telegram_api.put_text("/ask@onrecord_test_bot first", chat_id=GROUP, thread_id=7)
    (first,) = telegram_api.wait_for_sent(1, GROUP)

    telegram_api.put_text("just talking", chat_id=GROUP)
    telegram_api.put_text("/ask@another_bot second", chat_id=GROUP)
    telegram_api.put_text("/help", chat_id=GROUP)
    telegram_api.put_text("/ask edited", chat_id=GROUP, kind="edited_message")
    telegram_api.put_text("and then?", chat_id=GROUP, thread_id=7, reply_to=first)
    sent = telegram_api.wait_for_sent(2, GROUP)

    assert [message.words_of("expandable_blockquote")[0] for message in sent] == [
        "“Reply to first”, she said.",
        "“Reply to and then?”, she said.",
    ]
    assert [message.thread_id for message in sent] == [7, 7]
    assert all(message.reply_to for message in sent)


def test_order_is_kept_within_a_chat_while_others_go_on(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    Questions of one chat are answered in order, and a slow one does not hold up another chat.
    """
    start_bot(environment={"FAKE_BOT_ANSWER_SECONDS": "0.05"})

    for number in range(10):
        telegram_api.put_text(f"question {number}", chat_id=1 + number % 2)
    telegram_api.wait_for_sent(10)

    for chat_id in (1, 2):
        quotes = [message.words_of("expandable_blockquote")[0] for message in telegram_api.sent(chat_id)]
        assert quotes == sorted(quotes)
        assert len(quotes) == 5


def test_typing_is_shown_while_an_answer_takes_time(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    After half a second of work the chat shows that the bot is at it.
    """
    start_bot(environment={"FAKE_BOT_ANSWER_SECONDS": "1"})

    telegram_api.put_text("slow")
    (call,) = telegram_api.wait_for_calls("sendChatAction")

    assert call.parameters["action"] == "typing"
    assert telegram_api.sent() == []


def test_failures_end_in_one_apology_without_details(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    An archive that is out and a bug are tried three times, logged, and apologised for in words without the error's.
    """
    bot = start_bot()

    telegram_api.put_text("fail", chat_id=1)
    telegram_api.put_text("bug", chat_id=2)
    sent = telegram_api.wait_for_sent(2)

    assert {message.text[:35] for message in sent} == {"Sorry, I could not answer this: som"}
    assert bot.output.count("RuntimeError: a secret detail: <token>") == 3


def test_trouble_on_the_way_costs_no_answer(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    Floods, server errors, broken and refused sends, and failing polls are got over; each question is answered.
    """
    start_bot()
    telegram_api.fail_next("getUpdates", server_error(), dropped(), flood(1))
    telegram_api.fail_next("sendMessage", flood(1), server_error(500), dropped(), refusal(400, "can't parse entities"))

    telegram_api.put_text("first")
    telegram_api.put_text("second")
    sent = telegram_api.wait_for_sent(2)

    quote = "“Reply to first”, she said."
    assert (sent[0].parse_mode, quote in sent[0].text, bool(sent[0].buttons)) == (None, True, True)  # plain, the same
    assert sent[1].words_of("expandable_blockquote") == ["“Reply to second”, she said."]


def test_an_update_that_cannot_be_read_stops_nothing(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    A kind of poll that the library does not know costs a private chat an apology, a group nothing, the rest no answer.
    """
    start_bot()
    poll = {"id": "1", "question": "a poll of another Bot API", "options": []}

    for chat_id in (1, GROUP):
        telegram_api.add_chat(chat_id)
        chat = telegram_api.state.chats[chat_id].to_json()
        telegram_api.state.put_update("message", {"message_id": 1, "date": 1770120000, "chat": chat, "poll": poll})
    telegram_api.put_text("/ask go on", chat_id=GROUP)
    telegram_api.put_text("go on", chat_id=1)
    telegram_api.wait_for_sent(3)

    assert [message.text[:5] for message in telegram_api.sent(1)] == ["Sorry", "1. Ad"]
    assert ["Reply to go on" in message.text for message in telegram_api.sent(GROUP)] == [True]


def test_a_blocked_chat_holds_nobody_up(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    Who blocked the bot gets nothing, and the next chat is answered.
    """
    telegram_api.add_chat(1)
    telegram_api.put_membership(1, "kicked")
    telegram_api.expect_violation("blocked by the user")
    bot = start_bot()

    telegram_api.put_text("one", chat_id=1)
    telegram_api.put_text("two", chat_id=2)
    telegram_api.wait_for_sent(1, 2)

    assert telegram_api.sent(1) == []
    assert bot.terminate() == 0


def test_telegram_out_of_reach_at_start_is_waited_for(
    telegram_api: TelegramApi, start_bot: StartBot, tmp_path: Path
) -> None:
    """
    The bot starts before its network does, and begins to answer when Telegram is there.
    """
    telegram_api.fail_next("getMe", dropped(), server_error())
    telegram_api.put_text("early")

    start_bot()
    (sent,) = telegram_api.wait_for_sent(1)

    assert "Reply to early" in sent.text
    assert "Telegram cannot be reached" in (tmp_path / "bot.log").read_text()


@pytest.mark.parametrize("token", ["7000000001:AAnother_Token_That_Is_Well_Formed_0000", "nonsense", ""])
def test_a_wrong_token_ends_with_one_clear_line(start_bot: StartBot, token: str) -> None:
    """
    Exit code 1, and the setting that is to be checked, without the token itself.
    """
    bot = start_bot(token=token, wait=False)

    assert bot.wait() == 1
    lines = bot.output.splitlines()
    assert lines[-1].startswith("Telegram does not take this bot token: check ONRECORD_TELEGRAM_TOKEN")
    assert "Traceback" not in bot.output
    assert not token or token not in bot.output


def test_a_second_poller_is_named_and_not_fought(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    With two bots on one token one line says so, and polls stay few.
    """
    first = start_bot()
    telegram_api.fail_next("getUpdates", *[refusal(409, "Conflict: terminated by other getUpdates request")] * 3)

    telegram_api.put_text("go on")  # ends the poll that is under way
    telegram_api.wait_for_calls("getUpdates", 4)
    telegram_api.put_text("still there")
    telegram_api.wait_for_sent(2)

    assert first.output.count("another process polls Telegram with this token") == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_finishes_what_was_begun(telegram_api: TelegramApi, start_bot: StartBot, number: signal.Signals) -> None:
    """
    The answer under way is sent, the exit code is 0, and what came later waits for the next start.
    """
    bot = start_bot(environment={"FAKE_BOT_ANSWER_SECONDS": "1"})
    telegram_api.put_text("begun")
    telegram_api.put_text("later")
    telegram_api.wait_for_calls("sendChatAction")

    code = bot.terminate(number)

    assert code == 0
    assert [message.words_of("expandable_blockquote") for message in telegram_api.sent()] == [
        ["“Reply to begun”, she said."]
    ]
    bot.start()
    assert "Reply to later" in telegram_api.wait_for_sent(2)[1].text


def test_a_stop_is_obeyed_while_telegram_hangs(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    A start that gets no further than a silent Telegram can be ended.
    """
    telegram_api.fail_next("getMe", hanging(4), hanging(4))
    bot = start_bot(wait=False)
    telegram_api.wait_for_calls("getMe")

    assert bot.terminate() == 0


def test_the_token_is_in_no_log(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    At DEBUG, through answers, failures and refusals, nothing that is printed contains the token.
    """
    bot = start_bot(environment={"FAKE_BOT_LOG_LEVEL": "DEBUG"})
    telegram_api.fail_next("sendMessage", server_error(), dropped())

    for text in ("hello", "bug", "refuse"):
        telegram_api.put_text(text, chat_id=len(text))
    telegram_api.wait_for_sent(3)
    code = bot.terminate()

    assert code == 0
    assert len(bot.output) > 2000  # it did log
    assert telegram_api.token not in bot.output
    assert telegram_api.token.partition(":")[2] not in bot.output


def test_the_network_can_be_missing_altogether(telegram_api: TelegramApi, tmp_path: Path) -> None:
    """
    With nobody listening the bot waits, says so, and ends cleanly when asked.
    """
    with socket.create_server(("127.0.0.1", 0)) as unused:
        address = f"http://127.0.0.1:{unused.getsockname()[1]}"
    with BotProcess(telegram_api, tmp_path, environment={"ONRECORD_TELEGRAM_API_URL": address}) as bot:
        bot.start()
        pause = threading.Event()
        while "Telegram cannot be reached" not in bot.output:
            assert not pause.wait(0.05)

        assert bot.terminate() == 0
