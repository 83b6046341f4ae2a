"""Whether a citation is about the topic, as far as a lead may say so."""

from dataclasses import replace

import pytest

from bot.answering.bearing import bears_on, is_beyond
from bot.answers import Citation
from corpus.article import Span
from index.search.query import Query

WORDS = Citation(
    article_key="a",
    article_id="a",
    version_row=1,
    version=1,
    span=Span(0, 30),
    quote="Tern Ferries said that it regretted the day.",
    speaker="Tern Ferries",
    title="Ferries stand still",
)


@pytest.mark.parametrize(
    ("quote", "speaker", "title", "topic", "is_about"),
    [
        ("Tern Ferries said that it regretted the day.", "Tern Ferries", "Ferries stand still", "ferry", True),
        ("Tern Ferries said that it regretted the day.", "Tern Ferries", "Crews rest", "ferry", False),
        ("Tern Ferries said that it regretted the day.", "Tern Ferries", "Ferries stand still", "ferry strike", False),
        ("Ada Orr said that she regretted the day.", "Ada Orr", "Ferries stand still", "ferry", False),
        ("Ada Orr said that the ferry was late.", "Ada Orr", "Crews rest", "ferry", True),
        ("Ada Orr said that the ferry was late.", "Ada Orr", "Strike over", "ferry strike", True),
    ],
)
def test_a_statement_is_about_what_it_has_words_of(
    quote: str, speaker: str, title: str, topic: str, *, is_about: bool
) -> None:
    """
    The name of who speaks counts only where the title has the whole topic.
    """
    citation = replace(WORDS, quote=quote, speaker=speaker, title=title)

    assert bears_on(citation, Query(topic, topic=tuple(topic.split()))) is is_about


@pytest.mark.parametrize(
    ("topic", "quote", "is_lacking"),
    [
        ("gherkin recipe", "It is a recipe for ruin.", True),
        ("cryptocurrency mining", "The mining of slate will go on.", True),
        ("pickled gherkin recipe", "It is a recipe for ruin.", True),
        ("gherkin", "It is a recipe for ruin.", True),
        ("gherkins", "The gherkin is a noble fruit.", False),
        ("tols", "The tolls are a swindle.", False),
        ("tols bridge", "The bridge has no more tolls.", False),
        ("slate mining cryptocurrency", "The mining of slate will go on.", False),
        ("slate mining", "Coal has a future.", False),
        ("gherkin recipe for the slate fair", "It is a fair day.", False),
        ("", "It is a fair day.", False),
    ],
)
def test_a_short_topic_with_an_unknown_word_needs_more_than_half_of_its_words(
    topic: str, quote: str, *, is_lacking: bool
) -> None:
    """
    A slip is no unknown word, nor does one tell much of a long question.
    """
    counts = {"recipe": 3, "mining": 9, "slate": 5, "bridge": 20, "pickled": 1, "fair": 2}
    query = Query(topic, topic=tuple(topic.split()))

    assert is_beyond(query, [replace(WORDS, quote=quote)], counts) is is_lacking


def test_articles_of_another_language_are_not_held_against_its_words() -> None:
    """
    They have none of them; and what is not cited lacks nothing.
    """
    query = Query("gherkin recipe", topic=("gherkin", "recipe"))

    assert not is_beyond(query, [replace(WORDS, language="pl")], {})
    assert not is_beyond(query, [], {})
