"""Polite phrases in chat messages ("can you show me ...") and messages that ask nothing ("thank you").

Pure. Only the rest of a question is read and searched for. A message is small talk only as a whole: "thanks, and what
about the tolls?" is a question.
"""

import re
from enum import StrEnum

_FRAME = re.compile(
    r"""^\W*
    (?:(?:hi|hello|hey|ok|okay|so|and|well|please|pls|kindly)\b[\s,!.:-]*)*
    (?:
        (?:can|could|would|will)\s+(?:you|u)\b(?:\s+(?:please|pls|kindly|maybe|also))* |
        (?:i|we)(?:\s+would|[’']d|\s+just)?\s+(?:want(?:ed)?|need|like|wish)\b
            (?:\s+to\s+(?:know|see|read|hear|find\s+out|have)\b)? |
        do\s+(?:you|u|we)\s+(?:happen\s+to\s+)?(?:know|have|remember|recall)\b |
        (?:have|has)\s+(?:you|u)\s+(?:got\b)? |
        (?:i[’']?m\s+|i\s+am\s+|we[’']?re\s+)?(?:looking|searching)\s+for\b |
        (?:is|was)\s+it\s+(?:really\s+)?(?:(?:true|right|correct)\b(?:\s+that\b)?|(?:a\s+fact|the\s+case)\s+that\b) |
        (?:are|is|was|were|have)\s+there\b(?:\s+been\b)?
    )?
    \s*
    (?:(?:please|pls)\s+)?
    (?:
        (?:tell|show|give|send|get|find|remind|bring|fetch|let)\s+(?:me|us)\b(?:\s+know\b)? |
        (?:find|list|show|search(?:\s+for)?|look\s+(?:up|for)|give|get|collect|summari[sz]e|explain|quote(?!\s+(?:from|by|of)\b))\b
    )?
    \s*""",
    re.IGNORECASE | re.VERBOSE,
)


class SmallTalk(StrEnum):
    """The kind of a message that asks nothing."""

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


def strip_frame(question: str) -> str:
    """Return a question without its polite frame; unchanged if nothing else would remain.

    >>> strip_frame("Can you tell me what Orr said about the bridge?")
    'what Orr said about the bridge?'
    """
    found = _FRAME.match(question)
    rest = question[found.end() :] if found else question
    return rest if any(char.isalnum() for char in rest) else question


def read_small_talk(message: str) -> SmallTalk | None:
    """Return the kind of small talk; None for a message that may be a question.

    >>> read_small_talk("Thank you!")
    <SmallTalk.THANKS: 'thanks'>
    """
    letters = "".join(char if char.isalpha() else " " for char in message.lower() if char not in "'’")
    return None if any(char.isdigit() for char in message) else _KINDS.get(" ".join(letters.split()))
