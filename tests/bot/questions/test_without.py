"""A question asked without one of its conditions means what it meant, but for that."""

import pytest

from bot.answers import Condition, Understood
from bot.questions.reading import ReadQuestion, read_question
from bot.questions.without import drop
from tests.bot.support.asking import NOW, facts

QUESTION = "what did Ada Orr say about the bridge in May 2026, according to The Lantern?"


def read_dropped(question: str, *without: Condition) -> ReadQuestion:
    """Read a question without these conditions."""
    return drop(read_question(question, facts(), NOW.date()), NOW.date(), without)


def test_nothing_is_dropped_unasked() -> None:
    """
    All four are understood, and each can be dropped.
    """
    read = read_dropped(QUESTION)

    assert read.understood.conditions == tuple(Condition)
    assert read.understood.droppable == tuple(Condition)


@pytest.mark.parametrize("condition", Condition)
def test_a_dropped_condition_is_gone_and_the_others_stay(condition: Condition) -> None:
    """
    Neither what is understood nor what is searched for has it.
    """
    read, whole = read_dropped(QUESTION, condition), read_dropped(QUESTION)
    query = read.query
    held = {
        Condition.SPEAKER: query.speakers or query.surnames or read.speakers,
        Condition.TOPIC: query.topic,
        Condition.PERIOD: query.since or query.until or query.period_words,
        Condition.OUTLET: query.publisher,
    }

    assert read.understood.conditions == tuple(one for one in Condition if one is not condition)
    assert [one for one, value in held.items() if value] == [one for one in Condition if one is not condition]
    assert condition is Condition.TOPIC or read.understood.topic == whole.understood.topic == "bridge"


def test_without_the_speaker_anybody_s_words_on_the_topic_count() -> None:
    """
    The name is taken out of what is compared by meaning, a stranger's too.
    """
    known = read_dropped("what did Ada Orr say about the bridge?", Condition.SPEAKER)
    stranger = read_dropped("what did Thorvald say about the bridge?", Condition.SPEAKER)

    assert known.query.text == stranger.query.text == "what did the speaker say about the bridge?"
    assert known.understood.kind == "about"


def test_without_the_period_its_words_are_gone() -> None:
    """
    A refusal does not name it, and the topic has none of it.
    """
    read = read_dropped("what did Ada Orr say about the bridge in May 2026?", Condition.PERIOD)

    assert read.query.text == "what did Ada Orr say about the bridge ?"
    assert "May" not in read.unframed


@pytest.mark.parametrize(
    ("understood", "droppable"),
    [
        (Understood(speakers=("Ada Orr",)), ()),
        (Understood(topic="bridge", publisher="Radio"), (Condition.OUTLET,)),
        (Understood(speakers=("Ada Orr",), topic="bridge"), (Condition.SPEAKER, Condition.TOPIC)),
        (Understood(publisher="Radio"), ()),
    ],
)
def test_only_what_leaves_a_question_can_be_dropped(understood: Understood, droppable: tuple[Condition, ...]) -> None:
    """
    Somebody or something has to be asked for.
    """
    assert understood.droppable == droppable
