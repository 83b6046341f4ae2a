"""Questions as people type them, by the kind that was once misread: whom the likeliest reading asks for."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.bot.questions.readings.test_proposals import likeliest, read

_QUESTIONS = json.loads((Path(__file__).parents[3] / "fixtures" / "typed_questions.json").read_text())
_SURVEYS, _ROLES = "what a survey found", "asked for by a role"


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        pytest.param(*one, id=one[0])
        for kind, those in _QUESTIONS.items()
        if kind not in {_SURVEYS, _ROLES}
        for one in those
    ],
)
def test_the_likeliest_reading_asks_for_them(question: str, asked: str | None) -> None:
    """
    Nobody is asked for where it is "who", and what others say of them is the topic.
    """
    assert likeliest(question) == asked


@pytest.mark.parametrize(("question", "maker"), [pytest.param(*one, id=one[0]) for one in _QUESTIONS[_SURVEYS]])
def test_a_survey_is_asked_for_by_who_made_it(question: str, maker: Sequence[str]) -> None:
    """
    Articles name it in other words each time, and no person's words answer.
    """
    asked = read(question)[0].asked

    assert asked.speakers == ()
    assert asked.query.survey == frozenset(maker)


@pytest.mark.parametrize(("question", "role"), [pytest.param(*one, id=one[0]) for one in _QUESTIONS[_ROLES]])
def test_somebody_is_asked_for_by_what_they_are(question: str, role: str) -> None:
    """
    Each such reading is there once; whether anybody is called so is for the articles to say.
    """
    roles = [one.asked.query.role for one in read(question) if one.asked.query.role]

    assert role in roles
    assert len({one.replace("’", "").replace("'", "") for one in roles}) == len(roles)
