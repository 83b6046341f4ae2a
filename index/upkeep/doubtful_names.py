"""Names for an editor to look at: those that look wrong, and pairs that may be one speaker.

Pure: from names with the numbers of their statements to findings, each with what might be done. Nothing is changed.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

from index.language.given_names import is_given_name
from index.language.name_matching import (
    can_be_one_given,
    find_alike,
    given_form,
    is_described,
    is_person,
    is_same_given,
    likeness,
    name_words,
)
from index.language.reporting_verbs import Form, verb_forms
from index.language.titles import TITLES, TITLES_OF_FULL_NAMES
from index.language.word_lists import words

_MOST_WORDS = 6
_LIKE_NAMES = 80
_SHORTEST_LIKE = 5
_FEWEST_FOR_LETTERS = 3
_DAYS = words("friday monday saturday sunday thursday today tomorrow tuesday wednesday yesterday")
_OF_PAGES = words(
    "advertisement caption click comment comments cookie cookies copyright download email example facebook follow "
    "getty image images instagram licence license newsletter photo photos posted privacy read related share subscribe "
    "terms twitter update video"
)
# Besides titles; only the last of several may follow the others.
_JOBS = words(
    "analyst author caller ceo cfo chair chairman chairwoman chief co-author co-founder coach columnist coordinator "
    "customer director dl economist editor executive expert farmer financial founder host interviewer journalist "
    "manager managing member moderator narrator officer official owner president producer professor prosecutor "
    "reporter researcher scientist senior spokesman spokesperson spokeswoman user vice writer"
)
_NO_SPEAKERS = words(
    "also and another but everyone he it nobody nothing office one people she that they things this what which who you"
)
_STATES = words(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana "
    "iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana "
    "nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont wisconsin wyoming"
)
_SIGNS = re.compile(r"[\d@#/|\\<>{}=_*\u2022\u201c\u201d\"]")
_BRACKETS = {"(": ")", "[": "]"}
_NOT = ("n't", "n\u2019t")
_ARTICLE = re.compile(r"(?:the|a|an) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SuspiciousName:
    """A name that looks wrong; ``proposal`` is the name that it may have been cut from, or None."""

    name: str
    statements: int
    reason: str
    proposal: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the name as one JSON object."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two names that may be one speaker's; ``into`` is the one to show."""

    name: str
    into: str
    statements: tuple[int, int]
    reason: str

    def to_json(self) -> dict[str, Any]:
        """Return the pair as one JSON object."""
        return asdict(self)


def find_suspicious(counts: Mapping[str, int]) -> list[SuspiciousName]:
    """Return the names that look wrong, most quoted first.

    >>> [(one.reason, one.proposal) for one in find_suspicious({"Executive Lena Marsh": 2, "Ada Quill": 9})]
    [('begins with a job', 'Lena Marsh')]
    """
    found = (_judge(name, count) for name, count in counts.items())
    return sorted((doubt for doubt in found if doubt is not None), key=lambda doubt: (-doubt.statements, doubt.name))


def _judge(name: str, count: int) -> SuspiciousName | None:
    parts = name.split()
    lowered = [part.lower().strip(".,") for part in parts]
    is_plain = len(parts) > 1 and is_described(name) and not _SIGNS.search(name)
    if is_plain or (len(name.strip(".")) > 1 and name.isupper()):
        return None  # "the board's lawyer" says what somebody is, "WHO" are letters
    cut = _without_job(parts) or _without_verb(parts)
    if cut is not None:
        reason = "begins with a job" if parts[-1] == cut.split()[-1] else "ends in a verb"
        return SuspiciousName(name, count, reason, cut)
    wrong = next((text for text, holds in _reasons(name, parts, lowered) if holds), None)
    return SuspiciousName(name, count, wrong) if wrong else None


def _reasons(name: str, parts: Sequence[str], lowered: Sequence[str]) -> Iterator[tuple[str, bool]]:
    yield "one letter", len(name.strip(".")) == 1
    yield "letters of two alphabets", any(map(_is_mixed, parts))
    yield "digits or signs in it", bool(_SIGNS.search(name))
    yield (
        "a bracket that does not close",
        any(name.count(opening) != name.count(two) for opening, two in _BRACKETS.items()),
    )
    yield "a day", not _DAYS.isdisjoint(word.removesuffix("'s").removesuffix("\u2019s") for word in lowered)
    yield "a word of pages", len(parts) <= _FEWEST_FOR_LETTERS and not _OF_PAGES.isdisjoint(lowered)
    yield "a word of pages", lowered == ["page"]  # "Jimmy Page" is a name
    yield "names nobody", lowered[-1].endswith(_NOT) or lowered[0] in _NO_SPEAKERS or lowered[-1] in _NO_SPEAKERS
    yield "a place", len(parts) == 1 and lowered[0] in _STATES
    yield "a job without a name", all(word in TITLES | _JOBS for word in lowered)
    yield "longer than a name", len(parts) > _MOST_WORDS and " and " not in name


def _without_job(parts: Sequence[str]) -> str | None:
    """Return the name behind words for a job: "Executive Lena Marsh", "DL Tremayne Rickert"."""
    at = 0
    while at < len(parts) and (parts[at].lower().strip(".") in TITLES | TITLES_OF_FULL_NAMES | _JOBS):
        at += 1
    rest = parts[at:]
    return " ".join(rest) if at and len(rest) > 1 and is_given_name(rest[0]) else None


def _without_verb(parts: Sequence[str]) -> str | None:
    """Return the name before a verb of a headline: "Obama Announced"."""
    form = verb_forms().get(parts[-1].lower())
    is_told = form is not None and form.verb.is_speech and bool(form.form & (Form.PAST | Form.PRESENT))
    surname_like = form is not None and Form.BASE in form.form
    return " ".join(parts[:-1]) if len(parts) > 1 and is_told and not surname_like else None


def _is_mixed(word: str) -> bool:
    """Whether a word has letters that look alike in two alphabets: "\u041c\u0430rk"."""
    alphabets = {unicodedata.name(letter, "").split()[0] for letter in word if letter.isalpha()}
    return len(alphabets & {"LATIN", "CYRILLIC", "GREEK"}) > 1


def suggest_pairs(counts: Mapping[str, int]) -> list[NamePair]:
    """Return pairs that may be one speaker, the surest kind first, then most quoted first.

    >>> [(one.name, one.into, one.reason) for one in suggest_pairs({"Tim Kaine": 3, "Timothy Kaine": 1})]
    [('Timothy Kaine', 'Tim Kaine', 'a short form of the name')]
    """
    found: dict[frozenset[str], NamePair] = {}
    for kind in (_same_words, _short_forms, _bare_surnames, _initials, _misspelt):
        for name, other, reason in kind(counts):
            found.setdefault(frozenset((name, other)), _pair(counts, name, other, reason))
    order = {pair: number for number, pair in enumerate(found.values())}
    return sorted(found.values(), key=lambda pair: (-sum(pair.statements), order[pair]))


def _pair(counts: Mapping[str, int], one: str, other: str, reason: str) -> NamePair:
    into, name = sorted((one, other), key=lambda spelled: (-_fullness(spelled), -counts[spelled], spelled))
    return NamePair(name, into, (counts[name], counts[into]), reason)


def _fullness(name: str) -> int:
    """A bare surname or letters give way to a full name; of two full names the more quoted one is shown."""
    return min(len(name.split()), 2)


_Found = Iterable[tuple[str, str, str]]


def _same_words(counts: Mapping[str, int]) -> _Found:
    """Pair names that differ in title, middle initial, suffix, a firm's ending, accent or case."""
    by_words: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in sorted(counts):
        by_words[name_words(_ARTICLE.sub("", name))].append(name)
    for names in by_words.values():
        yield from ((combination, other, "the same words") for combination, other in combinations(names, 2))


def _by_surname(counts: Mapping[str, int]) -> dict[str, list[tuple[str, ...]]]:
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in sorted(counts):
        spelled = name_words(name)
        if spelled and not is_described(name) and " and " not in name:
            found[spelled[-1]].append(spelled)
    return found


def _named(counts: Mapping[str, int]) -> dict[tuple[str, ...], str]:
    """The most quoted name of each spelling."""
    return {name_words(name): name for name in sorted(counts, key=lambda count: (counts[count], count))}


def _short_forms(counts: Mapping[str, int]) -> _Found:
    """Pair "Tim Kaine" and "Timothy Kaine", "T. Kaine" and "Tim Kaine"."""
    named = _named(counts)
    for people in _by_surname(counts).values():
        full = sorted({person for person in people if len(person) > 1})
        for combination, other in combinations(full, 2):
            if is_same_given(combination[0], other) and combination[1:] == other[1:]:
                short = given_form(combination[0]) == given_form(other[0])
                yield (
                    named[combination],
                    named[other],
                    "a short form of the name" if short else "an initial of the name",
                )


def _bare_surnames(counts: Mapping[str, int]) -> _Found:
    """Pair a bare surname with the only person who has it."""
    named = _named(counts)
    for surname, people in _by_surname(counts).items():
        full = {person for person in people if len(person) > 1}
        if (surname,) in named and len(full) == 1 and is_person(named[next(iter(full))]):
            yield named[surname,], named[next(iter(full))], "the surname of one person"


def _initials(counts: Mapping[str, int]) -> _Found:
    """Pair "WHO" and "World Health Organization"."""
    by_letters: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(counts):
        capitals = [part[0] for part in name.split() if part[0].isupper()]
        if len(capitals) >= _FEWEST_FOR_LETTERS:
            by_letters["".join(capitals)].append(name)
    for name in sorted(counts):
        letters = name.replace(".", "")
        if letters.isupper() and len(letters) >= _FEWEST_FOR_LETTERS:
            yield from ((name, whole, "the first letters of the name") for whole in by_letters[letters])


def _misspelt(counts: Mapping[str, int]) -> _Found:
    """Pair names with one part alike and the other nearly so: "Kirsty Lohmer" and "Kirsty Lohmar"."""
    named = _named(counts)
    people = [name for name in named if len(name) == 2 and not is_described(named[name])]
    by_given: defaultdict[str, list[str]] = defaultdict(list)
    by_surname: defaultdict[str, list[str]] = defaultdict(list)
    for given, surname in sorted(people):
        by_given[given].append(surname)
        by_surname[surname].append(given)
    for given, surnames in by_given.items():
        for number, surname in enumerate(surnames):
            for like in find_alike(surname, surnames[number + 1 :], _LIKE_NAMES):
                if len(surname) >= _SHORTEST_LIKE:
                    yield named[given, surname], named[given, like], "spelled nearly alike"
    for surname, givens in by_surname.items():
        for combination, other in combinations(givens, 2):
            if likeness(combination, other) >= _LIKE_NAMES and can_be_one_given(combination, other):
                yield named[combination, surname], named[other, surname], "spelled nearly alike"
