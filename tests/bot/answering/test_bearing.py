"""Whether a citation is about the topic, as far as a lead may say so."""

from dataclasses import replace

import pytest

from bot.answering.bearing import bears_on
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
