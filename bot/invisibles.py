"""Characters that are not seen but change what is: shown by their numbers wherever an article's text is shown.

A right-to-left override turns words round, and a character without width parts a word or hides a message. Kept as they
are: soft hyphens, which honest pages have, and the joiners that Persian, Hindi and emoji are written with.
"""

import unicodedata

_KEPT = {"\u00ad", "\u200c", "\u200d"}
#: Letters and a symbol that are empty: the fillers of Hangul, and Braille without a dot.
_EMPTY = {"\u115f", "\u1160", "\u3164", "\uffa0", "\u2800"}


def reveal(text: str) -> str:
    r"""Return the text with each invisible character as its number in brackets.

    >>> reveal("over\u202eturned\u200b")
    'over[U+202E]turned[U+200B]'
    """
    if text.isascii():
        return text
    return "".join(f"[U+{ord(character):04X}]" if _is_invisible(character) else character for character in text)


def _is_invisible(character: str) -> bool:
    if character in _KEPT:
        return False
    return character in _EMPTY or unicodedata.category(character) == "Cf"
