"""The words of a page as a browser's search finds them: the text that a text fragment in a link can point at.

The whole page counts, with navigation, captions and footers. The measure is not what a reader sees but what the search
finds: faint, tiny, off-screen or struck-through text, and the content of a closed ``<details>``. Every claim here about
"the browser" was tried with text fragments in Chromium 150 and 156. Where these differ, words *may* be found together:
a line ends there, since one version does not find them, and it is marked if the other finds two words as one. Style
sheets and scripts are not read, only the page's own markup.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.parsing.hidden_text import declarations

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # it has no types

#: Characters that are kept; of longer pages the first ones, since a browser takes the first place that matches.
MOST_VISIBLE = 1_000_000

# The browser shows its own picture for each of these, or nothing, never its text. Chromium 150 finds no words across
# one, hidden or not. Chromium 156 ignores it unless it is displayed as a block, and finds the words before and after
# together: as two words if there is white space at the element, else as one. Across <canvas> both find one word, not
# two.
SEAMS = frozenset(
    "area audio base basefont bgsound canvas embed hr iframe image img keygen link meta meter object param progress "
    "script select source style track video".split()
)
# Not shown, as if absent: the words before and after are found together. Scripts are on, so <noscript> is not shown.
_UNSHOWN = frozenset("datalist noembed noframes noscript rp template title".split())
# Both versions find the words before and after as one word, or as two with two spaces. Inside, only the texts count.
_DRAWINGS = frozenset({"math", "svg"})
# Not shown in drawings; <annotation> is for programs. Elsewhere they are ordinary elements.
_UNDRAWN = frozenset("annotation annotation-xml defs desc metadata symbol".split())
# Always empty in HTML, but the parser puts the following content into them.
EMPTY = frozenset("bgsound embed image keygen source track wbr".split())
# From the standard's style sheet; buttons and the texts of drawings and formulas separate their words, too.
_BLOCKS = frozenset(
    "address article aside blockquote body button caption center col colgroup dd details dialog dir div dl dt fieldset "
    "figcaption figure footer foreignobject form h1 h2 h3 h4 h5 h6 header hgroup html input legend li listing main "
    "marquee menu mi mn mo ms mtext nav ol optgroup option p plaintext pre search section summary table "
    "tbody td text textarea tfoot th thead tr ul xmp".split()
)
# Separate even if a style displays them inline.
_ALWAYS_APART = frozenset("button details dialog fieldset input marquee textarea".split())
_PREFORMATTED = frozenset({"listing", "plaintext", "pre", "textarea", "xmp"})
# Text typed into other inputs, or their placeholder, is found; these have no text.
_WORDLESS_INPUTS = frozenset({"checkbox", "color", "file", "radio", "range"})

_INLINE = frozenset({"inline", "contents"})
_KEEPS_SPACES = frozenset({"pre", "pre-wrap", "break-spaces"})
_KEEPS_LINES = _KEEPS_SPACES | {"pre-line"}

_COLLAPSIBLE_SPACE = re.compile(r"[ \t\r\n]+")  # not the no-break space, and no other of Unicode's
_ODD_BREAK = re.compile("[\v\f\x85\u2028\u2029]")  # neither a space nor nothing: no words are found across one
_KEPT_BREAK = re.compile("\r\n?|[\n\v\f\x85\u2028\u2029]")
# A single space does not match these: two no-break spaces, or a tab in a <pre>.
_WIDE_SPACE = re.compile(" ?\t[ \t]*| {2,}")
# The browser ignores soft hyphens, joiners, marks of direction and variants: "fi\u00adrst" is found by "first".
PASSED_OVER = re.compile(
    "[\0-\x08\x0e-\x1f\x7f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
#: The number of this reading of pages, raised when lines are drawn differently. Pages of an older reading are used with
#: caution, and replaced when their page is read again. 1 knew Chromium 150 only, 2 knows 150 and 156.
READING = 2
#: A word joiner at a line's end: no white space separated its last word from the next line's first. A version that
#: finds words across this end takes the two for one, and finds neither alone.
JOINT = "\u2060"


@dataclass(frozen=True, slots=True)
class _Box:
    """The layout of an element.

    Attributes:
        is_apart: Whether no words are found across its edges.
        is_seam: Whether some version finds the words before and after it together.
        is_open: Whether anything in it is found.
        is_visible: Whether its own text is found; text of elements within it may be found all the same.
        sets_apart: Whether it lays its children out one by one.
        is_drawing: Whether it is part of a drawing, and no text of one.
    """

    is_apart: bool = True
    is_seam: bool = False
    is_open: bool = True
    is_visible: bool = True
    white_space: str = "normal"
    sets_apart: bool = False
    is_drawing: bool = False


class _Lines:
    """The lines so far, and the line being written, with white space collapsed as in a browser."""

    def __init__(self) -> None:
        self.length = 0
        self._lines: list[str] = []
        self._pieces: list[str] = []
        self._is_after_space = False
        self._is_at_seam = False

    def add(self, text: str | None, box: _Box) -> None:
        """Append text of a box."""
        if not text or (box.is_drawing and not text.strip()):
            return
        if not box.is_visible:  # Chromium 150 keeps the spaces on both sides of it, 156 has one
            self.end(is_seam=True)
            return
        first, *others = (_KEPT_BREAK if box.white_space in _KEEPS_LINES else _ODD_BREAK).split(text)
        self._write(first, box.white_space)
        for line in others:
            self.end()
            self._write(line, box.white_space)

    def end(self, *, is_seam: bool = False) -> None:
        """End the line; a line without words is dropped. Across a seam a later version of the browser continues it."""
        written = PASSED_OVER.sub("", "".join(self._pieces)).replace("\xa0", " ")
        self._pieces.clear()
        self._is_after_space = False
        if self._is_at_seam and written and not written[0].isspace():
            self._lines[-1] += JOINT
        for line in filter(None, _WIDE_SPACE.split(written.strip(" "))):
            self._lines.append(line)
            self.length += len(line) + 1
        self._is_at_seam = is_seam and (not written[-1].isspace() if written else self._is_at_seam)

    def end_at(self, box: _Box) -> None:
        """End the line at an edge of a box that ends lines."""
        if box.is_apart or box.is_seam:
            self.end(is_seam=not box.is_apart)

    def joined(self) -> str:
        """Return the finished lines."""
        return "\n".join(self._lines)[:MOST_VISIBLE]

    def _write(self, text: str, white_space: str) -> None:
        if white_space in _KEEPS_SPACES:
            self._is_after_space = self._is_after_space and not text
        else:
            text = _COLLAPSIBLE_SPACE.sub(" ", text)
            if self._is_after_space:
                text = text.removeprefix(" ")
            self._is_after_space = text.endswith(" ") if text else self._is_after_space
        self._pieces.append(text)


def visible_text(tree: "HtmlElement") -> str:
    r"""Return the words of a page, one line per stretch in which the browser finds words, without empty lines.

    A line's end stands for the edge of a block, a cell or a button, for ``<br>``, for a line's end in ``<pre>``, for a
    picture, and for a space so wide that a single space does not match it. Not every version finds words across it, but
    a fragment's prefix or suffix may be in the neighbouring line. ``\n`` ends a line, and the text contains no other
    character that Python takes for a line's end. `JOINT` comes before it if some version finds the words on both sides
    as one.

    Done here: white space is collapsed as in a browser, a no-break space becomes a space, and characters that the
    browser ignores are removed (soft hyphens, zero-width ones, marks of direction). Left to the caller: case, accents,
    ligatures, full-width forms, and straight and curly quotes, which the browser treats as equal; dashes and hyphens,
    which it distinguishes; other spaces of Unicode, which a single space matches, except that the narrow one (U+202F)
    joins words into one; and parts of words, which it does not find.

    A style sheet may join two of these lines, or separate or hide parts of one. To check what else a link may find,
    treat the lines as joined; to look for a link's own words, take them as they are.

    Args:
        tree: The complete tree; it is not modified.
    """
    from lxml.etree import iterwalk  # type: ignore[import-untyped]  # it has no types

    lines = _Lines()
    boxes = [_Box()]
    walk = iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            box = _lay_out(element, boxes[-1])
            boxes.append(box)
            lines.end_at(box)
            if box.is_open:
                lines.add(_own_text(element), box)
            else:
                walk.skip_subtree()
            continue
        if event == "end" and (box := boxes.pop()) and element.tag not in EMPTY:
            lines.end_at(box)
        lines.add(element.tail, boxes[-1])
        if lines.length > MOST_VISIBLE:
            break
    lines.end()
    return lines.joined()


def distrust(page: str) -> str:
    """Return an older reading's page in terms of this reading: any line may end in a seam."""
    return page.replace("\n", f"{JOINT}\n")


def _own_text(element: "HtmlElement") -> str | None:
    if element.tag != "input":
        text: str | None = element.text
        return element.get("placeholder") if element.tag == "textarea" and not text else text
    kind = element.get("type", "").lower()
    if kind in _WORDLESS_INPUTS:
        return None
    typed: str | None = None if kind == "password" else element.get("value")
    hint: str | None = element.get("placeholder")
    return typed or hint


def _lay_out(element: "HtmlElement", within: _Box) -> _Box:
    """Return the layout of an element by its name, its attributes and its own style."""
    tag, given = element.tag, element.get("style")
    style = declarations(given) if given else {}
    if tag == "br":  # no version finds words across one, not even if it is hidden
        return replace(within, is_apart=True, is_open=False)
    if (tag in SEAMS and not _is_list(element)) or tag in EMPTY:
        is_seam = tag in SEAMS
        return replace(within, is_apart=is_seam and within.sets_apart, is_seam=is_seam, is_open=tag in EMPTY)
    if tag == "noscript" or (tag in _UNDRAWN and within.is_drawing):
        return replace(within, is_apart=False, is_seam=False, is_open=False)
    display = style.get("display") or _usual_display(element)
    if display == "none":
        return replace(within, is_apart=False, is_seam=False, is_open=False)
    is_apart = display not in _INLINE or tag in _ALWAYS_APART or within.sets_apart or _is_loose(style)
    # Inert content is not found; 150 keeps the spaces on both sides of it, 156 has one.
    is_inert = "inert" in element.attrib or style.get("interactivity") == "inert"
    # Content that may be rendered later ("auto") is found. So is inline content, which cannot be left unrendered.
    is_missing = is_inert or (is_apart and style.get("content-visibility") == "hidden")
    is_in_line = is_missing and not within.sets_apart and (display in _INLINE or display.startswith("inline-"))
    visibility = style.get("visibility")
    is_visible = visibility == "visible" or (within.is_visible and visibility not in {"hidden", "collapse"})
    usual_space = "pre" if tag in _PREFORMATTED else within.white_space
    return _Box(
        is_apart=is_apart and not is_in_line,
        is_seam=is_in_line or tag in _DRAWINGS or tag == "rt" or is_visible != within.is_visible,
        is_open=not is_missing,
        is_visible=is_visible,
        white_space=style.get("white-space") or usual_space,
        sets_apart=display.endswith(("flex", "grid", "box")) or (display == "contents" and within.sets_apart),
        is_drawing=tag in _DRAWINGS or (within.is_drawing and tag not in _BLOCKS),
    )


def _is_list(element: "HtmlElement") -> bool:
    """Whether an element lists its options visibly."""
    return element.tag == "select" and ("multiple" in element.attrib or element.get("size", "1") not in {"0", "1"})


def _is_loose(style: Mapping[str, str]) -> bool:
    """Whether a style takes an element out of its line."""
    return (
        style.get("position") in {"absolute", "fixed"}
        or style.get("float") in {"left", "right", "inline-start", "inline-end"}
        or style.get("writing-mode", "horizontal-tb") not in {"horizontal-tb", "inherit", "initial"}
    )


def _usual_display(element: "HtmlElement") -> str:
    """Return the browser's default display of an element: "none", "inline" or "block"."""
    tag, attributes = element.tag, element.attrib
    # Content hidden "until-found" opens when it is found.
    is_hidden = "hidden" in attributes and attributes["hidden"].lower() != "until-found"
    is_closed = (tag == "dialog" and "open" not in attributes) or "popover" in attributes
    if tag == "template" and "shadowrootmode" in attributes:  # it is shown in place of its parent's content
        return "block"
    if tag in _UNSHOWN or is_hidden or is_closed:
        return "none"
    if tag == "input":
        kind = attributes.get("type", "").lower()
        return "none" if kind == "hidden" else "block"
    return "block" if tag in _BLOCKS else "inline"
