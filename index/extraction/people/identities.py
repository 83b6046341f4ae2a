"""Who is who within one article: surnames joined to full names, people of one surname kept apart.

Works on names only. If the article leaves open whose surname it is, the answer is nobody.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from corpus.article import Span
from index.extraction.people.name_words import OUTLET_WORDS, begins_no_person, surname_of
from index.extraction.people.names import Name, NameKind
from index.language.given_names import Gender, is_given_name
from index.language.name_matching import likeness

# "Understated Quill", "Outgoing Obi": such a word at the start of a sentence begins no name.
_DESCRIBING = re.compile(r"(?:ed|ing|ly|al|ive|ful|ous|ic|less|ant|ent|ary|er)$")
# Of two people with one surname, bare mentions go to the first named, unless the other is named this many times as
# often.
_OUTWEIGHS = 3
# Likeness, of 100, at which an unknown surname counts as a misprint of a known one.
_LIKE_SURNAME = 88
_SHORTEST_MISPRINTED = 7
_MISPRINTED = 0.8
# Words of names, folded: those of an article are compared with each other.
_REMEMBERED = 4_096
# Certainty of a bare surname that two people share and that convention alone decides.
_BY_CONVENTION = 0.8


# Characters: about a paragraph. A full mention of the other person this near leaves a bare surname open.
_NEARBY = 400


@dataclass(slots=True)
class Person:
    """Somebody named in the article; filled while the roster reads it."""

    name: str
    words: tuple[str, ...]
    gender: Gender | None = None
    mentions: list[int] = field(default_factory=list)
    is_only_of_relative: bool = False

    @property
    def surname(self) -> str:
        """The key for looking up bare mentions."""
        return fold_name(surname_of(self.words))


@dataclass(frozen=True, slots=True)
class Identity:
    """The person or body that a name means, named as fully as in the article.

    Attributes:
        person: None if the name is a body's, or its words do not show what it names.
        certainty: 1 if the name itself settles it.
    """

    name: str
    person: Person | None = None
    certainty: float = 1.0


class Roster:
    """The people of one article."""

    def __init__(self, names: Sequence[Name], outside: Sequence[Name] = ()) -> None:
        """Read the names in the order of the text. Names ``outside`` are in its title or byline only."""
        self._by_surname: defaultdict[str, list[Person]] = defaultdict(list)
        self._by_given: defaultdict[str, list[Person]] = defaultdict(list)
        alone = Counter(name.words[0] for name in names if len(name.words) == 1)
        # "Daw Aung Mi Mi" where "Mi Mi" follows. Bodies are never shortened from the front.
        pairs = {name.words for name in names if len(name.words) == 2}
        self._shortened = {name.words for name in names if len(name.words) > 2 and name.words[-2:] in pairs}
        outlets = [name for name in reversed(names) if name.words[-1].lower() in OUTLET_WORDS]
        self._outlets = {name.words: name.span.start for name in outlets}  # where each is named first
        self._known = {name.words for name in names if name.kind is NameKind.PERSON}
        for name in names:
            if len(name.words) > 1 and self._is_person(name, alone):
                self._enrol(name)
        self._enrol_double_surnames(names, alone)
        self._enrol_surnames_first(names, alone)
        for name in outside:
            if len(name.words) in {2, 3} and alone[surname_of(name.words)] and self._is_person(name, alone):
                self._enrol_outsider(name)
        for name in names:
            is_told = name.titled or name.kind is NameKind.PERSON
            if len(name.words) == 1 and is_told and not self._fitting(name):
                self._enrol(name)

    def _is_person(self, name: Name, alone: Counter[str]) -> bool:
        if name.kind is not NameKind.UNKNOWN:
            return name.kind is NameKind.PERSON
        if len(name.words) > 1 and name.words in self._known:
            return True
        # "Volodymyr Zelensky" with a bare "Zelensky" elsewhere; "New York" never appears as "York".
        if begins_no_person(name.words[0]) or (name.opens and _DESCRIBING.search(name.words[0])):
            return False
        if name.words in self._shortened:
            return True
        if any(word.isupper() and len(word) > 2 for word in name.words) and not name.text.isupper():
            return False  # "DVD English"
        surname = surname_of(name.words)
        is_surname = alone[surname] > 0 or any(_is_slip(surname, surname_alone) for surname_alone in alone)
        return len(name.words) <= 3 and is_surname and not alone[name.words[0]]

    def _enrol(self, name: Name) -> None:
        surname = fold_name(surname_of(name.words))
        for person in self._by_surname[surname]:
            if _is_same(person, name):
                person.mentions.append(name.span.start)
                person.gender = person.gender or name.gender
                person.is_only_of_relative &= name.is_of_relative
                if len(name.words) > len(person.words):
                    person.name, person.words = name.text, name.words
                return
        person = Person(name.text, name.words, name.gender, [name.span.start], name.is_of_relative)
        self._by_surname[surname].append(person)
        if len(name.words) > 1:
            self._by_given[fold_name(name.words[0])].append(person)

    def _enrol_outsider(self, name: Name) -> None:
        """Add somebody from the title if nobody in the text has the surname: a namesake there may be another person."""
        if not self._by_surname.get(fold_name(surname_of(name.words))):
            self._enrol(replace(name, span=Span(0, 1)))

    def _enrol_double_surnames(self, names: Sequence[Name], alone: Counter[str]) -> None:
        """Let "Quill" mean "Ada Quill Marsh" if nobody else is called Quill and "Marsh" never appears alone."""
        titled = {name.words[0] for name in names if len(name.words) == 1 and name.titled}
        for name in names:
            is_person = name.kind is NameKind.PERSON or (
                name.kind is NameKind.UNKNOWN and titled.intersection(name.words[1:-1])
            )
            if len(name.words) != 3 or not is_person or not alone[name.words[1]] or alone[name.words[2]]:
                continue
            inner, whole = fold_name(name.words[1]), self._by_surname[fold_name(name.words[2])]
            if not self._by_surname.get(inner) and not alone[name.words[0]] and len(whole) <= 1:
                self._by_surname[inner] = whole or [Person(name.text, name.words, name.gender, [name.span.start])]

    def _enrol_surnames_first(self, names: Sequence[Name], alone: Counter[str]) -> None:
        """Let "Mr. Ban" mean "Ban Ki-moon" if nobody has that surname at the end of a name.

        A bare "Ban" does so, too, where "Ban Ki-moon" has a title and "Ki-moon" never stands alone.
        """
        titled = {name.words[0] for name in names if len(name.words) == 1 and name.titled}
        for name in names:
            first = fold_name(name.words[0])
            is_bare = name.titled and alone[name.words[0]] > 0 and not alone[surname_of(name.words)]
            may_be = len(name.words) > 1 and not is_given_name(name.words[0])
            is_surname = may_be and (is_bare or name.words[0] in titled)
            if is_surname and name.kind is not NameKind.BODY and not self._by_surname.get(first):
                self._by_surname[first].append(Person(name.text, name.words, name.gender, [name.span.start]))

    def _misprinted(self, name: Name) -> Person | None:
        """Return the one person whose long surname differs by a letter or two: a misprint."""
        like = [known for known in self._by_surname if _is_slip(surname_of(name.words), known)]
        people = {id(person): person for known in like for person in self._by_surname[known] if len(person.words) > 1}
        return next(iter(people.values())) if len(people) == 1 else None

    def _fitting(self, name: Name) -> list[Person]:
        return [
            person
            for person in self._of_surname(name)
            if not (person.gender and name.gender and person.gender is not name.gender)
        ]

    def _of_surname(self, name: Name) -> list[Person]:
        return self._by_surname.get(fold_name(surname_of(name.words)), [])

    def _whole_outlet(self, name: Name) -> str:
        """Return the outlet's name with its town, if the article names one outlet so: "Daily News" of New York.

        One word is short for the longer name only behind it: "the Times" may be London's.
        """
        ends = name.words[-1].lower() in OUTLET_WORDS
        longer = {outlet for outlet in self._outlets if len(outlet) > len(name.words) and _is_end(name.words, outlet)}
        if len(name.words) == 1 and any(self._outlets[outlet] > name.span.start for outlet in longer):
            return name.text
        return " ".join(longer.pop()) if ends and len(longer) == 1 else name.text

    def people(self) -> Iterable[Person]:
        """Return everybody, ordered by surname."""
        everybody = [person for surname in sorted(self._by_surname) for person in self._by_surname[surname]]
        return {id(person): person for person in everybody}.values()

    def bare_names(self) -> frozenset[str]:
        """Return every full name and surname that means a person."""
        people = list(self.people())
        return frozenset({person.name for person in people} | {surname_of(person.words) for person in people})

    def identify(self, name: Name) -> Identity | None:
        """Return the identity behind a name; None if two people share it and nothing decides."""
        if len(name.words) > 1:
            is_linked = name.kind is NameKind.BODY and any(word.islower() for word in name.words)
            same = [
                person
                for person in self._of_surname(name)
                if not is_linked and (_is_same(person, name) or _is_end(name.words, person.words))
            ]  # "University of Quill" is no Quill
            return Identity(same[0].name, same[0]) if same else Identity(self._whole_outlet(name))
        fitting = self._fitting(name)
        candidates = [person for person in fitting if not person.is_only_of_relative]
        if fitting and not candidates:
            return None  # "The mother of Tom Obi left. 'No,' Obi said": it is hers, whatever she is called
        if not candidates and not name.titled:
            candidates = self._by_given.get(fold_name(name.words[0]), [])
        if not candidates and (slip := self._misprinted(name)):
            return Identity(slip.name, slip, _MISPRINTED)
        if not candidates:
            return Identity(self._whole_outlet(name), certainty=1.0 if not is_given_name(name.text) else 0.9)
        if len(candidates) == 1:
            return Identity(candidates[0].name, candidates[0])
        person = _by_convention(candidates, name.span.start)
        return Identity(person.name, person, _BY_CONVENTION) if person else None


def _is_end(words: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return whole[-len(words) :] == words


def _is_slip(surname: str, other: str) -> bool:
    if min(len(surname), len(other)) < _SHORTEST_MISPRINTED:
        return False
    ours, theirs = fold_name(surname), fold_name(other)
    is_like = likeness(ours, theirs) >= _LIKE_SURNAME
    return is_like and (ours == theirs or ours.rstrip("s") != theirs.rstrip("s"))  # "the Quillings" are no misprint


@lru_cache(maxsize=_REMEMBERED)
def fold_name(word: str) -> str:
    """Return a word of a name without case and accents.

    >>> fold_name("Núñez")
    'nunez'
    """
    decomposed = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _is_same(person: Person, name: Name) -> bool:
    if person.gender and name.gender and person.gender is not name.gender:
        return False
    if len(name.words) == 1 or len(person.words) == 1:
        return True
    ours, theirs = fold_name(person.words[0].rstrip(".")), fold_name(name.words[0].rstrip("."))
    return ours == theirs or (min(len(ours), len(theirs)) == 1 and ours[0] == theirs[0])


def _by_convention(candidates: list[Person], position: int) -> Person | None:
    """Return whom a bare surname means: who was named in full last, or the first if named in full more often."""
    first = min(candidates, key=lambda candidate: candidate.mentions[0])
    if any(
        len(candidate.mentions) >= _OUTWEIGHS * len(first.mentions)
        for candidate in candidates
        if candidate is not first
    ):
        return None
    others = [
        (at, candidate)
        for candidate in candidates
        if candidate is not first
        for at in candidate.mentions
        if at <= position
    ]
    ours = [at for at in first.mentions if at <= position]
    latest, nearer = max(others, key=lambda pair: pair[0], default=(-1, first))
    if max(ours, default=-1) > latest:
        return first
    if position - latest <= _NEARBY:
        return None
    return first if len(first.mentions) > len(nearer.mentions) else nearer
