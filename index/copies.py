"""Copies: the same words in several articles, as agencies' reports are, told from words that are merely alike.

Pure.
"""

import re

from rapidfuzz import fuzz

from index.speaker_names import fold

#: How alike two quotes are, of 100, that are one: outlets change quotation marks, commas and a word's spelling.
_LIKE_COPY = 95

_SIGNS = re.compile(r"[\W_]+")


def fold_words(text: str) -> str:
    """Return a text without case, accents and punctuation, so that copies of it are equal or nearly so.

    >>> fold_words("“No,”  Orr said.")
    'no orr said'
    """
    return _SIGNS.sub(" ", fold(text)).strip()


def is_copy(folded: str, other: str) -> bool:
    """Whether two texts, folded by `fold_words`, are one text in two places; figures have to be the same."""
    if folded == other:
        return True
    is_alike = fuzz.ratio(folded, other, score_cutoff=_LIKE_COPY) >= _LIKE_COPY
    return is_alike and _figures(folded) == _figures(other) and _negations(folded) == _negations(other)


def _figures(folded: str) -> list[str]:
    return re.findall(r"\d+", folded)


def _negations(folded: str) -> int:
    return len(re.findall(r"\b(?:not?|never|nobody|nothing|none|deni\w+|\w+n t)\b", folded))
