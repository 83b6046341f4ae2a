"""The words around the quotes: who, how, where, and why not."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answers import Citation, Understood
from bot.asked_speakers import AskedSpeaker
from bot.composing import compose, credit, explain_refusal
from bot.questions import ReadQuestion
from corpus.article import Span
from index.query import Query
from index.statements import Kind, Polarity
from tests.bot.asking import facts

SAID = Citation(
    article_id="a",
    version=1,
    span=Span(0, 30),
    quote="“No,”  Orr\nsaid in the hall.",
    speaker="Ada Orr",
    kind=Kind.DIRECT,
    polarity=Polarity.SAID,
    publisher="The Lantern",
    published_at=date(2026, 5, 3),
)


@pytest.mark.parametrize(
    ("citation", "words"),
    [
        (SAID, "Ada Orr, in their own words (The Lantern, 3 May 2026)"),
        (replace(SAID, kind=Kind.MIXED), "Ada Orr, partly in their own words (The Lantern, 3 May 2026)"),
        (replace(SAID, kind=Kind.INDIRECT), "Ada Orr, as reported by The Lantern, 3 May 2026"),
        (
            replace(SAID, kind=Kind.INDIRECT, polarity=Polarity.DENIED),
            "Ada Orr, denying, as reported by The Lantern, 3 May 2026",
        ),
        (replace(SAID, polarity=Polarity.ASKED), "Ada Orr, asking, in their own words (The Lantern, 3 May 2026)"),
        (replace(SAID, kind=Kind.INDIRECT, publisher=None, published_at=None), "Ada Orr, as reported"),
        (
            replace(SAID, speaker=None, publisher=None),
            "A speaker who is not identified, in their own words (3 May 2026)",
        ),
        (replace(SAID, kind=None, polarity=None, speaker=None), "The Lantern, 3 May 2026"),
        (replace(SAID, kind=None, speaker=None, publisher=None, published_at=None), "An undated article"),
    ],
)
def test_own_words_are_told_from_reported_ones(citation: Citation, words: str) -> None:
    """
    Said, denied and asked differ, and so do quotation and report; what is unknown is left out.
    """
    assert credit(citation) == words


def test_each_citation_has_a_line_that_ends_in_its_number() -> None:
    """
    The quote stands on one line with nothing added to its words.
    """
    lines = compose([SAID, replace(SAID, quote="Second one.")]).splitlines()

    assert lines[0].endswith(": “No,” Orr said in the hall. [1]")
    assert lines[1].endswith(": Second one. [2]")


def explain(speakers: tuple[str, ...], topic: str, *, asked: str | None, has_nearest: bool = False) -> str:
    """Return the reason for refusing a question about these stored speakers, by the name that was asked for."""
    known = tuple(one for one in speakers if one in facts().roster.counts)
    sides = (AskedSpeaker(asked, known),) if asked else ()
    read = ReadQuestion(Query("q", speakers=frozenset(known)), Understood(speakers, topic), sides)
    return explain_refusal(read, facts(), has_nearest)


SEARCHED = "(3 articles from 1 Jan 2026 to 1 Jun 2026 searched)."


def test_a_known_speaker_s_refusal_counts_their_statements() -> None:
    """
    The reader learns that the person is known and the topic is not.
    """
    assert explain(("Ben Orr",), "tolls", asked="Orr") == (
        f"Ben Orr is quoted 3 times in the archive, but nothing about tolls was found {SEARCHED}"
    )


def test_two_people_of_a_name_are_both_named() -> None:
    """
    A refusal does not choose between namesakes.
    """
    reason = explain(("Conrad Thistlewick", "Ada Thistlewick"), "", asked="Thistlewick")

    assert reason.startswith("Conrad Thistlewick and Ada Thistlewick are together quoted 5 times in the archive")


def test_a_stranger_s_refusal_names_them() -> None:
    """
    The reader learns that nobody of that name is quoted.
    """
    assert (
        explain(("Merkel",), "pensions", asked="Merkel") == f"Nobody called Merkel is quoted in the archive {SEARCHED}"
    )


def test_a_refusal_announces_the_nearest_statements() -> None:
    """
    What is listed below is called what it is.
    """
    reason = explain((), "volcanoes", asked=None, has_nearest=True)

    assert reason == (
        f"Nothing in the archive answers this {SEARCHED} "
        "The nearest statements are listed apart; they do not answer the question."
    )
