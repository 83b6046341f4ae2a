"""Names as people type them: lower case, nicknames, surnames alone, slips, a possessive run on, short forms of bodies.

Pure. Finds the people whom each part of a question may name, with likelihoods. If one word may name several people,
each is a possibility of its own. Which of them is asked for is decided elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from index.language.given_names import is_given_name
from index.language.name_matching import fold, given_form, is_described, is_person, name_words
from index.language.word_lists import load_words
from index.language.words import ASKING_WORDS, STOP_WORDS, split_words, stem

if TYPE_CHECKING:
    from nicknames import NickNamer

#: The likelihood of a name by its spelling: exact, a nickname or initial, a misspelling.
EXACT, NEAR, SLIP = 1.0, 0.9, 0.75
#: The likelihood of a surname alone, which may be a stranger's or a common word; of a given name alone; of a
#: short form.
_SURNAME_ALONE, _GIVEN_ALONE, _SHORT_BODY = 0.85, 0.6, 0.6
#: With so many statements somebody is halfway to being known by the given name, which a topic may follow then:
#: "hillary trump debate".
_WELL_QUOTED = 20
#: "Ivana Trump" where the archive quotes a Donald only.
OTHER_GIVEN = 0.1

#: Letters of the shortest word that may be a misspelling. Shorter ones resemble too many words.
_SHORTEST_SLIP = 5
_LIKE_WORD = 84
#: "Al" and "Jo" alone may be a piece of any name.
_SHORTEST_GIVEN = 3
#: Passages with a word that may still be a misspelling. Misspellings get into print, but not often.
RARE = 3
#: A word that occurs in more than this many passages per statement of its bearer is mostly not a name.
_COMMON = 8
_MOST_PEOPLE = 6
_LONGEST_BODY = 6
_SHORTEST_INITIALS = 3
_ROUNDING = 1e-9
#: The share of a body's words, by how rare they are among names, that its short form has.
_LEAST_OF_BODY = 0.5
#: A body is nearly sure if this share of its name is typed, and so many words: "washington post abc poll".
_MOST_OF_BODY, _LONG_BODY = 0.7, 3

_IDLE = STOP_WORDS | ASKING_WORDS | frozenset("anything call reported reports something".split())
_JOINING = frozenset({"the", "of", "and", "for", "in", "a"})

#: The words of a name with two surnames.
_TWO_SURNAMES = 3
#: In words, of the name of a person that the archive writes without a title or a usual given name.
_LONGEST_HUMAN = 3
_BODY_WORDS = frozenset(
    "agency aides association attorneys board campaign center centre committee company council court daily "
    "department foundation group house institute journal lawyers magazine network news officials party police "
    "poll post press radio report research sources spokesman spokeswoman study supporters survey times union "
    "university voters".split()
)


@dataclass(frozen=True, slots=True)
class Person:
    """A quoted person or body, with all their stored names, the most quoted first."""

    names: tuple[str, ...]
    words: tuple[str, ...]
    count: int

    @property
    def name(self) -> str:
        """The name to show."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class TypedName:
    """The words ``[start, end)`` of a question, with somebody whom they may name.

    Attributes:
        likelihood: The likelihood that these words name this person, 0 to 1.
        is_possessive: Whether an "s" that the name does not have ends it: "orrs plan".
    """

    start: int
    end: int
    person: Person
    likelihood: float
    is_possessive: bool = False


@dataclass(frozen=True, slots=True)
class _Spelt:
    """A word read as part of a name: whose name has that part, and how surely."""

    people: frozenset[int]
    quality: float
    is_run_on: bool = False


_NOBODY = _Spelt(frozenset(), 0.0)


class TypedNames:
    """Finds the people whom an archive quotes in what users type.

    Args:
        counts: Stored names with how often each is quoted.
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.people = tuple(_gather(counts))
        self.surnames: dict[str, set[int]] = defaultdict(set)
        self.given: dict[str, set[int]] = defaultdict(set)
        self.first_surnames: dict[str, set[int]] = defaultdict(set)
        self.bodies: dict[str, set[int]] = defaultdict(set)
        self.initials: dict[str, set[int]] = defaultdict(set)
        self.words_of = [
            {frozenset(map(fold, split_words(name))) for name in _names_alone(person)} for person in self.people
        ]
        for number, person in enumerate(self.people):
            self._enter(number, person)
        self.alike = {id(known): _by_initial(known) for known in (self.surnames, self.given)}

    def _enter(self, number: int, person: Person) -> None:
        words = person.words
        if _is_human(person):
            self.surnames[words[-1]].add(number)
            if len(words) > 1:
                self.given[words[0]].add(number)
            if len(words) >= _TWO_SURNAMES and not is_given_name(words[-2].capitalize()):
                self.first_surnames[words[-2]].add(number)
            return
        for name in person.names:
            own = [fold(word) for word in split_words(name)]
            for word in own:
                self.bodies[word].add(number)
            for short in _initials(name) - STOP_WORDS:
                self.initials[short].add(number)

    def find(
        self, words: Sequence[str], common: Mapping[str, int] | None = None, small: AbstractSet[str] = frozenset()
    ) -> list[TypedName]:
        """Return whom the words of a question may name, in its order, the likeliest of each stretch first.

        Args:
            words: Lower case, without possessive endings.
            common: How many passages of the archive hold each word: one that many hold is no slip, and names nobody who
                is quoted next to never.
            small: Those that the archive mostly writes without a capital: "guy" is no given name before a surname.
        """
        return _Finding(self, [fold(word) for word in words], common or {}, small).find()


@dataclass(frozen=True, slots=True)
class _Finding:
    """The search for names in one question."""

    known: TypedNames
    words: Sequence[str]
    common: Mapping[str, int]
    small: AbstractSet[str]

    def find(self) -> list[TypedName]:
        """See `TypedNames.find`."""
        folded = self.words
        found = [*self._full_names(folded), *self._body_names(folded)]
        taken = {place for name in found if name.likelihood >= SLIP for place in range(name.start, name.end)}
        for place, word in enumerate(folded):
            if place not in taken:
                found += self._alone(folded, place, word)
        found = [name for name in found if name.likelihood > 0]
        return sorted(found, key=lambda name: (name.start, -name.likelihood, -name.person.count, name.person.name))

    def _full_names(self, words: Sequence[str]) -> list[TypedName]:
        """Return the people named by a given name and a surname, in either order, perhaps with an initial between."""
        found: list[TypedName] = []
        for start in range(len(words) - 1):
            given = self._as_given(words[start])
            for end in range(start + 2, min(start + 4, len(words)) + 1):
                if end > start + 2 and not STOP_WORDS.isdisjoint((words[start], words[end - 2])):
                    break  # "will vote for quennell" is no name
                surname = self._as_surname(words[end - 1])
                both = given.people & surname.people
                quality = given.quality * surname.quality
                if end == start + 2 and (pair := surname.people & self.known.first_surnames.get(words[start], set())):
                    both, quality = pair, surname.quality  # "garcia padilla"
                if (
                    not both and end == start + 2 and words[end - 1] not in STOP_WORDS
                ):  # "orr ada", but not "orr: i will"
                    first, last = self._as_surname(words[start]), self._as_given(words[end - 1])
                    both, quality = first.people & last.people, first.quality * last.quality * NEAR
                    surname = last
                if both:
                    found += self._typed(start, end, dict.fromkeys(both, quality), is_possessive=surname.is_run_on)
                    break
        return found

    def _alone(self, words: Sequence[str], place: int, word: str) -> list[TypedName]:
        if word in STOP_WORDS or word in ASKING_WORDS or len(word) < 2:
            return []
        surname, given = self._as_surname(word), self._as_given(word, with_slips=False)
        before = words[place - 1] if place else ""
        is_others = bool(before) and before not in STOP_WORDS | self.small and is_given_name(before.capitalize())
        sure = surname.quality * (OTHER_GIVEN if is_others else _SURNAME_ALONE)
        people = dict.fromkeys(surname.people, sure)
        if is_others and (bare := {number for number in surname.people if len(self.known.people[number].words) == 1}):
            # The archive may know "Ada Orr" as "Orr" alone.
            whole = dict.fromkeys(bare, surname.quality * _SURNAME_ALONE)
            return self._typed(place - 1, place + 1, whole, is_possessive=surname.is_run_on)
        is_of_other = self._has_other_surname(words, place)
        for number in given.people - surname.people if len(word) >= _SHORTEST_GIVEN else ():
            is_theirs = is_of_other and self.known.people[number].count < _WELL_QUOTED
            sure = OTHER_GIVEN if is_others or is_theirs else self._given_alone(number, given.people)
            people[number] = given.quality * sure
        held = self.common.get(word, 0)
        people = {
            number: sure * share_as_name(self.known.people[number].count, held) for number, sure in people.items()
        }
        is_run_on = surname.is_run_on or (not surname.people and given.is_run_on)
        return self._typed(place, place + 1, people, is_possessive=is_run_on)

    def _has_other_surname(self, words: Sequence[str], place: int) -> bool:
        """Whether a surname follows a word, or a word that hardly a passage holds: "sam lau", if Sam Orr is quoted."""
        behind = words[place + 1] if place + 1 < len(words) else ""
        if not behind or behind in STOP_WORDS | ASKING_WORDS | self.small:
            return False
        return behind in self.known.surnames or self.common.get(behind, RARE + 1) <= RARE

    def _given_alone(self, number: int, bearers: AbstractSet[int]) -> float:
        """Return how surely a given name alone means one of its bearers: more, if hardly another is quoted."""
        count = self.known.people[number].count
        share = count / sum(self.known.people[bearer].count for bearer in bearers)
        return _GIVEN_ALONE + (_SURNAME_ALONE - _GIVEN_ALONE) * share * count / (count + _WELL_QUOTED)

    def _body_names(self, words: Sequence[str]) -> list[TypedName]:
        """Return the bodies named by enough words of their name in a row, or by their initials."""
        found: list[TypedName] = []
        for start, word in enumerate(words):
            for number in self.known.initials.get(word, ()):
                found += self._typed(start, start + 1, {number: _SHORT_BODY})
            for number in () if word in _IDLE else self.known.bodies.get(word, ()):
                found += self._body_at(words, start, number)
        return found

    def _body_at(self, words: Sequence[str], start: int, number: int) -> list[TypedName]:
        """Return a body if the words from a place on are its name, or a good part of it."""
        own = frozenset().union(*self.known.words_of[number])
        end = start
        while end < min(len(words), start + _LONGEST_BODY) and (words[end] in own or words[end] in _JOINING):
            end += 1
        while end > start and words[end - 1] in _JOINING - own:
            end -= 1
        run = list(words[start:end])
        is_run_on = start < end < len(words) and words[end][-1:] == "s" and words[end][:-1] in own - set(run)
        if is_run_on:  # "the harbour unions reaction"
            run.append(words[end][:-1])
            end += 1
        share = self._share_of_body(number, set(run))
        if not run or set(run) <= _IDLE or share < self._least_of_body(number, run) - _ROUNDING:
            return []
        likelihood = EXACT if share > 1 - _ROUNDING else _SHORT_BODY * share
        if likelihood < EXACT and share >= _MOST_OF_BODY and len(set(run) - _JOINING) >= _LONG_BODY:
            likelihood = NEAR
        return self._typed(start, end, {number: likelihood}, is_possessive=is_run_on)

    def _least_of_body(self, number: int, run: Sequence[str]) -> float:
        """Return the share of a name that these words need. One word is enough if it begins the name."""
        name = self.known.people[number].name
        is_part = len(run) > 1 or (name.lower().removeprefix("the ").startswith(run[0]) and len(run[0]) > 3)
        if is_described(name):
            return _MOST_OF_BODY if len(set(run) - _JOINING) >= _LONG_BODY else EXACT
        return _LEAST_OF_BODY if is_part else EXACT

    def _share_of_body(self, number: int, typed: set[str]) -> float:
        """Return the share that is typed of the name of a body, of several that of which it is most."""
        return max(self._share_of_name(name, typed) for name in self.known.words_of[number])

    def _share_of_name(self, name: AbstractSet[str], typed: set[str]) -> float:
        weights = {word: 1 / len(self.known.bodies[word]) ** 0.5 for word in name if word not in _JOINING}
        whole = sum(weights.values())
        return sum(weight for word, weight in weights.items() if word in typed) / whole if whole else 0.0

    def _typed(
        self, start: int, end: int, likelihoods: Mapping[int, float], *, is_possessive: bool = False
    ) -> list[TypedName]:
        """Return the likeliest of several bearers of a name: those quoted more are meant more often."""
        most = max((self.known.people[number].count for number in likelihoods), default=1)
        weighed = {
            number: likelihood * (self.known.people[number].count / most) ** 0.5
            for number, likelihood in likelihoods.items()
        }
        ordered = sorted(weighed, key=lambda number: (-weighed[number], self.known.people[number].name))[:_MOST_PEOPLE]
        return [TypedName(start, end, self.known.people[number], weighed[number], is_possessive) for number in ordered]

    def _as_surname(self, word: str) -> _Spelt:
        return self._part(word, self.known.surnames, with_slips=True)

    def _as_given(self, word: str, *, with_slips: bool = True) -> _Spelt:
        if len(word) == 1:
            return _Spelt(
                frozenset(n for given, people in self.known.given.items() if given[0] == word for n in people), NEAR
            )
        exact = self.known.given.get(word, set())
        nicknamed = {number for given in same_given(word) for number in self.known.given.get(given, ())}
        if exact or nicknamed:
            return _Spelt(frozenset(exact | nicknamed), EXACT if exact else NEAR)
        return self._part(word, self.known.given, with_slips=with_slips)

    def _part(self, word: str, known: Mapping[str, set[int]], *, with_slips: bool) -> _Spelt:
        """Return the people whose names have a word: as written, with an "s" at its end, or misspelt."""
        if len(word) < 2 or word in STOP_WORDS:
            return _NOBODY
        people = known.get(word, set())
        if word.endswith("s") and word[:-1] in known:
            return _Spelt(frozenset(people | known[word[:-1]]), EXACT if people else NEAR, is_run_on=True)
        if people:
            return _Spelt(frozenset(people), EXACT)
        if not with_slips:
            return _NOBODY
        for typed, is_run_on in ((word, False), (word[:-1], True)):
            alike = self.known.alike[id(known)].get(typed[0], ()) if len(typed) >= _SHORTEST_SLIP else ()
            best = process.extractOne(typed, alike, scorer=fuzz.ratio, score_cutoff=_LIKE_WORD)
            if not best or (is_run_on and not word.endswith("s")):
                continue
            # A word's forms are counted with it, and the slip may be one of the name's.
            if self.common.get(word, 0) <= RARE or stem(best[0]) == stem(typed):
                return _Spelt(frozenset(known[best[0]]), SLIP, is_run_on=is_run_on)
        return _NOBODY


def share_as_name(quoted: int, passages: int) -> float:
    """Return the likelihood that a word is a name, from the passages that contain it and the statements of its bearer.

    >>> share_as_name(2, 1000) < 0.02, share_as_name(500, 1000)
    (True, 1.0)
    """
    return min(1.0, _COMMON * quoted / passages) if passages else 1.0


def _initials(name: str) -> set[str]:
    """Return the initials of each run of capitalised words in a body's name, apart from short words.

    So are initials at the beginning of the name, which stand for it alone.

    >>> _initials("the poll by the Marrowby Chamber of Trade"), _initials("MOLE Watch")
    ({'mct'}, {'mole'})
    """
    first = name.split(maxsplit=1)[0]
    spelt = {fold(first)} if first.isupper() and first.isalpha() and first != name else set()
    runs: list[list[str]] = [[]]
    for word in name.split():
        if word[0].isupper() and word.lower() not in STOP_WORDS:
            runs[-1].append(fold(word[0]))
        elif fold(word) not in _JOINING:
            runs.append([])
    return {short for short in (*spelt, *map("".join, runs)) if len(short) >= _SHORTEST_INITIALS}


def _by_initial(known: Iterable[str]) -> dict[str, list[str]]:
    """Return the words that may be misspelt, by their first letter, which nobody mistypes."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for word in known:
        if len(word) >= _SHORTEST_SLIP:
            grouped[word[0]].append(word)
    return grouped


@cache
def same_given(word: str) -> frozenset[str]:
    """Return the given names that have a word as their short form, and its own short forms.

    By PyPI's `nicknames`, which has English ones, and a list of others written by hand.

    >>> "robert" in same_given("bob"), "jeff" in same_given("jeffrey"), "benjamin" in same_given("bibi")
    (True, True, True)
    """
    namer = _nicknames()
    english = {*namer.canonicals_of(word), *namer.nicknames_of(word), given_form(word)}
    return frozenset(english | _foreign().get(word, frozenset())) - {word}


@cache
def _nicknames() -> "NickNamer":
    from nicknames import NickNamer

    return NickNamer()


@cache
def _foreign() -> Mapping[str, AbstractSet[str]]:
    """Return the given names of each short form from beyond English."""
    given: dict[str, set[str]] = defaultdict(set)
    for name, shorts in load_words("foreign_nicknames").items():
        for short in shorts.split():
            given[short].add(name)
    return given


def _is_human(person: Person) -> bool:
    """Whether the last word of a name is used alone, as a person's surname is, and a name of one word."""
    words = person.words
    if is_described(person.name) or " and " in person.name or "&" in person.name or person.name.startswith("The "):
        return False
    return len(words) == 1 or is_person(person.name) or (len(words) <= _LONGEST_HUMAN and not set(words) & _BODY_WORDS)


def _names_alone(person: Person) -> Sequence[str]:
    """Return the names by each of which somebody is known. Of a group it is one: "Orr's top aides" are aides too."""
    return person.names[:1] if person.name.endswith("s") else person.names


def _gather(counts: Mapping[str, int]) -> Iterable[Person]:
    """Yield the quoted people, each with all their names. A bare surname goes to its likeliest bearer."""
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in sorted(counts, key=lambda count: (-counts[count], count)):
        words = name_words(name)
        if not words:
            continue
        human = len(words) > 1 and is_person(name)
        key = (given_form(words[0]), words[-1]) if human else ("", *words)
        groups[key].append(name)
    bearers: dict[tuple[str, ...], tuple[str, ...]] = {}
    for key, names in groups.items():
        if key[0]:
            surname = name_words(names[0])[1:]
            best = bearers.get(surname)
            if best is None or _total(counts, groups[best]) < _total(counts, names):
                bearers[surname] = key
    for key in [key for key in groups if not key[0] and key[1:] in bearers]:
        groups[bearers[key[1:]]] += groups.pop(key)
    for names in groups.values():
        yield Person(tuple(names), name_words(names[0]), _total(counts, names))


def _total(counts: Mapping[str, int], names: Iterable[str]) -> int:
    return sum(counts[name] for name in names)
