"""Speakers whom a question names by what they are: "orrs lawyer", "the dwum president", "the mayor of tern".

Pure. Whether somebody is so described is for the articles to say (`index.language.role_matching`).
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from bot.questions.tokens import Token
from bot.questions.vocabulary import VERBS
from index.language.role_matching import read_role
from index.language.typed_names import EXACT, TypedName
from index.language.words import ASKING_WORDS, STOP_WORDS, split_words

#: "Orr's republican primary challenger".
_MOST_BETWEEN = 3

#: "Orr's lawyer" is somebody of whom an article has to say so.
_OWNER = re.compile(r"[’']s\b|s[’']\s")


def find_relations(tokens: Sequence[Token], typed: Sequence[TypedName]) -> list[str]:
    """Return the people whom a question names by their relation to somebody: "orrs lawyer" as "orr's lawyer".

    Other words about them ("orrs old lawyer") may be the asker's own, so they are no condition.
    """
    run_on = {one.end - 1 for one in typed if one.is_possessive}
    found = []
    for place, token in enumerate(tokens):
        if place not in run_on and not token.is_possessive:
            continue
        behind = tokens[place + 1 : place + 1 + _MOST_BETWEEN]
        noun = next((one for one in behind if read_role(one.word)), None)
        if noun and not any(one.word in STOP_WORDS for one in behind[: behind.index(noun)]):
            owner = token.written if token.is_possessive else token.written[:-1]
            found.append(f"{owner}’s {noun.word}")
    return found


def find_offices(tokens: Sequence[Token], typed: Sequence[TypedName]) -> list[str]:
    """Return the people whom a question names by their office in a body: "the dwum president"."""
    followed = {one.start for one in typed} | {one.end for one in typed if one.likelihood == EXACT}
    return [
        f"{before.written} {token.word}"
        for place, (before, token) in enumerate(pairwise(tokens), 1)
        if read_role(token.word) and place + 1 not in followed and _may_be_body(before)
    ]


def _may_be_body(token: Token) -> bool:
    is_idle = token.word in STOP_WORDS or token.word in ASKING_WORDS or token.word in VERBS
    return not (is_idle or token.is_possessive or token.ends_part or read_role(token.word))


def names_within(description: str, small: AbstractSet[str]) -> frozenset[str]:
    """Return the names in a description, without which an article is about somebody else; none of an owner.

    Args:
        description: As typed.
        small: Words that the archive mostly writes without a capital.

    >>> sorted(names_within("the afternoon mayor of tern", {"afternoon"}))
    ['tern']
    """
    if _OWNER.search(description):
        return frozenset()
    words = split_words(description)
    return frozenset(word for word in words if word not in small | STOP_WORDS and not read_role(word))
