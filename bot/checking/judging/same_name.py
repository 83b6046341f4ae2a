"""Whether the names that a draft and an article give a speaker may be one person's or one body's. Pure."""

import re
from collections.abc import Sequence

from index.language.name_matching import fold, is_person, name_words, role_words
from index.language.wording import is_same_speaker
from index.language.words import split_words

_POSSESSIVE = re.compile(r"[’'][sS]?\s")


def is_same_name(name: str, other: str) -> bool:
    """Whether two names may be one person's or one body's.

    >>> is_same_name("Orr", "Ada Orr"), is_same_name("Ben Orr", "Ada Orr"), is_same_name("The Post", "Post editors")
    (True, False, True)
    >>> is_same_name("Tern", "Tern's mayor"), is_same_name("Vey-Orr", "Ada Vey-Orr"), is_same_name("Vey-Orr", "Ada Orr")
    (False, True, False)
    """
    if _owns(name, other) or _owns(other, name):
        return False
    if is_same_speaker(name, other) or role_words(name) == role_words(other):
        return True
    if _is_double_surname(name, other) or _is_double_surname(other, name):
        return True
    if is_person(name) or is_person(other):
        return _ends_with(name, other) or _begins_with(name, other)
    return is_part(role_words(name), role_words(other)) or is_part(role_words(other), role_words(name))


def _owns(name: str, other: str) -> bool:
    """Whether somebody else belongs to a name: "Orr's campaign"."""
    is_before = other[: len(name)].lower() == name.lower()
    return is_before and _POSSESSIVE.match(other, len(name)) is not None


def _is_double_surname(name: str, other: str) -> bool:
    """Whether a name is the surname of two parts with which the other one ends: "Vey-Orr" of "Ada Vey-Orr"."""
    return "-" in name and len(name.split()) == 1 and [fold(name)] == [fold(word) for word in other.split()[-1:]]


def _ends_with(name: str, other: str) -> bool:
    """Whether a description ends in the other's full name: "police chief Ada Orr"."""
    words, whole = name_words(other), tuple(fold(word) for word in split_words(name))
    return len(words) > 1 and whole[-len(words) :] == words


def _begins_with(name: str, other: str) -> bool:
    """Whether a description begins with the other's full name: "Ada Orr of the Tern council"."""
    words, whole = name_words(other), tuple(fold(word) for word in split_words(name))
    return len(words) > 1 and whole[: len(words)] == words


def is_part(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether all of some words, at least one, are among others."""
    return bool(words) and set(words) <= set(others)
