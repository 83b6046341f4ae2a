"""A language's words as its file has them, checked when the file is first read.

Pure, but for that read. A file is words only: `CONTRIBUTING.md` says how to write one. A phrase of several words is
written with underscores, and a gender follows a colon: "m", "f", "n", or "p" for several.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from index.language.word_lists import words_of_rows

#: ISO 639-1 codes of the languages that have a file.
CODES = ("de", "es", "fr", "it", "pl", "pt", "ru", "uk")

_SHORTEST_NOUN = 5
_LONGEST_CASE = 2


def _sorted(rows: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of rows, which are sorted and name each word once."""
    found = tuple(words_of_rows(rows))
    if list(found) != sorted(set(found)):
        raise ValueError("the words are sorted, each once")
    return found


Words = Annotated[tuple[str, ...], AfterValidator(_sorted)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class VerbGroup(_Entry):
    """Reporting verbs of one meaning.

    Attributes:
        infinitives: Those whose forms follow the conjugations; "an|fügen" has a particle that may stand apart.
        forms: Those that do not follow: words, phrases, and "gab|an" for a form with its particle apart.
        weight: From 0 to 1: how surely the subject put the content into words.
    """

    meaning: str
    takes: tuple[Literal["clause", "quote"], ...]
    polarity: Literal["said", "denied", "asked"]
    weight: float = Field(gt=0, le=1)
    infinitives: Words
    forms: Words


class According(_Entry):
    """Phrases that name a source without a verb.

    Attributes:
        before: Those before the source: "laut", "за словами".
        weak: Those that mean more besides; they count at a sentence's start, before a person and a comma.
        after: Those behind it: "zufolge".
        own: Those that hold a pronoun.
        quoting: Words between a quotation and its source that are no verb: "so Brandt".
    """

    before: Words
    weak: Words
    after: Words
    own: Words
    quoting: Words


class Roles(_Entry):
    """Nouns for people, lower case, of men, women and several."""

    m: Words
    f: Words
    p: Words


class GivenNames(_Entry):
    """Given names in the nominative."""

    m: Words
    f: Words


class Asking(_Entry):
    """Words of questions: what, who, whether, about, to deny, latest; and those that carry no topic."""

    what: Words
    who: Words
    whether: Words
    about: Words
    deny: Words
    latest: Words
    function: Words


class MainClause(_Entry):
    """How a language reports in a clause without "that".

    Attributes:
        reporting: Forms in which another's words are reported.
        closed: Words that open a clause of another kind.
        relatives: Words that may open a relative clause.
        infinitive: Words before an infinitive.
        finite: Verbs that stand second in a main clause.
        preterite: Those of the reporting forms that a relative clause ends in as well.
    """

    reporting: Words
    closed: Words
    relatives: Words
    infinitive: Words
    finite: Words
    preterite: Words


class Example(_Entry):
    """A text and what is read of it, pairs of speaker and content in order; the first sentence may introduce people."""

    text: str
    statements: tuple[tuple[str | None, str], ...]


class Vocabulary(_Entry):
    """The words of one language.

    Attributes:
        drops_subject: Whether "said" alone may have "he" or "she" for its subject.
        needs_comma: Whether a comma stands before each clause.
        capital_nouns: Whether all nouns are capitalised.
        speaks_after_dash: Whether a dash may open speech.
        declines: Whether names have cases.
        elisions: Words that lose their vowel before another: "l'".
        enclitics: Pronouns that a hyphen joins to their verb.
        skipped: Words that may stand between a verb and its subject.
        links: Words that join a noun phrase: "the head of the council".
        prepositions: Words whose noun is no subject.
        media: Nouns for who carries news and is no speaker of it.
        papers: Nouns for what holds words without telling whose: a report, a study.
        main_clause: None where each reported clause has its "that".
        no_names: Capitalised words that are no names, lower case.
        role_endings: Ends of compound nouns for people.
    """

    language: str
    drops_subject: bool
    needs_comma: bool
    capital_nouns: bool
    speaks_after_dash: bool
    declines: bool
    elisions: Words
    enclitics: Words
    conjugations: Mapping[str, str]
    verbs: tuple[VerbGroup, ...]
    that: Words
    as_: Words = Field(alias="as")
    relatives: Words
    skipped: Words
    negations: Words
    pronouns: Words
    determiners: Words
    links: Words
    prepositions: Words
    conjunctions: Words
    organisations: Words
    media: Words
    papers: Words
    main_clause: MainClause | None = None
    titles: Words
    particles: Words
    role_endings: Words
    months: Words
    weekdays: Words
    no_names: Words
    according: According
    roles: Roles
    given_names: GivenNames
    asking: Asking
    examples: Mapping[str, tuple[Example, ...]]


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
        return frozenset(one.lower() for one in self.words.titles)

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
            {one.lower(): "m" for one in names.m} | {one.lower(): "f" for one in names.f if one not in names.m}
        )

    @cached_property
    def own_phrases(self) -> Mapping[tuple[str, ...], str]:
        """Gender by phrase that holds a pronoun."""
        return MappingProxyType(
            {tuple(one.split("_")): gender for one, gender in _gendered(self.words.according.own).items()}
        )

    @cached_property
    def before_phrases(self) -> Mapping[tuple[str, ...], bool]:
        """Whether a phrase before a source is a weak one, by phrase."""
        own = self.words.according
        strong = {tuple(one.split("_")): False for one in own.before}
        return MappingProxyType(strong | {tuple(one.split("_")): True for one in own.weak})

    @cached_property
    def after_phrases(self) -> tuple[tuple[str, ...], ...]:
        """Phrases behind a source."""
        return tuple(tuple(one.split("_")) for one in self.words.according.after)

    def role_of(self, word: str) -> str | None:
        """Return the gender of a noun for people, "" if it tells none; None for another word.

        >>> lexicon("de").role_of("klinikchef"), lexicon("de").role_of("brücke")
        ('m', None)
        """
        if word in self.roles:
            return self.roles[word]
        ending = next((one for one in self.words.role_endings if word.endswith(one) and len(word) > len(one) + 1), None)
        if ending is None:
            return None
        return "f" if ending.endswith("in") or ending == "frau" else "m"

    def is_role(self, word: str) -> bool:
        """Whether a word is a noun for people, in any case."""
        if self.role_of(word) is not None:
            return True
        return self.words.declines and any(_is_in_case(word, one) for one in self.roles)

    def is_organisation(self, word: str) -> bool:
        """Whether a word is a noun for a body, or in a language of compounds ends in one."""
        if word in self.organisations:
            return True
        least = 4
        return self.words.capital_nouns and any(
            word.endswith(one) for one in self.organisations if len(one) >= least and len(word) > len(one)
        )

    def body_of(self, word: str) -> str | None:
        """Return the noun for a body of which a word is another case; None for other words.

        >>> lexicon("uk").body_of("прокуратурі")
        'прокуратура'
        """
        if not self.words.declines:
            return None
        return next((one for one in self.words.organisations if word != one and _is_in_case(word, one)), None)

    def is_media(self, word: str) -> bool:
        """Whether a word is a noun for who carries news, in any case."""
        if word in self.media:
            return True
        return any(_is_in_case(word, one) for one in self.media)


def _is_in_case(word: str, noun: str) -> bool:
    """Whether a word may be a case of a noun: the same but for its ending."""
    return len(noun) >= _SHORTEST_NOUN and word[: len(noun) - 1] == noun[:-1] and len(word) <= len(noun) + _LONGEST_CASE


def _gendered(words: tuple[str, ...]) -> Mapping[str, str]:
    pairs = (word.partition(":") for word in words)
    return MappingProxyType({word: gender for word, _, gender in pairs})


@cache
def lexicon(code: str) -> Lexicon:
    """Return a language's words.

    Raises:
        pydantic.ValidationError: If its file is not as described above.
    """
    return Lexicon(Vocabulary.model_validate_json(_read(code)))


@cache
def digest(code: str) -> str:
    """Return a short digest of a language's words: articles that were read with others are read again."""
    words = lexicon(code).words.model_dump_json(exclude={"examples"})
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def _read(code: str) -> bytes:
    return files("index.language.vocabularies").joinpath(f"{code}.json").read_bytes()
