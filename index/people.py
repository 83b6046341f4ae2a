"""Who is who within one article: a surname joined to its full name, people of one surname kept apart.

Works on names only. When the article leaves it open whose surname it is, the answer is nobody.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from index.given_names import Gender, is_given_name
from index.names import Name, NameKind, surname_of

# "Understated Quill", "Outgoing Obi": a sentence that starts so names nobody new.
_DESCRIBING = re.compile(r"(?:ed|ing|ly|al|ive|ful|ous|ic|less|ant|ent|ary|er)$")
# Of two people of one surname, bare mentions go to the one who is named first, unless the other one is named so many
# times as often.
OUTWEIGHS = 3
# A bare surname that two people share and that convention alone decides.
BY_CONVENTION = 0.8


@dataclass(slots=True)
class Person:
    """Somebody named in the article; filled while the roster reads it."""

    name: str
    words: tuple[str, ...]
    gender: Gender | None = None
    mentions: list[int] = field(default_factory=list)

    @property
    def surname(self) -> str:
        """The key that bare mentions are looked up by."""
        return surname_of(self.words).lower()


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom a name means: as full as the article has it.

    Attributes:
        person: None where the name is a body's, or of a kind that its words do not tell.
        certainty: 1 where the name itself settles it.
    """

    name: str
    person: Person | None = None
    certainty: float = 1.0


class Roster:
    """The people of one article."""

    def __init__(self, names: Sequence[Name], known_people: Collection[str] = ()) -> None:
        """Read the names in the order of the text; ``known_people`` are texts that a model took for people."""
        self._by_surname: defaultdict[str, list[Person]] = defaultdict(list)
        self._by_given: defaultdict[str, list[Person]] = defaultdict(list)
        alone = Counter(name.words[0] for name in names if len(name.words) == 1)
        people = set(known_people)
        for name in names:
            if len(name.words) > 1 and self._is_person(name, alone, people):
                self._enrol(name)
        for name in names:
            if len(name.words) == 1 and name.titled and not self._fitting(name):
                self._enrol(name)

    @staticmethod
    def _is_person(name: Name, alone: Counter[str], known: set[str]) -> bool:
        if name.kind is NameKind.PERSON or name.text in known:
            return name.kind is not NameKind.BODY
        # "Volodymyr Zelensky" with a bare "Zelensky" elsewhere; "New York" never stands as "York".
        if _DESCRIBING.search(name.words[0]):
            return False
        return (
            name.kind is NameKind.UNKNOWN
            and len(name.words) <= 3
            and alone[surname_of(name.words)] > 0
            and not alone[name.words[0]]
        )

    def _enrol(self, name: Name) -> None:
        surname = surname_of(name.words).lower()
        for person in self._by_surname[surname]:
            if _is_same(person, name):
                person.mentions.append(name.span.start)
                person.gender = person.gender or name.gender
                if len(name.words) > len(person.words):
                    person.name, person.words = name.text, name.words
                return
        person = Person(name.text, name.words, name.gender, [name.span.start])
        self._by_surname[surname].append(person)
        if len(name.words) > 1:
            self._by_given[name.words[0].lower()].append(person)

    def _fitting(self, name: Name) -> list[Person]:
        people = self._by_surname.get(surname_of(name.words).lower(), [])
        return [one for one in people if not (one.gender and name.gender and one.gender is not name.gender)]

    def people(self) -> Iterable[Person]:
        """Return everybody in order of surname."""
        return [person for surname in sorted(self._by_surname) for person in self._by_surname[surname]]

    def bare_names(self) -> frozenset[str]:
        """Return every full name and surname that means a person."""
        people = list(self.people())
        return frozenset({one.name for one in people} | {surname_of(one.words) for one in people})

    def identify(self, name: Name) -> Identity | None:
        """Return whom a name means, None where two people answer to it and nothing decides."""
        if len(name.words) > 1:
            same = [one for one in self._by_surname.get(surname_of(name.words).lower(), []) if _is_same(one, name)]
            return Identity(same[0].name, same[0]) if same else Identity(name.text)
        candidates = self._fitting(name)
        if not candidates and not name.titled:
            candidates = self._by_given.get(name.words[0].lower(), [])
        if not candidates:
            return Identity(name.text, certainty=1.0 if not is_given_name(name.text) else 0.9)
        if len(candidates) == 1:
            return Identity(candidates[0].name, candidates[0])
        person = _by_convention(candidates, name.span.start)
        return Identity(person.name, person, BY_CONVENTION) if person else None


def _is_same(person: Person, name: Name) -> bool:
    if person.gender and name.gender and person.gender is not name.gender:
        return False
    if len(name.words) == 1 or len(person.words) == 1:
        return True
    ours, theirs = person.words[0].rstrip(".").lower(), name.words[0].rstrip(".").lower()
    return ours == theirs or (min(len(ours), len(theirs)) == 1 and ours[0] == theirs[0])


def _by_convention(candidates: list[Person], position: int) -> Person | None:
    """News names its main person first and in full, then by surname, and everybody else of that surname in full."""
    first = min(candidates, key=lambda one: one.mentions[0])
    if any(len(one.mentions) >= OUTWEIGHS * len(first.mentions) for one in candidates if one is not first):
        return None
    others = [at for one in candidates if one is not first for at in one.mentions if at <= position]
    ours = [at for at in first.mentions if at <= position]
    latest = max(others, default=-NEARBY - 1)
    return first if max(ours, default=-1) > latest or position - latest > NEARBY else None


# Characters: about a paragraph. A full mention of the other one that near leaves a bare surname open.
NEARBY = 400
