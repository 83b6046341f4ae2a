"""Words near a statement that only others say are not what the statement is about."""

from collections.abc import Iterator

import pytest

from tests.bot.support.asking import AskedArchive, make_news

ORCHARD = make_news(
    "Petra Quill said that the orchard was sold.\n\nMarco Dunst said that the windmill would turn again by spring.",
    "orchard",
)
LIDO = make_news(
    "Hugo Lark said that the timetable was a mess. Rosa Amble said that the lido was shut all week.", "lido"
)
SHOWERS = make_news("Marta Kolbe said that the showers were too cold.", "showers", publisher="The Beacon")
MARCH = make_news("Marta Kolbe said that the march would begin at noon.", "march", publisher="The Mirror")


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskedArchive]:
    """Index four articles."""
    made = AskedArchive(tmp_path_factory.mktemp("beside"), ORCHARD, LIDO, SHOWERS, MARCH)
    yield made
    made.archive.engine.dispose()


@pytest.mark.parametrize(
    "question",
    [
        "what did Petra Quill say about the windmill?",
        "Petra Quill on the windmill",
        "what did Hugo Lark say about the lido?",
        "has hugo lark said anything about the lido?",
        "what did Rosa Amble say about the timetable?",
    ],
)
def test_a_topic_that_only_others_speak_of_is_refused(asked: AskedArchive, question: str) -> None:
    """
    The word lies beside the speaker's words, in another's.
    """
    assert asked.ask(question).status == "refused"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what did Petra Quill say about the orchard?", "orchard"),
        ("Marco Dunst on the windmill", "windmill"),
        ("Hugo Lark timetable", "timetable"),
    ],
)
def test_a_topic_in_the_speaker_s_own_words_is_answered(asked: AskedArchive, question: str, said: str) -> None:
    """
    No matter who speaks beside them.
    """
    assert said in asked.ask(question).citations[0].quote


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what did Marta Kolbe say in The Beacon?", "showers"),
        ("what did marta kolbe tell the mirror?", "march"),
        ("as the Mirror reported, what did Marta Kolbe say?", "march"),
    ],
)
def test_an_outlet_in_a_question_is_where_the_words_stand(asked: AskedArchive, question: str, said: str) -> None:
    """
    Not what they are about.
    """
    answer = asked.ask(question)

    assert [said in one.quote for one in answer.citations] == [True]
    assert answer.understood.topic == ""


def test_words_that_others_carry_answer_what_was_said_in_an_outlet(asked: AskedArchive) -> None:
    """
    Where the outlet's own articles have nothing on it.
    """
    answer = asked.ask("what did Marta Kolbe say in The Beacon about the march?")

    assert "march" in answer.citations[0].quote
