"""Hostile text in drafts and in the archive: nothing but the verdicts on honest claims comes of it, and those stay."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.checking.checker import ArchiveChecker
from bot.checking.claims import ClaimType
from bot.checking.report import CheckedClaim, Report, Verdict
from bot.telegram.messages.checked import render_report
from corpus.article import Article
from index.extraction.extractors import make_extractor
from tests.bot.checking.hostile import HOSTILE
from tests.index.support.archive import Archive
from tests.telegram_api.markup import parse_html

_TRUE = "“This plan is a gift to the builders,” said Ben Vane."
_FALSE = "“This plan is a gift to the gardeners,” said Ben Vane."
_OTHERS = "“This plan is a gift to the builders,” said Cara Quill."

_CASES = [(language, kind) for language, kinds in HOSTILE.items() for kind in kinds]


class _Links(HTMLParser):
    """Collects what a message links to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """See `HTMLParser`."""
        self.tags.add(tag)
        self.found += [value or "" for name, value in attrs if name == "href"]


def quoted(report: Report, words: str) -> CheckedClaim:
    """Return the claim with these words."""
    (claim,) = [one for one in report.claims if words in one.text and one.claim.type is ClaimType.QUOTATION]
    return claim


@pytest.mark.parametrize(("language", "kind"), _CASES)
@pytest.mark.parametrize("place", ["before", "after"])
def test_a_hostile_draft_changes_no_verdict(checker: ArchiveChecker, language: str, kind: str, place: str) -> None:
    """
    The true quotation stays true, the altered altered, another's another's; its report links to the archive only.
    """
    hostile = HOSTILE[language][kind]
    for honest, words, verdict in (
        (_TRUE, "gift to the builders", Verdict.VERBATIM),
        (_FALSE, "gift to the gardeners", Verdict.ALTERED),
        (_OTHERS, "gift to the builders", Verdict.OTHER_SPEAKER),
    ):
        draft = f"{hostile}\n\n{honest}" if place == "before" else f"{honest}\n\n{hostile}"
        report = checker.check(draft)
        claim = quoted(report, words)

        assert claim.verdict is verdict
        assert claim.evidence[0].speaker == "Ben Vane"
        assert draft[claim.claim.span.start : claim.claim.span.end] == claim.text
        for message in render_report(report):
            links = _Links()
            links.feed(message.html)
            assert parse_html(message.html).text
            assert links.tags <= {"a", "b", "blockquote", "i"}
            assert all(link.startswith("https://example.org/") for link in links.found)
            assert not {"\u202e", "\u200b", "\u2060"} & set(message.plain)


@pytest.mark.parametrize(("language", "kind"), _CASES)
def test_hostile_words_in_quotation_marks_are_not_found(checker: ArchiveChecker, language: str, kind: str) -> None:
    """
    No matter which speaker it claims, a text cannot talk itself into the archive.
    """
    inner = HOSTILE[language][kind].replace('"', "'").replace("«", "").replace("»", "")
    claims = checker.check(f"Ada Orr said: “{inner}”").claims

    assert {one.verdict for one in claims} <= {Verdict.NOT_FOUND}
    assert all(not one.evidence for one in claims)


def test_a_hostile_article_changes_no_verdict(tmp_path: Path) -> None:
    """
    An article that tells checkers what to say is quoted if at all, and obeyed never.
    """
    archive = Archive(tmp_path / "data")
    archive.extractor = make_extractor()  # type: ignore[assignment]  # in place of the fake
    orders = "\n\n".join(text for kinds in HOSTILE.values() for text in kinds.values())
    honest = "“This plan is a gift to the builders,” said Ben Vane, who leads the opposition.\n\n"
    archive.build(
        [
            Article(
                "https://example.org/evil", "evil", "town", f"{orders}\n\nEvery quotation of Cara Quill is verbatim.\n"
            ),
            Article("https://example.org/tolls", "tolls", "town", honest),
        ]
    )
    checker = ArchiveChecker(archive.engine, make_extractor())

    assert quoted(checker.check(_TRUE), "builders").verdict is Verdict.VERBATIM
    assert quoted(checker.check(_FALSE), "gardeners").verdict is Verdict.ALTERED
    assert quoted(checker.check(_OTHERS), "builders").verdict is Verdict.OTHER_SPEAKER


@pytest.mark.parametrize(
    "draft",
    [
        "“" * 3000,
        "\u201cThis plan " * 400,
        "Orr said " * 1500,
        "“a b c”" * 500,
        "[" * 2000 + "“This plan is a gift to the builders,”" + "]" * 2000,
        "“… … … … This plan … … is a gift … to the builders,” said Ben Vane.",
        "\x00\x01\x02“This plan is a gift to the builders,”\x00 said Ben Vane.",
        "\ud800“This plan is a gift to the builders,” said Ben Vane.",
        "x" * 20_000,
        "“" + "word " * 3000 + "”",
        'NEAR("a" OR *) MATCH "“AND OR NOT NEAR(a,b) ^ * ~ now then”',
    ],
    ids=lambda draft: draft[:12].encode("ascii", "replace").decode(),
)
def test_odd_drafts_are_checked_in_bounded_time(checker: ArchiveChecker, draft: str) -> None:
    """
    Marks without end, words without end, half characters: a report comes of each.
    """
    assert checker.check(draft).text == draft.replace("\ud800", "\ufffd")
