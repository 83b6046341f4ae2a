"""Copies: the same words in several articles, as agencies' reports are, told from words that are merely alike.

Pure.
"""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from index.speaker_names import fold, is_one_person, name_words

#: How alike two quotes are, of 100, that are one: outlets change quotation marks, commas and a word's spelling.
_LIKE_COPY = 95

#: ... and that may be one sentence before and after an edit: in the sample articles 2 in 100 of the nearest other
#: sentences are as alike, and over 19 of 20 that lost a fifth of their words or had a third of them replaced.
_LIKE_EDITED = 60

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


def find_nearest(folded: str, others: Sequence[str]) -> int | None:
    """Return the place of the text that is most like another, folded by `fold_words`; None where none is like it.

    >>> find_nearest("the bridge stays free", ["it rained", "the bridge stays free of tolls"])
    1
    """
    found = process.extractOne(folded, others, scorer=fuzz.ratio, score_cutoff=_LIKE_EDITED)
    return found[2] if found else None


def is_same_speaker(speaker: str | None, other: str | None) -> bool:
    """Whether copies of one sentence credit the same: one that is cut before the full name has the surname only.

    >>> is_same_speaker("Ada Orr", "Orr"), is_same_speaker("Ada Orr", "Ben Orr"), is_same_speaker("Ada Orr", None)
    (True, False, False)
    """
    if speaker is None or other is None or speaker == other:
        return speaker == other
    first, second = name_words(speaker), name_words(other)
    return bool(first and second) and (is_one_person(first, second) or is_one_person(second, first))


def _figures(folded: str) -> list[str]:
    return re.findall(r"\d+", folded)


def _negations(folded: str) -> int:
    return len(re.findall(r"\b(?:not?|never|nobody|nothing|none|deni\w+|\w+n t)\b", folded))
