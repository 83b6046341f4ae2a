"""Somebody asked for by a name that only articles give them, and who is quoted by another."""

from collections.abc import Iterator

import pytest

from bot.answering.aliases import find_names_of
from index.extraction.by_pattern.extractor import PatternExtractor
from tests.bot.support.asking import AskedArchive, make_news

ARTICLES = (
    make_news(
        "Nouria Robb, better known as Dr. Gloom, keeps a boat in Tern. Robb said that prices would fall by spring.\n\n"
        "Wilmot “Gannet” Drake said that the quay was rotten. Nobody asked the diver called Limpet.",
        "gloom",
    ),
    make_news("Pim Tolliver, born Ada Sarn, sings. Tolliver said that the fair was cold.", "born"),
)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskedArchive]:
    """Index the articles without a parser."""
    made = AskedArchive(tmp_path_factory.mktemp("aliases"), *ARTICLES, extractor=PatternExtractor())
    yield made
    made.archive.engine.dispose()


@pytest.mark.parametrize(
    ("question", "speaker", "words"),
    [
        ("what did dr gloom say about prices", "Nouria Robb", "prices would fall"),
        ("what did Dr. Gloom say about prices?", "Nouria Robb", "prices would fall"),
        ("gannet on the quay", "Wilmot Drake", "rotten"),
        ("what does ada sarn say about the fair", "Pim Tolliver", "cold"),
    ],
)
def test_who_is_known_by_another_name_is_found_by_it(
    asked: AskedArchive, question: str, speaker: str, words: str
) -> None:
    """
    The lead says for whom the name was taken.
    """
    answer = asked.ask(question)

    assert [one.speaker for one in answer.citations][:1] == [speaker]
    assert words in answer.citations[0].quote
    assert answer.lead.startswith("Taking ")


def test_a_name_that_nothing_ties_to_anybody_quoted_stays_a_strangers(asked: AskedArchive) -> None:
    """
    "The diver called Limpet" is nobody quoted.
    """
    assert asked.ask("what did limpet say about the quay").status == "refused"


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("Ada Orr, known as Gull, sang.", "gull", "Ada Orr"),
        ("Ada Orr, who was widely known as “the Gull,” sang.", "gull", "Ada Orr"),
        ("Ada Orr (a.k.a. Gull) sang.", "gull", "Ada Orr"),
        ("Ada Orr, known to her fans as Gull, sang.", "gull", "Ada Orr"),
        ("Ada Orr, known online as @gull7, wrote.", "gull7", None),
        ("Ada Orr, known online as @Gull7, wrote.", "@gull7", "Ada Orr"),
        ("Ada Orr, nicknamed Gull, sang.", "Gull", "Ada Orr"),
        ("Gull, whose real name is Ada Orr, sang.", "gull", "Ada Orr"),
        ("Gull, born Ada Orr, sang.", "ada orr", "Gull"),
        ("Ada ‘Gull’ Orr sang.", "gull", "Ada Orr"),
        ("Ada (Gull) Orr sang.", "gull", "Ada Orr"),
        ("Ada Orr, born in Tern, sang. Gull sang.", "tern", None),
        ("Ada Orr, known as a singer, met Gull.", "gull", None),
    ],
)
def test_what_an_article_also_calls_somebody_is_read(text: str, name: str, other: str | None) -> None:
    """
    In the ways that news gives a second name.
    """
    assert next(find_names_of(text, name), None) == other
