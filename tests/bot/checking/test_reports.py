"""Reported speech in drafts: supported, contradicted, another's, or not found."""

import pytest

from bot.checking.checker import ArchiveChecker
from bot.checking.claims import ClaimType
from bot.checking.report import Verdict
from tests.bot.checking.conftest import Check


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("Ada Orr said that the repairs would cost 12 million crowns.", Verdict.SUPPORTED),
        ("Orr told reporters the bridge would stay free of tolls until May 2027.", Verdict.SUPPORTED),
        ("Ada Orr said that the repairs would cost 20 million crowns.", Verdict.CONTRADICTED),
        ("Ada Orr said that the repairs would not cost 12 million crowns.", Verdict.CONTRADICTED),
        ("Ada Orr said that the harbour would close.", Verdict.CONTRADICTED),
        ("Orr told reporters the bridge would stop being free of tolls in May 2027.", Verdict.CONTRADICTED),
        ("Cara Quill said that the repairs would cost 12 million crowns.", Verdict.OTHER_SPEAKER),
        ("Ada Orr said that she would sell her bicycle to a museum in Oslo.", Verdict.NOT_FOUND),
        ("Quill said 340 pupils had been sent home in January.", Verdict.SUPPORTED),
        ("Quill said 430 pupils had been sent home in January.", Verdict.CONTRADICTED),
        ("Ada Orr denied that the harbour would close.", Verdict.SUPPORTED),
    ],
)
def test_reported_speech_is_held_against_the_statements(check: Check, draft: str, verdict: Verdict) -> None:
    """
    By speaker, content, figures and polarity.
    """
    claim = check(draft)

    assert (claim.claim.type, claim.verdict) == (ClaimType.REPORTED, verdict)
    assert bool(claim.evidence) is (verdict is not Verdict.NOT_FOUND)


def test_reported_speech_that_an_article_has_word_for_word_is_as_it_has_it(checker: ArchiveChecker) -> None:
    """
    A pasted passage contradicts nobody, whatever other statements resemble it.
    """
    pasted = "Orr said that the repairs would cost 12 million crowns. She denied that the harbour would close."
    verdicts = {one.verdict for one in checker.check(pasted).claims}

    assert verdicts == {Verdict.VERBATIM, Verdict.SUPPORTED}
