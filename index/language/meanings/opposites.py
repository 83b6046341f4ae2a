"""Words of opposite meaning: "open" and "shut", "rise" and "fall".

Pure. English. The list (opposites.json) is our own, written from knowledge of English: the words of news that turn a
sentence round when one stands in the other's place. Words count by the stems of
their plain spelling.
"""

from collections import defaultdict
from functools import cache

from index.language.spelling import spell_plainly
from index.language.word_lists import load_words
from index.language.words import stem


def opposites_of(stemmed: str) -> frozenset[str]:
    """Return the stems of the words that mean the opposite.

    >>> stem("closed") in opposites_of(stem("opening"))
    True
    """
    return _opposites().get(stemmed, frozenset())


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for pair in load_words("opposites")["pairs"]:
        one, other = ({stem(spell_plainly(word)) for word in side.split()} for side in pair.split(" | "))
        for left in one - other:
            found[left] |= other - one
        for right in other - one:
            found[right] |= one - other
    return {word: frozenset(others) for word, others in found.items()}
