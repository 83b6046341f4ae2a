"""The speakers whom a question asks for, by the names in its slots."""

import pytest

from bot.questions.asked_speakers import find_speakers
from tests.bot.support.asking import facts


def asked_for(question: str) -> list[str]:
    """Return the names that a question asks for, as written."""
    return [speaker.name for speaker in find_speakers(question, facts().roster)]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("what did roberta de leone say about tolls", "roberta de leone"),
        ("what did ulrike von der heide say", "ulrike von der heide"),
        ("what did joop van den berg think of the dam", "joop van den berg"),
        ("news reader chris smith on rent", "chris smith"),
        ("tern mayor ines da rocha on rent", "ines da rocha"),
        ("what did de leone say about tolls", "de leone"),
        ("what did Roberta De Leone say", "Roberta De Leone"),
    ],
)
def test_particles_are_parts_of_a_stranger_s_name(question: str, name: str) -> None:
    """
    In small letters too, where capitals do not tell where it begins.
    """
    assert asked_for(question) == [name]


@pytest.mark.parametrize("question", ["how big is FERRYCO", "how old is Ada Orr?", "how many are the pupils of Tern"])
def test_a_measure_is_asked_of_nobody(question: str) -> None:
    """
    What is measured need not have said so.
    """
    assert asked_for(question) == []


@pytest.mark.parametrize(
    "question", ["how big is FERRYCO according to Ada Orr", "how worried is Ada Orr about the dam?"]
)
def test_an_opinion_and_a_source_are_asked_of_somebody(question: str) -> None:
    """
    A measure may be asked of a source, and "worried" is none.
    """
    assert asked_for(question) == ["Ada Orr"]
