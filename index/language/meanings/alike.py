"""Words of like meaning: "postpone", "delay" and "put off".

Pure. English. The list (alike.json) is our own, written from knowledge of English: plain words that news and those who
render it use for each other. Words count by the stems of their
plain spelling; a phrase has all of its words.
"""

from collections import defaultdict
from collections.abc import Collection
from functools import cache

from index.language.spelling import spell_plainly
from index.language.word_lists import load_words
from index.language.words import stem


def is_alike(stemmed: str, among: Collection[str]) -> bool:
    """Whether a word has one of like meaning among some stems.

    >>> is_alike(stem("postponed"), {stem("puts"), stem("off")}), is_alike(stem("postponed"), {stem("puts")})
    (True, False)
    """
    return any(phrase <= frozenset(among) for phrase in _alike().get(stemmed, ()))


@cache
def _alike() -> dict[str, tuple[frozenset[str], ...]]:
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for group in load_words("alike")["groups"]:
        phrases = [frozenset(stem(spell_plainly(word)) for word in phrase.split("_")) for phrase in group.split()]
        for phrase in phrases:
            if len(phrase) == 1:
                found[next(iter(phrase))] += [other for other in phrases if other != phrase]
    return {word: tuple(phrases) for word, phrases in found.items()}
