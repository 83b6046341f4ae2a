"""The people of one article: whom a name, a pronoun or a role means.

A surname alone, a pronoun and a role are resolved only to people whom the article names in full, or who have spoken.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.extraction.by_words.items import Item, Kind
from index.extraction.by_words.names import NameFinder, NameRun
from index.language.vocabularies.declension import is_patronymic, nominative_patronymic
from index.language.vocabularies.lexicon import Lexicon
from index.language.vocabularies.name_keys import case_key
from index.language.vocabularies.verb_forms import reporting_words

#: Words between a role and its holder's name.
_NEAR_ROLE = 5
#: Items before a name that opens its sentence: an article and a role.
_OPENING = 2
_LONGEST_OPENING = 8
#: Ends of nouns and adjectives in the genitive, which may stand between a role and its holder's name.
_GENITIVE = tuple("а я у ю ої ого його ого ой ого ых их ів ей ов ей ії ы и і ej ego ych ów y u ki".split())
#: Words of a name that has a patronymic and a surname.
_WITH_PATRONYMIC = 3
#: Mentions, the last ones, among which a pronoun or a surname finds its person.
_REMEMBERED = 200
#: People of one surname, and surnames of one given name, that are told apart; no news has more.
_MOST_NAMESAKES = 100


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the article names.

    Attributes:
        name: In the nominative, as full as the article has it.
        gender: "m", "f", or "" where nothing tells it.
        key: The surname's key, over all cases.
        is_certain: Whether the article has the name in the nominative.
    """

    name: str
    gender: str
    key: str
    is_certain: bool = True

    @property
    def given(self) -> str:
        """The given name or initial, lower case; "" if there is none."""
        words = self.name.split()
        return words[0].lower() if len(words) > 1 else ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name in the text. ``oblique`` where its case is not a subject's."""

    start: int
    sentence: int
    person: Person
    oblique: bool = False
    speaks: bool = False
    opens: bool = False


class People:
    """Whom the article names, and where. Sentences are added in order before anybody is looked up."""

    def __init__(self, lexicon: Lexicon, finder: NameFinder) -> None:
        self._lexicon = lexicon
        self._finder = finder
        self._by_key: dict[str, list[Person]] = defaultdict(list)
        self._surnames: dict[str, dict[str, None]] = defaultdict(dict)
        self._holders: dict[str, list[Person]] = defaultdict(list)
        self._mentions: list[Mention] = []

    def add(self, items: Sequence[Item], runs: Sequence[NameRun]) -> None:
        """Note the full names of a sentence."""
        for run in runs:
            if run.is_full and (run.has_given or self._is_introduced(items, run)):
                self._register(self.read(run, after=items[run.first - 1] if run.first else None)[0])

    def note(self, number: int, items: Sequence[Item], runs: Sequence[NameRun]) -> None:
        """Note who is mentioned in a sentence, and which roles they hold."""
        for run in runs:
            person = self.find(run)
            if person is None:
                continue
            opens = run.first <= _OPENING or self._opens_with_role(items, run.first)
            self._mentions.append(Mention(items[run.first].start, number, person, self.is_oblique(run), opens=opens))
            self._note_roles(items, run, person)

    def _note_roles(self, items: Sequence[Item], run: NameRun, person: Person) -> None:
        for role in self._roles_beside(items, run):
            if person not in self._holders[role]:
                self._holders[role].append(person)

    def spoke(self, items: Sequence[Item], run: NameRun | None, start: int, number: int, person: Person) -> None:
        """Note that somebody spoke: a pronoun means them rather than others, and their surname means them later.

        Args:
            items: The sentence.
            run: The name in it, where one told who spoke.
            start: Where the source stands.
            number: The sentence's number.
            person: Who spoke.
        """
        if person.given:
            self._register(person)
            if run is not None:
                self._note_roles(items, run, person)
        self._mentions.append(Mention(start, number, person, speaks=True))

    def read(self, run: NameRun, after: Item | None = None, *, oblique: bool = False) -> tuple[Person, bool]:
        """Return the person of a name as it stands, and whether it stands in another case than the nominative."""
        words = run.words
        surname, given = words[-1], words[0]
        forms = self._finder.morphology.given_forms(given) or self._finder.morphology.given_forms(given.split("-")[0])
        key = case_key(surname, self._lexicon.code)
        if not self._lexicon.words.declines or not run.is_full or not forms:
            known = forms if run.is_full or run.has_given else ()
            if (
                self._lexicon.words.declines
                and not run.is_full
                and known
                and not any(form.is_nominative for form in known)
            ):
                name = known[0].name
                return Person(name, known[0].gender, case_key(name, self._lexicon.code), is_certain=False), True
            return Person(" ".join(words), known[0].gender if known else "", key), False
        nominatives = [form for form in forms if form.is_nominative]
        others = [form for form in forms if not form.is_nominative]
        governed = oblique or (after is not None and after.lower in self._lexicon.prepositions)
        for form in others if governed or not nominatives else ():
            changed = self._finder.morphology.nominative(surname, form.gender)
            if changed != surname or form.gender == "f" or not nominatives:
                middle = map(nominative_patronymic, words[1:-1])
                return Person(" ".join((form.name, *middle, changed)), form.gender, key, is_certain=False), True
        chosen = nominatives[0] if nominatives else others[0]
        return Person(" ".join(words), chosen.gender, key), False

    def is_oblique(self, run: NameRun) -> bool:
        """Whether a name's form cannot be a subject's."""
        if not self._lexicon.words.declines:
            return False
        forms = self._finder.morphology.given_forms(run.words[0])
        if run.is_full and forms:
            return not any(form.is_nominative for form in forms)
        person = self.find(run)
        return person is not None and person.is_certain and run.words[-1] not in person.name.split()

    def find(self, run: NameRun, gender: str = "", before: int | None = None) -> Person | None:
        """Return the known person whom a name means: of several with the surname the one who was named last."""
        same = self._namesakes(run.words[-1])
        if run.is_full:
            same = self._with_patronymic(run) or same
            known = [person for person in same if _is_same_given(self.read(run)[0].given, person.given)] or [
                person for person in same if _is_same_given(self.read(run, oblique=True)[0].given, person.given)
            ]
            return known[0] if known else None
        fitting = [person for person in same if _agrees(person.gender, gender)] or ([] if gender else same)
        if not fitting and run.has_given:
            forms = {form.name.lower() for form in self._finder.morphology.given_forms(run.words[0])}
            keys = dict.fromkeys(key for form in sorted(forms) for key in self._surnames.get(form, ()))
            fitting = [person for key in keys for person in self._by_key[key] if person.given in forms]
        if len(fitting) < 2 or before is None:
            return fitting[0] if fitting else None
        named = [
            mention.person
            for mention in self._mentions[-_REMEMBERED:]
            if mention.start < before and mention.person in fitting
        ]
        return named[-1] if named else fitting[0]

    def _with_patronymic(self, run: NameRun) -> list[Person]:
        """Return those whom a given name and a patronymic may mean: "Ivan Petrovich" for "Ivan Petrovich Orlov"."""
        if not is_patronymic(run.words[-1]):
            return []
        forms = self._finder.morphology.given_forms(run.words[0])
        keys = dict.fromkeys(key for form in forms for key in self._surnames.get(form.name.lower(), ()))
        wanted = case_key(run.words[-1], self._lexicon.code)
        people = [
            person for key in keys for person in self._by_key[key] if len(person.name.split()) == _WITH_PATRONYMIC
        ]
        return [person for person in people if case_key(person.name.split()[1], self._lexicon.code) == wanted]

    def of_pronoun(self, gender: str, start: int) -> Person | None:
        """Return whom a pronoun, or a verb without a subject, means: who has the gender in the last such sentence."""
        late = self._mentions[-_REMEMBERED:]
        earlier = [mention for mention in late if mention.start < start and _agrees(mention.person.gender, gender)]
        if not earlier:
            return None
        last = max(mention.sentence for mention in earlier)
        there = [mention for mention in earlier if mention.sentence == last]
        spoken = [mention for mention in there if mention.speaks]
        direct = [mention for mention in there if not mention.oblique]
        return (spoken[-1] if spoken else (direct or there)[0]).person

    def last_speaker(self, gender: str, start: int) -> Person | None:
        """Return who spoke last of the gender, or whom a pronoun would mean."""
        late = [mention for mention in self._mentions[-_REMEMBERED:] if mention.start < start]
        spoken = [mention for mention in late if mention.speaks]
        last = max((mention.sentence for mention in late), default=-1)
        opening = [mention for mention in late if mention.sentence == last and mention.opens and not mention.oblique]
        fitting = [mention for mention in opening if _agrees(mention.person.gender, gender)]
        if spoken and fitting and spoken[-1].sentence < last:
            return fitting[0].person
        if spoken and _agrees(spoken[-1].person.gender, gender):
            return spoken[-1].person
        return self.of_pronoun(gender, start)

    def holder(self, role: str) -> Person | None:
        """Return the one person to whom the article gives a role."""
        held = self._holders.get(role, [])
        return held[0] if len(held) == 1 else None

    def called(self, role: str, gender: str, start: int) -> Person | None:
        """Return whom "the politician" means: who was mentioned last of those whose role may be called so."""
        wanted = self._lexicon.callings_of(role)
        fitting = {
            (person.key, person.given)
            for held, people in self._holders.items()
            if wanted & self._lexicon.callings_of(held)
            for person in people
            if _agrees(person.gender, gender) or self._lexicon.role_of(held) == gender
        }
        late = [mention for mention in self._mentions[-_REMEMBERED:] if mention.start < start]
        called = (mention.person for mention in reversed(late))
        found = next((person for person in called if (person.key, person.given) in fitting), None)
        return found or self._alone(late, gender, wanted)

    def _alone(self, late: Sequence[Mention], gender: str, wanted: frozenset[int]) -> Person | None:
        """Return the one person of the last sentence that names any, if nothing is known against their being meant."""
        last = max((mention.sentence for mention in late), default=-1)
        named = {(mention.person.key, mention.person.given) for mention in late if mention.sentence == last}
        person = late[-1].person if len(named) == 1 else None
        if person is None or not gender or person.gender != gender:
            return None
        is_known = any((other.key, other.given) in named for people in self._holders.values() for other in people)
        return None if is_known and wanted else person

    def _opens_with_role(self, items: Sequence[Item], first: int) -> bool:
        """Whether nothing but a role goes before a name: "The mayor of the town, Ada Orr, ..."."""
        if first > _LONGEST_OPENING or not any(self._lexicon.is_role(item.lower) for item in items[:_OPENING]):
            return False
        return not any(item.is_word and item.lower in reporting_words(self._lexicon.code) for item in items[:first])

    def _is_introduced(self, items: Sequence[Item], run: NameRun) -> bool:
        before = items[run.first - 1] if run.first else None
        behind = items[run.last + 1] if run.last + 1 < len(items) and items[run.last].text == "," else None
        beside = [item for item in (before, behind) if item is not None and item.is_word]
        if run.has_title or any(self._lexicon.is_role(item.lower) for item in beside):
            return True
        between = items[1 : run.first]
        is_chain = bool(between) and all(item.is_word and item.lower.endswith(_GENITIVE) for item in between)
        return self._lexicon.words.declines and is_chain and self._lexicon.is_role(items[0].lower)

    def _namesakes(self, surname: str) -> list[Person]:
        found = self._by_key.get(case_key(surname, self._lexicon.code), [])
        if not found and surname.endswith("s"):
            return self._by_key.get(case_key(surname[:-1], self._lexicon.code), [])
        return found

    def _register(self, person: Person) -> None:
        known = self._by_key[person.key]
        for number, other in enumerate(known):
            if _is_same_given(other.given, person.given):
                better = person if person.is_certain and not other.is_certain else other
                known[number] = replace(better, gender=other.gender or person.gender)
                self._surnames[better.given][person.key] = None
                return
        if len(known) < _MOST_NAMESAKES and len(self._surnames[person.given]) < _MOST_NAMESAKES:
            known.append(person)
            self._surnames[person.given][person.key] = None

    def _roles_beside(self, items: Sequence[Item], run: NameRun) -> list[str]:
        before = items[max(0, run.first - _NEAR_ROLE) : run.first]
        joins = [item.is_word or item.text == "," or item.kind is Kind.TITLE for item in before]
        cut = next((n for n in range(len(before), 0, -1) if not joins[n - 1]), 0)
        after = items[run.last + 1 : run.last + 3] if run.last < len(items) and items[run.last].text == "," else []
        roles = [item.lower for item in (*before[cut:], *after) if item.is_word and self._lexicon.is_role(item.lower)]
        is_in_case = run.is_full and self.is_oblique(run)  # "the mayor met the deputy Ada Orr" makes her no mayor
        return [role for role in roles if not is_in_case or self._lexicon.role_in_case(role) is not None]


def _agrees(one: str, other: str) -> bool:
    return not one or not other or one == other


def _is_same_given(one: str, other: str) -> bool:
    if not one or not other:
        return False
    return one == other or (1 in {len(one.strip(".")), len(other.strip("."))} and one[0] == other[0])
