"""Questions for a deed or an amount: answered where a text tells it, refused or put behind where none does."""

from collections.abc import Iterator

import pytest

from tests.bot.support.asking import AskedArchive, make_news

ARTICLES = (
    make_news("Aldous Beem said that two keepers had been hurt before the ballot on Sorrow Island.", "ballot"),
    make_news(
        "The Tern Rovers won the Silver Bowl on Saturday. Dora Vick said that the Silver Bowl was heavy.", "bowl"
    ),
    make_news(
        "Leo Wick said that the roof appeal was dear to him. Leo Wick said that the roof appeal had few friends.\n\n"
        "The roof appeal raised 12,450 crowns, the ledger of the parish shows.",
        "roof",
    ),
    make_news(
        "Nora Quill, 58, keeps the light on Sorrow Island. Quill once praised one of the boats.\n\n"
        "The tower is 41 metres high and was painted in spring. Quill told of her brother Jem.",
        "light",
    ),
)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskedArchive]:
    """Index four articles."""
    made = AskedArchive(tmp_path_factory.mktemp("deeds"), *ARTICLES)
    yield made
    made.archive.engine.dispose()


@pytest.mark.parametrize(
    "question",
    [
        "who won the ballot on Sorrow Island?",
        "who lost the ballot?",
        "which side won the ballot on Sorrow Island",
        "what was the result of the ballot on Sorrow Island?",
        "who was the winner of the ballot?",
    ],
)
def test_a_deed_that_nothing_tells_is_refused(asked: AskedArchive, question: str) -> None:
    """
    However many of the other words a sentence shares.
    """
    assert asked.ask(question).status == "refused"


def test_a_deed_that_a_text_tells_is_answered(asked: AskedArchive) -> None:
    """
    By the sentence that tells it, though nobody is credited with it.
    """
    answer = asked.ask("who won the Silver Bowl?")

    assert [one.quote for one in answer.citations] == ["The Tern Rovers won the Silver Bowl on Saturday."]


@pytest.mark.parametrize(
    "question",
    [
        "how much did the roof appeal raise?",
        "how much money has the roof appeal taken in",
        "how many crowns did the roof appeal raise?",
    ],
)
def test_the_sentence_with_an_amount_comes_first(asked: AskedArchive, question: str) -> None:
    """
    Before statements that only share its other words.
    """
    assert "12,450" in asked.ask(question).citations[0].quote


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("how old is Nora Quill?", "Nora Quill, 58, keeps the light on Sorrow Island."),
        ("how old is quill", "Nora Quill, 58, keeps the light on Sorrow Island."),
        ("how high is the tower", "The tower is 41 metres high and was painted in spring."),
    ],
)
def test_a_measure_is_told_by_the_sentence_that_has_it(asked: AskedArchive, question: str, quote: str) -> None:
    """
    It is nobody's words, whether or not who is measured is quoted.
    """
    assert [one.quote for one in asked.ask(question).citations][:1] == [quote]


@pytest.mark.parametrize(
    "question",
    ["how tall is nora quill", "how old is jem", "how old is nora quill's brother", "how heavy is the tower"],
)
def test_a_measure_that_nothing_tells_is_refused(asked: AskedArchive, question: str) -> None:
    """
    Words of and about the same people are no answer, nor are they shown apart.
    """
    answer = asked.ask(question)

    assert (answer.status, answer.apart) == ("refused", ())
