"""Comparison of people's names: without case, accents, titles and middle initials; short forms match long ones.

Pure.
"""

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from rapidfuzz import fuzz, process

from index.language.given_names import gender_of, is_given_name
from index.language.titles import NOT_COMPARED
from index.language.word_lists import words as listed
from index.language.words import split_words

#: Least likeness, of 100, of two spellings of one name: "adam shiff" and "Adam Schiff" score 95, "paul ryan" and "Ryan
#: Paul" 67.
LIKE_NAME = 86

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# "Marbury" and "Marbury Corp" are one firm; "the Company" alone is none.
_ENDINGS = _SUFFIXES | listed("ag co corp corporation gmbh inc incorporated limited llc ltd plc sa")
#: A stored name that says what somebody is, or whose: "officials", "The mayor", or with a possessive.
_ROLE = re.compile(r"^(?:[a-z]|(?:The|A|An|One|Some|Many)\s+[a-z])|[’']s\b")

#: Short and long forms of given names, each with the form used for comparing.
_SHORT_FORMS = {
    short: long
    for long, shorts in {
        "alexander": "alex",
        "andrew": "andy drew",
        "anthony": "tony",
        "benjamin": "ben",
        "charles": "chuck charlie",
        "christopher": "chris",
        "daniel": "dan danny",
        "david": "dave",
        "donald": "don",
        "edward": "ed eddie ted",
        "elizabeth": "liz beth",
        "frederick": "fred",
        "gregory": "greg",
        "james": "jim jimmy",
        "jeffrey": "jeff",
        "john": "jack",
        "joseph": "joe",
        "joshua": "josh",
        "katherine": "kate kathy",
        "kenneth": "ken",
        "leonard": "len",
        "margaret": "maggie meg",
        "matthew": "matt",
        "michael": "mike",
        "nicholas": "nick",
        "patrick": "pat",
        "peter": "pete",
        "philip": "phil",
        "randolph": "randy",
        "richard": "rick dick",
        "robert": "bob bobby rob",
        "ronald": "ron",
        "samuel": "sam",
        "stephen": "steve steven",
        "susan": "sue",
        "thomas": "tom",
        "timothy": "tim",
        "volodymyr": "vladimir",
        "walter": "walt",
        "william": "bill will",
    }.items()
    for short in shorts.split()
}

#: Pairs of words that news uses for one thing.
_ONE_THING = {"survey": "poll", "surveys": "polls"}

_ALIKE = str.maketrans("cz", "ks")


@lru_cache(maxsize=100_000)
def name_words(name: str) -> tuple[str, ...]:
    """Return a name's words for comparing: folded, without titles, suffixes and middle initials.

    >>> name_words("Sen. Tim M. Kaine Jr.")
    ('tim', 'kaine')
    >>> name_words("Cllr Quill")
    ('quill',)
    >>> name_words("Marbury Corp.")
    ('marbury',)
    """
    words = [folded for word in split_words(name) if (folded := fold(word))]
    if len(words) > 2 and words[0] == "the":  # "the office" alone may be any
        words = words[1:]
    while len(words) > 1 and words[0] in NOT_COMPARED:
        words = words[1:]
    while len(words) > 1 and words[-1] in _ENDINGS:
        words = words[:-1]
    inner = [word for word in words[1:-1] if len(word) > 1]
    return (words[0], *inner, words[-1]) if len(words) > 1 else tuple(words)


def role_words(name: str) -> tuple[str, ...]:
    """Return the words for comparing a role: without the article, synonyms merged."""
    words = tuple(_ONE_THING.get(word, word) for word in map(fold, split_words(name)))
    return words[1:] if len(words) > 1 and words[0] in {"the", "a", "an"} else words


def fold(word: str) -> str:
    """Return a word without case and accents.

    >>> fold("Müller")
    'muller'
    """
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    for mark in filter(unicodedata.combining, set(decomposed)):
        decomposed = decomposed.replace(mark, "")
    return decomposed


def is_one_person(asked: tuple[str, ...], member: tuple[str, ...]) -> bool:
    """Whether a name as asked for, possibly a bare surname, can be this person's."""
    return bool(asked) and asked[-1] == member[-1] and (len(asked) == 1 or is_same_given(asked[0], member))


def likeness(one: str, other: str) -> float:
    """Return the likeness of two spellings, 0 to 100: the share of characters that need no edit."""
    return fuzz.ratio(one, other)


def find_alike(name: str, names: Collection[str], at_least: float, most: int = 1) -> list[str]:
    """Return the names spelled most like the given one, best first; ties in their order.

    Args:
        name: As typed.
        names: The names to choose from.
        at_least: The least `likeness`.
        most: The number of names at most.
    """
    return [
        found
        for found, _, _ in process.extract(name, list(names), scorer=fuzz.ratio, score_cutoff=at_least, limit=most)
    ]


def is_slip(given: str, other: str) -> bool:
    """Whether one given name may be a misspelling of the other."""
    return fuzz.ratio(given, other) >= LIKE_NAME and can_be_one_given(given, other)


def can_be_one_given(given: str, other: str) -> bool:
    """Whether one may be a slip for the other: "Jon" for "John"; but "Ivana" is no slip for "Ivanka"."""
    first, second = given.capitalize(), other.capitalize()
    if given == other or not (is_given_name(first) and is_given_name(second)):
        return True
    genders = {gender_of(first), gender_of(second)} - {None}
    return len(genders) < 2 and _sound(given) == _sound(other)


def _sound(given: str) -> str:
    """Return a given name's consonants as they sound."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyh]", "", given.replace("ph", "f").translate(_ALIKE)))


def is_person(name: str) -> bool:
    """Whether a full name begins like a person's; a name with a common last word ("Geological Survey") does not."""
    words = name_words(name)
    return len(words) > 1 and is_given_name(words[0].capitalize())


def given_form(given: str) -> str:
    """Return the long form of a given name, used for comparing."""
    return _SHORT_FORMS.get(given, given)


def is_same_given(given: str, other: tuple[str, ...]) -> bool:
    """Whether a full name's given name can be this one: the same, a short form, or an initial of it."""
    if len(other) < 2:
        return False
    first, second = given_form(given), given_form(other[0])
    return first == second or (1 in (len(first), len(second)) and first[0] == second[0])


def is_indefinite(name: str) -> bool:
    """Whether a stored name is that of nobody in particular.

    >>> is_indefinite("a former aide"), is_indefinite("the mayor"), is_indefinite("Ada Orr")
    (True, False, False)
    """
    return name.lower().startswith(("a ", "an ", "one "))


def is_described(name: str) -> bool:
    """Whether a stored name says what somebody is: "officials", "a new poll"; "Anwar al-Harbi" is a name.

    >>> is_described("the officials"), is_described("Anwar al-Harbi")
    (True, False)
    """
    return bool(_ROLE.search(name)) or not any(letter.isupper() for letter in name.rsplit(maxsplit=1)[-1])
