"""Given names that tell a person from a place, and often a woman from a man.

The lists (given_names.json) are our own, from general knowledge of English-language news. A name that women and men
share stands in both: it tells a person and no gender.
"""

from enum import StrEnum
from functools import cache
from unicodedata import combining, normalize

from index.language.word_lists import load_words, words_of_rows


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


def _bearers_of(word: str) -> frozenset[Gender]:
    """Look a word up as it is, else without its accents; "Hans-Peter" counts as Hans, "Oscar-winner" as nobody."""
    known = _bearers()
    plain = "".join(letter for letter in normalize("NFKD", word) if not combining(letter))
    first, _, second = plain.partition("-")
    return known.get(word) or known.get(plain) or known.get(first if second[:1].isupper() else "") or frozenset()


def is_given_name(word: str) -> bool:
    """Whether the word is a common given name.

    >>> is_given_name("Hillary"), is_given_name("Ohio")
    (True, False)
    """
    return bool(_bearers_of(word))


def gender_of(given_name: str) -> Gender | None:
    """Return whose name it is, None where both carry it or it is not known.

    >>> gender_of("Bernie"), gender_of("Jordan")
    (<Gender.MALE: 'male'>, None)
    """
    bearers = _bearers_of(given_name)
    return next(iter(bearers)) if len(bearers) == 1 else None
