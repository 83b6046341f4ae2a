"""The words around the quotes: who, how, where, and why not."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answering.composing import compose, credit, open_answer
from bot.answers import Citation
from corpus.article import Span
from index.language.given_names import Gender
from index.statements import Kind, Polarity
from tests.bot.support.asking import read_text

SAID = Citation(
    article_key="a",
    article_id="a",
    version_row=1,
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
        (
            replace(SAID, polarity=Polarity.ASKED),
            "Ada Orr, asking, not stating, in their own words (The Lantern, 3 May 2026)",
        ),
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


def test_a_speaker_who_goes_on_is_not_named_again() -> None:
    """
    The second of one speaker's statements begins with how it comes to us.
    """
    further = replace(SAID, quote="Orr said so.", kind=Kind.INDIRECT, published_at=date(2026, 5, 4))

    assert compose([SAID, further]).splitlines()[1] == "And as reported by The Lantern, 4 May 2026: Orr said so. [2]"


def lead(question: str, *citations: Citation) -> str:
    """Return the opening of the answer that cites these for a question."""
    return open_answer(read_text(question), citations)


VANE = replace(SAID, speaker="Odette Vane")
DENIAL = replace(SAID, polarity=Polarity.DENIED)


def test_who_is_answered_with_the_person() -> None:
    """
    The best statement's speaker, then others on it; where the article names nobody, that is said.
    """
    unnamed = replace(SAID, speaker=None)

    assert lead("who spoke in the hall?", SAID) == "Ada Orr."
    assert lead("who spoke in the hall?", SAID, VANE) == "Ada Orr [1]. Others on this: Odette Vane [2]."
    assert lead("who said it?", unnamed) == "The article does not name who; it says:"
    assert lead("who spoke in the hall?", unnamed, SAID) == "Ada Orr."


def test_who_stands_where_is_left_to_the_reader() -> None:
    """
    Speaking of a thing is not opposing it: the words stand for themselves.
    """
    assert lead("who opposes the hall?", SAID) == "Ada Orr’s words on this:"


def test_nobody_is_said_to_have_spoken_of_what_his_words_do_not_mention() -> None:
    """
    Where nobody's words do, the nearest statements are said to be that; a speaker's own name is no mention.
    """
    ferries = replace(SAID, speaker="Marrowby Ferries", quote="Marrowby Ferries regretted the noise.")
    island = replace(VANE, quote="“The ferry will stop,” Vane said.")

    assert lead("who said that the ferry would stop?", ferries, SAID, island) == "Odette Vane [3]."
    assert lead("who said that the ferry would stop?", ferries, SAID) == (
        "Nobody was found saying this in so many words; nearest come the words of Marrowby Ferries [1] and Ada Orr [2]."
    )
    assert not lead("what has been said about the ferry?", ferries, SAID)


def test_a_word_of_several_does_not_make_it_an_answer() -> None:
    """
    The article's title may have the others; the verb that asks is none of them.
    """
    roof = replace(SAID, quote="“The roof leaks,” Orr said.")
    denial = replace(SAID, quote="Orr denied that it rained.", polarity=Polarity.DENIED)

    assert lead("who told what the council paid for the roof?", roof).startswith("Nobody was found")
    assert (
        lead("who told what the council paid for the roof?", replace(roof, title="What the council paid")) == "Ada Orr."
    )
    assert lead("who denied the toll?", denial).startswith("Nobody was found")


def test_whether_somebody_denied_it_is_not_answered_with_yes_or_no() -> None:
    """
    The words are announced; a statement that the article tells as a denial is pointed at, and nothing else is.
    """
    assert lead("did Orr deny the toll?", SAID) == "Ada Orr’s words on this, none of them told as a denial:"
    assert lead("did Orr deny the toll?", SAID, DENIAL) == "Ada Orr’s words on this; [2] is told as a denial:"
    assert lead("does Orr support the toll?", SAID) == "Ada Orr’s words on this:"


def test_both_sides_are_announced_and_the_silent_one_is_named() -> None:
    """
    Known people without a statement found, and strangers to the archive.
    """
    assert lead("what did Orr and Vane say about it?", SAID, VANE) == "Ada Orr first, then Odette Vane."
    assert lead("what did Orr and Vane say about it?", SAID) == "Nothing on this by Odette Vane was found."
    assert lead("what did Orr and Merkel say about it?", SAID) == "Nobody called Merkel is quoted in the archive."


def test_a_denial_beside_a_claim_is_pointed_out_and_not_judged() -> None:
    """
    Two people who say opposite things stand side by side.
    """
    opening = lead("what has been said about the hall?", VANE, DENIAL)

    assert opening == (
        "Odette Vane [1] and Ada Orr [2] are quoted on this. "
        "Ada Orr denies something here that others speak of: compare words and dates."
    )


def test_the_latest_and_misspelt_names_are_announced() -> None:
    """
    The order is said, and whom a misspelt name was taken for.
    """
    assert lead("latest from Orr", SAID) == "Newest first."
    assert lead("what did Elizabeth Warrn say?", replace(SAID, speaker="Elizabeth Warren")) == (
        "Taking Elizabeth Warrn to be Elizabeth Warren."
    )


def test_a_role_is_answered_with_who_has_it() -> None:
    """
    The reader learns whom the article calls the mayor.
    """
    assert lead("what did the mayor of Marrowby say?", SAID) == "Described as mayor of Marrowby: Ada Orr."


def test_a_passage_that_credits_nobody_is_no_statement_of_the_speaker() -> None:
    """
    Where the article's own words are all there is, the lead says so.
    """
    passage = replace(SAID, speaker=None, kind=None, polarity=None)

    assert lead("what did Orr say?", passage) == (
        "No statement on this is credited to Orr; the articles themselves say:"
    )


def test_her_own_words_are_hers_only_where_the_article_tells() -> None:
    """
    A given name tells nothing; copies are counted.
    """
    told = replace(SAID, gender=Gender.FEMALE, also_in=1)

    elsewhere = replace(told, also_in=5, also_in_outlets=("Courier", "Radio", "The Beacon"))

    assert credit(told) == "Ada Orr, in her own words (The Lantern, 3 May 2026), also in 1 other article"
    assert credit(elsewhere) == "Ada Orr, in her own words (The Lantern, 3 May 2026), also in 3 outlets"
    assert credit(SAID) == "Ada Orr, in their own words (The Lantern, 3 May 2026)"
