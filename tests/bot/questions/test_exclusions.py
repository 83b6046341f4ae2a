"""Whom a question leaves out is neither heard nor searched for."""

import pytest

from tests.bot.support.asking import read_text

TWO = frozenset({"Ada Orr", "Odette Vane"})


@pytest.mark.parametrize(
    ("question", "not_by"),
    [
        ("Who besides Orr spoke about the bridge?", {"Ada Orr"}),
        ("who else besides ada orr spoke about the bridge", {"Ada Orr"}),
        ("Who apart from Orr and Vane spoke about the bridge?", TWO),
        ("Other than Orr, who spoke about the bridge?", {"Ada Orr"}),
        ("What was said about the bridge by others than Ada Orr, and Vane?", {"Ada Orr"}),
        ("Who spoke about the bridge, except for Orr or Vane?", TWO),
    ],
)
def test_a_name_that_is_left_out_is_no_topic(question: str, not_by: set[str]) -> None:
    """
    However it is put, the topic is the bridge, nobody is asked for, and those who are named do not answer.
    """
    read = read_text(question)

    assert read.speakers == ()
    assert "bridge" in read.query.topic
    assert "orr" not in read.query.topic
    assert read.query.not_by == not_by | (TWO - not_by if "Vane" in question else set())


@pytest.mark.parametrize(
    "question", ["Who spoke about tolls apart from the bridge?", "What did Vane say about rivers other than the Tern?"]
)
def test_what_is_no_name_stays_in_the_topic(question: str) -> None:
    """
    "Apart from the bridge" narrows what it is about, not who speaks.
    """
    read = read_text(question)

    assert read.query.topic[-1] in {"bridge", "tern"}
    assert read.query.not_by == frozenset()


def test_a_speaker_may_be_asked_for_beside_one_who_is_left_out() -> None:
    """
    The one in the speaker's place answers.
    """
    read = read_text("Apart from Orr, what did Vane say about the bridge?")

    assert read.understood.speakers == ("Odette Vane",)
    assert read.query.not_by == {"Ada Orr"}
