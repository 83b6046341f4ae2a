"""The newest statements of an archive, and what the words behind /latest ask for."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answering.newest import MOST, read_newest
from bot.answers import Answer
from bot.questions.frames import question_for_latest
from bot.texts import Texts
from corpus.article import Article
from index.catalogue.database import read
from index.search.roster import read_roster
from tests.bot.support.asking import AskedArchive, make_news

NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)
Newest = Callable[..., Answer]


@pytest.fixture
def newest(tmp_path: Path) -> Iterator[Newest]:
    """Return the newest statements of an archive of these articles."""
    made: list[AskedArchive] = []

    def read_from(*articles: Article, language: str = "en") -> Answer:
        made.append(AskedArchive(tmp_path / "data", *articles))
        with read(made[-1].archive.engine) as connection:
            return read_newest(connection, "What is the latest?", NOW, Texts(language))

    yield read_from
    for one in made:
        one.archive.engine.dispose()


def test_one_statement_an_article_the_newest_first(newest: Newest) -> None:
    """
    At most five; what is dated in the future is misdated, and what quotes nobody has no part in it.
    """
    articles = [
        make_news(f"Ada Orr said that plan {number} was ready. Ada Orr said that it rained.", str(number), day=day)
        for number, day in enumerate(("2026-01-05", "2026-06-30", "2027-01-01", *["2026-02-01"] * 5))
    ]
    quiet = make_news("It rained all day in Marrowby.", "quiet", day="2026-06-30")
    answer = newest(*articles, quiet)

    assert len(answer.citations) == MOST
    assert answer.citations[0].quote == "Ada Orr said that plan 1 was ready."
    assert [str(one.published_at) for one in answer.citations] == ["2026-06-30", *["2026-02-01"] * 4]
    assert (answer.order, answer.lead, answer.understood.kind) == ("newest", "Newest first.", "latest")


def test_copies_of_an_article_are_shown_once(newest: Newest) -> None:
    """
    Two outlets that print one agency's words are one piece of news.
    """
    words = " ".join(f"The council met on day {number} and spoke of road {number * 7}." for number in range(30))
    text = f"Odette Vane said that the library would close. {words}"
    answer = newest(
        make_news(text, "first", publisher="The Lantern"),
        make_news(text + " More later.", "second", publisher="The Beacon"),
        make_news("Ada Orr said that the bridge would stay free.", "third"),
    )

    assert sorted(one.speaker or "" for one in answer.citations) == ["Ada Orr", "Odette Vane"]


def test_an_archive_that_quotes_nobody_says_so(newest: Newest) -> None:
    """
    In the reader's language.
    """
    answer = newest(make_news("It rained all day in Marrowby.", "quiet"), language="uk")

    assert answer.reason == "В архіві ще немає нічиїх слів."


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("Ada Orr", "latest from Ada Orr"),
        (" orr? ", "latest from orr"),
        ("the bridge", "what is the latest on the bridge?"),
        ("Ada Orr on bridges", "what is the latest on Ada Orr on bridges?"),
    ],
)
def test_a_name_asks_for_a_speaker_and_anything_else_for_a_topic(tmp_path: Path, words: str, question: str) -> None:
    """
    Only what is nothing but a name of the archive's is one.
    """
    asked = AskedArchive(tmp_path / "data", make_news("Ada Orr said that the bridge would stay free.", "bridge"))
    with read(asked.archive.engine) as connection:
        found = question_for_latest(read_roster(connection), words)
    asked.archive.engine.dispose()

    assert found == question


@pytest.mark.parametrize("question", ["latest", "What's new?", "the latest news, please"])
def test_a_bare_question_for_what_is_new_gets_the_newest_statements(tmp_path: Path, question: str) -> None:
    """
    An older article that has the word is no better an answer.
    """
    asked = AskedArchive(
        tmp_path / "data",
        make_news("Ben Hale said that the latest saw was new and good.", "old", day="2026-01-05"),
        make_news("Ada Orr said that the snow would stay.", "new", day="2026-06-01"),
    )

    answer = asked.ask(question)

    assert [one.speaker for one in answer.citations] == ["Ada Orr", "Ben Hale"]
    assert (answer.question, answer.order) == (question, "newest")
    assert asked.ask("what is the latest on the saw?").citations[0].speaker == "Ben Hale"
    assert len(asked.answerer.answer(question, now=NOW, most=1).citations) == 1
