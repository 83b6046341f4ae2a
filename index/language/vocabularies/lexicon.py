"""A language's words arranged for looking them up, all lower case.

Pure, but for reading the file once.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, wraps
from types import MappingProxyType
from typing import TypeVar

from index.language.vocabularies.vocabulary import Vocabulary, read_vocabulary

_SHORTEST_NOUN = 5
_LONGEST_CASE = 2
#: Letters of a noun that may end a compound.
_SHORTEST_END = 5

#: Words that each method remembers; an article has some hundreds.
_MOST_REMEMBERED = 20_000

_Found = TypeVar("_Found")


def _remembered(find: Callable[["Lexicon", str], _Found]) -> Callable[["Lexicon", str], _Found]:
    """Keep what a method found of the words that it was asked about last: an article asks of one again and again."""
    place = f"_{find.__name__}"

    @wraps(find)
    def look_up(lexicon: "Lexicon", word: str) -> _Found:
        found: dict[str, _Found] = vars(lexicon).setdefault(place, {})
        if word not in found:
            if len(found) >= _MOST_REMEMBERED:
                found.clear()
            found[word] = find(lexicon, word)
        return found[word]

    return look_up


@dataclass(frozen=True)
class Lexicon:
    """A vocabulary arranged for looking words up, all lower case."""

    words: Vocabulary

    @property
    def code(self) -> str:
        """The language's ISO 639-1 code."""
        return self.words.language

    @cached_property
    def that(self) -> frozenset[str]:
        """Words that open a clause of reported speech."""
        return frozenset(self.words.that)

    @cached_property
    def as_(self) -> frozenset[str]:
        """Words as in "as she said"."""
        return frozenset(self.words.as_)

    @cached_property
    def skipped(self) -> frozenset[str]:
        """Words between verb and subject, days and months included."""
        return frozenset(self.words.skipped) | frozenset(self.words.weekdays) | frozenset(self.words.months)

    @cached_property
    def determiners(self) -> frozenset[str]:
        """Articles and the like."""
        return frozenset(self.words.determiners)

    @cached_property
    def links(self) -> frozenset[str]:
        """Words that join a noun phrase."""
        return frozenset(self.words.links)

    @cached_property
    def prepositions(self) -> frozenset[str]:
        """Words whose noun is no subject."""
        return frozenset(self.words.prepositions)

    @cached_property
    def conjunctions(self) -> frozenset[str]:
        """Words that join clauses."""
        return frozenset(self.words.conjunctions)

    @cached_property
    def media(self) -> frozenset[str]:
        """Nouns for who carries news."""
        return frozenset(self.words.media)

    @cached_property
    def papers(self) -> frozenset[str]:
        """Nouns for what holds words without telling whose."""
        return frozenset(self.words.papers)

    @cached_property
    def organisations(self) -> frozenset[str]:
        """Nouns for bodies that speak."""
        return frozenset(self.words.organisations)

    @cached_property
    def titles(self) -> frozenset[str]:
        """Titles before names."""
        return frozenset(title.lower() for title in self.words.titles)

    @cached_property
    def particles(self) -> frozenset[str]:
        """Small words within names."""
        return frozenset(self.words.particles)

    @cached_property
    def no_names(self) -> frozenset[str]:
        """Words that are no names although they may be capitalised."""
        own = self.words
        return frozenset(own.no_names) | frozenset(own.weekdays) | frozenset(own.months) | self.determiners

    @cached_property
    def pronouns(self) -> Mapping[str, str]:
        """Gender by subject pronoun."""
        return _gendered(self.words.pronouns)

    @cached_property
    def relatives(self) -> Mapping[str, str]:
        """Gender by relative pronoun; empty where the word tells none."""
        return _gendered(self.words.relatives)

    @cached_property
    def people(self) -> Mapping[str, str]:
        """Gender by noun that may mean somebody named before."""
        return _gendered(self.words.people)

    @cached_property
    def naming(self) -> frozenset[str]:
        """Verbs by which somebody calls something by a word."""
        return frozenset(self.words.naming)

    @cached_property
    def indefinites(self) -> frozenset[str]:
        """Articles of somebody who was not named before."""
        return frozenset(self.words.indefinites)

    def callings_of(self, word: str) -> frozenset[int]:
        """Return the numbers of the lines of callings with a noun for people, in any case or as a compound's end.

        >>> bool(lexicon("de").callings_of("oberbürgermeister") & lexicon("de").callings_of("rathauschef"))
        True
        """
        return _callings_of(self.code, word)

    @cached_property
    def roles(self) -> Mapping[str, str]:
        """Gender by noun for people; of a noun for both, none."""
        found: dict[str, str] = {}
        for gender in ("p", "m", "f"):
            for noun in getattr(self.words.roles, gender):
                found[noun] = "" if noun in found and found[noun] != gender else gender
        return MappingProxyType(found)

    @cached_property
    def given_names(self) -> Mapping[str, str]:
        """Gender by given name, lower case."""
        names = self.words.given_names
        return MappingProxyType(
            {name.lower(): "m" for name in names.m} | {name.lower(): "f" for name in names.f if name not in names.m}
        )

    @cached_property
    def own_phrases(self) -> Mapping[tuple[str, ...], str]:
        """Gender by phrase that holds a pronoun."""
        return MappingProxyType(
            {tuple(phrase.split("_")): gender for phrase, gender in _gendered(self.words.according.own).items()}
        )

    @cached_property
    def own_lengths(self) -> Mapping[str, tuple[int, ...]]:
        """How many words phrases with a pronoun have, the most first, by their first word."""
        return _lengths(self.own_phrases)

    @cached_property
    def before_lengths(self) -> Mapping[str, tuple[int, ...]]:
        """How many words phrases before a source have, the most first, by their first word."""
        return _lengths(self.before_phrases)

    @cached_property
    def before_phrases(self) -> Mapping[tuple[str, ...], bool]:
        """Whether a phrase before a source is a weak one, by phrase."""
        own = self.words.according
        strong = {tuple(phrase.split("_")): False for phrase in own.before}
        return MappingProxyType(strong | {tuple(phrase.split("_")): True for phrase in own.weak})

    @cached_property
    def carried(self) -> Mapping[tuple[str, ...], str]:
        """Gender by phrase for what media give of a speaker, the longest first; empty where the speaker follows."""
        phrases = _gendered(self.words.according.carried)
        ordered = sorted(phrases.items(), key=lambda pair: -pair[0].count("_"))
        return MappingProxyType({tuple(phrase.split("_")): gender for phrase, gender in ordered})

    @cached_property
    def after_phrases(self) -> tuple[tuple[str, ...], ...]:
        """Phrases behind a source."""
        return tuple(tuple(phrase.split("_")) for phrase in self.words.according.after)

    @_remembered
    def role_of(self, word: str) -> str | None:
        """Return the gender of a noun for people, "" if it tells none; None for another word.

        >>> lexicon("de").role_of("klinikchef"), lexicon("de").role_of("brücke")
        ('m', None)
        """
        if word in self.roles or word in self.people:
            return self.roles.get(word, self.people.get(word, ""))
        if not word[2:].endswith(self.words.role_endings):
            return None
        ending = next(ending for ending in self.words.role_endings if word[2:].endswith(ending))
        return "f" if ending.endswith("in") or ending == "frau" else "m"

    def is_role(self, word: str) -> bool:
        """Whether a word is a noun for people, in any case."""
        return self.role_of(word) is not None or self.role_in_case(word) is not None

    @_remembered
    def role_in_case(self, word: str) -> str | None:
        """Return the noun for people of which a word is another case; None for other words."""
        if not self.words.declines:
            return None
        return next((role for role in self.roles if word != role and _is_in_case(word, role)), None)

    @_remembered
    def is_organisation(self, word: str) -> bool:
        """Whether a word is a noun for a body, or in a language of compounds ends in one."""
        if word in self.organisations:
            return True
        return self.words.capital_nouns and word[1:].endswith(self._ends_of_bodies)

    @cached_property
    def _ends_of_bodies(self) -> tuple[str, ...]:
        """Nouns for bodies that may end a compound."""
        least = 4
        return tuple(noun for noun in self.organisations if len(noun) >= least)

    @_remembered
    def body_of(self, word: str) -> str | None:
        """Return the noun for a body of which a word is another case; None for other words.

        >>> lexicon("uk").body_of("прокуратурі")
        'прокуратура'
        """
        if not self.words.declines:
            return None
        return next(
            (
                organisation
                for organisation in self.words.organisations
                if word != organisation and _is_in_case(word, organisation)
            ),
            None,
        )

    @_remembered
    def is_media(self, word: str) -> bool:
        """Whether a word is a noun for who carries news, in any case."""
        if word in self.media:
            return True
        return any(_is_in_case(word, medium) for medium in self.media)


def _is_in_case(word: str, noun: str) -> bool:
    """Whether a word may be a case of a noun: the same but for its ending."""
    return len(noun) >= _SHORTEST_NOUN and word[: len(noun) - 1] == noun[:-1] and len(word) <= len(noun) + _LONGEST_CASE


def _lengths(phrases: Iterable[tuple[str, ...]]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for phrase in phrases:
        found.setdefault(phrase[0], set()).add(len(phrase))
    return MappingProxyType({first: tuple(sorted(those, reverse=True)) for first, those in found.items()})


def _gendered(words: tuple[str, ...]) -> Mapping[str, str]:
    pairs = (word.partition(":") for word in words)
    return MappingProxyType({word: gender for word, _, gender in pairs})


@cache
def _callings_of(code: str, word: str) -> frozenset[int]:
    words = lexicon(code).words

    def is_of(noun: str) -> bool:
        is_compound = len(noun) >= _SHORTEST_END and word.endswith(noun)
        return word == noun or is_compound or (words.declines and _is_in_case(word, noun))

    return frozenset(number for number, line in enumerate(words.callings) if any(map(is_of, line.split())))


@cache
def lexicon(code: str) -> Lexicon:
    """Return a language's words.

    Raises:
        pydantic.ValidationError: If its file is not as described above.
    """
    return Lexicon(read_vocabulary(code))
