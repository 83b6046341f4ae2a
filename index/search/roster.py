"""The speakers that the archive quotes, and which of them a name in a question means.

Pure, except for one read of the catalogue. Names are compared without case, accents, titles and middle initials, and a
misspelt name finds its owner. Two people with one surname are two people. A bare surname means the person of that name
who is quoted by far the most; if there is none, it means them all.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain

from sqlalchemy import Connection, func, select

from index.catalogue.tables import STATEMENTS
from index.language.name_matching import (
    LIKE_NAME,
    can_be_one_given,
    find_alike,
    fold,
    given_form,
    is_described,
    is_one_person,
    is_person,
    is_same_given,
    is_slip,
    likeness,
    name_words,
    role_words,
)
from index.language.vocabularies.name_keys import case_key, is_cyrillic, script_key, whole_script_key
from index.language.vocabularies.name_sounds import sound_key
from index.language.words import split_words

#: A bare surname means one person if that person is quoted this many times as often as the next of that name.
_DOMINANCE = 3

#: Likeness, up to 100, that a misspelt surname must have to the right one after a like given name. "Elizabeth Barron"
#: scores 88 against "Elizabeth Warren", but the surname alone only 67.
_LIKE_SURNAME_OF_FULL = 80
#: Likeness that a bare surname must have. A short one tells too little: "Rutter" scores 91 against "Rutte".
_LIKE_SURNAME = 90
_SHORTEST_MISSPELT = 7

#: Likeness from which a refusal asks whether a name was meant. "Thorvald" scores 88 against "Thorwald", "Merkel" 67
#: against "Markey".
_LIKE_ENOUGH_TO_ASK = 78

#: A spelling this many times as frequent as a like one is the right one of the two.
_USUAL = 20

_LONGEST_NAME = 5
#: A shorter surname has too little left without its ending.
_SHORTEST_IN_CASES = 3
#: Letters of a given name's key that must agree: "Олег" and "Олега", "Oleh" and "Oleg".
_KEPT = 3
#: Matches "Edda Corrigan-Pike" and "E. M. Corrigan-Pike", but no outlet, no party and not "Bank of Baden-Baden".
_HYPHENATED = re.compile(r"(?:(?:[A-Z][^\W\d_]*[a-z]|[A-Z]\.?) ){0,2}(?P<surname>[^\W\d_]+(?:[-‐‑][^\W\d_]+)+)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a question: ``start`` and ``end`` count its words; ``speakers`` are stored names, most quoted first."""

    start: int
    end: int
    speakers: tuple[str, ...]


@dataclass(frozen=True)
class SpeakerRoster:
    """Stored speaker names with the number of quotes of each. Roles ("officials") are found by their exact words only.

    An archive may have 50,000 speakers, so look-ups that few questions need are built on first use.
    """

    counts: Mapping[str, int]
    _by_words: dict[tuple[str, ...], list[str]] = field(default_factory=lambda: defaultdict(list))
    _by_surname: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _by_role: dict[tuple[str, ...], list[str]] = field(default_factory=lambda: defaultdict(list))
    _by_hyphenated: dict[tuple[str, ...], list[str]] = field(default_factory=lambda: defaultdict(list))
    _given: set[str] = field(default_factory=set)
    _joint: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    _keyed_names: dict[tuple[str, tuple[bool, ...]], Mapping[str, Sequence[str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in sorted(self.counts, key=self._by_frequency):
            words = name_words(name)
            if not words or is_described(name):
                self._by_role[role_words(name)].append(name)
                continue
            self._by_words[words].append(name)
            members = name.split(" and ")
            if len(members) > 1 and all(map(is_person, members)):
                self._joint[name] = tuple(map(name_words, members))
                continue
            hyphenated = _HYPHENATED.fullmatch(name)
            if hyphenated:
                self._by_hyphenated[name_words(hyphenated["surname"])].append(name)
            if len(words[-1]) > 1:  # "F.A.A." has no surname "A"
                self._by_surname[words[-1]].append(name)
            if len(words) > 1 and words not in self._by_hyphenated:
                self._given.add(words[0])

    @cached_property
    def _by_first_names(self) -> dict[str, list[str]]:
        """People's names by each word before the surname, most quoted first."""
        found: dict[str, list[str]] = defaultdict(list)
        for words, names in self._by_words.items():
            for name in names if len(words) > 1 else ():
                if name not in self._joint and is_person(name):
                    for word in words[:-1]:
                        found[word].append(name)
        return {word: sorted(names, key=self._by_frequency) for word, names in found.items()}

    @cached_property
    def _full_names(self) -> dict[str, tuple[str, ...]]:
        """The words of each full name, by the spelling that a misspelt name is compared with."""
        return {" ".join(words): words for words in self._by_words if len(words) > 1}

    @cached_property
    def _names_by_spelling(self) -> dict[str, str]:
        """The most quoted name of each full name."""
        return {spelled: self._by_words[words][0] for spelled, words in self._full_names.items()}

    @cached_property
    def _names_by_sound(self) -> Mapping[tuple[str, ...], Sequence[str]]:
        """The full names by how their given name and surname sound, most quoted first."""
        found: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for spelled, name in self._names_by_spelling.items():
            found[_sounds_of(self._full_names[spelled])].append(name)
        return {sounds: sorted(names, key=self._by_frequency) for sounds, names in found.items()}

    @cached_property
    def _names_by_surname(self) -> dict[str, str]:
        """The most quoted full name of each surname."""
        return {spelled.split()[-1]: name for spelled, name in reversed(self._names_by_spelling.items())}

    def _by_frequency(self, name: str) -> tuple[int, str]:
        return -self.counts[name], name

    def find(self, words: Sequence[str]) -> list[Mention]:
        """Return the names in a question's words, the longest at each position, from left to right."""
        folded = [fold(word) for word in words]
        mentions, start = [], 0
        while start < len(folded):
            mention = self._find_at(folded, start)
            if mention:
                mentions.append(mention)
            start = mention.end if mention else start + 1
        return mentions

    def resolve(self, name: str) -> tuple[str, ...]:
        """Return the stored names that a name means, misspelt or not, most quoted first; none for a stranger."""
        words = name_words(name)
        if not words:
            return ()
        return (
            self._of_hyphenated(words)
            or self._with_usual_spelling(words, self._namesakes(words))
            or tuple(self._by_role.get(role_words(name), ()))
            or self._on_first_name_terms(words)
            or self._misspelt(words)
            or self.in_scripts(name)
        )

    def in_cases(self, name: str, code: str) -> tuple[str, ...]:
        """Return the stored names that a name in any case means, as `resolve` does; none for a stranger.

        Args:
            name: As written, in a language whose names have cases.
            code: The language.
        """
        key = partial(case_key, code=code)
        return self.resolve(name) or self._of_keys(name, self._keyed(code, key), key)

    def in_scripts(self, name: str) -> tuple[str, ...]:
        """Return the stored names in another alphabet that sound like a name; none for a stranger."""
        script = not is_cyrillic(name)
        if not self._by_script[script]:
            return ()
        by_sound = self._keyed("sound", script_key, script)
        by_whole_sound = self._keyed("whole sound", whole_script_key, script)
        return (
            self._of_keys(name, by_sound, script_key)
            or self._of_keys(name, by_whole_sound, script_key)
            # What looks like a case ending may belong to the surname: "Стельмах".
            or self._of_keys(name, by_whole_sound, whole_script_key)
        )

    @cached_property
    def _by_script(self) -> Mapping[bool, Sequence[str]]:
        """The stored names by whether they are in Cyrillic."""
        found: dict[bool, list[str]] = {False: [], True: []}
        for name in (name for names in self._by_surname.values() for name in names):
            found[is_cyrillic(name)].append(name)
        return found

    def _keyed(self, kind: str, key: Callable[[str], str], *scripts: bool) -> Mapping[str, Sequence[str]]:
        """Return the stored names of these scripts, or of both, by the key of their surname, most quoted first."""
        if (kind, scripts) not in self._keyed_names:
            found: dict[str, list[str]] = defaultdict(list)
            for name in chain.from_iterable(self._by_script[script] for script in scripts or (False, True)):
                found[key(split_words(name)[-1])].append(name)
            self._keyed_names[kind, scripts] = {
                word: sorted(names, key=self._by_frequency) for word, names in found.items()
            }
        return self._keyed_names[kind, scripts]

    def _of_keys(self, name: str, keyed: Mapping[str, Sequence[str]], key: Callable[[str], str]) -> tuple[str, ...]:
        """Return the bearers of a surname with this key; of a full name, those whose given name has its key too."""
        words = split_words(name)  # not folded: "й" and "ї" are letters of their own
        if not words or len(words[-1]) < _SHORTEST_IN_CASES:
            return ()
        same = keyed.get(key(words[-1]), ())
        if len(words) > 1:
            given = key(words[0])[:_KEPT]
            same = [name for name in same if len(split_words(name)) == 1 or key(split_words(name)[0])[:_KEPT] == given]
        return self._dominant(same)

    def near(self, name: str) -> tuple[str, ...]:
        """Return at most two names that a stranger's name may be a slip for. None is certain enough to be answered."""
        asked = " ".join(name_words(name))
        known = self._names_by_spelling if " " in asked else self._names_by_surname
        found = [known[words] for words in find_alike(asked, known, _LIKE_ENOUGH_TO_ASK, most=2)]
        return tuple(dict.fromkeys(found or self._names_by_sound.get(_sounds_of(name_words(name)), [])[:2]))

    def people(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return one name for each person that these stored names mean, the first of each."""
        first: dict[tuple[str, ...], str] = {}
        alone = [name for name in names if name not in self._joint] or names
        full = [name for name in alone if not self._is_bare(name_words(name))] or alone
        for name in full:
            words = name_words(name)
            first.setdefault((given_form(words[0]), words[-1]), name)
        return tuple(first.values())

    def jointly(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return the stored names for what these people said together, such as "Ada Orr and Ben Vane"."""
        asked = [name_words(name) for name in names]
        return tuple(
            joint
            for joint, members in self._joint.items()
            if all(any(is_one_person(name, member) for name in asked) for member in members)
        )

    def total(self, names: Iterable[str]) -> int:
        """Return the number of statements under these names."""
        return sum(self.counts.get(name, 0) for name in names)

    def is_given_name(self, word: str) -> bool:
        """Whether somebody in the archive has this given name."""
        return fold(word) in self._given

    def _find_at(self, words: Sequence[str], start: int) -> Mention | None:
        for end in range(min(len(words), start + _LONGEST_NAME), start, -1):
            part = tuple(words[start:end])
            hyphenated = self._of_hyphenated(part)
            if hyphenated and not (start and self.is_given_name(words[start - 1])):
                return Mention(start, end, hyphenated)
            if part in self._by_words or (len(part) > 1 and self._namesakes(name_words(" ".join(part)))):
                named = name_words(" ".join(part))
                return Mention(start, end, self._with_usual_spelling(named, self._namesakes(named)))
        return (
            None if not self._is_surname(words, start) else Mention(start, start + 1, self._namesakes((words[start],)))
        )

    def _is_surname(self, words: Sequence[str], place: int) -> bool:
        """Whether a word is a surname by itself. The "Smith" of a stranger "Chris Smith" does not mean "Andy Smith"."""
        if not any(is_person(name) for name in self._by_surname.get(words[place], ())):
            return False
        return place == 0 or not self.is_given_name(words[place - 1])

    def _is_bare(self, words: tuple[str, ...]) -> bool:
        """Whether a name is only a surname, of any number of words."""
        return len(words) == 1 or words in self._by_hyphenated

    def _of_hyphenated(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the bearers of a hyphenated surname, which people also type with a space."""
        named = self._by_hyphenated.get(words, [])
        bare = [name for name in named if self._is_bare(name_words(name))]
        return (*self._dominant([name for name in named if name not in bare]), *bare)

    def _namesakes(self, words: tuple[str, ...]) -> tuple[str, ...]:
        same_surname = self._by_surname.get(words[-1], []) if words else []
        if len(words) == 1:
            return self._dominant(same_surname)
        alike = [name for name in same_surname if is_same_given(words[0], name_words(name))]
        if not alike:
            return ()
        is_group = words[-1].endswith("s") and not any(map(is_person, alike))  # "House Democrats" are not all Democrats
        is_meant = not is_group and bool(set(alike) & set(self._dominant(same_surname)))
        bare = list(self._by_words.get(words[-1:], ())) if is_meant else []
        hyphenated = self._of_hyphenated(words[1:]) if set(alike) & set(self._of_hyphenated(words[1:])) else ()
        bare += [name for name in hyphenated if self._is_bare(name_words(name))]
        return (*alike, *bare)

    def _with_usual_spelling(self, words: tuple[str, ...], found: tuple[str, ...]) -> tuple[str, ...]:
        """Return a full name's owners, after those who are quoted far more under a like name, since print has slips."""
        if len(words) < 2 or not found:
            return found
        most = _USUAL * self.total(found)
        alike = [
            name
            for name in self._by_surname[words[-1]]
            if self.counts[name] >= most and name not in found and is_slip(words[0], name_words(name)[0])
        ]
        return (*alike, *found)

    def _on_first_name_terms(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names of the one person that a given name alone, or the first of two surnames, means."""
        if len(words) > 1:
            return ()
        named = self._by_first_names.get(words[0], [])
        surname = self._most_quoted([(name_words(name)[-1], name) for name in named])
        return self._namesakes((*name_words(named[0])[:1], surname)) if surname else ()

    def _dominant(self, names: Sequence[str]) -> tuple[str, ...]:
        full = [(given_form(name_words(name)[0]), name) for name in names if len(name_words(name)) > 1]
        given = self._most_quoted(full)
        if given is None:
            return tuple(names)
        return tuple(name for name in names if len(name_words(name)) == 1 or given_form(name_words(name)[0]) == given)

    def _most_quoted(self, names: Iterable[tuple[str, str]]) -> str | None:
        """Return the key of these keyed names that is quoted by far the most, or None."""
        quoted: dict[str, int] = defaultdict(int)
        for key, name in names:
            quoted[key] += self.counts[name]
        ranked = sorted(quoted, key=lambda name: (-quoted[name], name))
        if not ranked or (len(ranked) > 1 and quoted[ranked[0]] < _DOMINANCE * quoted[ranked[1]]):
            return None
        return ranked[0]

    def _misspelt(self, words: tuple[str, ...]) -> tuple[str, ...]:
        if len(words) == 1:
            if len(words[0]) < _SHORTEST_MISSPELT:
                return ()
            surnames = find_alike(words[0], self._by_surname, _LIKE_SURNAME)
            return self._namesakes((surnames[0],)) if surnames else ()
        best = find_alike(" ".join(words), self._full_names, LIKE_NAME)
        if not best:
            return ()
        known = self._full_names[best[0]]
        # A like surname with another given name belongs to another person, and so does the reverse.
        is_alike = (
            likeness(words[0], known[0]) >= LIKE_NAME
            and can_be_one_given(words[0], known[0])
            and likeness(words[-1], known[-1]) >= _LIKE_SURNAME_OF_FULL
        )
        return self._namesakes(known) if is_alike else ()


def _sounds_of(words: Sequence[str]) -> tuple[str, ...]:
    return (sound_key(words[0]), sound_key(words[-1])) if len(words) > 1 else ()


def read_roster(connection: Connection) -> SpeakerRoster:
    """Return the speakers that the archive quotes."""
    query = select(STATEMENTS.c.speaker, func.count()).where(STATEMENTS.c.speaker.is_not(None), ~STATEMENTS.c.is_hidden)
    rows = connection.execute(query.group_by(STATEMENTS.c.speaker).order_by(STATEMENTS.c.speaker))
    return SpeakerRoster({speaker: int(count) for speaker, count in rows if isinstance(speaker, str)})
