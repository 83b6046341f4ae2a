"""Whom a question names as the one who speaks is asked for, though the archive knows nobody of that name."""

import pytest

from bot.questions.reading import clean_question, read_question
from bot.questions.readings.proposals import propose_readings
from bot.questions.readings.reading import Reading
from tests.bot.questions.readings.test_proposals import SMALL, count
from tests.bot.support.asking import NOW, facts

PEOPLE = {"Ada Orr": 30, "Ben Vane": 25, "Petrel Oil Company": 3, "officials": 3, "Jory Sund": 4}
#: Phrases that articles write with capitals.
NAMES = frozenset({"dr sund", "ferrymen abroad", "gull post", "lamp sund"})


def read(question: str) -> Reading:
    """Return the likeliest reading."""
    known = facts(PEOPLE)
    asked = read_question(clean_question(question), known, NOW.date())
    return propose_readings(asked, known, count, SMALL.union({"tooth", "fairy"}).intersection, NAMES.intersection)[0]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("what did the tooth fairy say about the tolls", "tooth fairy"),
        ("what did the harbour choir think of vane", "harbour choir"),
        ("did the old quay trust comment on the toll", "old quay trust"),
        ("why did ships without sails complain about orr", "ships without sails"),
        ("what does the ferry board want", "ferry board"),
        ("in which advert did tolls now admit that vane lied", "tolls now"),
        ("what did choirs of gulls really say on the toll", "choirs of gulls"),
        ("what did the league for defence of gulls say", "league for defence of gulls"),
        ("what did dr gloom say about tolls", "dr gloom"),
        ("ferrymen abroad about vane", "ferrymen abroad"),
        ("what did lamp sund say about tolls", "lamp sund"),
        ("what did rose sund say about tolls", "rose sund"),
        ("what did the tern nurses guild say about tolls", "tern nurses guild"),
        ("what did thorvald sund say about tolls", "thorvald sund"),
        ("what did the orr gardening club say about tolls", "orr gardening club"),
        ("what does the vane choir think of tolls", "vane choir"),
        ("how did the gull post hit back at orr", "gull post"),
        ("why did gull post attack vane", "gull post"),
        ("When Rose Sund told Vane to quit, what was it about?", "Rose Sund"),
        ("Clara Thorpe told the council that tolls are theft. Where?", "Clara Thorpe"),
        ("Is it right that Clara Anne Thorpe promised a toll?", "Clara Anne Thorpe"),
    ],
)
def test_a_subject_that_nobody_is_called_is_a_stranger(question: str, name: str) -> None:
    """
    Of common words, before a verb for saying; or written with capitals in the archive before "about".
    """
    asked = read(question).asked

    assert (asked.asked_name, asked.is_for_stranger) == (name, True)


@pytest.mark.parametrize(
    "subject",
    [
        "Gaultier-Brulon",  # a surname of two words, the first of which is rare
        "the U.S. Attorney's Office",
        "Ravelin Corp",
    ],
)
def test_who_is_called_by_a_part_of_a_quoted_name_is_no_stranger(subject: str) -> None:
    """
    However rare the words are that somebody is called by.
    """
    quoted = ("Émile Gaultier-Brûlon", "Łukasz Żakowicz", "U.S. Attorney’s Office for Hexworth", "Ravelin", "Ada Orr")
    known = facts(dict.fromkeys(quoted, 2))
    asked = read_question(clean_question(f"what did {subject} say about tolls"), known, NOW.date())
    first = propose_readings(asked, known, count, SMALL.intersection, NAMES.intersection)[0].asked

    assert not first.is_for_stranger


def test_a_subject_that_may_be_a_known_body_is_that_body() -> None:
    """
    A word of its name is doubtful elsewhere.
    """
    assert read("what did petrel oil say about the toll").asked.understood.speakers == ("Petrel Oil Company",)


@pytest.mark.parametrize(
    "question",
    [
        "bridge tolls about money",
        "gulls on the quay",
        "what did everybody say about the toll",
        "what did people say about the toll",
        "what did the poll say about the toll",
        "what did the professor from tern say about the toll",
        "what did they say about the toll",
        "how did the ferry sink",
        "what did the plan of the port for all the ferries of the coast say",
    ],
)
def test_other_words_are_no_subject(question: str) -> None:
    """
    Words for anybody, a survey, a topic.
    """
    assert not read(question).asked.is_for_stranger


def test_a_surname_within_a_longer_subject_stays_known() -> None:
    """
    Unless the archive writes the whole as a name.
    """
    assert read("what did tired sund say about tolls").asked.understood.speakers == ("Jory Sund",)
    assert read("what did dr sund say about tolls").asked.understood.speakers == ("Jory Sund",)
