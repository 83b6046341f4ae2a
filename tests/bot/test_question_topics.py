"""Reading a question: what it is about, and what it is not."""

import pytest

from tests.bot.support.asking import read_text


def test_a_title_is_no_topic() -> None:
    """
    What is searched for is what is asked about, not how the speaker is addressed.
    """
    assert read_text("What did Sen. Elizabeth Warren say about banks?").query.topic == ("banks",)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Who said that Orr would close the bridge?", {"Ada Orr"}),
        ("who praised ada orr?", {"Ada Orr"}),
        ("What did Orr say about the bridge?", set()),
        ("who said the bridge is safe?", set()),
    ],
)
def test_whom_a_question_for_who_is_about_is_no_answer_to_it(question: str, named: set[str]) -> None:
    """
    "Who said it of her" is not answered with her own words.
    """
    assert read_text(question).query.not_by == named


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("why does Orr prefer the bridge?", "bridge"),
        ("what does Orr want Vane to announce?", "vane announce"),
        ("Orr on the plan to attack tolls", "plan attack tolls"),
        ("who said that the report is false?", "report false"),
    ],
)
def test_the_question_s_own_verb_is_no_topic(question: str, topic: str) -> None:
    """
    The archive tells what somebody prefers without that word; every later verb is what the question is about.
    """
    assert read_text(question).understood.topic == topic
