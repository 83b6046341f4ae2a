"""What a follow-up was taken for stands above its answer."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answers import Answer
from bot.questions.bare_questions import Wanted
from bot.questions.follow_ups import FollowUp
from bot.questions.frames import Frame
from bot.questions.interpretations import open_with
from bot.questions.kinds import QuestionKind
from bot.texts import Texts
from tests.bot.support.fake_answerer import answered, citation, refused

ORR = Frame(("Ada Orr",), "the bridge")
QUESTION = "What did Ada Orr say about the bridge?"


def _opening(
    frame: Frame, answer: Answer | None = None, language: str = "en", wanted: Wanted = Wanted.STATEMENTS
) -> str:
    taken = FollowUp(QUESTION, frame, wanted)
    return open_with(answer or answered(QUESTION, citation("“Yes”, she said.")), taken, Texts(language)).opening


@pytest.mark.parametrize(
    ("frame", "line"),
    [
        (ORR, "Ada Orr on the bridge:"),
        (Frame(("Ada Orr", "Ben Vane")), "Ada Orr and Ben Vane:"),
        (Frame((), "the bridge", kind=QuestionKind.ABOUT), "On the bridge:"),
        (replace(ORR, period="in May 2026"), "Ada Orr on the bridge, in May 2026:"),
        (replace(ORR, period="in May", publisher="The Tern"), "Ada Orr on the bridge, in May, The Tern:"),
        (replace(ORR, kind=QuestionKind.DENY), QUESTION),
    ],
    ids=["speaker and topic", "speakers", "topic", "period", "period and outlet", "another kind"],
)
def test_the_first_line_names_what_was_understood(frame: Frame, line: str) -> None:
    """
    A kind that the names do not tell is told by the whole question.
    """
    assert _opening(frame) == line


def test_the_line_is_in_the_readers_language() -> None:
    """
    Names and topics stay as they are.
    """
    assert _opening(ORR, language="uk") == "Ada Orr — the bridge:"
    french = _opening(replace(ORR, period="en mai"), language="fr")
    assert french == "Ada Orr, sur the bridge, en mai\N{NO-BREAK SPACE}:"


def test_a_refusal_and_a_lead_stand_below_the_line() -> None:
    """
    Nothing of the answer is lost.
    """
    found = replace(answered(QUESTION, citation("“Yes”, she said.")), lead="Ada Orr, in two articles.")

    assert _opening(ORR, found).splitlines() == ["Ada Orr on the bridge:", "Ada Orr, in two articles."]
    assert _opening(ORR, refused(QUESTION)).splitlines() == ["Ada Orr on the bridge:", refused(QUESTION).reason]


def test_dates_and_outlets_are_told_with_their_numbers() -> None:
    """
    Statements of one day share it; what has no day, or no outlet, is said to have none.
    """
    first, second, third = (citation(f"“{word}”, she said.", number=n) for n, word in enumerate("abc", 1))
    later = replace(second, published_at=date(2026, 3, 4), publisher="The Gull")
    answer = answered(QUESTION, first, later, replace(third, published_at=None, publisher=None), first)

    dates = _opening(ORR, answer, wanted=Wanted.DATES)
    outlets = _opening(ORR, answer, wanted=Wanted.OUTLETS)

    assert dates.splitlines()[1] == "When: 1 Feb 2026 [1] [4]; 4 Mar 2026 [2]; undated [3]."
    assert outlets.splitlines()[1] == "Where: The Tern [1] [4]; The Gull [2]; an outlet without a name [3]."
    assert _opening(ORR, refused(QUESTION), wanted=Wanted.DATES).count("\n") == 1
