"""Names in a sentence: runs of capitalised words, without the titles, roles and places before them.

Pure. A given name of the language's list tells a person best; without one, only the words beside the name do.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.extraction.by_words.items import Item, Kind
from index.language.vocabularies.declension import Morphology
from index.language.vocabularies.lexicon import Lexicon
from index.language.vocabularies.name_dictionary import morphology_of
from index.language.vocabularies.name_keys import case_key

_LONGEST = 4
_INITIAL = 2


@dataclass(frozen=True, slots=True)
class NameRun:
    """A name in its sentence.

    Attributes:
        first: The number of its first item.
        last: One after the number of its last.
        words: Its words as written.
        has_given: Whether its first word is a given name, in any case.
        has_title: Whether "Mr." or the like stands before it.
        gender: What the title tells, "" for nothing.
    """

    first: int
    last: int
    words: tuple[str, ...]
    has_given: bool
    has_title: bool = False

    @property
    def is_full(self) -> bool:
        """Whether it has more words than a surname."""
        return len(self.words) > 1


class NameFinder:
    """Finds the names of one article's sentences."""

    def __init__(self, lexicon: Lexicon, common: frozenset[str], morphology: Morphology | None = None) -> None:
        """``common`` has the words that the article also writes small."""
        self._lexicon = lexicon
        self._common = common
        self.morphology = morphology or morphology_of(lexicon.code)

    def runs(self, items: Sequence[Item]) -> list[NameRun]:
        """Return the names of a sentence in order."""
        found: list[NameRun] = []
        at = 0
        while at < len(items):
            if not items[at].is_capital or self._is_none(items, at):
                at += 1
                continue
            end = self._end(items, at)
            found.extend(self._named(items, at, end))
            at = end
        return found

    def is_given(self, word: str) -> bool:
        """Whether a word is a given name in any case."""
        return bool(self.morphology.given_forms(word)) or any(
            self.morphology.given_forms(part) for part in word.split("-")[:1] if "-" in word
        )

    def _is_none(self, items: Sequence[Item], at: int) -> bool:
        """Whether a capitalised word is none of a name: a pronoun, a weekday, a plain word that opens a sentence."""
        word = items[at].lower
        if word in self._lexicon.no_names and not self._is_title(items, at):
            return True
        if word in self._lexicon.prepositions | self._lexicon.conjunctions | self._lexicon.that:
            return True
        if self.is_given(items[at].text):
            return False
        opens = at == 0 or not items[at - 1].is_word or self._lexicon.words.capital_nouns
        return opens and word in self._common

    def _is_title(self, items: Sequence[Item], at: int) -> bool:
        return items[at].lower in self._lexicon.titles and at + 1 < len(items)

    def _end(self, items: Sequence[Item], start: int) -> int:
        at = start + 1
        while at < len(items):
            before, item = items[at - 1], items[at]
            if item.text == "." and (len(before.text) <= _INITIAL or before.lower in self._lexicon.titles):
                follows = at + 1 < len(items) and items[at + 1].is_capital
                if follows and before.is_capital:
                    at += 1
                    continue
                return at
            near = item.start - before.end <= 1
            if (
                item.is_capital
                and near
                and (item.lower not in self._lexicon.no_names or self.is_given(item.text) or self.is_given(before.text))
            ):
                at += 1
                continue
            joins = item.is_word and item.lower in self._lexicon.particles and near and self._may_have_particle(before)
            if joins and self._goes_on(items, at + 1):
                at += 1
                continue
            return at
        return at

    def _may_have_particle(self, before: Item) -> bool:
        """Whether a name may go on with "von" here: where nouns are capitalised, only after a given name."""
        return before.is_capital and (not self._lexicon.words.capital_nouns or self.is_given(before.text))

    def _goes_on(self, items: Sequence[Item], at: int) -> bool:
        """Whether a name's small word leads to a capital, and "de la" to one as well."""
        if at < len(items) and items[at].is_word and items[at].lower in self._lexicon.particles:
            at += 1
        return at < len(items) and items[at].is_capital

    def _named(self, items: Sequence[Item], start: int, end: int) -> Iterator[NameRun]:
        """Yield the name in a run of capitals, or what remains of it."""
        places = [at for at in range(start, end) if items[at].is_word]
        has_title = False
        while places and items[places[0]].lower in self._lexicon.titles and len(places) > 1:
            has_title = True
            places = places[1:]
        given = next((n for n, at in enumerate(places) if self.is_given(items[at].text)), None)
        is_place_of = given is not None and given > 0 and items[places[given - 1]].lower in self._lexicon.particles
        if (
            given is not None
            and (len(places) - given > 1 or given == 0)
            and not (is_place_of and len(places) - given == 1)
        ):
            places = places[given:]
        else:
            given = None
            places = self._without_roles(items, places)
        if given is None and len(places) == _LONGEST - 1 and start and self._lexicon.body_of(items[start - 1].lower):
            places = places[1:]  # of "the university of Berg Ada Orr" the first belongs to the body
        most = _LONGEST - 1 - self._lexicon.words.capital_nouns
        places = places[-_INITIAL:] if given is None and len(places) > most else places
        while places and items[places[0]].lower in self._lexicon.particles:
            places = places[1:]
        if not places or (len(places) == 1 and items[places[0]].lower in self._lexicon.particles):
            return
        words = tuple(items[at].text for at in places)
        yield NameRun(places[0], places[-1] + 1, words, given is not None, has_title)

    def _without_roles(self, items: Sequence[Item], places: list[int]) -> list[int]:
        while places and (
            self._lexicon.role_of(items[places[0]].lower) is not None
            or (len(places) > 1 and self._lexicon.is_organisation(items[places[0]].lower))
            or items[places[0]].lower in self._lexicon.no_names
        ):
            places = places[1:]
        return places


def is_acronym(run: NameRun) -> bool:
    """Whether a name is a body's: it begins with an abbreviation, "NATO"."""
    return not run.has_given and len(run.words[0]) > 1 and run.words[0].isupper()


def common_words(items: Sequence[Item], lexicon: Lexicon) -> frozenset[str]:
    """Return the words that are no names: they stand small somewhere, or as nouns behind an article."""
    small = {item.lower for item in items if item.kind is Kind.WORD and item.text[0].islower()}
    if lexicon.words.capital_nouns:
        small |= {
            item.lower
            for before, item in pairwise(items)
            if item.is_capital and before.is_word and before.lower in lexicon.determiners and not item.text.isupper()
        }
    if lexicon.words.declines:
        within = {
            case_key(item.text, lexicon.code) for before, item in pairwise(items) if item.is_capital and before.is_word
        }
        opening = {item.text for before, item in pairwise(items) if item.is_capital and not before.is_word}
        small |= {
            word.lower()
            for word in opening
            if case_key(word, lexicon.code) not in within and morphology_of(lexicon.code).is_plain(word)
        }
    return frozenset(small)
