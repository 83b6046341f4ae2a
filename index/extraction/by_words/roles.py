"""Roles and bodies that a source is named by: "the head of the council", "in the ministry", "first reports"."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.extraction.by_words.items import Item, Kind
from index.extraction.by_words.names import NameRun
from index.language.vocabularies.lexicon import Lexicon
from index.language.vocabularies.verb_forms import reporting_words

_LONGEST_ROLE = 7
_SHORT = 4
#: Ends of nouns for those to whom something is said: "сказав міністр журналістам".
_TOLD = ("ам", "ям", "om")
#: Ends of nouns that belong to no noun before them: objects, in Polish in the accusative alone.
_OBJECT = ("у", "ю", "ę")


class SourceKind(StrEnum):
    """How a source is named: IMPLIED by the verb's ending alone, OPEN by words that tell nobody, as a report's."""

    NAME = "name"
    PRONOUN = "pronoun"
    ROLE = "role"
    IMPLIED = "implied"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Source:
    """Who is named.

    Attributes:
        first: The number of its first item; of an implied one, of the verb.
        last: One after the number of its last.
        phrase: The words of a role.
        role: The noun of a role, lower case.
        is_media: Whether it only carries the news of others.
    """

    kind: SourceKind
    first: int
    last: int
    run: NameRun | None = None
    gender: str = ""
    phrase: str = ""
    role: str = ""
    is_media: bool = False


class RoleReader:
    """Reads the roles of one sentence."""

    def __init__(self, items: Sequence[Item], lexicon: Lexicon) -> None:
        self._items = items
        self._lexicon = lexicon
        self._named: dict[int, bool] = {}

    def role_in(
        self, chunk: tuple[int, int], *, governed: bool = False, ahead: bool = False, gender: str = ""
    ) -> Source | None:
        """Return the role or body that a part names, with the words that belong to it."""
        places = [at for at in range(*chunk) if self._items[at].is_word]
        beyond = False
        for place in places:
            word = self._items[place].lower
            is_preposition = word in self._lexicon.prepositions and word not in self._lexicon.determiners
            beyond = beyond or (ahead and gender != "p" and is_preposition)
            if not self._names_somebody(place) or (beyond and not self._stands_free(place, chunk)):
                continue
            led = self.is_led(place, chunk)
            if self._lexicon.is_media(word) and (governed or not led):
                is_open = governed and self._lexicon.words.capital_nouns
                return None if is_open else Source(SourceKind.ROLE, place, place + 1, phrase=word, is_media=True)
            if word in self._lexicon.papers and (governed or not led):
                return Source(SourceKind.OPEN, place, self._end_of_role(place, chunk))
            role = self._lexicon.role_of(word)
            base = self._lexicon.role_in_case(word) if governed and role is None else None
            if base is not None:
                known = self._lexicon.roles[base]
                phrase = base if known == "p" else ""  # of one, only who holds the role can be named
                return Source(SourceKind.ROLE, place, place + 1, gender=known, phrase=phrase, role=base)
            is_body = self._is_body(place)
            if role is None and not is_body:
                continue
            if led and not governed and not (is_body and gender == "p"):
                continue
            last = self._end_of_role(place, chunk)
            phrase = " ".join(self._items[at].text for at in range(place, last))
            nominative = self._lexicon.body_of(word) if led else None
            if nominative is not None:
                written = nominative.capitalize() if self._items[place].is_capital and place else nominative
                phrase = written + phrase[len(word) :]
            return Source(SourceKind.ROLE, place, last, gender=role or "", phrase=phrase, role=word)
        return None

    def _names_somebody(self, place: int) -> bool:
        """Whether a word can be a role, a body or a carrier of news in any part, as few are; parts overlap."""
        if place not in self._named:
            word = self._items[place].lower
            is_carrier = self._lexicon.is_media(word) or word in self._lexicon.papers
            self._named[place] = is_carrier or self._lexicon.is_role(word) or self._is_body(place)
        return self._named[place]

    def _stands_free(self, place: int, chunk: tuple[int, int]) -> bool:
        """Whether a noun behind a prepositional phrase is none of its: an article of its own, or its case, shows it."""
        if self.is_led(place, chunk) or place == chunk[0]:
            return False
        before = self._items[place - 1].lower
        return self._lexicon.words.declines or before in self._lexicon.determiners - self._lexicon.prepositions

    def _is_body(self, place: int) -> bool:
        item = self._items[place]
        if item.is_capital and len(item.text) > 1 and item.text.isupper() and item.lower not in self._lexicon.no_names:
            return True
        return self._lexicon.is_organisation(item.lower) or self._lexicon.body_of(item.lower) is not None

    def is_led(self, place: int, chunk: tuple[int, int]) -> bool:
        """Whether a preposition stands before a noun and its articles, so that it is no subject."""
        at = place - 1
        while at >= chunk[0] and self._items[at].is_word:
            is_article = self._items[at].lower in self._lexicon.determiners
            if self._items[at].lower in self._lexicon.prepositions and not (is_article and at == chunk[0]):
                return True
            if at == chunk[0] and self.is_object_article(at):
                return True
            if not is_article:
                return False
            at -= 1
        return False

    def is_object_article(self, at: int) -> bool:
        """Whether an article shows that its noun is no subject: "dem Rat", "der Verwaltung"."""
        words = self._lexicon.words.object_articles
        if words is None or at + 1 >= len(self._items):
            return False
        word, noun = self._items[at].lower, self._items[at + 1]
        return word in words.always or (
            word in words.of_feminine and noun.is_capital and noun.lower.endswith(words.feminine_ends)
        )

    def _end_of_role(self, place: int, chunk: tuple[int, int]) -> int:
        """Return where a role's phrase ends: before the verb, an adverb, or a preposition that is no link."""
        at = place + 1
        while at < chunk[1] and at - place < _LONGEST_ROLE and self._items[at].is_word:
            word = self._items[at].lower
            is_link = word in self._lexicon.links and at + 1 < chunk[1]
            joins = word in self._lexicon.conjunctions or word in reporting_words(self._lexicon.code)
            if not is_link and (joins or word in self._lexicon.skipped or word in self._lexicon.prepositions):
                break
            is_object = word.endswith(_TOLD) and at == place + 1
            is_object = is_object or (self._items[at].text[0].islower() and word.endswith(_OBJECT))
            if self._lexicon.words.declines and is_object:
                break
            if (
                self._lexicon.words.capital_nouns
                and not is_link
                and self._items[at].text[0].islower()
                and word not in self._lexicon.determiners
            ):
                break
            at += 1
        while at > place + 1 and self._items[at - 1].lower in self._lexicon.links | self._lexicon.determiners:
            at -= 1
        return at

    def unnamed(self, chunk: tuple[int, int]) -> Source | None:
        """Return a phrase of nouns that names nobody, where nouns are capitalised: "first reports from the capital"."""
        if not self._lexicon.words.capital_nouns:
            return None
        at = chunk[0]
        while at < chunk[1] and self._items[at].is_word and not self._items[at].is_capital and at - chunk[0] < _SHORT:
            at += 1
        if at >= chunk[1] or not (self._items[at].is_capital or self._items[at].kind is Kind.TITLE):
            return None
        return Source(SourceKind.OPEN, chunk[0], self._end_of_nouns(at, chunk))

    def _end_of_nouns(self, at: int, chunk: tuple[int, int]) -> int:
        """Return where a chain of nouns ends: those that follow at once, or after an article or a link."""
        end = at + 1
        while end < chunk[1]:
            ahead = end
            while (
                ahead < min(chunk[1], end + _SHORT)
                and self._items[ahead].lower in self._lexicon.links | self._lexicon.determiners
            ):
                ahead += 1
            adjective = ahead > end and ahead + 1 < chunk[1] and self._items[ahead + 1].is_capital
            if ahead < chunk[1] and (self._items[ahead].is_capital or self._items[ahead].kind is Kind.TITLE):
                end = ahead + 1
            elif adjective and self._items[ahead].is_word:
                end = ahead + 2
            else:
                return end
        return end
