"""What the buttons below a message tell the bot, and the payload of links into the chat: written and read here only.

A button's data is ``<letter>:<answer>[:<what>]``, at most 64 bytes of ASCII:

- ``c:<answer>:<n>`` opens the citation of that number;
- ``b:<answer>`` goes back to the answer;
- ``m:<answer>:<n>`` shows further statements, from that number on;
- ``d:<answer>:<condition>`` asks again without a condition (`bot.answers.Condition`);
- ``s:<answer>`` makes the answer's page public, ``u:<answer>`` takes it away;
- ``f:<answer>:...`` is feedback's.

A link ``https://t.me/<bot>?start=c_<answer>_<n>`` opens a citation in the private chat. Everything in a tap or a link
may be forged, so whatever does not read as written here is nothing.
"""

import re
from dataclasses import dataclass

from bot.answers import Condition

#: Telegram's limit.
MOST_BYTES = 64

#: As `bot.records.given_answers.make_answer_id` makes them.
ANSWER_ID = r"[A-Za-z0-9_-]{12}"

_NUMBER = r"[1-9][0-9]?"
_CITATION = re.compile(rf"c:({ANSWER_ID}):({_NUMBER})")
_WHOLE = re.compile(rf"([bsu]):({ANSWER_ID})")
_MORE = re.compile(rf"m:({ANSWER_ID}):({_NUMBER})")
_DROP = re.compile(rf"d:({ANSWER_ID}):({'|'.join(Condition)})")
_PAYLOAD = re.compile(rf"c_({ANSWER_ID})_({_NUMBER})")

#: What data reads like that `bot.telegram.handlers.answer_taps` is responsible for.
PATTERN = re.compile(r"[cbmdsu]:")


@dataclass(frozen=True, slots=True)
class OpenCitation:
    """Show the passage of one citation, numbered from 1."""

    answer_id: str
    number: int


@dataclass(frozen=True, slots=True)
class GoBack:
    """Show the answer again."""

    answer_id: str


@dataclass(frozen=True, slots=True)
class ShowMore:
    """Show the statements from this number on."""

    answer_id: str
    start: int


@dataclass(frozen=True, slots=True)
class Drop:
    """Ask again without a condition."""

    answer_id: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class Share:
    """Make the answer's page public."""

    answer_id: str


@dataclass(frozen=True, slots=True)
class StopSharing:
    """Take the answer's page away."""

    answer_id: str


Tap = OpenCitation | GoBack | ShowMore | Drop | Share | StopSharing

#: Those that name an answer and nothing else.
_ABOUT_WHOLE: dict[str, type[GoBack | Share | StopSharing]] = {"b": GoBack, "s": Share, "u": StopSharing}


def write_tap(tap: Tap) -> str:
    """Return the data of the button that does this.

    >>> write_tap(OpenCitation("Abcdefghijk_", 2))
    'c:Abcdefghijk_:2'
    """
    match tap:
        case OpenCitation(answer_id, number):
            return f"c:{answer_id}:{number}"
        case GoBack(answer_id):
            return f"b:{answer_id}"
        case ShowMore(answer_id, start):
            return f"m:{answer_id}:{start}"
        case Drop(answer_id, condition):
            return f"d:{answer_id}:{condition}"
        case Share(answer_id):
            return f"s:{answer_id}"
        case StopSharing(answer_id):
            return f"u:{answer_id}"


def read_tap(data: str) -> Tap | None:
    """Return what a button's data asks for; None for what is not ours.

    >>> read_tap("d:Abcdefghijk_:period")
    Drop(answer_id='Abcdefghijk_', condition=<Condition.PERIOD: 'period'>)
    """
    if found := _CITATION.fullmatch(data):
        return OpenCitation(found[1], int(found[2]))
    if found := _WHOLE.fullmatch(data):
        return _ABOUT_WHOLE[found[1]](found[2])
    if found := _MORE.fullmatch(data):
        return ShowMore(found[1], int(found[2]))
    if found := _DROP.fullmatch(data):
        return Drop(found[1], Condition(found[2]))
    return None


def write_payload(citation: OpenCitation) -> str:
    """Return the payload of a link that opens a citation."""
    return f"c_{citation.answer_id}_{citation.number}"


def read_payload(payload: str) -> OpenCitation | None:
    """Return the citation that a link's payload opens; None for anything else.

    >>> read_payload(write_payload(OpenCitation("Abc_efghijk_", 12)))
    OpenCitation(answer_id='Abc_efghijk_', number=12)
    """
    found = _PAYLOAD.fullmatch(payload)
    return OpenCitation(found[1], int(found[2])) if found else None
