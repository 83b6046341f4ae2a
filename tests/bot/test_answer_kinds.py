"""Each kind of question gets its own kind of answer, from an archive to the prose."""

from collections.abc import Iterator

import pytest

from tests.bot.support.asking import AskedArchive, make_news

TOLLS = make_news(
    "The mayor of Marrowby, Ada Orr said that the bridge would stay free of tolls. Odette Vane, the head of the ferry "
    "company, left the hall.\n\nOdette Vane said that the bridge needs a toll.",
    "tolls",
)
TERN = make_news(
    "Lena Marsh said that the bridge of Tern would close on Friday. Lena Marsh is the mayor of Tern.",
    "tern",
    publisher="The Beacon",
    day="2026-04-05",
)
COPY = make_news(
    "MARROWBY: Weather and sports follow below.\n\nLena Marsh said that the bridge of Tern would close on Friday!",
    "copy",
    publisher="Radio",
    day="2026-03-01",
)
ELECTION = make_news(
    "Ada Orr said that the election would be fair. Ada Orr said that the harbour would be dredged.",
    "election",
    publisher="Radio",
    day="2026-05-09",
)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskedArchive]:
    """Two mayors, a ferry company, and a statement that two outlets carry."""
    made = AskedArchive(tmp_path_factory.mktemp("kinds"), TOLLS, TERN, COPY, ELECTION)
    yield made
    made.archive.engine.dispose()


@pytest.mark.parametrize("question", ["what did Orr and Vane say about the toll?", "orr vs vane on the bridge toll"])
def test_both_sides_are_heard_in_the_order_of_asking(asked: AskedArchive, question: str) -> None:
    """
    Each with their own statements, one side after the other.
    """
    answer = asked.ask(question)

    assert [one.speaker for one in answer.citations] == ["Ada Orr", "Odette Vane"]
    assert answer.prose.startswith("Ada Orr first, then Odette Vane.\n")
    assert answer.lead == "Ada Orr first, then Odette Vane."


def test_a_side_that_is_silent_is_named(asked: AskedArchive) -> None:
    """
    The other one answers, and nothing is put into the silent one's mouth.
    """
    answer = asked.ask("what did Orr and Vane say about the fair election?")

    assert {one.speaker for one in answer.citations} == {"Ada Orr"}
    assert answer.lead == "Nothing on this by Odette Vane was found."


def test_of_two_questions_in_one_a_stranger_is_named(asked: AskedArchive) -> None:
    """
    The other is answered; none is passed over in silence.
    """
    answer = asked.ask("what did Zeno Quark say about spaceships and what did Ada Orr say about the bridge?")

    assert {one.speaker for one in answer.citations} == {"Ada Orr"}
    assert answer.lead == "Nobody called Zeno Quark is quoted in the archive."


def test_a_role_is_whom_the_article_gives_it(asked: AskedArchive) -> None:
    """
    The mayor of one town is not the other's, and a head of a company is no mayor.
    """
    marrowby = asked.ask("what did the mayor of Marrowby say about the bridge?")
    tern = asked.ask("what did the mayor of Tern say about the bridge?")
    any_mayor = asked.ask("what did the mayor say about the bridge?")

    assert marrowby.understood.speakers == ("Ada Orr",)
    assert tern.understood.speakers == ("Lena Marsh",)
    assert {one.speaker for one in any_mayor.citations} == {"Ada Orr", "Lena Marsh"}
    assert marrowby.lead == "Described as mayor of Marrowby: Ada Orr."


def test_a_role_that_nobody_has_is_refused(asked: AskedArchive) -> None:
    """
    No mayor of another town stands in, and no statement is offered as near.
    """
    answer = asked.ask("what did the mayor of Hull say about the bridge?")

    assert answer.status == "refused"
    assert answer.nearest == ()
    assert answer.reason
    assert answer.reason.startswith("Nobody whom an article calls mayor of Hull is quoted about the bridge.")


def test_one_statement_in_two_articles_counts_once(asked: AskedArchive) -> None:
    """
    The earlier article is cited, and the other one counted.
    """
    answer = asked.ask("what did Lena Marsh say about the bridge of Tern?")

    assert [(one.article_id, one.also_in) for one in answer.citations] == [("copy", 1)]
    assert "also in 1 outlet" in answer.prose
    assert answer.to_json()["citations"][0]["also_in"] == 1


def test_the_latest_is_in_the_order_of_days(asked: AskedArchive) -> None:
    """
    Whatever it is about, where no topic is named.
    """
    answer = asked.ask("what's new from Orr?")
    days = [str(one.published_at) for one in answer.citations]

    assert (answer.order, answer.understood.kind) == ("newest", "latest")
    assert days == sorted(days, reverse=True)
    assert days[0] == "2026-05-09"
    assert answer.lead == "Newest first."


def test_who_is_answered_by_name(asked: AskedArchive) -> None:
    """
    The first word of the answer is the person.
    """
    answer = asked.ask("who said that the bridge needs a toll?")

    assert answer.understood.kind == "who"
    assert answer.prose.startswith("Odette Vane [1].")


def test_a_question_in_a_language_that_is_not_there_is_not_searched_for(asked: AskedArchive) -> None:
    """
    The refusal names the archive's language, and has no conditions to drop; as of when it was is told as ever.
    """
    answer = asked.ask("Was hat Orr über Zahnersatz gesagt?")

    assert answer.status == "refused"
    assert answer.reason == (
        "This question seems to be in German, and the archive is in English: please ask in English."
    )
    assert answer.as_of is not None
    assert answer.understood.conditions == ()


def test_the_pope_is_nobody_called_pope(tmp_path_factory: pytest.TempPathFactory) -> None:
    """
    A title with its article is a role, also where somebody bears it as a surname.
    """
    news = make_news("Amelia Pope said that the wall was in her way. Nobody answered her.", "wall")
    answer = AskedArchive(tmp_path_factory.mktemp("pope"), news).ask("what did the pope say about the wall?")

    assert answer.status == "refused"
    assert answer.understood.speakers == ("pope",)
