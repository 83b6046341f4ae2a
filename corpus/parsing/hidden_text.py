"""Text in a page that its reader does not see, or that is struck through. It is nobody's statement.

It is found by the page's own markup: elements that browsers do not show, the ``hidden`` attribute, inline styles, and
the class names by which common frameworks move text off-screen. Style sheets are not read. ``aria-hidden`` text is
visible and stays. Everything in a hidden element counts as hidden, even if its own style shows it again.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # it has no types

# <noscript> is for browsers without scripts, and holds pictures and tracking pixels. <del>, <s> and <strike> hold words
# that the outlet withdrew: together with their correction they would read as a sentence that nobody said.
_UNSEEN = ("template", "noscript", "del", "s", "strike")
# The names for "off-screen, for screen readers only" in Bootstrap, HTML5 Boilerplate, WordPress and GOV.UK.
_UNSEEN_CLASSES = frozenset(
    {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "govuk-visually-hidden"}
)
# Scripts often show these two only once the page is complete, so their style does not show what a reader sees.
_WHOLE_PAGE = frozenset({"html", "body"})

_FAINTEST = 0.1  # opacity: fainter text is unreadable
_SMALLEST = {"px": 3.0, "pt": 2.5, "em": 0.2, "rem": 0.2, "%": 20.0, "": 3.0}  # smaller text is unreadable
_FAR = {"px": 500.0, "pt": 400.0, "em": 30.0, "rem": 30.0, "%": 100.0, "vw": 100.0, "vh": 100.0}  # off any screen

_CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_CSS_ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?|\\(.)", re.IGNORECASE | re.DOTALL)
_CSS_LENGTH = re.compile(r"([+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9}))(px|pt|em|rem|vw|vh|%|)")
_FONT_SIZE_ZERO = re.compile(r"(?:^|\s)0(?:\.0+)?(?:px|pt|em|rem|%)?(?:/|\s)")  # "font: 0/0 serif"
_CLIPPED_AWAY = re.compile(r"rect\((?:\s*[01](?:px)?\s*,?){4}\)|inset\(\s*(?:50|100)%")
_SCALED_OR_MOVED_AWAY = re.compile(r"scale[xy]?\(\s*0?\.?0*\s*[,)]|translate[xy]?\(\s*-\d{4,}")


def drop_unseen(tree: "HtmlElement") -> None:
    """Remove the parts of a page that its reader does not see; the text around them stays."""
    unseen = [element for element in tree.iter(*_UNSEEN) if element.getparent() is not None]
    unseen += [
        element
        for element in tree.xpath("//*[@hidden or @style or @class]")
        if element.tag not in _WHOLE_PAGE and element.getparent() is not None and _is_unseen(element)
    ]
    for element in unseen:
        if element.getparent() is not None:
            element.drop_tree()


def hides(style: str) -> bool:
    """Whether an inline style hides text.

    >>> hides("color: red; DISPLAY: none !important"), hides("font-size: 0.0em"), hides("font-size: 12px")
    (True, True, False)
    """
    rules = declarations(style)
    return (
        rules.get("display") == "none"
        or rules.get("visibility") in {"hidden", "collapse"}
        or rules.get("content-visibility") == "hidden"
        or rules.get("color") == "transparent"
        or "line-through" in (rules.get("text-decoration") or rules.get("text-decoration-line") or "")
        or _is_faint(rules)
        or _is_tiny(rules)
        or _is_elsewhere(rules)
    )


def _is_unseen(element: "HtmlElement") -> bool:
    return (
        "hidden" in element.attrib
        or not _UNSEEN_CLASSES.isdisjoint((element.get("class") or "").split())
        or hides(element.get("style") or "")
    )


def declarations(style: str) -> dict[str, str]:
    """Return a style's declarations in lower case; the last of a name counts, unless an earlier one is important."""
    rules: dict[str, str] = {}
    important: set[str] = set()
    for declaration in _CSS_ESCAPE.sub(_unescaped, _CSS_COMMENT.sub(" ", style)).lower().split(";"):
        name, _, value = declaration.partition(":")
        name, (value, mark, _) = name.strip(), value.partition("!")
        if name in important and not mark:
            continue
        important.update({name} if mark else ())
        rules[name] = value.strip()
    return rules


def _unescaped(escape: re.Match[str]) -> str:
    code = int(escape[1], 16) if escape[1] else 0
    return escape[2] or (chr(code) if 0 < code <= 0x10FFFF else " ")


def _is_faint(rules: dict[str, str]) -> bool:
    value, unit = _length(rules.get("opacity"))
    return value is not None and abs(value) / (100 if unit == "%" else 1) < _FAINTEST


def _is_tiny(rules: dict[str, str]) -> bool:
    """Whether letters are too small to read, or lie in a box too small for any of them."""
    size, unit = _length(rules.get("font-size"))
    if size is not None and unit in _SMALLEST and abs(size) < _SMALLEST[unit]:
        return True
    if _FONT_SIZE_ZERO.search(rules.get("font", "")):
        return True
    if rules.get("overflow") not in {"hidden", "clip"}:
        return False
    sides = (_length(rules.get(side)) for side in ("width", "height", "max-width", "max-height"))
    return any(value is not None and unit in _SMALLEST and abs(value) < _SMALLEST["px"] for value, unit in sides)


def _is_elsewhere(rules: dict[str, str]) -> bool:
    """Whether it is positioned off the screen."""
    if _is_far(rules.get("text-indent")):
        return True
    if _CLIPPED_AWAY.search(rules.get("clip", "")) or _CLIPPED_AWAY.search(rules.get("clip-path", "")):
        return True
    if _SCALED_OR_MOVED_AWAY.search(rules.get("transform", "")):
        return True
    sides = ["margin-left", "margin-top"]
    if rules.get("position") in {"absolute", "fixed", "relative"}:
        sides += ["left", "top", "right", "bottom"]
    return any(_is_far(rules.get(side)) for side in sides)


def _is_far(given: str | None) -> bool:
    value, unit = _length(given)
    return value is not None and unit in _FAR and value <= -_FAR[unit]


def _length(given: str | None) -> tuple[float | None, str]:
    found = _CSS_LENGTH.fullmatch(given) if given else None
    return (float(found[1]), found[2]) if found else (None, "")
