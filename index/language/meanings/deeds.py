"""Deeds and events: the words with which a text tells that somebody won, died or bought something.

Pure. English. The list (deeds.json) is our own, written from knowledge of English; each group has the words that tell
one deed. "Beaten" tells of who won and of who lost.
"""

from functools import cache

from index.language.word_lists import load_words


def words_telling(word: str) -> frozenset[str]:
    """Return the words that tell the deed of a lower-case word; none for a word that names no listed deed.

    >>> "victory" in words_telling("won"), words_telling("said")
    (True, frozenset())
    """
    return frozenset[str]().union(*(group for group in _groups() if word in group))


@cache
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group.split()) for group in load_words("deeds").values())
