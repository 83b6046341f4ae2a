"""A group that a question narrows ("tern voters") is no larger one of its name, and no single person."""

from collections.abc import Iterator

import pytest

from bot.questions.reading import clean_question, read_question
from bot.questions.readings.proposals import propose_readings
from bot.questions.readings.reading import Reading
from tests.bot.questions.readings.test_proposals import count
from tests.bot.support.asking import NOW, AskedArchive, facts, make_news

PEOPLE = {
    "Ada Orr": 30,
    "Ben Vane": 25,
    "Voters": 6,
    "voters": 5,
    "Democrats": 40,
    "Gale Democrat": 3,
    "residents": 4,
    "Harbour Democrats": 5,
}
NEWS = (
    "The toll is three crowns. Tern voters said that the toll is fair. Voters said that rents are too high. "
    "Ben Vane said that the toll is fair to the voters of Gale. A Gale Democrat said that the toll will ruin Gale."
)


def likeliest(question: str) -> Reading:
    """Return the likeliest reading."""
    known = facts(PEOPLE)
    asked = read_question(clean_question(question), known, NOW.date())
    return propose_readings(asked, known, count)[0]


@pytest.mark.parametrize(
    ("question", "group"),
    [
        ("what do tern voters think of orr", "tern voters"),
        ("tern voters on vane", "tern voters"),
        ("What did Tern residents say about the toll?", "Tern residents"),
        ("new tern voters about the toll", "new tern voters"),
        ("gale democrats on orr", "gale democrats"),
        ("what did polruan republicans say about vane", "polruan republicans"),
        ("orr supporters on vane", "orr supporters"),
        ("why do young conservatives back vane", "young conservatives"),
    ],
)
def test_a_narrowed_group_is_asked_for(question: str, group: str) -> None:
    """
    As what articles call those who speak, and as clearly as by a name.
    """
    reading = likeliest(question)

    assert (reading.asked.query.role, reading.is_derived, reading.prior) == (group, False, 1.0)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("what do voters say about the toll", "Voters"),
        ("what did the voters tell orr", "Voters"),
        ("two voters about the toll", "Voters"),
        ("many voters on the toll", "Voters"),
        ("harbour democrats on orr", "Harbour Democrats"),
        ("what did orr say about tern voters", "Ada Orr"),
        ("orr on young conservatives", "Ada Orr"),
        ("did vane tell residents of tern to leave", "Ben Vane"),
    ],
)
def test_a_whole_group_and_the_topic_are_read_as_before(question: str, name: str) -> None:
    """
    A group by its whole name, and one that is spoken of.
    """
    assert likeliest(question).asked.understood.speakers[0].lower() == name.lower()


@pytest.mark.parametrize(
    ("question", "excluded"),
    [
        ("tern republicans on orr", {"Ada Orr"}),
        ("the mayor of tern about vane", {"Ben Vane"}),
        ("orr supporters on vane", {"Ben Vane"}),
        ("tern voters on the toll", set()),
    ],
)
def test_who_is_the_topic_is_not_the_one_described(question: str, excluded: set[str]) -> None:
    """
    Though articles describe them so.
    """
    asked = likeliest(question).asked

    assert asked.query.role
    assert excluded <= asked.query.not_by


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskedArchive]:
    """Index one article."""
    made = AskedArchive(tmp_path_factory.mktemp("groups"), make_news(NEWS, "toll", title="The toll"))
    yield made
    made.archive.engine.dispose()


def test_nobody_else_answers_for_a_group(asked: AskedArchive) -> None:
    """
    Neither all voters nor who speaks of these.
    """
    answer = asked.ask("what do gale voters say about the toll")

    assert answer.status == "refused"
    assert answer.reason is not None
    assert "gale voters" in answer.reason
    assert asked.ask("what does vane say about the toll").citations[0].speaker == "Ben Vane"
