"""Taps over HTTP: the real bot with its sample articles, against the emulator with its rules."""

import pytest

from tests.bot.conftest import StartBot
from tests.program import REAL_BOT, SECONDS
from tests.telegram_api.server import TelegramApi

pytestmark = pytest.mark.end_to_end

GROUP = -1001


def test_a_citation_opens_and_closes_over_a_restart(
    telegram_api: TelegramApi, start_bot: StartBot, samples: dict[str, str]
) -> None:
    """
    The passage takes the answer's place at anyone's tap; a new process knows the way back, and asks without a speaker.
    """
    telegram_api.add_chat(GROUP, "A group")
    telegram_api.expect_violation("message is not modified")  # the second of two taps in a row
    bot = start_bot(command=REAL_BOT, environment=samples, wait=False)
    telegram_api.put_text("/ask what did Rutte say about security guarantees?", chat_id=GROUP)
    (answer,) = telegram_api.wait_for_sent(1, timeout=SECONDS)
    opening = next(button["text"] for row in answer.buttons for button in row if button["text"].startswith("1 "))
    data = next(button["callback_data"] for row in answer.buttons for button in row if button["text"] == opening)

    with telegram_api.state.changed:  # both before the bot hears of one
        first, second = (telegram_api.tap(answer, data, user_id=user) for user in (1002, 1003))
    notices = [telegram_api.wait_for_notice(query) for query in (first, second)]
    opened = telegram_api.wait_for_edit(answer)
    assert [notice.text for notice in notices] == ["", ""]
    assert "security guarantees" in opened.words_of("bold")[1]
    assert any(button["text"] == "Open the article" and "#:~:text=" in button["url"] for button in opened.buttons[0])

    assert bot.terminate() == 0
    bot.start()
    telegram_api.tap(opened, "‹ Back")
    back = telegram_api.wait_for_edit(answer, 2, timeout=SECONDS)
    assert (back.text, back.buttons) == (answer.text, answer.buttons)

    speaker = next(button["text"] for row in back.buttons for button in row if "Rutte" in button["text"])
    telegram_api.tap(back, speaker)
    anew = telegram_api.wait_for_edit(answer, 3, timeout=SECONDS)
    assert not [button for row in anew.buttons for button in row if button["text"] == speaker]
    telegram_api.tap(anew, "‹ Back")
    assert telegram_api.wait_for_edit(answer, 4).text == answer.text
    assert telegram_api.unexpected_violations == []
