"""Stances: whether words speak for somebody or something, or against.

Pure. English. The list (stances.json) is our own, written from knowledge of English: verbs with which news tells who
backs and who attacks, and words that praise or blame.
"""

from functools import cache

from index.language.word_lists import load_words, words_of_rows
from index.language.words import split_words

FOR, AGAINST = 1, -1
_NEITHER = 0

#: In words. A negation so near before a word turns it: "is not a good plan".
_TURNS_WITHIN = 3


def stance_of(text: str) -> int:
    """Return FOR, AGAINST, or 0 where nothing tells or both are told alike.

    >>> stance_of("She called him a liar."), stance_of("It is not a terrible plan."), stance_of("It rained.")
    (-1, 1, 0)
    """
    words = split_words(text)
    total = sum(_sign(words, place) for place, word in enumerate(words) if word in _stances())
    return (total > 0) - (total < 0)


def stance_of_verb(word: str) -> int:
    """Return the stance that a single lower-case word tells."""
    return _stances().get(word, _NEITHER)


def _sign(words: list[str], place: int) -> int:
    before = words[max(0, place - _TURNS_WITHIN) : place]
    is_turned = any(word in _turning() or word.endswith(("n't", "n’t")) for word in before)
    return -_stances()[words[place]] if is_turned else _stances()[words[place]]


@cache
def _stances() -> dict[str, int]:
    listed = load_words("stances")
    against = dict.fromkeys(words_of_rows(listed["against"]), AGAINST)
    return against | dict.fromkeys(words_of_rows(listed["for"]), FOR)


@cache
def _turning() -> frozenset[str]:
    return frozenset(words_of_rows(load_words("stances")["turning"]))
