"""From markup to plain text: visible lines, and names and titles on one line. Pure; the second door to lxml."""

import re
from typing import TYPE_CHECKING

from corpus.parsing.hidden_text import drop_unseen
from corpus.parsing.metadata.entities import unescape_rest

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # it has no types

LINE_LIMIT = 1000  # characters: the longest title or name that an article may have
_CUT_ENDS = " ,;:-\u2013\u2014"

_CONTROL_CHARACTER = re.compile(r"[\x00-\x1f\x7f-\x9f]")
SURROGATE = re.compile(r"[\ud800-\udfff]")
_WHITE_SPACE = re.compile(r"\s+")

# Elements that separate words from the words around them.
_BLOCKS = frozenset(
    "address article aside blockquote body br center dd details div dl dt fieldset footer h1 h2 h3 h4 h5 h6 header hr "
    "li main ol p pre section summary table tbody td th thead tr ul".split()
)
# Elements without running text: programs, forms, players, and pictures with their captions.
_SKIPPED = frozenset(
    "audio button canvas embed figcaption figure form head iframe input math nav object option script select style svg "
    "textarea title video".split()
)


def html_lines(markup: str) -> list[str]:
    """Return the visible text of a fragment of HTML, one line for each paragraph, heading or item.

    >>> html_lines("Now.<p>The <b>ferry</b>  stops.<br>So <i hidden>not</i> there.")
    ['Now.', 'The ferry stops.', 'So there.']
    """
    tree = _parse(markup)
    if tree is None:
        return []
    drop_unseen(tree)
    return [
        line for line in (_WHITE_SPACE.sub(" ", part).strip() for part in "".join(_pieces(tree)).split("\0")) if line
    ]


def plain_lines(text: str) -> list[str]:
    """Return the lines of a plain text, with runs of white space reduced to one space."""
    return [line for line in (_WHITE_SPACE.sub(" ", part).strip() for part in text.splitlines()) if line]


def tidy_line(given: object) -> str | None:
    r"""Return a name or title on one printable line, cut between two words if too long; None if it is none.

    >>> tidy_line(" The\n Lantern "), tidy_line(7)
    ('The Lantern', None)
    """
    if not isinstance(given, str):
        return None
    line = " ".join(_CONTROL_CHARACTER.sub(" ", SURROGATE.sub(" ", unescape_rest(given))).split())
    return cut_line(line, LINE_LIMIT) or None


def cut_line(line: str, limit: int) -> str:
    """Return a line of up to ``limit`` characters: a longer one is cut between two words, with an ellipsis."""
    if len(line) <= limit:
        return line
    cut = line[: limit - 1].rpartition(" ")[0] or line[: limit - 1]
    return cut.rstrip(_CUT_ENDS) + "…"


def _parse(markup: str) -> "HtmlElement | None":
    """Return the tree of a fragment, without comments."""
    from lxml.etree import ParserError  # type: ignore[import-untyped]  # it has no types
    from lxml.html import HTMLParser, document_fromstring

    clean = SURROGATE.sub("\ufffd", markup).replace("\0", "")
    parser = HTMLParser(remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(f"<html><body>{clean}", parser=parser)
    except ParserError:  # nothing is left in it
        return None


def _pieces(tree: "HtmlElement") -> list[str]:
    """Return the pieces of text in order, with NUL at each line end; deep nesting costs no recursion."""
    from lxml.etree import iterwalk

    pieces: list[str] = []
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        is_skipped = element.tag in _SKIPPED
        if event == "start" and is_skipped:
            walk.skip_subtree()
        if element.tag in _BLOCKS:
            pieces.append("\0")
        said = element.tail if event == "end" else None if is_skipped else element.text
        pieces.append(said or "")
    return pieces
