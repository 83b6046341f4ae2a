"""Given names, which distinguish people from places and often women from men.

The lists (given_names.json) are our own, from general knowledge of English-language news. A name that women and men
share is in both: it marks a person, but no gender.
"""

from enum import StrEnum
from functools import cache
from itertools import filterfalse
from unicodedata import combining, normalize

from index.language.word_lists import load_words, words_of_rows


class Gender(StrEnum):
    """Grammatical gender that a name or title implies."""

    FEMALE = "female"
    MALE = "male"


@cache
def _genders() -> dict[str, frozenset[Gender]]:
    genders: dict[str, frozenset[Gender]] = {}
    for gender, rows in load_words("given_names").items():
        for name in words_of_rows(rows):
            genders[name] = genders.get(name, frozenset()) | {Gender(gender)}
    return genders


def _genders_of(word: str) -> frozenset[Gender]:
    """Look a word up as it is, else without its accents; "Hans-Peter" counts as Hans, "Oscar-winner" as nobody."""
    known = _genders()
    if found := known.get(word):
        return found
    plain = word if word.isascii() else "".join(filterfalse(combining, normalize("NFKD", word)))
    first, _, second = plain.partition("-")
    return known.get(plain) or known.get(first if second[:1].isupper() else "") or frozenset()


def is_given_name(word: str) -> bool:
    """Whether the word is a common given name.

    >>> is_given_name("Hillary"), is_given_name("Ohio")
    (True, False)
    """
    return bool(_genders_of(word))


def gender_of(given_name: str) -> Gender | None:
    """Return the gender of a given name; None if both genders have it or it is unknown.

    >>> gender_of("Bernie"), gender_of("Jordan")
    (<Gender.MALE: 'male'>, None)
    """
    genders = _genders_of(given_name)
    return next(iter(genders)) if len(genders) == 1 else None
