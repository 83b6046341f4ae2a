"""Roles: whether an article gives a speaker the role that a question asks for ("the mayor of Marrowby").

Pure. English gives a role in few places: before the name ("Mayor Ada Orr"), in an apposition after or before it ("Ada
Orr, the mayor of Marrowby,"), after "is", or in the source ("the mayor said"). A role found elsewhere may be anybody's,
so a speaker whose role is in none of these places has none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from index.language.given_names import is_given_name
from index.language.name_matching import fold, name_words
from index.language.titles import (
    ASKED_FORMS,
    ASKED_NOUNS,
    BEHIND_NOUNS,
    COUNTRIES,
    MAKING_ANOTHER_ROLE,
    ONLY_ASKED_NOUNS,
    WITHIN_TITLES,
)
from index.language.word_lists import words
from index.language.words import split_words

_OF = words(
    "and at based focusing for from in living of on serving specialising specializing studying that to who with working"
)
_ARTICLES = words("a an her his its our that the their this")
_ROLES = frozenset(ASKED_FORMS.get(noun, noun) for noun in ASKED_NOUNS | ONLY_ASKED_NOUNS)
#: Longer words are names, not initials.
_LONGEST_INITIALS = 5
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
#: The distance in characters that a role may lie from a name, and the most words of a title.
_REACH = 120
_MOST_TITLE_WORDS = 7
#: The characters around a name in which its article may name whose challenger, or of what, its bearer is.
_NEARBY = 160


_OF_BEFORE = re.compile(r"\b(?:of|for|to|with)\s+(?:(?:[\w’'-]+|\d[\d.,]*)\s+){0,5}$")

_OF_PLACE = re.compile(r"\s+of\s+[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*")

#: The end of words about somebody else, read backwards from a name; "Gov." ends nothing.
_CLAUSE_START = re.compile(
    r"[.!?]"
    + "".join(
        rf"(?<!\b{title}[.!?])" for title in "Gov Sen Rep Gen Lt Col Dr Mr Mrs Ms Prof Capt Sgt Rev St Supt Det".split()
    )
    + r"\s+|\n|[;:()“”\"]"
)

#: In "Ada Orr, Gov. Ben Vane" the title belongs to the second name.
_TITLE_CUT = re.compile(r"\b(?:Gov|Sen|Rep|Gen|Lt|Col|Dr|Prof|Capt|Sgt|Rev|Pres|Supt|Det)\.$")

_APPOSITION = re.compile(
    r"(?:,\s+(?:\d\d,\s+)?(?:who\s+is\s+|now\s+)?|\s+\(|\s+is\s+)"
    r"(?P<what>(?:the|an?|its|their|[A-Z][\w’'-]*|[a-z][\w’'-]*)(?:\s[^,.;:()“”\"]*)?)"
)


@dataclass(frozen=True, slots=True)
class Role:
    """A role's words, folded.

    Attributes:
        noun: The core of the role: "mayor".
        others: The words that narrow it: "police", "marrowby", "former"; in any order.
    """

    noun: str
    others: frozenset[str]

    def fits(self, given: "Role") -> bool:
        """Whether a role given by an article is this one, perhaps narrowed further."""
        is_another = not given.others & MAKING_ANOTHER_ROLE <= self.others
        if self.noun != given.noun or is_another:
            return False
        return all(_may_be_initials(word, given.others - self.others) for word in self.missing(given))

    def missing(self, given: "Role") -> frozenset[str]:
        """Return the words of this role that another lacks; "miamis" in "miamis mayor" is "miami"."""
        return frozenset(word for word in self.others - given.others if word.removesuffix("s") not in given.others)


def _may_be_initials(short: str, words: frozenset[str]) -> bool:
    """Whether a short form may be the initials of some of these words: "nyc" of "New York City"."""
    initials = [word[0] for word in words]
    return 1 < len(short) <= _LONGEST_INITIALS and all(
        short.count(letter) <= initials.count(letter) for letter in set(short)
    )


@lru_cache(maxsize=4096)
def read_role(phrase: str) -> Role | None:
    """Return the role that a noun phrase names; None if its noun is no role.

    >>> read_role("the mayor of Marrowby").noun
    'mayor'
    """
    found = [_plain(word) for word in _WORD.findall(re.sub(r"\.|[’']s\b", "", phrase))]
    noun = next((place for place in range(len(found)) if _ends_noun(found, place)), len(found)) - 1
    while noun > 0 and found[noun] in BEHIND_NOUNS and found[noun - 1] in _ROLES:
        noun -= 1
    if noun < 0 or found[noun] not in _ROLES:
        return None
    rest = [*found[:noun], "", *found[noun + 1 :], ""]
    # "Ada Orr's lawyer" is Orr's lawyer too: a given name before another word of the name adds nothing.
    others = (
        word
        for word, follows in pairwise(rest)
        if word and word not in _OF | _ARTICLES and not (follows and is_given_name(word.capitalize()))
    )
    return Role(found[noun], frozenset(others))


def _ends_noun(found: Sequence[str], place: int) -> bool:
    """Whether the words before a place end with the noun: at "of" in "the younger and poorer brother of Orr"."""
    if found[place] not in _OF:
        return False
    follows = found[place + 1] if place + 1 < len(found) else ""
    return found[place] != "and" or follows in _ARTICLES or (place > 0 and found[place - 1] in _ROLES)


def _plain(word: str) -> str:
    """Return a word as it is compared: the form of a role, and the country of an adjective."""
    folded = fold(word)
    return ASKED_FORMS.get(folded) or COUNTRIES.get(folded, folded)


def has_role(text: str, speaker: str | None, source: str, role: Role) -> bool:
    """Whether an article gives the speaker of a statement a role.

    Args:
        text: The article's text.
        speaker: The credited speaker; None if open.
        source: The words that name the source.
        role: The asked role.
    """
    # In lower case or after an article it is no name: "Amelia Pope" is no pope.
    is_described = re.match(r"[a-z]|(?:The|An?|His|Her|Their)\b|.*\b[a-z]+$", source)
    source_role = read_role(source) if is_described else None
    if source_role and role.fits(source_role):
        return True
    return speaker is not None and any(role.fits(told) for told in told_roles(text, speaker) | _within(speaker))


def _within(speaker: str) -> set[Role]:
    """Return the roles at the start of the stored name itself: "Marrowby Mayor Ada Orr"."""
    parts = speaker.split()
    return {role for end in range(1, len(parts)) if (role := read_role(" ".join(parts[:end])))}


@lru_cache(maxsize=256)
def told_roles(text: str, speaker: str) -> frozenset[Role]:
    """Return the roles that an article gives to a name: by a title, an apposition, or "is"."""
    return frozenset(role for phrase in told_phrases(text, speaker) if (role := read_role(phrase)))


def told_phrases(text: str, speaker: str) -> tuple[str, ...]:
    """Return the words by which an article gives roles to a name, in its order: "the mayor of Marrowby"."""
    return tuple(dict.fromkeys(phrase for phrase, _ in _find_phrases(text, speaker)))


@lru_cache(maxsize=256)
def _find_phrases(text: str, speaker: str) -> tuple[tuple[str, int], ...]:
    """Return the words by which an article gives roles to a name, each with the place of the name."""
    parts = name_words(speaker)
    if not parts:
        return ()
    surname = speaker.rsplit(maxsplit=1)[-1] if len(parts) > 1 else speaker
    found = []
    for match in re.finditer(rf"(?<![\w-]){re.escape(surname)}(?![\w-])", text):
        start = _name_start(text, match.start(), speaker)
        # In "the leader of the Catholics, a priest" the priest is not a Catholic but their leader.
        is_part = _OF_BEFORE.search(text, max(0, start - _REACH), start)
        apposition = "" if is_part else _apposition_after(text, match.end())
        found += [
            (phrase, match.start())
            for phrase in (_before(text, start) + _place_of(text, match.end()), apposition)
            # "Howard, the brother of Ron Howard" is not said of Ron.
            if phrase and read_role(phrase) and not (len(parts) > 1 and set(parts) <= set(split_words(phrase)))
        ]
    return tuple(found)


def has_role_nearby(text: str, speaker: str | None, role: Role, title: str = "") -> bool:
    """Whether an article gives a speaker a role of this noun where it also names the words that narrow it.

    "Orr's challenger" is "challenger Ben Vane" in a paragraph that names Orr. Words of the title are near everything.
    """
    titled = _words_of(title) - MAKING_ANOTHER_ROLE
    return speaker is not None and any(
        role.fits(Role(given.noun, given.others | around | titled)) for given, around in _told_nearby(text, speaker)
    )


def _words_of(text: str) -> frozenset[str]:
    return frozenset(_plain(word) for word in _WORD.findall(re.sub(r"[’']s\b", "", text)))


def is_of_group(source: str, group: str) -> bool:
    """Whether the words that name a source name a group: "executives for Marsh" are "marsh execs".

    >>> is_of_group("Executives for Marsh, which lost", "marsh execs"), is_of_group("Marsh", "marsh execs")
    (True, False)
    """
    found = {_singular(word) for word in _WORD.findall(re.sub(r"[’']s\b", "", source))}
    return all(_singular(word) in found for word in _WORD.findall(group))


def _singular(word: str) -> str:
    return _plain(word.removesuffix("s") if len(word) > _LONGEST_INITIALS - 1 else word)


@lru_cache(maxsize=256)
def _told_nearby(text: str, speaker: str) -> tuple[tuple[Role, frozenset[str]], ...]:
    """Return the roles that an article gives to a name, each with the words around it that tell no other role."""
    own = set(name_words(speaker))
    found = []
    for phrase, place in _find_phrases(text, speaker):
        role = read_role(phrase)
        before, after = text[max(0, place - _NEARBY) : place], text[place : place + _NEARBY]
        near = f"{before.rpartition(chr(10))[2]} {after.partition(chr(10))[0]}"
        if role:
            found.append((role, _words_of(near) - own - MAKING_ANOTHER_ROLE))
    return tuple(found)


def _name_start(text: str, surname: int, speaker: str) -> int:
    """Return the start of the name that ends at this surname."""
    given = {fold(word.strip(".")) for word in speaker.split()[:-1]}
    first = max(0, surname - _REACH)
    start = surname
    for word in reversed(list(re.finditer(r"[\w’'-]+\.?", text[first:surname]))):
        if fold(word.group().strip(".")) not in given and not re.fullmatch(r"[A-Z]\.?", word.group()):
            break
        start = first + word.start()
    return start


def _before(text: str, start: int) -> str:
    """Return the title before a name, or the apposition before it: "Mayor", "the mayor of Marrowby,"."""
    line = _CLAUSE_START.split(text[max(0, start - _REACH) : start])[-1]
    if line.rstrip().endswith(","):
        found = re.search(r"\b(?:[Tt]he|[Aa]n?|[A-Z][\w-]*[’']s)\s[^,]*,\s*$", line)
        return found.group().rstrip(", ") if found else ""
    return _title_of(line.rsplit(",", 1)[-1])


def _place_of(text: str, end: int) -> str:
    """Return the place after the name that narrows its title: "Mayor Ada Orr of Marrowby"."""
    found = _OF_PLACE.match(text, end)
    return found.group() if found else ""


def _title_of(line: str) -> str:
    """Return the title that ends right before a name: capitals, roles, and the words that join them."""
    parts = line.split()[-_MOST_TITLE_WORDS:]
    if not line[-1:].isspace():
        return ""
    start = len(parts)
    while start and (
        parts[start - 1][0].isupper()
        or read_role(parts[start - 1])
        or parts[start - 1].lower().rstrip(".") in WITHIN_TITLES | MAKING_ANOTHER_ROLE
    ):
        start -= 1
    return " ".join(parts[start:])


def _apposition_after(text: str, end: int) -> str:
    """Return the apposition or predicate after a name: ", the mayor of Marrowby,", "is the mayor"."""
    found = _APPOSITION.match(text[end : end + _REACH].split("\n", maxsplit=1)[0])
    if not found or _TITLE_CUT.search(text, end, end + found.end() + 1):
        return ""
    return found["what"].strip()
