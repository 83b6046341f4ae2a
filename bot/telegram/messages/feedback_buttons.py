"""The feedback buttons below an answer and below a citation's passage. Pure."""

from bot.records.feedback import FeedbackKind, Opinion
from bot.telegram.messages.button_data import write_tap
from bot.telegram.messages.replies import Button, Keyboard
from bot.texts import Texts


def thumbs(answer_id: str) -> tuple[Button, ...]:
    """Return the row of thumbs below an answer."""
    return (
        Button("\N{THUMBS UP SIGN}", data=write_tap(Opinion(answer_id, FeedbackKind.UP))),
        Button("\N{THUMBS DOWN SIGN}", data=write_tap(Opinion(answer_id, FeedbackKind.DOWN))),
    )


def complaints(answer_id: str, number: int, texts: Texts, *, has_speaker: bool = True) -> Keyboard:
    """Return the rows of complaints below a citation's passage; without a speaker, "wrong speaker" is left out."""
    speaker = (_button(answer_id, number, FeedbackKind.WRONG_SPEAKER, texts),) if has_speaker else ()
    rest = tuple(_button(answer_id, number, kind, texts) for kind in (FeedbackKind.MISQUOTED, FeedbackKind.OUTDATED))
    return (speaker, rest) if speaker else (rest,)


def _button(answer_id: str, number: int, kind: FeedbackKind, texts: Texts) -> Button:
    return Button(texts(f"complaint-{kind.replace('_', '-')}"), data=write_tap(Opinion(answer_id, kind, number)))
