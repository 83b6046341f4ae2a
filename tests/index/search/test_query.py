"""The query without its speaker's name."""

import pytest

from index.search.query import Query


@pytest.mark.parametrize(
    ("text", "nameless"),
    [
        ("what did Ada Orr say about the bridge?", "what did the speaker say about the bridge?"),
        ("Orr's view on Ada Orr's bridge", "the speaker view on the speaker bridge"),
        ("ADA ORR", "the speaker"),
        ("what did Adam say about the orrery?", "what did Adam say about the orrery?"),
        ("what did — Orr — say?", "what did — the speaker — say?"),
    ],
)
def test_the_speaker_s_name_is_taken_out_wherever_it_stands(text: str, nameless: str) -> None:
    """
    Whole words only, however written; everything else stays.
    """
    assert Query(text, names=("ada", "orr"), speakers=frozenset({"Ada Orr"})).nameless == nameless


def test_a_question_without_a_speaker_keeps_its_names() -> None:
    """
    A name that is the topic is what the question is about.
    """
    assert Query("news of Ada Orr", names=("ada", "orr")).nameless == "news of Ada Orr"
