"""What surrounds a place in its line, told without a copy of the text before or behind it, which costs its length."""

import re

_REST_OF_LINE = re.compile(r"[^\S\n]*(?:\n|\Z)")


def end_before(text: str, at: int, blanks: str | None = None) -> int:
    """Return where the words before a place end: behind the last character that is none of ``blanks``.

    Args:
        text: Any text.
        at: The place.
        blanks: The characters that are passed over; None for white space.
    """
    while at and (text[at - 1].isspace() if blanks is None else text[at - 1] in blanks):
        at -= 1
    return at


def mark_before(text: str, at: int, blanks: str | None = None) -> str:
    """Return the last character before a place that is none of ``blanks``, or nothing at the start of the text."""
    end = end_before(text, at, blanks)
    return text[end - 1 : end] if end else ""


def opens_line(text: str, at: int) -> bool:
    """Whether a line has nothing but white space before a place."""
    while at and text[at - 1] != "\n" and text[at - 1].isspace():
        at -= 1
    return at == 0 or text[at - 1] == "\n"


def closes_line(text: str, at: int) -> bool:
    """Whether a line has nothing but white space behind a place."""
    return _REST_OF_LINE.match(text, at) is not None
