"""The buttons by which readers say what they think of an answer or of a citation, and what their data means.

Pure. Data is ``f:<answer>:<number>:<letter>``, number 0 for the whole answer; see `bot.telegram.messages.button_data`.
"""

import re

from bot.records.feedback import FeedbackKind, Opinion
from bot.telegram.messages.button_data import ANSWER_ID
from bot.telegram.messages.replies import Button, Keyboard
from bot.texts import Texts

_LETTERS = {
    FeedbackKind.UP: "u",
    FeedbackKind.DOWN: "d",
    FeedbackKind.WRONG_SPEAKER: "s",
    FeedbackKind.MISQUOTED: "q",
    FeedbackKind.OUTDATED: "o",
}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}
_OPINION = re.compile(rf"f:({ANSWER_ID}):(\d{{1,2}}):([{''.join(_KINDS)}])", re.ASCII)

#: What data reads like that `bot.telegram.handlers.feedback_taps` is responsible for.
PATTERN = re.compile(r"f:")


def thumbs(answer_id: str) -> tuple[Button, ...]:
    """Return the row below an answer."""
    return (
        Button("\N{THUMBS UP SIGN}", data=write_opinion(Opinion(answer_id, FeedbackKind.UP))),
        Button("\N{THUMBS DOWN SIGN}", data=write_opinion(Opinion(answer_id, FeedbackKind.DOWN))),
    )


def complaints(answer_id: str, number: int, texts: Texts, *, has_speaker: bool = True) -> Keyboard:
    """Return the rows below the passage that a citation quotes; without a speaker none can be wrong."""
    speaker = (_button(answer_id, number, FeedbackKind.WRONG_SPEAKER, texts),) if has_speaker else ()
    rest = tuple(_button(answer_id, number, kind, texts) for kind in (FeedbackKind.MISQUOTED, FeedbackKind.OUTDATED))
    return (speaker, rest) if speaker else (rest,)


def _button(answer_id: str, number: int, kind: FeedbackKind, texts: Texts) -> Button:
    return Button(texts(f"complaint-{kind.replace('_', '-')}"), data=write_opinion(Opinion(answer_id, kind, number)))


def write_opinion(opinion: Opinion) -> str:
    """Return the data of the button that says this.

    >>> write_opinion(Opinion("Abcdefghijk_", FeedbackKind.WRONG_SPEAKER, 2))
    'f:Abcdefghijk_:2:s'
    """
    return f"f:{opinion.answer_id}:{opinion.number}:{_LETTERS[opinion.kind]}"


def read_opinion(data: str) -> Opinion | None:
    """Return what a button's data says; None for anything else, for a tap may be forged.

    >>> read_opinion("f:Abcdefghijk_:0:u")
    Opinion(answer_id='Abcdefghijk_', kind=<FeedbackKind.UP: 'up'>, number=0)
    >>> read_opinion("f:Abcdefghijk_:0:s")
    """
    found = _OPINION.fullmatch(data)
    try:
        return Opinion(found[1], _KINDS[found[3]], int(found[2])) if found else None
    except ValueError:  # a thumb for a citation
        return None
