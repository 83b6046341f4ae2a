"""Slips in a question's words: the answer is that to the word meant, and says what was taken for it."""

from collections.abc import Iterator

import pytest

from tests.bot.support.asking import AskedArchive, make_news

STATEMENTS = (
    "Ada Orr said that the tariffs on steel would ruin the harbour.",
    "Odette Vane said that immigration made the town richer.",
    "Ben Marsh said that the ferries need subsidies.",
)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskedArchive]:
    """Three outlets with three statements each."""
    articles = [
        make_news("\n\n".join(STATEMENTS), f"article-{number}", publisher=f"Paper {number}") for number in range(3)
    ]
    made = AskedArchive(tmp_path_factory.mktemp("asked"), *articles)
    yield made
    made.archive.engine.dispose()


@pytest.mark.parametrize(
    ("question", "lead", "speaker"),
    [
        ("orr about tarifs", "Taking tarifs to be tariffs.", "Ada Orr"),
        ("What did Vane say about imigration?", "Taking imigration to be immigration.", "Odette Vane"),
        ("what does marsh say of subsdies", "Taking subsdies to be subsidies.", "Ben Marsh"),
        ("Tarifs: what does Orr say", "Taking tarifs to be tariffs.", "Ada Orr"),
    ],
)
def test_the_answer_is_that_to_the_word_meant(asked: AskedArchive, question: str, lead: str, speaker: str) -> None:
    """
    The lead says what was taken for what.
    """
    answer = asked.ask(question)

    assert answer.lead.startswith(lead)
    assert answer.citations[0].speaker == speaker


def test_a_refusal_says_what_was_taken_for_what(asked: AskedArchive) -> None:
    """
    Marsh says nothing of it, in whatever spelling.
    """
    answer = asked.ask("marsh about tarifs")

    assert not answer.citations
    assert answer.reason
    assert answer.reason.startswith("Taking tarifs to be tariffs.")


@pytest.mark.parametrize(
    "question",
    ["orr about tariffs", "orr about kombucha", "orr about ferrets", "Orr on Feries", "qué dijo Orr sobre tarifs"],
)
def test_nothing_is_said_of_other_words(asked: AskedArchive, question: str) -> None:
    """
    Known words, words near nothing, names and words of another language stay.
    """
    answer = asked.ask(question)

    assert "Taking" not in f"{answer.lead} {answer.reason}"
