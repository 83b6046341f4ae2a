"""The data that buttons send to the bot, and the payload of links into the chat, written and read only here.

A button's data is ``<letter>:<values>``, at most 64 bytes of ASCII. `ButtonKind` lists the letters, their values and
the limit that a tap counts against.

A link ``https://t.me/<bot>?start=c_<answer>_<n>`` opens a citation in the private chat. Data and payloads may be
forged, so anything not in the form written here is ignored.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, StrEnum, unique

from bot.answers import Condition
from bot.records.access import Kind
from bot.records.feedback import FeedbackKind, Opinion

#: Telegram's limit for a button's data.
MOST_BYTES = 64

#: The form of the ids that `bot.records.given_answers.make_answer_id` makes.
_ANSWER_ID = r"[A-Za-z0-9_-]{12}"

_NUMBER = r"[1-9][0-9]?"
_PAYLOAD = re.compile(rf"c_({_ANSWER_ID})_({_NUMBER})")

_OPINION_LETTERS = {
    FeedbackKind.UP: "u",
    FeedbackKind.DOWN: "d",
    FeedbackKind.WRONG_SPEAKER: "s",
    FeedbackKind.MISQUOTED: "q",
    FeedbackKind.OUTDATED: "o",
}
_OPINIONS = {letter: kind for kind, letter in _OPINION_LETTERS.items()}


class PrivacyChoice(StrEnum):
    """The buttons below /privacy."""

    EXPORT = "export"
    ASK_TO_ERASE = "erase"
    ERASE = "yes"
    KEEP = "no"
    UNSHARE = "unshare"


@unique
class ButtonKind(Enum):
    """Every kind of button that sends data to the bot.

    Attributes:
        letter: The start of its data, before the colon.
        counts_as: The limit of `bot.telegram.transport.limits` that a tap counts against.
        form: Matches the whole data; its groups are the values.
        command: The command that a tap continues; "" for none.
    """

    OPEN_CITATION = "c", Kind.TAP, rf"({_ANSWER_ID}):({_NUMBER})"
    GO_BACK = "b", Kind.TAP, rf"({_ANSWER_ID})"
    SHOW_MORE = "m", Kind.TAP, rf"({_ANSWER_ID}):({_NUMBER})"
    DROP = "d", Kind.QUESTION, rf"({_ANSWER_ID}):({'|'.join(Condition)})"
    ASK_OTHER = "o", Kind.QUESTION, rf"({_ANSWER_ID})"
    SHARE = "s", Kind.TAP, rf"({_ANSWER_ID})"
    STOP_SHARING = "u", Kind.TAP, rf"({_ANSWER_ID})"
    OPINION = "f", Kind.TAP, rf"({_ANSWER_ID}):([0-9]{{1,2}}):([{''.join(_OPINIONS)}])"
    EXAMPLE = "x", Kind.QUESTION, r"([1-9])"
    LANGUAGE = "l", Kind.TAP, r"([A-Za-z-]{2,16})"
    PRIVACY = "p", Kind.TAP, rf"({'|'.join(PrivacyChoice)})", "privacy"
    ALLOW = "allow", Kind.TAP, r"(-?[1-9][0-9]{0,15})"  # ids have 52 bits; a group's is negative

    def __init__(self, letter: str, counts_as: Kind, values: str, command: str = "") -> None:
        self.letter = letter
        self.counts_as = counts_as
        self.form = re.compile(f"{letter}:{values}")
        self.command = command

    def write(self, *values: object) -> str:
        """Return the data of a button of this kind with these values."""
        return ":".join((self.letter, *map(str, values)))


_KINDS = {kind.letter: kind for kind in ButtonKind}


def kind_of(data: str) -> ButtonKind | None:
    """Return the kind of button that some data belongs to; None for an unknown letter.

    >>> kind_of("x:1").counts_as.value
    'question'
    """
    letter, colon, _ = data.partition(":")
    return _KINDS.get(letter) if colon else None


def pattern(*kinds: ButtonKind) -> re.Pattern[str]:
    """Return the pattern by which a handler gets the taps of these kinds, well formed or not."""
    return re.compile(f"(?:{'|'.join(kind.letter for kind in kinds)}):")


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
    """Show the statements from this number on; numbers begin at 1."""

    answer_id: str
    start: int


@dataclass(frozen=True, slots=True)
class Drop:
    """Ask again without a condition."""

    answer_id: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class AskOther:
    """Ask again for the other speaker whom the answer offers."""

    answer_id: str


@dataclass(frozen=True, slots=True)
class Share:
    """Make the answer's page public."""

    answer_id: str


@dataclass(frozen=True, slots=True)
class StopSharing:
    """Remove the answer's public page."""

    answer_id: str


@dataclass(frozen=True, slots=True)
class AskExample:
    """Ask the example of this number in the greeting, 1 to 9."""

    number: int


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    """Set the chat's language."""

    code: str


@dataclass(frozen=True, slots=True)
class Allow:
    """Admit a user, or a group if the id is negative."""

    guest_id: int


AnswerTap = OpenCitation | GoBack | ShowMore | Drop | AskOther | Share | StopSharing
Tap = AnswerTap | Opinion | AskExample | ChooseLanguage | PrivacyChoice | Allow


def write_tap(tap: Tap) -> str:  # noqa: C901, PLR0911 - a case for each kind
    """Return the data of the button for a tap.

    >>> write_tap(OpenCitation("Abcdefghijk_", 2))
    'c:Abcdefghijk_:2'
    """
    match tap:
        case OpenCitation(answer_id, number):
            return ButtonKind.OPEN_CITATION.write(answer_id, number)
        case GoBack(answer_id):
            return ButtonKind.GO_BACK.write(answer_id)
        case ShowMore(answer_id, start):
            return ButtonKind.SHOW_MORE.write(answer_id, start)
        case Drop(answer_id, condition):
            return ButtonKind.DROP.write(answer_id, condition)
        case AskOther(answer_id):
            return ButtonKind.ASK_OTHER.write(answer_id)
        case Share(answer_id):
            return ButtonKind.SHARE.write(answer_id)
        case StopSharing(answer_id):
            return ButtonKind.STOP_SHARING.write(answer_id)
        case Opinion(answer_id, kind, number):
            return ButtonKind.OPINION.write(answer_id, number, _OPINION_LETTERS[kind])
        case AskExample(number):
            return ButtonKind.EXAMPLE.write(number)
        case ChooseLanguage(code):
            return ButtonKind.LANGUAGE.write(code)
        case PrivacyChoice():
            return ButtonKind.PRIVACY.write(tap)
        case Allow(guest_id):
            return ButtonKind.ALLOW.write(guest_id)


def read_tap(data: str) -> Tap | None:
    """Return the tap that a button's data stands for; None if it has no known form.

    >>> read_tap("d:Abcdefghijk_:period")
    Drop(answer_id='Abcdefghijk_', condition=<Condition.PERIOD: 'period'>)
    """
    kind = kind_of(data)
    found = kind.form.fullmatch(data) if kind else None
    return _READ[kind](*found.groups()) if kind and found else None


def _read_opinion(answer_id: str, number: str, letter: str) -> Opinion | None:
    try:
        return Opinion(answer_id, _OPINIONS[letter], int(number))
    except ValueError:  # forged: a thumb on a citation
        return None


#: Makes each kind's tap from its values.
_READ: dict[ButtonKind, Callable[..., Tap | None]] = {
    ButtonKind.OPEN_CITATION: lambda answer_id, number: OpenCitation(answer_id, int(number)),
    ButtonKind.GO_BACK: GoBack,
    ButtonKind.SHOW_MORE: lambda answer_id, start: ShowMore(answer_id, int(start)),
    ButtonKind.DROP: lambda answer_id, condition: Drop(answer_id, Condition(condition)),
    ButtonKind.ASK_OTHER: AskOther,
    ButtonKind.SHARE: Share,
    ButtonKind.STOP_SHARING: StopSharing,
    ButtonKind.OPINION: _read_opinion,
    ButtonKind.EXAMPLE: lambda number: AskExample(int(number)),
    ButtonKind.LANGUAGE: ChooseLanguage,
    ButtonKind.PRIVACY: PrivacyChoice,
    ButtonKind.ALLOW: lambda guest_id: Allow(int(guest_id)),
}


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
