"""Excerpts: where pasted words are from."""

import pytest

from bot.checking.checker import ArchiveChecker
from bot.checking.claims import ClaimType
from bot.checking.report import Verdict


@pytest.mark.parametrize(
    ("pasted", "article", "verdict"),
    [
        ("The ferry sailed empty for most of the winter, records show.", "ferry", Verdict.VERBATIM),
        ("sailed empty for most of the winter, records show. The operator", "ferry", Verdict.VERBATIM),
        ("ferry sailed empty for most of the wnter, records show. The operator", "ferry", Verdict.ALTERED),
        ("340 pupils had been sent home in January", "school", Verdict.VERBATIM),
        ("tolls until May 2027, and nobody will pay twice.”\n\n“We will not build a second", "tolls", Verdict.VERBATIM),
    ],
)
def test_a_pasted_excerpt_is_told_where_it_is_from(
    checker: ArchiveChecker, pasted: str, article: str, verdict: Verdict
) -> None:
    """
    With title, outlet, date and link, whatever its length and small slips.
    """
    excerpts = [one for one in checker.check(pasted).claims if one.claim.type is ClaimType.EXCERPT]

    assert [one.verdict for one in excerpts] == [verdict]
    shown = excerpts[0].evidence[0]
    assert shown.article_id == article
    assert all((shown.title, shown.publisher, shown.published_at, shown.link))


def test_an_excerpt_s_copies_are_named(checker: ArchiveChecker) -> None:
    """
    Each outlet that has it.
    """
    (excerpt,) = checker.check("She denied that the harbour would close.").claims[-1:]

    assert excerpt.evidence[0].also_in_outlets == ("Harbour Post",)


def test_a_text_that_is_nowhere_is_not_found(checker: ArchiveChecker) -> None:
    """
    And nothing is shown for it.
    """
    (excerpt,) = checker.check("Purple giraffes danced slowly along the frozen canal at noon.").claims

    assert (excerpt.claim.type, excerpt.verdict, excerpt.evidence) == (ClaimType.EXCERPT, Verdict.NOT_FOUND, ())


def test_a_writer_s_own_words_are_no_excerpt(checker: ArchiveChecker) -> None:
    """
    A draft's quotations are claims; the words around them are the writer's.
    """
    draft = (
        "Speaking to a crowded room on a rainy evening, and with some heat, Ada Orr said: “The bridge will stay free "
        "of tolls until May 2027, and nobody will pay twice.”"
    )

    assert {one.claim.type for one in checker.check(draft).claims} == {ClaimType.QUOTATION}


@pytest.mark.parametrize("text", ["", "   \n ", "?!", "…"])
def test_nothing_is_found_in_nothing(checker: ArchiveChecker, text: str) -> None:
    """
    A text without words has no claims.
    """
    assert checker.check(text).claims == ()
