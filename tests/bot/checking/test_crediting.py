"""Whose words a quotation is where the archive has no statement of it, or one under a thing."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

from bot.checking.checker import ArchiveChecker
from bot.checking.report import CheckedClaim, Verdict
from corpus.article import Article, Span
from index.statements import Kind, Polarity, Statement
from tests.index.support.archive import Archive

_QUOTE = "The pumps are older than the town that they drain"

Read = Callable[[str, str], CheckedClaim]


@pytest.fixture
def read(tmp_path: Path, checker: ArchiveChecker) -> Read:
    """Check a quotation by somebody against an article in which no statement was found."""
    return partial(_check, Archive(tmp_path), checker)


@pytest.fixture
def read_misread(tmp_path: Path, checker: ArchiveChecker) -> Read:
    """Check a quotation by somebody against an article whose rules credit it to Dov Lamm, by the verb in [brackets]."""

    def check(text: str, speaker: str) -> CheckedClaim:
        archive = Archive(tmp_path)
        cue = text.index("["), text.index("]") - 1
        archive.extractor = _Misreading(Span(*cue))  # type: ignore[assignment]  # in place of the fake
        return _check(archive, checker, text.replace("[", "").replace("]", ""), speaker)

    return check


class _Misreading:
    """An extractor that credits the quotation to Dov Lamm, by a verb at a place."""

    fingerprint = "misreading"

    def __init__(self, cue: Span) -> None:
        self.cue = cue

    def extract(self, article: Article, _: Sequence[Span], /) -> list[Statement]:
        """Return the one statement."""
        start = article.text.index(_QUOTE)
        source = article.text.find("Dov Lamm")
        spans = (Span(source, source + len("Dov Lamm")),) if source >= 0 else ()
        content = Span(start, start + len(_QUOTE))
        whole = Span(0, len(article.text))
        return [Statement("Dov Lamm", spans, (self.cue,), (content,), whole, Kind.DIRECT, Polarity.SAID, 0.9)]


def _check(archive: Archive, checker: ArchiveChecker, text: str, speaker: str) -> CheckedClaim:
    archive.build([Article("https://example.org/pumps", "pumps", "town", text)])
    checks = ArchiveChecker(archive.engine, checker._extractor).check(f"{speaker} said: “{_QUOTE}.”")
    (claim,) = checks.claims
    return claim


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
        f"“{_QUOTE}” in the United States, the islands and other places, Ena Coil said on Monday.",
        f"That is all that I remember of it. “{_QUOTE}.” ― Ena Coil.",
        f"Ena Coil said that the weir was leaking. Much had changed. “{_QUOTE}.”",
        f"Ena Coil said that the weir was leaking.\n\nMuch had changed since Ben Vane left.\n\n“{_QUOTE}.”",
        f'That is all that I remember of it. “{_QUOTE}.”" — Ena Coil\n\nThe weir was closed on Monday.',
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


@pytest.mark.parametrize(
    "text",
    [
        f"In a debate, Ena Coil, the engineer, sharply [told] a farmer who knew Dov Lamm that “{_QUOTE}.”",
        f"Of Ben Vane, Ena Coil, who has given money to Dov Lamm, [said], “{_QUOTE}, and so is Ben.”",
        f"Ena Coil (of the water board) [said] of Dov Lamm: “{_QUOTE}.”",
        f"The film about Dov Lamm has footage of Ena Coil [asking]: “{_QUOTE}?”",
        f"Ena Coil was short with Dov Lamm, who felt that he was ruined, [adding]: “{_QUOTE}.”",
        f"Ena Coil, Dov Lamm, [warned] that “{_QUOTE}.”",
        f"Ena Coil was blunt about it: “{_QUOTE}.” Dov Lamm [agreed] that it was so.",
        f"“It is so,” Ena Coil noted, as [reported] by Dov Lamm. “{_QUOTE}.”",
        f"Dov Lamm was there, of whom Ena Coil on Thursday [said], “{_QUOTE}.”",
        f"Ena Coil replied to Dov Lamm with, “{_QUOTE}.” Dov Lamm then [wrote] back.",
        f"Ena Coil agreed that she had been and said, “{_QUOTE}.” Dov Lamm then [recalled] the year.",
    ],
)
def test_the_sentence_goes_before_a_doubtful_credit(read_misread: Read, text: str) -> None:
    """
    Whomever the rules take for the speaker, nobody is called another who speaks in that very sentence.
    """
    claim = read_misread(text, "Ena Coil")

    assert claim.verdict is Verdict.VERBATIM
    assert "Coil" in (claim.evidence[0].speaker or "")


@pytest.mark.parametrize(
    "text",
    [
        f"Ena Coil argued that the weir would hold, and Dov Lamm [said] that “{_QUOTE}.”",
        f"Ena Coil met Dov Lamm, who [said] that “{_QUOTE}.”",
        f"“{_QUOTE},” Dov Lamm [said], according to Ena Coil.",
        f"Ena Coil was at the weir. “{_QUOTE},” Dov Lamm [said].",
        f"Ena Coil, who came late, heard Dov Lamm, who [said] that “{_QUOTE}.”",
    ],
)
def test_somebody_else_in_the_sentence_did_not_say_it(read_misread: Read, text: str) -> None:
    """
    A verb of speech of their own is not that of the words.
    """
    claim = read_misread(text, "Ena Coil")

    assert claim.verdict is Verdict.OTHER_SPEAKER
    assert claim.evidence[0].speaker == "Dov Lamm"


@pytest.mark.parametrize(
    "text",
    [
        f"On Monday, Dov Lamm appeared with the mayor and backed Ena Coil, [saying], “{_QUOTE}.”",
        f"On Monday, Dov Lamm issued a note [saying] that Ena Coil said “{_QUOTE}.”",
        f"The clerk saw Ena Coil, asking for tea, and as Dov Lamm [went] on about “{_QUOTE},” nobody spoke.",
    ],
)
def test_a_name_beside_a_verb_is_no_better_than_the_speaker_s_own(read_misread: Read, text: str) -> None:
    """
    The rules have found who speaks, far from the verb as the name may stand.
    """
    claim = read_misread(text, "Winona Teal")

    assert claim.verdict is Verdict.OTHER_SPEAKER
    assert claim.evidence[0].speaker == "Dov Lamm"


def test_a_long_name_and_its_verb_are_no_words_of_an_article(read: Read) -> None:
    """
    A draft may say "said" where the article says "wrote".
    """
    name = "Edda-Marie Corrigan and Ben Vane Holloway"
    claim = read(f"{name} wrote: “{_QUOTE}.”", name)

    assert claim.verdict is Verdict.VERBATIM
