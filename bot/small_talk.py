"""Greetings, thanks and the like: messages that ask nothing, and get a line with a hint how to ask.

Pure. Only a whole message counts: "thanks, and what about the tolls?" is a question.
"""

from enum import StrEnum


class SmallTalk(StrEnum):
    """What a message that asks nothing is."""

    GREETING = "greeting"
    THANKS = "thanks"
    ASSENT = "assent"


_PHRASES = {
    SmallTalk.GREETING: (
        "hi|hello|hey|hi there|hello there|good morning|good afternoon|good evening|"
        "привіт|вітаю|добрий день|доброго дня|добрий ранок|доброго ранку|добрий вечір|доброго вечора"
    ),
    SmallTalk.THANKS: (
        "thanks|thank you|thx|thanks a lot|many thanks|thank you very much|thank you so much|ok thanks|ok thank you|"
        "great thanks|дякую|дуже дякую|щиро дякую|дякую дуже|добре дякую|спасибі"
    ),
    SmallTalk.ASSENT: "ok|okay|cool|great|nice|got it|i see|ок|окей|добре|гаразд|зрозуміло|супер|чудово",
}
_KINDS = {phrase: kind for kind, phrases in _PHRASES.items() for phrase in phrases.split("|")}


def read_small_talk(message: str) -> SmallTalk | None:
    """Return what a message is that asks nothing; None of one that may ask.

    >>> read_small_talk("Thank you!")
    <SmallTalk.THANKS: 'thanks'>
    """
    letters = "".join(char if char.isalpha() else " " for char in message.lower() if char not in "'’")
    return None if any(char.isdigit() for char in message) else _KINDS.get(" ".join(letters.split()))
