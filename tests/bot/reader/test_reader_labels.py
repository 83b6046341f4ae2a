"""Whose words stand in the margin of an article's page: named where they begin, and never somebody else's."""

from dataclasses import replace

from bot.reader.pages import render_article
from bot.reader.views import Mark, Piece
from tests.bot.support.reader_page_samples import PLAIN, see_page


def _labels(*pieces: Piece) -> list[str]:
    texts = see_page(render_article(replace(PLAIN, paragraphs=[pieces]))).texts
    return [" ".join(one.split()) for one in (*texts.get("span.who", []), *texts.get("span.who of-cited", []))]


def _said(speaker: str | None, polarity: str = "said", *, starts: bool = True) -> Piece:
    return Piece("words", Mark.STATEMENT, "", speaker, polarity, starts)


def test_a_speaker_is_named_once_in_a_row() -> None:
    """
    Statements of one speaker that follow each other are labelled once, until somebody else speaks in between.
    """
    assert _labels(_said("Ada"), Piece(" and "), _said("Ada"), _said("Bo"), _said("Ada")) == ["Ada:", "Bo:", "Ada:"]


def test_a_deed_is_told_where_it_begins_and_ends() -> None:
    """
    After a denial the same speaker's plain statement is told to be one, or it would be read as a denial.
    """
    assert _labels(_said("Ada", "denied"), _said("Ada"), _said("Ada")) == ["Ada denied:", "said:"]


def test_who_goes_on_after_another_is_named_again() -> None:
    """
    Where another speaks within a statement, its first speaker is named again after it.
    """
    assert _labels(_said("Ada"), _said("Bo"), _said("Ada", starts=False)) == ["Ada:", "Bo:", "Ada:"]


def test_a_statement_of_nobody_known_says_so() -> None:
    """
    A statement whose speaker is not known is labelled as such, so that no name before it is taken for its own.
    """
    assert _labels(_said("Ada"), _said(None)) == ["Ada:", "Speaker not identified:"]


def test_two_of_whom_nobody_is_known_are_not_taken_for_one() -> None:
    """
    A denial after another's words has no name to lean on: each says anew that its speaker is not known.
    """
    unknown = "Speaker not identified"

    assert _labels(_said(None), _said(None, "denied")) == [f"{unknown}:", f"{unknown} denied:"]
    assert _labels(_said(None), _said(None)) == [f"{unknown}:", f"{unknown}:"]
    assert _labels(_said(None), _said(None, starts=False)) == [f"{unknown}:"]


def test_a_cited_sentence_of_nobody_is_not_labelled() -> None:
    """
    A cited sentence that is no statement has no label; the speaker after it is named.
    """
    cited = Piece("A cited sentence.", Mark.CITED, "p1", None, "", starts=True)

    assert _labels(_said("Ada"), cited, _said("Ada")) == ["Ada:", "Ada:"]
