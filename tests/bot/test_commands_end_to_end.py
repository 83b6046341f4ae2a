"""Commands, languages, feedback and privacy over HTTP: the bot against the emulator with its rules."""

import json

import pytest

from bot.texts import languages
from tests.bot.conftest import StartBot
from tests.program import REAL_BOT, SECONDS, Onrecord
from tests.telegram_api.server import TelegramApi
from tests.telegram_api.state import Sent

pytestmark = pytest.mark.end_to_end

QUESTION = "what did Rutte say about security guarantees?"


def button_of(sent: Sent, words: str) -> str:
    """Return the text of the button that holds some words."""
    return next(str(button["text"]) for row in sent.buttons for button in row if words in button["text"])


def test_a_reader_chooses_a_language_and_is_spoken_to_in_it(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    The tapped message changes, and so does whatever is said after; the menus are there in both languages.
    """
    start_bot()
    telegram_api.put_text("/language")
    (offered,) = telegram_api.wait_for_sent(1)
    telegram_api.wait_for_notice(telegram_api.tap(offered, "Українська"))
    chosen = telegram_api.wait_for_edit(offered)
    telegram_api.put_text("/help")
    helped = telegram_api.wait_for_sent(2)[-1]

    assert chosen.text.startswith("Тепер я говорю українською")
    assert helped.text.startswith("Питайте простими словами")
    menus = {key: [one["command"] for one in value] for key, value in telegram_api.state.scoped_commands.items()}
    assert {language for _, language in menus} == {"", *languages()} - {"en"}
    assert len(menus) == 3 * len(languages())
    assert telegram_api.violations == []


def test_feedback_reaches_the_operators_and_privacy_gives_out_and_erases(
    telegram_api: TelegramApi, start_bot: StartBot, samples: dict[str, str], onrecord: Onrecord
) -> None:
    """
    From the samples: an answer, a complaint below its passage, its confirmation, the file of it all, and nothing left.
    """
    bot = start_bot(command=REAL_BOT, environment=samples, wait=False)
    telegram_api.put_text(QUESTION, language="uk")
    (answer,) = telegram_api.wait_for_sent(1, timeout=SECONDS)
    telegram_api.tap(answer, button_of(answer, "1 "), language="uk")
    opened = telegram_api.wait_for_edit(answer)
    thanked = telegram_api.wait_for_notice(telegram_api.tap(opened, "Не той мовець", language="uk"))
    telegram_api.put_text("/latest")
    telegram_api.put_text("/privacy")
    latest, told = telegram_api.wait_for_sent(3)[1:]
    telegram_api.tap(told, "Export my data")
    file = telegram_api.wait_for_sent(4)[-1].document
    telegram_api.tap(told, "Erase my data")
    telegram_api.wait_for_edit(told)
    (complaint,) = onrecord("feedback", "--json").objects
    confirmed = onrecord("feedback", "--confirm", str(complaint["id"]))
    telegram_api.tap(told, "Yes, erase")
    erased = telegram_api.wait_for_edit(told, 2)
    assert bot.terminate() == 0

    assert "у переказі" in answer.text
    assert thanked.text == "Дякую, враховано."
    assert latest.text.startswith("Newest first.")
    assert file is not None
    kept = json.loads(file.content)
    assert [one["question"] for one in kept["questions"]] == [QUESTION, "What is the latest?"]
    assert [one["kind"] for one in kept["feedback"]] == ["wrong_speaker"]
    assert (complaint["question"], complaint["speaker"]) == (QUESTION, "Mark Rutte")
    assert confirmed.out == "Confirmed; 1 statement is hidden now.\n"
    assert erased.text.startswith("Erased.")
    assert onrecord("feedback").lines == []
    assert telegram_api.violations == []
