"""Markup to fields: what a plain text, a Markdown file or an HTML page says about itself, and its text.

Pure: text in, fields out, still unchecked. The doors of trafilatura and python-frontmatter, both imported when the
first such file is read (300 ms and 50 ms).
"""

from logging import CRITICAL, getLogger
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.errors import MalformedError

if TYPE_CHECKING:
    from frontmatter.default_handlers import YAMLHandler
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # it has no types

HEADLINE_LIMIT = 200  # characters: a first line that is longer is a paragraph, and its beginning has to do
CUT_ENDS = " ,;:-\u2013\u2014"
FRONT_MATTER_LIMIT = 64_000  # characters: metadata is short, and YAML is parsed at about 1 MB a second

# trafilatura is quadratic in the elements within one parent: 25,000 <span> in a paragraph took it 37 s, 5,000 tables
# 7 s, and 100,000 equal paragraphs 40 s. Long reports have some hundreds in a parent and a few thousand in all.
SIBLING_LIMIT = 3_000
ELEMENT_LIMIT = 30_000

# Only what the page states as its date counts; a date guessed from its prose would be a wrong "when". The last day is
# fixed, since trafilatura's own (today) would give the same page another date tomorrow.
DATE_SEARCH: dict[str, object] = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}

CHATTY = ("htmldate", "trafilatura")
NOTHING = frozenset({"", "~", "null"})


def parse_plain(text: str) -> dict[str, object]:
    """Read a plain text: the whole of it is the article, its first line the title."""
    return {"text": text, "title": first_line(text)}


def parse_markdown(text: str) -> dict[str, object]:
    """Read Markdown with optional YAML front matter; the body is the article, without blank space around it.

    Front matter is read as strings only: nothing in it can be built or run, and ``language: no`` stays Norwegian.

    Raises:
        MalformedError: If the front matter is not closed, no YAML, or no list of ``key: value``.
    """
    from frontmatter.default_handlers import YAMLHandler

    text = text.strip()
    handler = YAMLHandler()
    if not handler.detect(text):
        return {"text": text, "title": first_line(text.lstrip("# "))}
    try:
        head, body = handler.split(text)
    except ValueError as error:
        raise MalformedError("its front matter is not closed: end it with a line of ---") from error
    fields = _load_yaml(handler, head)
    body = body.strip()
    return {"title": first_line(body.lstrip("# ")), **fields, "text": body}


def parse_page(page: str) -> dict[str, object]:
    """Read an HTML page: its article without menus and comments, and what its head says.

    What a page says about itself is rarely checked by anyone, so an odd address costs the field, not the article.

    Raises:
        MalformedError: If no article is found in it, or it is too large to be one.
    """
    from trafilatura import bare_extraction, load_html

    for vendor in CHATTY:
        getLogger(vendor).setLevel(CRITICAL)  # what is wrong with a page is told once, by our error
    tree = load_html(page)
    if tree is None:
        raise MalformedError("is not an HTML page: save the whole page, or its text as .txt")
    _check_size(tree)
    for hidden in tree.xpath("//*[@hidden]"):  # what a reader of the page does not see is not quoted
        hidden.drop_tree()
    language = tree.get("lang")
    found = bare_extraction(tree, include_comments=False, with_metadata=True, date_extraction_params=DATE_SEARCH)
    if found is None or isinstance(found, dict) or not found.text:
        raise MalformedError("no article was found in the page: save its text as .txt")
    return {
        "text": found.text,
        "url": _own_address(found.url),
        "title": found.title,
        "publisher": found.sitename,
        "author": found.author,
        "published_at": found.date,
        "language": language,
    }


def first_line(text: str) -> str | None:
    r"""Return the first line with words in it, cut between two words where it is long.

    >>> first_line("\n Ferry stops \nThe ferry ...")
    'Ferry stops'
    """
    line = next((line.strip() for line in text.splitlines() if line.strip()), None)
    if line is None or len(line) <= HEADLINE_LIMIT:
        return line
    cut = line[:HEADLINE_LIMIT].rpartition(" ")[0] or line[:HEADLINE_LIMIT]
    return cut.rstrip(CUT_ENDS) + "…"


def _load_yaml(handler: "YAMLHandler", head: str) -> dict[str, object]:
    """Return front matter as strings; an empty value is an absent one."""
    from yaml import BaseLoader, YAMLError

    if len(head) > FRONT_MATTER_LIMIT:
        raise MalformedError(f"its front matter is longer than {FRONT_MATTER_LIMIT:,} characters: shorten it")
    try:
        # It builds nothing but strings, so no bad date or tag can stop it with errors of all kinds; the loaders in C
        # crash the process on 64,000 open brackets, which this one gives up on in 2 s.
        fields = handler.load(head, Loader=BaseLoader)
    except (YAMLError, RecursionError) as error:
        raise MalformedError("its front matter is no YAML: write one `key: value` a line, odd values quoted") from error
    if not isinstance(fields, dict):
        if head.strip():
            raise MalformedError("its front matter holds no fields: write one `key: value` a line")
        return {}
    return {str(name): _value(given) for name, given in fields.items() if name != "text"}


def _value(given: object) -> object:
    """Return nothing for the ways in which YAML writes it."""
    return None if isinstance(given, str) and given in NOTHING else given


def _check_size(tree: "HtmlElement") -> None:
    for count, element in enumerate(tree.iter()):
        if count >= ELEMENT_LIMIT or len(element) > SIBLING_LIMIT:
            raise MalformedError("the page is too large or too oddly built to be read: save its text as .txt")


def _own_address(url: str | None) -> str | None:
    """Return the page's address; a canonical link to the site's front page, a common mistake, is none."""
    from corpus.records import is_web_address

    return url if url and is_web_address(url) and urlsplit(url).path.strip("/") else None
