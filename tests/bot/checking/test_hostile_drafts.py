"""Hostile drafts as files, on terminals and on the page that checks texts: what they carry stays text everywhere."""

import html
import io
from collections.abc import Callable
from html.parser import HTMLParser

import docx
import pytest

from bot.checking.checker import ArchiveChecker
from bot.checking.drafts import read_draft
from bot.checking.report import Report, Verdict
from bot.commands.checked_lines import print_report
from bot.reader.checking import check_text
from bot.reader.pages import render_check
from bot.texts import ENGLISH
from tests.bot.checking.hostile import HOSTILE

_TRUE = "“This plan is a gift to the builders,” said Ben Vane."
_FALSE = "“This plan is a gift to the gardeners,” said Ben Vane."
_LANGUAGES = sorted(HOSTILE)
#: Characters that turn or hide what is shown beside them.
_UNSEEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u2060\ufeff\u061c")


class _Page(HTMLParser):
    """Collects the elements of a page, the links in it, and attributes that run something."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: set[str] = set()
        self.running: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """See `HTMLParser`."""
        self.tags.add(tag)
        self.links |= {value or "" for name, value in attrs if name in {"href", "src", "action"}}
        self.running |= {name for name, _ in attrs if name.startswith("on")}


def _draft(language: str) -> str:
    """Return all hostile texts of a language around a true and a false quotation."""
    first, *rest = HOSTILE[language].values()
    return "\n\n".join((first, _TRUE, *rest, _FALSE, first))


def _as_html(text: str) -> bytes:
    paragraphs = "".join(f"<p>{html.escape(part)}</p>\n" for part in text.split("\n\n"))
    return f"<html><head><meta charset='utf-8'></head><body>{paragraphs}</body></html>".encode()


def _as_word(text: str) -> bytes:
    document, saved = docx.Document(), io.BytesIO()
    for part in text.split("\n\n"):
        document.add_paragraph(part)
    document.save(saved)
    return saved.getvalue()


def _verdict(report: Report, words: str) -> Verdict:
    (claim,) = (claim for claim in report.claims if words in claim.text)
    return claim.verdict


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize(
    ("suffix", "write"), [(".txt", str.encode), (".md", str.encode), (".html", _as_html), (".docx", _as_word)]
)
def test_a_hostile_file_changes_no_verdict(
    checker: ArchiveChecker, language: str, suffix: str, write: Callable[[str], bytes]
) -> None:
    """
    In each form that drafts have, the true quotation is verbatim and the changed one altered.
    """
    report = checker.check(read_draft(f"draft{suffix}", write(_draft(language))).text)

    assert _verdict(report, "gift to the builders") is Verdict.VERBATIM
    assert _verdict(report, "gift to the gardeners") is Verdict.ALTERED
    assert all(claim.verdict is Verdict.NOT_FOUND for claim in report.claims if "gift to" not in claim.text)


@pytest.mark.parametrize("language", _LANGUAGES)
def test_a_terminal_shows_no_hidden_characters(
    checker: ArchiveChecker, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    Hidden characters would turn round or hide the verdict beside them; here they stand within a quotation.
    """
    inner = " ".join(HOSTILE[language].values()).replace('"', "'")
    print_report(checker.check(f"Ada Orr said: “{inner}”\n\n{_draft(language)}"))
    shown = capsys.readouterr().out

    assert "gift to the gardeners" in shown
    assert not _UNSEEN & set(shown)
    assert "\x1b" not in shown


@pytest.mark.parametrize("language", _LANGUAGES)
def test_the_page_has_no_element_of_the_draft(checker: ArchiveChecker, language: str) -> None:
    """
    Its elements and links are those of the report on an honest draft; nothing on it runs.
    """
    pages = []
    for text in (f"{_TRUE}\n\n{_FALSE}\n\n“Nobody ever said so here.”", _draft(language)):
        page = _Page()
        page.feed(render_check(check_text(checker, text, ENGLISH)))
        pages.append(page)
    honest, hostile = pages

    assert hostile.tags <= honest.tags
    assert hostile.links <= honest.links
    assert not hostile.running
