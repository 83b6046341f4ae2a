"""Whether a name in a part of a sentence is a person's, and whether it can be the subject there."""

from collections.abc import Mapping, Sequence

from index.extraction.by_words.items import Item
from index.extraction.by_words.names import NameRun, is_acronym
from index.extraction.by_words.people import People
from index.extraction.by_words.roles import RoleReader
from index.language.vocabularies.lexicon import Lexicon
from index.language.vocabularies.verb_forms import reporting_words


class PersonReader:
    """Judges the names of one sentence.

    Args:
        items: The sentence's.
        lexicon: Of its language.
        people: Of the article so far.
        roles: The sentence's.
        run_at: The name that each item of a name belongs to.
    """

    def __init__(
        self,
        items: Sequence[Item],
        lexicon: Lexicon,
        people: People,
        roles: RoleReader,
        run_at: Mapping[int, NameRun],
    ) -> None:
        self._items = items
        self._lexicon = lexicon
        self._people = people
        self._roles = roles
        self._run_at = run_at

    def may_be_subject(self, run: NameRun, chunk: tuple[int, int], gender: str) -> bool:
        """Whether a name can be the subject of a verb of this gender in its part."""
        if self.is_governed(run.first, chunk) and not run.has_title:
            return False
        if self._people.is_oblique(run):
            return False
        person = self._people.find(run, gender)
        if person is None:
            return self.is_person(run, run.first, chunk)
        return not gender or gender in {"p", "n"} or not person.gender or person.gender == gender

    def is_person(self, run: NameRun, place: int, chunk: tuple[int, int]) -> bool:
        """Whether a name that the article does not introduce is a person's."""
        is_body = is_acronym(run) or self._lexicon.is_organisation(run.words[0].lower())
        if is_body or any(self._lexicon.is_media(word.lower()) for word in run.words):
            return False
        if self._people.find(run) is not None or run.has_given or run.has_title:
            return True
        before = self._items[run.first - 1].lower if run.first > chunk[0] else ""
        if self._lexicon.words.capital_nouns and not run.is_full:
            return run.first == chunk[0] or self._lexicon.role_of(before) is not None
        goes_on = not run.is_full and self._goes_on_small(run)
        if goes_on or before in self._lexicon.prepositions | self._lexicon.determiners:
            return False
        return place >= chunk[0]

    def _goes_on_small(self, run: NameRun) -> bool:
        """Whether a noun follows a single capital, which then is a word of a body's name: "Investigative Committee"."""
        if not self._lexicon.words.declines or run.last >= len(self._items) or not self._items[run.last].is_word:
            return False
        item, lexicon = self._items[run.last], self._lexicon
        known = lexicon.skipped | lexicon.prepositions | lexicon.conjunctions | lexicon.that | lexicon.as_
        is_verb = item.lower in reporting_words(lexicon.code)
        return item.text[0].islower() and item.lower not in known and not is_verb and not lexicon.is_role(item.lower)

    def is_sure(self, run: NameRun, place: int, chunk: tuple[int, int]) -> bool:
        """Whether a single noun behind "according to" is a name, where nouns are capitalised."""
        if not self._lexicon.words.capital_nouns or run.is_full or run.has_given or run.has_title:
            return True
        before = self._items[place - 1].lower if place > chunk[0] else ""
        return self._people.find(run) is not None or self._lexicon.role_of(before) is not None

    def is_governed(self, first: int, chunk: tuple[int, int]) -> bool:
        """Whether a preposition stands right before, or with an article, a role or an adjective between."""
        at = first - 1
        while at >= chunk[0] and self._items[at].is_word and at not in self._run_at:
            word = self._items[at].lower
            if word in self._lexicon.prepositions and not (at == chunk[0] and word in self._lexicon.determiners):
                return True
            if self._is_object(at):
                return not (at > chunk[0] and self._lexicon.role_of(self._items[at - 1].lower) is not None)
            if not self.is_before_name(word):
                return False
            at -= 1
        return False

    def _is_object(self, at: int) -> bool:
        """Whether an article shows that its noun is no subject."""
        return self._roles.is_object_article(at)

    def is_before_name(self, word: str) -> bool:
        """Whether a word leads to a name: an article or a role."""
        return word in self._lexicon.determiners or self._lexicon.role_of(word) is not None
