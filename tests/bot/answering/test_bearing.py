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
        ("slate mining", "Slate has a future.", True),
        ("slate mining", "Mining has a future.", False),
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

    assert is_beyond(query, [replace(WORDS, quote=quote)], counts, weights_of(topic)) is is_lacking


def weights_of(topic: str) -> dict[str, float]:
    """Return how much each word tells: common words little."""
    common = {"slate", "coal", "wrote", "built", "best", "water"}
    return {word: 2.0 if word in common else 6.0 for word in topic.split()}


@pytest.mark.parametrize(
    ("topic", "quote", "is_lacking"),
    [
        ("wrote hamlet", "We wrote two songs.", True),
        ("best pizza town", "The town is the best that I know.", False),
        ("best pizza harbour", "It is the best day.", True),
        ("invented zipper", "The news was invented.", True),
        ("built pyramids", "A wall will be built.", True),
        ("queen victoria die", "My sister will die of it.", True),
        ("queen victoria die", "Queen Victoria stood in bronze.", False),
        ("built pyramids", "The pyramid is old.", False),
        ("built pyramds", "The pyramids are old.", False),
        ("water slate", "The water is low.", True),
        ("water", "The water is low.", False),
        ("zipper", "A zip is a zipper.", False),
        ("four words of pizza", "It is a day.", False),
    ],
)
def test_a_short_topic_of_nobody_needs_more_than_half_of_what_tells_in_it(
    topic: str, quote: str, *, is_lacking: bool
) -> None:
    """
    Though the archive has all of its words somewhere.
    """
    query = Query(topic, topic=tuple(topic.split()))
    counts = dict.fromkeys(topic.split(), 5)

    assert is_beyond(query, [replace(WORDS, quote=quote)], counts, weights_of(topic)) is is_lacking


@pytest.mark.parametrize(
    "query",
    [
        Query("", topic=("built", "pyramids"), speakers=frozenset({"Ada Orr"})),
        Query("", topic=("built", "pyramids"), role="mayor"),
        Query("", topic=("built", "pyramids"), surnames=frozenset({"orr"})),
        Query("", topic=("built", "pyramids"), survey=frozenset({"tern"})),
        Query("", topic=("built", "pyramids"), aliases=(("pyramids", "tombs"),)),
    ],
)
def test_who_is_asked_for_and_other_names_are_evidence(query: Query) -> None:
    """
    What somebody said may have none of the question's words.
    """
    counts = dict.fromkeys(query.topic, 5)
    words = [replace(WORDS, quote="Tombs are built of stone.")]

    assert not is_beyond(query, words, counts, dict.fromkeys(query.topic, 1.0))


def test_articles_of_another_language_are_not_held_against_its_words() -> None:
    """
    They have none of them; and what is not cited lacks nothing.
    """
    query = Query("gherkin recipe", topic=("gherkin", "recipe"))

    assert not is_beyond(query, [replace(WORDS, language="pl")], {}, {})
    assert not is_beyond(query, [], {}, {})
