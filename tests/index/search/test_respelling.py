"""A word that neither the archive nor the model knows is read as the archive's word that it is a slip of."""

from collections.abc import Iterator

import pytest

from index.catalogue.database import read
from index.lexical.in_catalogue import IN_CATALOGUE
from index.search import respelling
from index.search.respelling import respell
from tests.bot.support.asking import AskedArchive, make_news

#: Passages of an archive that is not small.
MANY = 2_000
WORDS = "tariffs immigration economy obamacare climate fracking framed wall street medicaid medical cuba nafta nato"


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskedArchive]:
    """Three articles with the same words, and one with a word that no other has."""
    articles = [make_news(f"Orr said of {WORDS} that all is well.", f"article-{number}") for number in range(3)]
    made = AskedArchive(tmp_path_factory.mktemp("asked"), *articles, make_news("Orr saw a lighthouse.", "sole"))
    yield made
    made.archive.engine.dispose()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("tarifs", "tariffs"),
        ("tarriffs", "tariffs"),
        ("tarfifs", "tariffs"),
        ("imigration", "immigration"),
        ("immigratoin", "immigration"),
        ("econmy", "economy"),
        ("obamcare", "obamacare"),
        ("climte", "climate"),
        ("fraking", "fracking"),
        ("wallstreet", "wall street"),
        ("medicad", "medicaid"),
        ("cubba", "cuba"),
        ("nafto", "nafta"),
    ],
)
def test_a_slip_is_read_as_the_word_that_the_archive_has(asked: AskedArchive, written: str, meant: str) -> None:
    """
    A letter left out, doubled or exchanged is likelier than another letter, and that likelier than one too many.
    """
    with read(asked.archive.engine) as connection:
        assert respell(IN_CATALOGUE, connection, written, MANY) == meant


@pytest.mark.parametrize(
    "written",
    [
        "kombucha",  # near nothing
        "climb",  # a word that the model knows
        "flimate",  # another first letter
        "cuva",  # too short
        "lighthose",  # of a word that hardly a passage holds
        "framin",  # of "framing", which no passage has as it is
        "farmed",  # of "framed", "fracking", "framed" and "well", were they no words themselves
        "franking",
        "frayed",
        "welly",
        "cubá",
        "cub4n",
    ],
)
def test_other_words_are_left_alone(asked: AskedArchive, written: str) -> None:
    """
    People ask for words that an archive lacks, and these need not be slips.
    """
    with read(asked.archive.engine) as connection:
        assert respell(IN_CATALOGUE, connection, written, MANY) is None


def test_without_the_words_that_people_know_nothing_is_a_slip(
    asked: AskedArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Else every rare word would be one.
    """
    monkeypatch.setattr(respelling, "known_words", frozenset)
    with read(asked.archive.engine) as connection:
        assert respell(IN_CATALOGUE, connection, "tarifs", MANY) is None


def test_in_a_small_archive_one_passage_is_enough(asked: AskedArchive) -> None:
    """
    Few words stand often in it.
    """
    with read(asked.archive.engine) as connection:
        assert respell(IN_CATALOGUE, connection, "lighthose", 4) == "lighthouse"
