"""Who may ask, how much, and what admins can do: the bot as a process, against the emulator."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from index.catalogue.database import open_catalogue
from index.catalogue.locks import write_lock
from tests.bot.conftest import StartBot
from tests.telegram_api.faults import flood
from tests.telegram_api.server import TelegramApi

pytestmark = pytest.mark.end_to_end

ADMIN, ADA, BEN, GROUP = 1, 1001, 1002, -1001


@pytest.fixture(autouse=True)
def _an_admin_who_wrote(telegram_api: TelegramApi) -> None:
    telegram_api.add_chat(ADMIN)


def terms(**settings: str) -> dict[str, str]:
    """Return what a bot with one admin is told."""
    named = {f"ONRECORD_{name.upper()}": value for name, value in settings.items()}
    return {"ONRECORD_ADMINS": str(ADMIN), "FAKE_BOT_TERMS": "1", **named}


def test_a_stranger_asks_and_is_let_in(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    One line to the stranger, a note with a button to the admin, and after a tap answers, also after a restart.
    """
    bot = start_bot(environment=terms(access="listed"))
    telegram_api.put_text("who said it?", chat_id=ADA, user_id=ADA)
    (line,) = telegram_api.wait_for_sent(1, ADA)
    (note,) = telegram_api.wait_for_sent(1, ADMIN)
    telegram_api.wait_for_notice(telegram_api.tap(note, "Admit", user_id=ADMIN))
    granted = telegram_api.wait_for_edit(note)
    telegram_api.wait_for_sent(2, ADA)
    bot.terminate()
    bot.start()
    telegram_api.put_text("who said it?", chat_id=ADA, user_id=ADA)
    *_, greeting, answer = telegram_api.wait_for_sent(3, ADA)

    assert "1001" in line.text
    assert note.text == "The user Asker would like to ask. The id is 1001."
    assert (granted.text, granted.buttons) == ("Admitted: Asker (1001)", ())
    assert greeting.text.startswith("You have been admitted.")
    assert answer.words_of("expandable_blockquote") == ["“Reply to who said it?”, she said."]


def test_a_flood_is_told_once_and_others_are_answered(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    Of twenty questions in a second three are answered; somebody else is answered as ever.
    """
    start_bot(environment=terms(user_questions_per_minute="3"))
    for number in range(20):
        telegram_api.put_text(f"question {number}", chat_id=ADA, user_id=ADA)
    telegram_api.put_text("who said it?", chat_id=BEN, user_id=BEN)
    telegram_api.wait_for_sent(1, BEN)
    sent = telegram_api.wait_for_sent(4, ADA)
    telegram_api.put_text("/status", chat_id=ADMIN, user_id=ADMIN)
    (status,) = telegram_api.wait_for_sent(1, ADMIN)

    assert [bool(message.words_of("expandable_blockquote")) for message in sent] == [True] * 3 + [False]
    assert re.fullmatch(r"That is more questions .* again in \d+ seconds?\.", sent[3].text)
    assert len(telegram_api.sent(ADA)) == 4
    assert "In the last 24 hours: 4 answered, 0 refused." in status.text


def test_messages_keep_their_distance_and_one_that_must_wait_holds_up_no_other(
    telegram_api: TelegramApi, start_bot: StartBot
) -> None:
    """
    A second between two messages of a chat; where Telegram asks for four seconds in one chat, others are answered.
    """
    start_bot()
    telegram_api.fail_next("sendMessage", flood(4))
    telegram_api.put_text("first", chat_id=ADA, user_id=ADA)
    telegram_api.wait_for_calls("sendMessage")
    for number in range(3):
        telegram_api.put_text(f"question {number}", chat_id=BEN, user_id=BEN)
    others = telegram_api.wait_for_sent(3, BEN)
    is_ada_waiting = not telegram_api.sent(ADA)
    telegram_api.wait_for_sent(1, ADA)

    assert is_ada_waiting
    assert all(after.at - before.at >= 1.0 for before, after in pairwise(others))


def test_a_long_wait_shows_how_many_are_before(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    A question that is answered within seconds gets no note; one at the end of the line gets one before its answer.
    """
    start_bot(environment={"FAKE_BOT_ANSWER_SECONDS": "1"})
    for number in range(7):
        telegram_api.put_text(f"question {number}", chat_id=ADA, user_id=ADA)
    notes: list[str] = []
    answers = 0
    while answers < 7:
        sent = telegram_api.wait_for_sent(answers + len(notes) + 1, ADA)
        notes = [message.text for message in sent if not message.words_of("expandable_blockquote")]
        answers = len(sent) - len(notes)

    assert notes
    assert all(re.fullmatch(r"[2-6] questions are ahead of yours\.", note) for note in notes)
    assert len(set(notes)) == len(notes)


def test_while_too_many_wait_others_are_asked_to_come_back(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    What is in the line is answered all the same, each once.
    """
    start_bot(environment={"FAKE_BOT_ANSWER_SECONDS": "0.3", **terms(most_waiting="20", user_questions_per_minute="0")})
    for number in range(60):
        telegram_api.put_text("who said it?", chat_id=2000 + number, user_id=2000 + number)
    sent = telegram_api.wait_for_sent(60)
    answered = [message.chat_id for message in sent if message.words_of("expandable_blockquote")]
    busy = [message.chat_id for message in sent if message.text.startswith("Very many people are asking")]

    assert len(answered) + len(busy) >= 60
    assert len(busy) >= 20
    assert len(set(answered) | set(busy)) == 60
    assert len(set(answered)) == len(answered) >= 20


def test_re_indexing_says_who_holds_the_lock(telegram_api: TelegramApi, start_bot: StartBot, tmp_path: Path) -> None:
    """
    It is done in a process of its own, the bot answers meanwhile, and the end is told though the bot was restarted.

    The folder is empty, which counts as one failure and needs no model.
    """
    data_dir, news = tmp_path / "data", tmp_path / "news"
    news.mkdir()
    open_catalogue(data_dir).dispose()
    cheap = {"ONRECORD_DATA_DIR": str(data_dir), "ONRECORD_SOURCES": str(news), "ONRECORD_EXTRACTOR": "none"}
    bot = start_bot(environment={**cheap, **terms()})
    with write_lock(data_dir):
        telegram_api.put_text("/reindex", chat_id=ADMIN, user_id=ADMIN)
        telegram_api.put_text("who said it?", chat_id=ADA, user_id=ADA)
        telegram_api.wait_for_sent(1, ADA)
        begun, refused = telegram_api.wait_for_sent(2, ADMIN, timeout=60)
    telegram_api.put_text("/reindex", chat_id=ADMIN, user_id=ADMIN)
    telegram_api.wait_for_sent(3, ADMIN)
    bot.terminate()
    bot.start()
    *_, done = telegram_api.wait_for_sent(4, ADMIN, timeout=60)

    assert begun.text.startswith("Re-indexing has started.")
    assert re.search(r"Reason: process \d+ is writing to ", refused.text)
    assert re.fullmatch(r"Re-indexed in \d+ s: 0 added, 0 changed, 0 the same, 0 removed, 1 failed\.", done.text)
