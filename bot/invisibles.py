"""Characters that are not seen but change what is: shown by their numbers wherever an article's text is shown.

A right-to-left override turns words round, and a character without width parts a word or hides a message. Kept as they
are: soft hyphens, which honest pages have, the joiners that Persian, Hindi and emoji are written with, and pairs of
marks that isolate right-to-left words, which turn nothing outside them.
"""

import unicodedata

_KEPT = {"\u00ad", "\u200c", "\u200d"}
#: Letters and a symbol that are empty: the fillers of Hangul, and Braille without a dot.
_EMPTY = {"\u115f", "\u1160", "\u3164", "\uffa0", "\u2800"}
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


def isolate(text: str) -> str:
    r"""Return a name or quote that is put into a line of ours, isolated if it has right-to-left letters.

    The marks keep the words, numbers and punctuation around it in their places, and the line in its own direction.

    >>> isolate("Ada Orr"), isolate("\u05d3\u05e0\u05d4")
    ('Ada Orr', '\u2068\u05d3\u05e0\u05d4\u2069')
    """
    is_done = text.isascii() or _ISOLATE in text or not _has_right_to_left(text)
    return text if is_done else f"{_ISOLATE}{text}{_END_ISOLATE}"


def reveal(text: str) -> str:
    r"""Return the text with each invisible character as its number in brackets.

    >>> reveal("over\u202eturned\u200b")
    'over[U+202E]turned[U+200B]'
    """
    if text.isascii():
        return text
    kept = _isolating(text) if _ISOLATE in text else frozenset[int]()
    return "".join(
        f"[U+{ord(character):04X}]" if place not in kept and _is_invisible(character) else character
        for place, character in enumerate(text)
    )


def _is_invisible(character: str) -> bool:
    if character in _KEPT:
        return False
    return character in _EMPTY or unicodedata.category(character) == "Cf"


def _isolating(text: str) -> frozenset[int]:
    """Return the places of marks that isolate right-to-left words, each opened and closed."""
    found: set[int] = set()
    opened = -1
    for place, character in enumerate(text):
        if character == _ISOLATE:
            opened = place
        elif character == _END_ISOLATE and opened >= 0:
            found |= {opened, place} if _has_right_to_left(text[opened:place]) else set()
            opened = -1
    return frozenset(found)


def _has_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)
