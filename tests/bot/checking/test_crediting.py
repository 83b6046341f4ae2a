"""Whose words a quotation is where the archive has no statement of it, or one under a thing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.checking.checker import ArchiveChecker
from bot.checking.report import CheckedClaim, Verdict
from corpus.article import Article
from tests.index.support.archive import Archive

_QUOTE = "The pumps are older than the town that they drain"

Read = Callable[[str, str], CheckedClaim]


@pytest.fixture
def read(tmp_path: Path, checker: ArchiveChecker) -> Read:
    """Check a quotation by somebody against an article in which no statement was found."""

    def check(text: str, speaker: str) -> CheckedClaim:
        archive = Archive(tmp_path / str(len(list(tmp_path.iterdir()))))
        archive.build([Article("https://example.org/pumps", "pumps", "town", text)])
        extractor = checker._extractor
        (claim,) = ArchiveChecker(archive.engine, extractor).check(f"{speaker} said: “{_QUOTE}.”").claims
        return claim

    return check


@pytest.mark.parametrize(
    "text",
    [
        f"Ena Coil’s answer was: “{_QUOTE}.”",
        f"Ena Coil banged on the table: “{_QUOTE}.”",
        f"When Ben Vane laughed, Ena Coil hit back at once: “{_QUOTE}.”",
        f"“{_QUOTE},” an angry Ena Coil retaliated.",
        f"“{_QUOTE},” remembered Ena Coil, who had built them.",
        f"In a letter, Tern water board engineer Ena Coil scorned an order whose authors forgot that “{_QUOTE}.”",
        f"Ena Coil, the engineer, rose to her feet.\n\n“{_QUOTE}.”",
        f"Ena Coil, the engineer, who had come late, added that “{_QUOTE}.”",
    ],
)
def test_the_name_beside_a_quotation_is_its_speaker(read: Read, text: str) -> None:
    """
    Before it, behind it, or as the subject of the text before.
    """
    claim = read(text, "Ena Coil")

    assert claim.verdict is Verdict.VERBATIM
    assert claim.evidence[0].speaker is not None
    assert "Coil" in claim.evidence[0].speaker


@pytest.mark.parametrize(
    "text",
    [
        f"Ena Coil met Ben Vane at the weir. A voice called: “{_QUOTE}.”",
        f"At the weir, with Ben Vane and Ena Coil present, one could hear “{_QUOTE}.”",
    ],
)
def test_what_an_article_leaves_open_is_nobody_s_fault(read: Read, text: str) -> None:
    """
    Any person that it names may have said it.
    """
    assert read(text, "Ben Vane").verdict is Verdict.VERBATIM


def test_somebody_whom_the_article_does_not_name_did_not_say_it(read: Read) -> None:
    """
    The draft's speaker is nowhere in it.
    """
    claim = read(f"Ena Coil banged on the table: “{_QUOTE}.”", "Winona Teal")

    assert claim.verdict is Verdict.OTHER_SPEAKER
    assert claim.evidence[0].speaker == "Ena Coil"
