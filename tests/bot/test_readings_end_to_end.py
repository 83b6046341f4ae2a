"""Readings of a question over HTTP: the button for the other one, the closest statements, follow-ups and edits.

The real bot with its sample articles, against the emulator with its rules.
"""

import pytest

from tests.bot.conftest import StartBot
from tests.program import REAL_BOT, SECONDS
from tests.telegram_api.server import TelegramApi
from tests.telegram_api.state import Sent

pytestmark = pytest.mark.end_to_end

#: Either may be asked for: one is named first, the other next to "on".
TWO_READINGS = "mayor brandrith, odette farrowmere on the tolls"
OTHER = "Did you mean what Ilse Brandrith said?"


def texts_of(sent: Sent) -> list[str]:
    """Return the texts of a message's buttons."""
    return [str(button["text"]) for row in sent.buttons for button in row]


def test_the_other_reading_is_a_tap_away_and_so_is_the_way_back(
    telegram_api: TelegramApi, start_bot: StartBot, samples: dict[str, str]
) -> None:
    """
    The answer changes in its place to that of whom the button names, whether or not the bot was started anew.
    """
    bot = start_bot(command=REAL_BOT, environment=samples, wait=False)
    telegram_api.put_text(TWO_READINGS)
    (answer,) = telegram_api.wait_for_sent(1, timeout=SECONDS)
    assert "Odette Farrowmere" in answer.text
    assert OTHER in texts_of(answer)

    assert bot.terminate() == 0
    bot.start()
    telegram_api.tap(answer, OTHER)
    other = telegram_api.wait_for_edit(answer, timeout=SECONDS)
    assert "Ilse Brandrith" in other.text
    assert "Farrowmere, " not in other.text

    telegram_api.tap(other, "‹ Back")
    back = telegram_api.wait_for_edit(answer, 2)
    assert (back.text, back.buttons) == (answer.text, answer.buttons)
    assert telegram_api.violations == []


def test_the_closest_statements_stand_below_a_refusal_and_open(
    telegram_api: TelegramApi, start_bot: StartBot, samples: dict[str, str]
) -> None:
    """
    They are those of the one asked for, called no answer, and a tap away from their articles.
    """
    start_bot(command=REAL_BOT, environment=samples, wait=False)
    telegram_api.put_text("what does lenka dravish say about volcanoes")
    (refused,) = telegram_api.wait_for_sent(1, timeout=SECONDS)
    assert "None is clearly about this." in refused.text
    assert "two meetings had been offered" in refused.text

    telegram_api.tap(refused, next(text for text in texts_of(refused) if text.startswith("1 ")))
    opened = telegram_api.wait_for_edit(refused)
    telegram_api.tap(opened, "‹ Back")
    back = telegram_api.wait_for_edit(refused, 2)

    assert "Dravish" in opened.text
    assert (back.text, back.buttons) == (refused.text, refused.buttons)
    assert telegram_api.violations == []


def test_an_edited_question_and_a_follow_up_are_read_like_any_other(
    telegram_api: TelegramApi, start_bot: StartBot, samples: dict[str, str]
) -> None:
    """
    An edit to another speaker, to a stranger and to two readings is answered in place; "and farrowmere?" asks on.
    """
    start_bot(command=REAL_BOT, environment=samples, wait=False)
    asked = telegram_api.put_text("what did brandrith say abt the toll")
    (answer,) = telegram_api.wait_for_sent(1, timeout=SECONDS)
    assert "no toll on the Old Bridge" in answer.text

    telegram_api.edit_text(asked, "what did the tooth fairy say about the toll")
    edited = telegram_api.wait_for_edit(answer)
    assert "Nobody called tooth fairy is quoted" in edited.text
    telegram_api.edit_text(asked, TWO_READINGS)
    edited = telegram_api.wait_for_edit(answer, 2)
    assert OTHER in texts_of(edited)

    telegram_api.put_text("what did brandrith say about the toll?")
    telegram_api.wait_for_sent(2)
    telegram_api.put_text("and farrowmere?")
    follow_up = telegram_api.wait_for_sent(3)[-1]
    assert "Farrowmere said she would vote for the toll" in follow_up.text
    assert telegram_api.violations == []
