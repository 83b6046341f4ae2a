"""Who criticised somebody, and who backs them: words of that stance come first."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.extraction.by_pattern.extractor import PatternExtractor
from tests.bot.support.asking import AskedArchive, make_news

ARTICLES = (
    make_news(
        '"Warden Tomas Eck has given us our parks back, and I thank him," Lena Fisk said on Monday. '
        "Pia Roden said that Eck was a fraud and that his budget was an insult.",
        "warden",
    ),
    make_news(
        "Una Dray said that the new court has nine doors. Sam Tolley said that the new court was a waste of money. "
        "Orla Finch said that the new court was a splendid building.",
        "court",
    ),
)


ELSEWHERE = make_news(
    "Hugo Renn said that the toll was a burden on the island.\n\nIda Voss criticised the plan to close the library. "
    "Ida Voss said that the closing of the library was a disgrace.",
    "toll",
)


def test_criticism_of_something_else_does_not_come_first(tmp_path: Path) -> None:
    """
    Her words are of the asked stance, but on the library.
    """
    made = AskedArchive(tmp_path, ELSEWHERE, extractor=PatternExtractor())
    answer = made.ask("who criticised the toll?")
    made.archive.engine.dispose()

    assert answer.citations[0].speaker == "Hugo Renn"


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskedArchive]:
    """Index the articles without a parser."""
    made = AskedArchive(tmp_path_factory.mktemp("stances"), *ARTICLES, extractor=PatternExtractor())
    yield made
    made.archive.engine.dispose()


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("who criticised Tomas Eck?", "Pia Roden"),
        ("who slammed tomas eck", "Pia Roden"),
        ("who praised Tomas Eck?", "Lena Fisk"),
        ("who attacked the new court?", "Sam Tolley"),
        ("who is against the new court?", "Sam Tolley"),
        ("who welcomed the new court?", "Orla Finch"),
        ("who backs the new court", "Orla Finch"),
    ],
)
def test_words_of_the_asked_stance_come_first(asked: AskedArchive, question: str, speaker: str) -> None:
    """
    Told by the verb of the question and the words of the quotes.
    """
    assert asked.ask(question).citations[0].speaker == speaker
