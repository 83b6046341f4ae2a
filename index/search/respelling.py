"""Slips in a question's words: "tarifs", where the archive has "tariffs" and nobody knows "tarifs".

English. A word that a dictionary has is no slip. One letter too many, too few, another or exchanged with its neighbour,
never the first; or a space left out.
"""

import re
import string
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from index.language.spelling import is_english
from index.lexical.engine import MOST_TERMS, LexicalEngine, Term
from index.vectors.embedder import known_words

#: In letters. One letter away from a shorter word there are too many others.
_SHORTEST = 5
#: In letters, of either word, where a space was left out.
_SHORTEST_PART = 3
#: The passages that have to hold a word for a slip of it to be likelier than a rare word, and of how many passages. Of
#: fewer than those, one does.
_LEAST_HELD, _MANY_PASSAGES = 3, 1_000
#: Of the words that the archive holds, so many are looked at, and so many passages of each.
_MOST_HELD, _MOST_LOOKED_AT = 8, 8


def respell(engine: LexicalEngine, connection: Connection, word: str, passages: int) -> str | None:
    """Return the word of the archive that a word is a slip of; None if there is none, or it is a word itself.

    Args:
        engine: Finds words.
        connection: Of a read.
        word: Lower case; the archive does not hold it. Where the model's words are not known, no word is a slip.
        passages: How many there are.
    """
    known = known_words()
    if not known or word in known or len(word) < _SHORTEST or not (word.isascii() and word.isalpha()):
        return None
    least = _LEAST_HELD if passages >= _MANY_PASSAGES else 1
    for slips in _list_near(word):
        held = sorted(_find_held(engine, connection, slips), key=lambda found: (-found[1], found[0]))
        likely = [near for near, count in held if count >= least][:_MOST_HELD]
        if found := next((near for near in likely if _is_written(engine, connection, near)), None):
            return None if is_english(word) else found
    return None


def _list_near(word: str) -> Iterator[list[str]]:
    """Yield what a word may be a slip of, the likelier slips first: a letter left out, doubled or exchanged."""
    parts = [(word[:place], word[place:]) for place in range(1, len(word) + 1)]
    longer = [head + letter + tail for head, tail in parts for letter in string.ascii_lowercase]
    parted = [f"{head} {tail}" for head, tail in parts if min(len(head), len(tail)) >= _SHORTEST_PART]
    turned = [head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1]
    single = [head + tail[1:] for head, tail in parts if head[-1:] == tail[:1]]
    yield [*longer, *parted, *turned, *single]
    yield [head + letter + tail[1:] for head, tail in parts if tail for letter in string.ascii_lowercase]
    yield [head + tail[1:] for head, tail in parts if tail]


def _find_held(engine: LexicalEngine, connection: Connection, words: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield those of some words that passages hold, and how many do. Hardly any is held, so they go in groups."""
    for start in range(MOST_TERMS, len(words), MOST_TERMS):
        yield from _find_held(engine, connection, words[start : start + MOST_TERMS])
    words = words[:MOST_TERMS]
    passages = engine.count_passages(connection, [Term(word) for word in words])
    if passages and len(words) == 1:
        yield words[0], passages
    elif passages:
        half = len(words) // 2
        yield from _find_held(engine, connection, words[:half])
        yield from _find_held(engine, connection, words[half:])


def _is_written(engine: LexicalEngine, connection: Connection, word: str) -> bool:
    """Whether passages have the word as it is, not only another form of it."""
    passages = engine.first_passages(connection, [Term(word)], _MOST_LOOKED_AT)
    return any(re.search(rf"\b{word}\b", passage, re.IGNORECASE) for passage in passages)
