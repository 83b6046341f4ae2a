"""The words of a page as a browser's search finds them: what a link with a text fragment can point at.

The whole page counts, with navigation, captions and footers, and not what a reader sees but what the search does: it
finds what is faint, tiny, off-screen or struck through, and what a closed ``<details>`` holds. All that is said here of
"the browser" was tried with text fragments in Chromium 150 and 156. Where these differ, words *may* be found together:
a line ends there, since one version does not find them, and is marked where the other finds two words as one. Style
sheets and scripts are not read, only what the page itself says.
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

# Of each of these the browser shows its own picture or nothing, never its text. Chromium 150 finds no words across one,
# hidden or not; 156 passes over it unless it is displayed as a block, and finds the words before and after together: as
# two where there is white space at the element, else as one. Across <canvas> both find one word, not two.
SEAMS = frozenset(
    "area audio base basefont bgsound canvas embed hr iframe image img keygen link meta meter object param progress "
    "script select source style track video".split()
)
# Not shown, as if they were not there: the words before and after are found together. Scripts are on, so <noscript> is
# not shown.
UNSHOWN = frozenset("datalist noembed noframes noscript rp template title".split())
# Both versions find what is before and after them as one word, or as two with two spaces. In them only the texts count.
DRAWINGS = frozenset({"math", "svg"})
# Not shown in drawings; <annotation> is for programs. Elsewhere they are elements like any other.
UNDRAWN = frozenset("annotation annotation-xml defs desc metadata symbol".split())
# Never with anything in them, but the parser puts into them what follows.
EMPTY = frozenset("bgsound embed image keygen source track wbr".split())
# By the standard's style sheet; buttons and the texts of drawings and formulas set their words apart, too.
BLOCKS = frozenset(
    "address article aside blockquote body button caption center col colgroup dd details dialog dir div dl dt fieldset "
    "figcaption figure footer foreignobject form h1 h2 h3 h4 h5 h6 header hgroup html input legend li listing main "
    "marquee menu mi mn mo ms mtext nav ol optgroup option p plaintext pre search section summary table "
    "tbody td text textarea tfoot th thead tr ul xmp".split()
)
# Apart even where a style displays them inline.
ALWAYS_APART = frozenset("button details dialog fieldset input marquee textarea".split())
PREFORMATTED = frozenset({"listing", "plaintext", "pre", "textarea", "xmp"})
# What is typed into these, or stands in them until something is, is found; of the others there is nothing to read.
WORDLESS_INPUTS = frozenset({"checkbox", "color", "file", "radio", "range"})

INLINE = frozenset({"inline", "contents"})
KEEPS_SPACES = frozenset({"pre", "pre-wrap", "break-spaces"})
KEEPS_LINES = KEEPS_SPACES | {"pre-line"}

COLLAPSED = re.compile(r"[ \t\r\n]+")  # not the no-break space, and no other of Unicode's
ODD_BREAK = re.compile("[\v\f\x85\u2028\u2029]")  # neither a space nor nothing: no words are found across one
KEPT_BREAK = re.compile("\r\n?|[\n\v\f\x85\u2028\u2029]")
# One space does not find what is not collapsed: not two no-break ones, and no tab in a <pre>.
WIDE_SPACE = re.compile(" ?\t[ \t]*| {2,}")
# The browser passes over soft hyphens, joiners, marks of direction and variants: "fi\u00adrst" is found by "first".
PASSED_OVER = re.compile(
    "[\0-\x08\x0e-\x1f\x7f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
#: Which reading of pages this is, raised when lines are drawn in another way: what is kept of an older one is used with
#: caution, and replaced when its page is read again. 1 knew Chromium 150 only, 2 knows 150 and 156.
READING = 2
#: A word joiner at a line's end: no white space parted its last word from the next line's first, so that a version
#: which finds words across this end takes the two for one, and finds neither alone.
JOINT = "\u2060"


@dataclass(frozen=True, slots=True)
class _Box:
    """How an element is laid out.

    Attributes:
        is_apart: Whether no words are found across its edges.
        is_seam: Whether some version finds those before and after it together.
        is_open: Whether anything in it is found.
        is_visible: Whether its own text is; that of elements within it may be all the same.
        sets_apart: Whether it lays its children out one by one.
        is_drawing: Whether it is a drawing's, and no text of one.
    """

    is_apart: bool = True
    is_seam: bool = False
    is_open: bool = True
    is_visible: bool = True
    white_space: str = "normal"
    sets_apart: bool = False
    is_drawing: bool = False


class _Lines:
    """The lines so far, and the one that is being written, its white space collapsed as in a browser."""

    def __init__(self) -> None:
        self.length = 0
        self._lines: list[str] = []
        self._pieces: list[str] = []
        self._is_after_space = False
        self._is_at_seam = False

    def add(self, text: str | None, box: _Box) -> None:
        """Go on with text of a box."""
        if not text or (box.is_drawing and not text.strip()):
            return
        if not box.is_visible:  # Chromium 150 keeps the spaces on both sides of it, 156 has one
            self.end(is_seam=True)
            return
        first, *others = (KEPT_BREAK if box.white_space in KEEPS_LINES else ODD_BREAK).split(text)
        self._write(first, box.white_space)
        for line in others:
            self.end()
            self._write(line, box.white_space)

    def end(self, *, is_seam: bool = False) -> None:
        """End the line; one without words is none. Across a seam a later version of the browser goes on."""
        written = PASSED_OVER.sub("", "".join(self._pieces)).replace("\xa0", " ")
        self._pieces.clear()
        self._is_after_space = False
        if self._is_at_seam and written and not written[0].isspace():
            self._lines[-1] += JOINT
        for line in filter(None, WIDE_SPACE.split(written.strip(" "))):
            self._lines.append(line)
            self.length += len(line) + 1
        self._is_at_seam = is_seam and (not written[-1].isspace() if written else self._is_at_seam)

    def end_at(self, box: _Box) -> None:
        """End the line at an edge of a box, if it does."""
        if box.is_apart or box.is_seam:
            self.end(is_seam=not box.is_apart)

    def joined(self) -> str:
        """Return the lines, not the one that is being written."""
        return "\n".join(self._lines)[:MOST_VISIBLE]

    def _write(self, text: str, white_space: str) -> None:
        if white_space in KEEPS_SPACES:
            self._is_after_space = self._is_after_space and not text
        else:
            text = COLLAPSED.sub(" ", text)
            if self._is_after_space:
                text = text.removeprefix(" ")
            self._is_after_space = text.endswith(" ") if text else self._is_after_space
        self._pieces.append(text)


def visible_text(tree: "HtmlElement") -> str:
    r"""Return the words of a page, one line for each stretch that the browser finds words in; empty lines are left out.

    Not every version finds words across a line's end, which stands for the edge of a block, a cell or a button, for
    ``<br>``, for a line's end in ``<pre>``, for a picture, and for a space so wide that one space does not find it;
    what stands before or after the words, as a fragment's prefix or suffix, may be in the next line. ``\n`` ends a
    line, and nothing else that Python takes for a line's end is in it. `JOINT` stands before it where some version
    finds the words on both sides as one.

    Done: white space is collapsed as in a browser, a no-break space is a space, and characters that the browser passes
    over are gone (soft hyphens, zero-width ones, marks of direction). Left to the reader: case, accents, ligatures,
    full-width forms, and straight and curly quotes, all of which the browser takes for the same; dashes and hyphens,
    which it tells apart; the other spaces of Unicode, which one space finds, but the narrow one (U+202F) joins words
    into one; parts of words, which it does not find.

    A style sheet may join what are two lines here, or set apart or hide what is one: who looks for what else a link may
    find takes the lines for joined, who looks for its words takes them as they are.

    Args:
        tree: With nothing taken out yet; it stays as it is.
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
    """Return what an older reading made of a page as this one takes it: a seam may be at the end of any line."""
    return page.replace("\n", f"{JOINT}\n")


def _own_text(element: "HtmlElement") -> str | None:
    if element.tag != "input":
        text: str | None = element.text
        return element.get("placeholder") if element.tag == "textarea" and not text else text
    kind = element.get("type", "").lower()
    if kind in WORDLESS_INPUTS:
        return None
    typed: str | None = None if kind == "password" else element.get("value")
    hint: str | None = element.get("placeholder")
    return typed or hint


def _lay_out(element: "HtmlElement", within: _Box) -> _Box:
    """Return how an element is laid out by its name, its attributes and its own style."""
    tag, given = element.tag, element.get("style")
    style = declarations(given) if given else {}
    if tag == "br":  # no version finds words across one, not even where it is hidden
        return replace(within, is_apart=True, is_open=False)
    if (tag in SEAMS and not _is_list(element)) or tag in EMPTY:
        is_seam = tag in SEAMS
        return replace(within, is_apart=is_seam and within.sets_apart, is_seam=is_seam, is_open=tag in EMPTY)
    if tag == "noscript" or (tag in UNDRAWN and within.is_drawing):
        return replace(within, is_apart=False, is_seam=False, is_open=False)
    display = style.get("display") or _usual_display(element)
    if display == "none":
        return replace(within, is_apart=False, is_seam=False, is_open=False)
    is_apart = display not in INLINE or tag in ALWAYS_APART or within.sets_apart or _is_loose(style)
    # What does not react to the reader is not found; 150 keeps the spaces on both sides of it, 156 has one.
    is_inert = "inert" in element.attrib or style.get("interactivity") == "inert"
    # What may be rendered later ("auto") is found, and so is what is inline, which cannot be left unrendered.
    is_missing = is_inert or (is_apart and style.get("content-visibility") == "hidden")
    is_in_line = is_missing and not within.sets_apart and (display in INLINE or display.startswith("inline-"))
    visibility = style.get("visibility")
    is_visible = visibility == "visible" or (within.is_visible and visibility not in {"hidden", "collapse"})
    usual_space = "pre" if tag in PREFORMATTED else within.white_space
    return _Box(
        is_apart=is_apart and not is_in_line,
        is_seam=is_in_line or tag in DRAWINGS or tag == "rt" or is_visible != within.is_visible,
        is_open=not is_missing,
        is_visible=is_visible,
        white_space=style.get("white-space") or usual_space,
        sets_apart=display.endswith(("flex", "grid", "box")) or (display == "contents" and within.sets_apart),
        is_drawing=tag in DRAWINGS or (within.is_drawing and tag not in BLOCKS),
    )


def _is_list(element: "HtmlElement") -> bool:
    """Whether an element lists its options for all to see."""
    return element.tag == "select" and ("multiple" in element.attrib or element.get("size", "1") not in {"0", "1"})


def _is_loose(style: Mapping[str, str]) -> bool:
    """Whether a style takes an element out of the line that it stands in."""
    return (
        style.get("position") in {"absolute", "fixed"}
        or style.get("float") in {"left", "right", "inline-start", "inline-end"}
        or style.get("writing-mode", "horizontal-tb") not in {"horizontal-tb", "inherit", "initial"}
    )


def _usual_display(element: "HtmlElement") -> str:
    """Return how the browser displays an element that no style speaks of: "none", "inline" or "block"."""
    tag, attributes = element.tag, element.attrib
    # What is hidden "until-found" opens when it is.
    is_hidden = "hidden" in attributes and attributes["hidden"].lower() != "until-found"
    is_closed = (tag == "dialog" and "open" not in attributes) or "popover" in attributes
    if tag == "template" and "shadowrootmode" in attributes:  # it is shown in place of what it stands in
        return "block"
    if tag in UNSHOWN or is_hidden or is_closed:
        return "none"
    if tag == "input":
        kind = attributes.get("type", "").lower()
        return "none" if kind == "hidden" else "block"
    return "block" if tag in BLOCKS else "inline"
