"""Given names that tell a person from a place, and often a woman from a man.

The lists (given_names.json) are our own, from general knowledge of English-language news. A name that women and men
share stands in both: it tells a person and no gender.
"""

from enum import StrEnum
from functools import cache

from index.word_lists import load_words, words_of_rows


class Gender(StrEnum):
    """What a name or title says about the pronoun that fits."""

    FEMALE = "female"
    MALE = "male"


@cache
def _bearers() -> dict[str, frozenset[Gender]]:
    bearers: dict[str, frozenset[Gender]] = {}
    for gender, rows in load_words("given_names").items():
        for name in words_of_rows(rows):
            bearers[name] = bearers.get(name, frozenset()) | {Gender(gender)}
    return bearers


def is_given_name(word: str) -> bool:
    """Whether the word is a common given name.

    >>> is_given_name("Hillary"), is_given_name("Ohio")
    (True, False)
    """
    return word in _bearers()


def gender_of(given_name: str) -> Gender | None:
    """Return whose name it is, None where both carry it or it is not known.

    >>> gender_of("Bernie"), gender_of("Jordan")
    (<Gender.MALE: 'male'>, None)
    """
    bearers = _bearers().get(given_name, frozenset())
    return next(iter(bearers)) if len(bearers) == 1 else None
