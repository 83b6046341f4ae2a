"""Copies of a text: the same words in several articles, as opposed to words that are merely alike.

Pure.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from index.language.name_matching import fold, is_one_person, name_words
from index.language.number_words import as_numeral, is_figure
from index.language.spelling import spell_plainly

#: Least likeness, of 100, of two quotes that may be one. Whether they are is decided by their words, which takes thirty
#: times as long (110 µs).
_LIKE_COPY = 95

#: ... and of one sentence before and after an edit. In the sample articles 2 in 100 of the nearest other sentences are
#: as alike, and more than 19 of 20 that lost a fifth of their words or had a third replaced.
_LIKE_EDITED = 60

#: Words that outlets leave out, add or change. Modal verbs are not among them: "will" is not "would".
_ARTICLES = frozenset("a an that the".split())
_SAYING = {"say": "said", "says": "said"}

#: Words that change the sense of the rest, cut off or not.
_TURNING = frozenset(
    "allegedly almost barely but cannot could except false falsely hardly if may maybe might nearly neither nor only "
    "perhaps possibly probably reportedly should some till unless until without would wrong wrongly".split()
)

_SIGNS = re.compile(r"[\W_]+")


def fold_words(text: str) -> str:
    """Return a text without case, accents and punctuation, so that its copies are equal or nearly so.

    >>> fold_words("“No,”  Orr said.")
    'no orr said'
    """
    return _SIGNS.sub(" ", fold(text)).strip()


def is_copy(folded: str, other: str, names: frozenset[str] = frozenset()) -> bool:
    """Whether two texts, folded by `fold_words`, are the same text in two places.

    They are if the words agree except for spelling, articles, the tense of "said", and a cut at an end that removes
    neither figures nor a word that turns the sense. Any other word makes it another statement.

    Args:
        folded: One text.
        other: The other text.
        names: Folded words that may be missing: the speaker's name, which an article gives in full only once.

    >>> is_copy("she wants a toll of two crowns, orr said", "she wants a toll of three crowns, orr said")
    False
    """
    if folded == other:
        return True
    if fuzz.ratio(folded, other, score_cutoff=_LIKE_COPY) < _LIKE_COPY:
        return False
    if _figures(folded) != _figures(other) or _negations(folded) != _negations(other):
        return False
    words, others = _plain_words(folded, names), _plain_words(other, names)
    if words.replace(" ", "") == others.replace(" ", ""):  # "health care", "healthcare"
        return True
    return _is_cut(words, others) if len(words) < len(others) else _is_cut(others, words)


def find_nearest(folded: str, others: Sequence[str]) -> int | None:
    """Return the index of the text most like another, folded by `fold_words`; None if none is alike.

    >>> find_nearest("the bridge stays free", ["it rained", "the bridge stays free of tolls"])
    1
    """
    found = process.extractOne(folded, others, scorer=fuzz.ratio, score_cutoff=_LIKE_EDITED)
    return found[2] if found else None


def is_same_speaker(speaker: str | None, other: str | None) -> bool:
    """Whether copies of one sentence credit the same person. A copy cut before the full name has the surname only.

    >>> is_same_speaker("Ada Orr", "Orr"), is_same_speaker("Ada Orr", "Ben Orr"), is_same_speaker("Ada Orr", None)
    (True, False, False)
    """
    if speaker is None or other is None or speaker == other:
        return speaker == other
    first, second = name_words(speaker), name_words(other)
    return bool(first and second) and (is_one_person(first, second) or is_one_person(second, first))


@lru_cache(maxsize=2048)
def _plain_words(folded: str, names: frozenset[str]) -> str:
    """Return the words that make a text this statement and no other, in one spelling."""
    kept = (word for word in folded.split() if word not in _ARTICLES and word not in names)
    return " ".join(_SAYING.get(word) or as_numeral(spell_plainly(word)) for word in kept)


def _is_cut(part: str, whole: str) -> bool:
    """Whether the part is the whole text except for a cut at an end that leaves its sense intact."""
    before, is_found, after = f" {whole} ".partition(f" {part} ")
    return bool(is_found) and not _TURNING.intersection(f"{before} {after}".split())


def _figures(folded: str) -> list[str]:
    return [as_numeral(word) for word in folded.split() if is_figure(word)]


def _negations(folded: str) -> int:
    return len(re.findall(r"\b(?:not?|never|nobody|nothing|none|deni\w+|\w+n t)\b", folded))
