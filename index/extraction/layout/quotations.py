"""Quotations of an article: quotation marks of every kind, paired paragraph by paragraph.

Only marks are read here; who is quoted is decided elsewhere. A quotation inside another is part of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.article import Span

# An opening mark and the marks that close it. Straight marks and '' open and close alike.
_CLOSERS = {
    "\u201c": '\u201d"\u201c',
    "\u201e": "\u201c\u201d",
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab",
    '"': '"\u201d',
    "\u201d": "\u201d",  # a closing mark in place of an opening one: a typo of typesetting tools
    "``": "''",
    "''": "''",
    "\u2018": "\u2019",
    "'": "'",
    "\u275d": "\u275e",
    "\u300c": "\u300d",
}
_MARK = re.compile(r"``|''|[\u201c\u201d\u201e\u00ab\u00bb\"\u2018\u2019'\u275d\u275e\u300c\u300d]")
_SINGLE = frozenset("\u2018'")
_DOUBLE = re.compile(r"[\u201c\u201d\u201e\u00ab\u00bb\"\u275d\u300c]|``|''")
# Some words up to a comma or full stop within the marks, or an open mark after a colon.
_SPOKEN_IN_SINGLE = re.compile(
    r"(?:^|[\s(])['\u2018](?=\w)[^\n]{12,300}?[,.!?]['\u2019](?!\w)|:[^\S\n]*['\u2018]\w[^\n'\u2018\u2019]*$",
    re.MULTILINE,
)
_PARAGRAPH = re.compile(r"[^\n]+")
# A longer gap between marks means a lost closing mark, not one paragraph's quotation.
_LONGEST_UNCLOSED = 3000


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks.

    Attributes:
        span: With the marks.
        inner: Without the marks.
        closed: False if the paragraph ends first: by convention the next one continues it.
        single: Whether the marks are single; those hold titles and headlines more often than speech.
    """

    span: Span
    inner: Span
    closed: bool = True
    single: bool = False


def find_quotations(text: str) -> list[Quotation]:
    """Return the outermost quotations in order, none across a line break.

    >>> text = "''No,'' she said. ''Not yet.''"
    >>> [quotation.inner.of(text) for quotation in find_quotations(text)]
    ['No,', 'Not yet.']
    """
    speaks = _speaks_in_single_marks(text)
    found: list[Quotation] = []
    for line in _PARAGRAPH.finditer(text):
        end = _last_word_end(text, line.start(), line.end())
        found.extend(_quotations_of_line(text, line.start(), end, speaks_in_single=speaks))
    return found


def _speaks_in_single_marks(text: str) -> bool:
    """Whether single marks hold speech, as British books and papers have it, and double ones are not used."""
    return _DOUBLE.search(text) is None and _SPOKEN_IN_SINGLE.search(text) is not None


def _quotations_of_line(text: str, start: int, end: int, *, speaks_in_single: bool) -> Iterator[Quotation]:
    position = start
    # Where a mark closes nowhere, a later one of its kind does not either: each kind is looked for once.
    unclosed: set[str] = set()
    while opening := _next_opening(text, position, end):
        mark = opening.group()
        closing = None if mark in unclosed else _closing(text, mark, opening.end(), end)
        if closing is None:
            unclosed.add(mark)
        if closing is not None and closing.start() > opening.end():
            yield _quotation(opening, closing, speaks_in_single=speaks_in_single)
            position = closing.end()
        elif closing is None and _may_run_on(text, opening, start, end, speaks_in_single=speaks_in_single):
            inner = Span(opening.end(), end)
            yield Quotation(Span(opening.start(), inner.end), inner, closed=False)
            return
        else:
            position = opening.end()


def _quotation(opening: re.Match[str], closing: re.Match[str], *, speaks_in_single: bool) -> Quotation:
    return Quotation(
        Span(opening.start(), closing.end()),
        Span(opening.end(), closing.start()),
        single=opening.group() in _SINGLE and not speaks_in_single,
    )


def _next_opening(text: str, position: int, end: int) -> re.Match[str] | None:
    for mark in _MARK.finditer(text, position, end):
        if mark.group() in _CLOSERS and _can_open(text, mark, end):
            return mark
    return None


def _can_open(text: str, mark: re.Match[str], end: int) -> bool:
    """Whether a mark can open: before a word and after a break.

    A single mark needs a clear edge, or it is an apostrophe.
    """
    after = text[mark.end()] if mark.end() < end else " "
    before = text[mark.start() - 1] if mark.start() else " "
    if mark.group() in _SINGLE:
        return (before.isspace() or before in "([\u2014\u2013-:/") and (after.isalnum() or after in "$#@[\u2026")
    if mark.group() in "\u201c\u201e\u00ab\u300c\u275d":
        return not after.isspace() or before.isspace()
    return not after.isspace() and not before.isalnum() and before not in ",.!?%)"


def _closing(text: str, opener: str, position: int, end: int) -> re.Match[str] | None:
    closers = _CLOSERS[opener]
    for mark in _MARK.finditer(text, position, end):
        if (
            mark.group() == closers if len(closers) > 1 and opener in {"``", "''"} else mark.group() in closers
        ) and _can_close(text, mark, opener, end):
            return mark
    return None


def _can_close(text: str, mark: re.Match[str], opener: str, end: int) -> bool:
    after = text[mark.end()] if mark.end() < end else " "
    before = text[mark.start() - 1]
    if opener in _SINGLE:
        return not after.isalnum() and not before.isspace() and not (before == "s" and after == " " and opener == "'")
    if mark.group() == "\u201c":  # the wrong mark, used to close
        return not before.isspace() and (after.isspace() or not after.isalnum())
    if mark.group() == '"':
        return not (before.isspace() or before in "(\u2014") or not after.isalnum()
    return True


def _may_run_on(text: str, opening: re.Match[str], start: int, end: int, *, speaks_in_single: bool) -> bool:
    """Whether an unclosed quotation is speech that continues, not a stray mark such as an inch sign."""
    if opening.group() in _SINGLE and not speaks_in_single:
        return False
    if not 0 < end - opening.end() <= _LONGEST_UNCLOSED:
        return False
    before = _last_word_end(text, start, opening.start())
    return before == start or text[before - 1] in ",:.!?\u2014\u2013-"


def _last_word_end(text: str, start: int, end: int) -> int:
    """Return the end of a range without the white space at its end; nothing is copied."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
