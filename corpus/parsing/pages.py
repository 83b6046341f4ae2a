"""From a web page to fields: its article without menus and comments, and the metadata in its head.

Pure: from text to unchecked fields. The only door to trafilatura (imported at the first page: 150 ms). Nothing limits a
page's structure: an honest live blog of 30,000 paragraphs takes it 7 s, 100,000 equal ones 40 s. So pages are parsed in
a process with limited time and memory (``corpus.sandbox.process``).
"""

import re
from logging import CRITICAL, getLogger
from typing import TYPE_CHECKING

from corpus.errors import MalformedError
from corpus.parsing.decoding import declared_encoding, decode
from corpus.parsing.encodings import known_encoding
from corpus.parsing.hidden_text import drop_unseen
from corpus.parsing.json_ld import forget_changes, forget_others, stated_article
from corpus.parsing.links import page_address
from corpus.parsing.metadata.bylines import tidy_byline, tidy_title
from corpus.parsing.metadata.dates import NewsDays
from corpus.parsing.metadata.entities import unescape_rest
from corpus.parsing.page_dates import Clues, find_published, search_limits
from corpus.parsing.plain_text import tidy_line
from corpus.parsing.visible_text import visible_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # it has no types
    from trafilatura.settings import Document

# The exceptions of trafilatura and htmldate on broken pages: they have no errors of their own.
_FAILURES = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
_CHATTY = ("htmldate", "trafilatura")
# Running text that screen readers skip, such as a large initial, is seen by everybody else; trafilatura drops it.
_RUNNING_TEXT = ("a", "b", "blockquote", "em", "i", "mark", "p", "q", "span", "strong")
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_FOOTNOTE = re.compile(r"\s*(?:\[?\d{1,3}\]?|\[[a-z]\]|[*\u2020\u2021])\s*")
# After a word or a mark, not "10<sup>2</sup>" or "km<sup>2</sup>".
_BEFORE_FOOTNOTE = re.compile(r"(?:[^\W\d_]{3,}|[.,;:!?\u201d\u2019\")\]])\s*$")
_QUOTED = re.compile(r"[,.!?][\u201d\u2019\"']\s*$")
_NAMED = re.compile(r"\s*(?:[A-Z]|said |says )")


def parse_page(
    content: bytes, *, charset: str | None = None, url: str | None = None, days: NewsDays | None = None
) -> dict[str, object]:
    """Read an HTML page.

    A page's metadata is rarely checked by anyone, so an odd address costs the field, not the article.

    Args:
        content: The page.
        charset: The encoding that its server names; it precedes the page's own declaration.
        url: Where it was found: its canonical address must lie on the same site.
        days: Other dates count as misprints.

    Raises:
        MalformedError: If it cannot be decoded, or no article is found in it.
    """
    from trafilatura import load_html

    for vendor in _CHATTY:
        getLogger(vendor).setLevel(CRITICAL)  # our error reports a page's faults once
    page = decode(content, known_encoding(charset) or declared_encoding(content))
    tree = load_html(page)
    if tree is None:
        raise MalformedError("is not an HTML page: save the whole page, or its text as .txt")
    return _read_tree(tree, url, days)


def _read_tree(tree: "HtmlElement", url: str | None, days: NewsDays | None) -> dict[str, object]:
    page_text = visible_text(tree)
    drop_unseen(tree)
    keep_with_quotations(tree)
    for element in tree.iter(*_RUNNING_TEXT):
        element.attrib.pop("aria-hidden", None)
    language, link = tree.get("lang") or tree.get(_XML_LANGUAGE), _canonical_link(tree)
    linked = page_address(link, url) or url
    forget_others(tree, linked)
    stated = stated_article(tree, linked)
    language = language or stated.language
    forget_changes(tree)
    found = _extract(tree, days)
    address = page_address(found.url or link, url)
    outlet = tidy_line(found.sitename or stated.publisher)
    clues = Clues(stated.published_at, stated.changed_at, found.date, address or url, language, page_text, days)
    return {
        "text": unescape_rest(found.text or ""),
        "url": address,
        "title": tidy_title(tidy_line(found.title), (outlet, stated.publisher)),
        "publisher": outlet,
        "author": tidy_byline(tidy_line(stated.author or found.author), (outlet,)),
        "published_at": find_published(tree, clues),
        "language": language,
        "page_text": page_text,
    }


def keep_with_quotations(tree: "HtmlElement") -> None:
    """Join to quotations what belongs to them, and drop footnote marks.

    The footer of a block quote, and the caption of a figure around one, name who is quoted: they become paragraphs,
    because footers and captions are not read. A line break between a quotation and the name after it becomes a space.
    """
    for credit in tree.xpath("//blockquote//footer | //figure[.//blockquote]//figcaption"):
        credit.tag = "p"
    for mark in tree.xpath("//sup"):
        is_footnote = mark.getparent() is not None and _FOOTNOTE.fullmatch(mark.text_content())
        if is_footnote and _BEFORE_FOOTNOTE.search(_text_before(mark)):
            mark.drop_tree()
    for line_break in tree.xpath("//br[string-length(following-sibling::text()[1]) > 0]"):
        if _QUOTED.search(_text_before(line_break)) and _NAMED.match(line_break.tail or ""):
            line_break.tail = " " + (line_break.tail or "").lstrip()
            line_break.drop_tree()


def _text_before(element: "HtmlElement") -> str:
    """Return the words right before an element within its parent."""
    before = element.getprevious()
    if before is None:
        return str(element.getparent().text or "")
    return str(before.tail if before.tail and before.tail.strip() else before.text_content())


def _canonical_link(tree: "HtmlElement") -> str | None:
    """Return the page's canonical link as written, including relative ones, which trafilatura ignores; else og:url."""
    links = [link.get("href") for link in tree.iterfind(".//head//link[@rel='canonical']")]
    addresses = [meta.get("content") for meta in tree.iterfind(".//head//meta[@property='og:url']")]
    return next((given for given in (*links, *addresses) if given), None)


def _extract(tree: "HtmlElement", days: NewsDays | None) -> "Document":
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            tree, include_comments=False, with_metadata=True, date_extraction_params=search_limits(days)
        )
    except _FAILURES as error:
        raise MalformedError("the page is too broken to be read: save its text as .txt") from error
    if found is None or isinstance(found, dict) or not found.text:
        raise MalformedError("no article was found in the page: save its text as .txt")
    return found
