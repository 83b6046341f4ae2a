"""Messages that ask nothing are told from those that may ask."""

import pytest

from bot.questions.politeness import SmallTalk, read_small_talk


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("hi", SmallTalk.GREETING),
        ("Hello!", SmallTalk.GREETING),
        ("привіт", SmallTalk.GREETING),
        ("thanks", SmallTalk.THANKS),
        ("  Thank you! ", SmallTalk.THANKS),
        ("Ok, thanks \N{THUMBS UP SIGN}", SmallTalk.THANKS),
        ("дякую", SmallTalk.THANKS),
        ("OK", SmallTalk.ASSENT),
    ],
)
def test_a_message_that_asks_nothing_is_told(message: str, kind: SmallTalk) -> None:
    """
    Whatever its case and signs.
    """
    assert read_small_talk(message) is kind


@pytest.mark.parametrize(
    "message", ["thanks, and the tolls?", "Hi Orr", "ok and Vane?", "Thanksgiving", "hello 2016", "yes", "", "?"]
)
def test_a_message_that_may_ask_is_none(message: str) -> None:
    """
    Only a whole message is small talk.
    """
    assert read_small_talk(message) is None
