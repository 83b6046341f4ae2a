"""Links with text fragments in a real browser: it highlights the quote, or a part of it, and nothing else."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from lxml import html as lxml_html  # type: ignore[import-untyped]  # it has no types
from playwright.sync_api import Browser

from bot.citations.links import link_to
from corpus.article import Span
from corpus.parsing.visible_text import JOINT, distrust, visible_text
from tests.browser.highlights import HighlightReader, read_highlights

pytestmark = [pytest.mark.browser, pytest.mark.end_to_end]

URL = "https://example.org/a"
#: These stand around what has to be highlighted in a page, and are taken out of it.
BEGIN, END = "⟦", "⟧"


@dataclass(frozen=True, slots=True)
class Case:
    """A quote in the stored text, and the page with what has to be highlighted; without marks nothing may be."""

    quote: str
    text: str
    body: str
    language: str = "en"


QUOTE = "The bridge will stay open to all who walk or ride, said Ada Orr of Marrowby on Friday."
TEXT = f"A vote in Marrowby\n\nIt was a long night. {QUOTE} Few had heard of it."
SHORT = "No toll, she said."
UKRAINIAN = "Міст залишиться відкритим для всіх, хто йде пішки або їде, сказала в п’ятницю Ада Орр."
ARABIC = "سيبقى الجسر مفتوحا أمام كل من يمشي أو يركب، قالت آدا أور من ماروبي يوم الجمعة."
CHINESE = "阿达·奥尔星期五说，大桥将继续向所有步行或骑车的人开放，市议会也同意了。"
JAPANESE = "橋は歩く人にも自転車に乗る人にも開かれたままだと、市長は金曜日に述べた。"
THAI = "สะพานจะยังคงเปิดให้ทุกคนที่เดินหรือขี่ม้า"
HEBREW = "הגשר יישאר פתוח לכל מי שהולך או רוכב, אמרה עדה אור ממרובי ביום שישי בערב."

BY_PAGE = {
    "plain": Case(
        QUOTE, TEXT, f"<h1>A vote in Marrowby</h1><p>It was a long night. ⟦{QUOTE}⟧ Few had heard of it.</p>"
    ),
    "links and bold": Case(
        QUOTE,
        TEXT,
        "<p>It was a long night. ⟦The <a href='#b'>bridge will</a> <b>st</b>ay open to all who walk or ride, said "
        "<em>Ada <strong>Orr</strong></em> of <a href='#m'>Marrowby</a> on Friday.⟧ Few had heard of it.</p>",
    ),
    "a note within the first words": Case(
        QUOTE,
        TEXT,
        "<p>It was a long night. ⟦The bridge<sup><a href='#1'>[1]</a></sup> will stay open to all who walk or ride, "
        "said Ada Orr of Marrowby on Friday.⟧ Few had heard of it.</p>",
    ),
    "a bare number for a note": Case(
        QUOTE,
        TEXT,
        "<p>It was a long night. ⟦The bridge will stay open to all who walk or ride,<sup>2</sup> said Ada Orr of "
        "Marrowby on Friday.⟧<sup>3</sup> Few had heard of it.</p>",
    ),
    "a label within the sentence": Case(
        QUOTE,
        TEXT,
        "<p>It was a long night. The bridge ⟦will stay open to all who walk or ride, said Ada Orr of Marrowby on "
        "Friday.⟧ Few had heard of it.</p>".replace("bridge ⟦", "bridge <i>(see the map of the river)</i> ⟦"),
    ),
    "no-break spaces": Case(
        QUOTE,
        TEXT,
        "<p>It was a long night. ⟦The&nbsp;bridge will&nbsp;stay open to all who walk or&#8239;ride, said Ada&nbsp;Orr "
        "of Marrowby on&nbsp;Friday.⟧ Few had heard of it.</p>",
    ),
    "soft hyphens and ligatures": Case(
        "The first officials affirmed that the difficult flight of stairs would finally be fixed.",
        "So far. The first officials affirmed that the difficult flight of stairs would finally be fixed. So good.",
        "<p>So far. ⟦The ﬁrst ofﬁ&shy;cials aﬃrmed that the diﬃ&shy;cult ﬂight of stairs would ﬁ&shy;nally be ﬁxed.⟧ "
        "So good.</p>",
    ),
    "a table": Case(
        SHORT,
        f"The toll. {SHORT} The rest.",
        f"<table><tr><td>No toll</td><td>⟦{SHORT}⟧</td></tr><tr><td>The rest.</td></tr></table>",
    ),
    "a list": Case(
        QUOTE,
        TEXT,
        f"<ul><li>The bridge will stay open to all</li><li>⟦{QUOTE}⟧</li></ul><ol><li>Ada Orr of Marrowby</li></ol>",
    ),
    "a pull quote before": Case(
        QUOTE, TEXT, f"<blockquote>{QUOTE}</blockquote><p>It was a long night. ⟦{QUOTE}⟧ Few had heard of it.</p>"
    ),
    "a pull quote after": Case(
        QUOTE, TEXT, f"<p>It was a long night. ⟦{QUOTE}⟧ Few had heard of it.</p><blockquote>{QUOTE}</blockquote>"
    ),
    "a caption with the first words": Case(
        QUOTE,
        TEXT,
        "<figure><figcaption>The bridge will stay open to all who walk</figcaption></figure>"
        f"<p>It was a long night. ⟦{QUOTE}⟧ Few had heard of it.</p>",
    ),
    "a teaser with the last words": Case(
        QUOTE,
        TEXT,
        f"<p>It was a long night. ⟦{QUOTE}⟧ Few had heard of it.</p><aside>Open to all, said Ada Orr of Marrowby on "
        "Friday.</aside>",
    ),
    "the headline as a teaser": Case(
        "Marrowby keeps its old bridge",
        "Marrowby keeps its old bridge\n\nIt was a long night.",
        "<nav>News <a href='#'>Marrowby keeps its old bridge</a></nav><h1>⟦Marrowby keeps its old bridge⟧</h1>"
        "<p>It was a long night.</p>",
    ),
    "told apart by the words before": Case(
        "Vane: No toll.", "Orr: No toll. Vane: No toll.", "<p>Orr: No toll. ⟦Vane: No toll.⟧</p>"
    ),
    "told apart by the words after": Case(
        "No toll.",
        "No toll. Orr. No toll. Vane.",
        "<p>No toll. Orr. ⟦No toll.⟧ Vane.</p><p>Orr. No toll. No.</p>",
    ),
    "told by the block before": Case(
        "No toll will be taken.",
        "Says Orr:\nNo toll will be taken.\nSays Vane:\nNo toll will be taken.",
        "<p>Says Orr:</p><p>No toll will be taken.</p><p>Says Vane:</p><p>⟦No toll will be taken.⟧</p>",
    ),
    "an opening quotation mark": Case(
        "No toll", "No toll here. She said: “No toll.”", "<p>No toll here. She said: “⟦No toll⟧.”</p>"
    ),
    "hyphens, commas and ampersands": Case(
        "R&D - and toll-free, well-lit, half-finished roads & rails, a&b -, said the so-called expert -",
        "One. R&D - and toll-free, well-lit, half-finished roads & rails, a&b -, said the so-called expert - Two.",
        "<p>One. ⟦R&amp;D - and toll-free, well-lit, half-finished roads &amp; rails, a&amp;b -, said the so-called "
        "expert -⟧ Two.</p>",
    ),
    "quotation marks and signs": Case(
        '"It\'s 100% #1," he said; “a=b?” + {c} <d> [e] ~ ^ | \\ / … — no!',
        'One. "It\'s 100% #1," he said; “a=b?” + {c} <d> [e] ~ ^ | \\ / … — no! Two.',
        "<p>One. ⟦“It’s 100% #1,” he said; “a=b?” + {c} &lt;d&gt; [e] ~ ^ | \\ / … — no!⟧ Two.</p>",
    ),
    "over two paragraphs": Case(
        "Ada Orr spoke in the town hall at last:\n\n“The bridge will stay open, and nobody will pay for it.”",
        "A vote\n\nAda Orr spoke in the town hall at last:\n\n“The bridge will stay open, and nobody will pay for it.”",
        "<h1>A vote</h1><p>⟦Ada Orr spoke in the town hall at last:</p>\n<p>“The bridge will stay open, and nobody "
        "will pay for it.”⟧</p>",
    ),
    "over a line break": Case(
        "The bridge will stay open,\nand nobody will pay for it.",
        "One.\nThe bridge will stay open,\nand nobody will pay for it.\nTwo.",
        "<p>One.<br>⟦The bridge will stay open,<br>and nobody will pay for it.⟧<br>Two.</p>",
    ),
    "Ukrainian": Case(
        UKRAINIAN,
        f"Було пізно. {UKRAINIAN} Ніхто не чув.",
        f"<h2>Міст залишиться відкритим для всіх</h2><p>Було пізно. ⟦{UKRAINIAN}⟧ Ніхто не чув.</p>".replace(
            "відкритим для всіх, хто", "<b>відкритим</b> для всіх, хто"
        ),
        "uk",
    ),
    "Arabic": Case(
        ARABIC, f"كان الليل طويلا. {ARABIC} لم يسمع أحد.", f"<p>كان الليل طويلا. ⟦{ARABIC}⟧ لم يسمع أحد.</p>", "ar"
    ),
    "Hebrew": Case(HEBREW, f"היה מאוחר. {HEBREW} איש לא שמע.", f"<p>היה מאוחר. ⟦{HEBREW}⟧ איש לא שמע.</p>", "he"),
    "Chinese": Case(
        CHINESE, f"夜很长。{CHINESE}没有人听到。", f"<p>夜很长。⟦{CHINESE}⟧没有人听到。</p><p>市议会</p>", "zh"
    ),
    "Japanese": Case(JAPANESE, f"夜だった。{JAPANESE}終わり。", f"<p>夜だった。⟦{JAPANESE}⟧終わり。</p>", "ja"),
    "Thai": Case(THAI, f"ดึกแล้ว {THAI} ไม่มีใครได้ยิน", f"<p>ดึกแล้ว ⟦{THAI}⟧ ไม่มีใครได้ยิน</p>", "th"),
    "a picture within words said before": Case(
        "today we vote again.",
        "Orr: today we vote again.",
        "<p>Not to<img alt=''>day we vote again.</p><p>Orr: ⟦today we vote again.⟧</p>",
    ),
    "a picture between words said before": Case(
        "today we vote again.",
        "Said Ada Orr: today we vote again.",
        "<p>No: today <img alt=''> we vote again.</p><p>Said Ada Orr: ⟦today we vote again.⟧</p>",
    ),
    "pictures at both ends": Case(
        QUOTE,
        TEXT,
        f"<p>It was a long night.<img alt=''>{QUOTE}<img alt=''>Few had heard of it.</p>".replace(
            "The bridge", "The ⟦bridge"
        ).replace(" Friday.", "⟧ Friday."),
    ),
    "a picture behind an end that is said again": Case(
        f"{QUOTE} {SHORT}",
        f"It was late. {QUOTE} {SHORT}\nFew had heard of it. {SHORT} And on.",
        f"<p>It was late. ⟦{QUOTE} No toll, she⟧ said.<img alt=''>River</p><p>Few had heard of it. {SHORT} And on.</p>",
    ),
    "a picture and facts within the quote": Case(
        QUOTE,
        TEXT,
        f"<p>It was a long night. ⟦{QUOTE}⟧ Few had heard of it.</p>".replace(
            "will stay", "will <meta itemprop='name' content='z'> stay <img alt=''>"
        ),
    ),
    "another wording": Case(
        QUOTE, TEXT, "<p>It was a long night. The bridge will stay open to all who pay, said Orr.</p>"
    ),
    "twice the same": Case(QUOTE, TEXT, f"<p>{QUOTE}</p><p>{QUOTE}</p>"),
}

BY_TEXT = {
    "plain": BY_PAGE["plain"],
    "a note within the first words": Case(
        QUOTE,
        TEXT,
        "<p>It was a long night. The bridge<sup>[1]</sup> will stay open ⟦to all who walk or ride, said Ada Orr of⟧ "
        "Marrowby on Friday. Few had heard of it.</p>",
    ),
    "a note within the last words": Case(
        QUOTE,
        TEXT,
        "<p>It was a long night. The bridge will stay open ⟦to all who walk or ride, said Ada Orr of⟧ "
        "Marrowby<sup>1</sup> on Friday. Few had heard of it.</p>",
    ),
    "a caption with the first words": BY_PAGE["a caption with the first words"],
    "Chinese": BY_PAGE["Chinese"],
}


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[HighlightReader]:
    """One tab for all pages."""
    with read_highlights(browser) as opened:
        yield opened


def read_page(body: str) -> str:
    """Return our lines of a page."""
    return visible_text(lxml_html.document_fromstring(f"<html><body>{body}</body></html>"))


def read_page_as_before(body: str) -> str:
    """Return what the reading of pages that knew Chromium 150 only had of it, as it is used now."""
    return distrust(read_page(body).replace(JOINT, ""))


def open_link(reader: HighlightReader, case: Case, *, read: Callable[[str], str] | None = read_page) -> tuple[str, str]:
    """Return what is highlighted and what should be, from its first to its last character."""
    body = case.body.replace(BEGIN, "").replace(END, "")
    page = read(body) if read else None
    start = case.text.rindex(case.quote)
    link = link_to(URL, case.text, start, start + len(case.quote), page)
    marked = lxml_html.document_fromstring(f"<html><body>{case.body}</body></html>").text_content()
    wanted = marked.partition(BEGIN)[2].partition(END)[0]
    spans, content = reader.read(body, (link or "").partition("#")[2], case.language)
    if not spans:
        return "", wanted
    if BEGIN in marked:
        assert spans[0].start == marked.index(BEGIN)
    return content[spans[0].start : spans[-1].end], wanted


@pytest.mark.parametrize("name", BY_PAGE)
def test_a_link_that_knows_the_page_highlights_the_quote(reader: HighlightReader, name: str) -> None:
    """
    Exactly the quote, wherever else its words stand; nothing where they cannot be told.
    """
    found, wanted = open_link(reader, BY_PAGE[name])

    assert found == wanted


@pytest.mark.parametrize("name", [name for name in BY_PAGE if "picture" in name])
def test_a_link_by_an_old_reading_of_the_page_highlights_nothing_else(reader: HighlightReader, name: str) -> None:
    """
    A page that was kept before its pictures counted leads to the quote or a part of it, or to the top.
    """
    case = BY_PAGE[name]
    body = case.body.replace(BEGIN, "").replace(END, "")
    start = case.text.rindex(case.quote)
    link = link_to(URL, case.text, start, start + len(case.quote), read_page_as_before(body))
    spans, content = reader.read(body, (link or "").partition("#")[2])
    quoted = squeeze(content).rindex(squeeze(case.quote))
    whole = Span(quoted, quoted + len(squeeze(case.quote)))
    found = [Span(len(squeeze(content[: span.start])), len(squeeze(content[: span.end]))) for span in spans]

    assert [span for span in found if not whole.covers(span)] == []


def squeeze(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


@pytest.mark.parametrize("name", BY_TEXT)
def test_a_link_that_knows_the_text_highlights_the_quote_or_a_part(reader: HighlightReader, name: str) -> None:
    """
    Where the page holds more than the text, the rest of the words still hold.
    """
    found, wanted = open_link(reader, BY_TEXT[name], read=None)

    assert found == wanted
