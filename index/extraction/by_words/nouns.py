"""Subjects that are no name and no known role: a noun in their place says that nobody else is meant."""

from collections.abc import Collection, Sequence

from index.extraction.by_words.items import Item
from index.extraction.by_words.parts import Parts
from index.extraction.by_words.roles import RoleReader, Source, SourceKind
from index.language.vocabularies.lexicon import Lexicon
from index.language.vocabularies.verb_forms import reporting_words

#: Ends of words that are adverbs, and by a verb's gender those that no subject of it has, where nouns have cases.
_ADVERBS_END = ("о", "е", "o", "e", "ie")
#: Ends of those to whom something is said.
_OBJECTS_END = ("ам", "ям", "им", "ым", "ому", "ему", "ові", "у", "ю", "om", "owi", "emu", "ej", "ę", "ą")
_SUBJECTS_END_IN_NONE = {
    "m": (*_ADVERBS_END, *"аяиіыуюaiyęąu"),
    "f": (*_ADVERBS_END, *"бвгджзйклмнпрстфхцчшщиіыуюbcdfghjklłmnprstwzżyęąu"),
}


class NounReader:
    """Finds the nouns of one sentence that are subjects.

    Args:
        items: The sentence's.
        lexicon: Of its language.
        parts: The sentence's.
        roles: The sentence's.
        named: The numbers of the items that belong to names.
    """

    def __init__(
        self, items: Sequence[Item], lexicon: Lexicon, parts: Parts, roles: RoleReader, named: Collection[int]
    ) -> None:
        self._items = items
        self._lexicon = lexicon
        self._parts = parts
        self._roles = roles
        self._named = named

    def has_subject(self, cue: int, gender: str) -> bool:
        """Whether a noun that is no name and no known role stands before a verb as its subject."""
        words = [at for at in range(*self._parts.chunks(0, cue)[-1]) if self._items[at].is_word]
        while words and not self.is_noun_phrase(words[0]) and self._items[words[0]].lower in self._lexicon.skipped:
            words = words[1:]
        if not words or self._items[words[-1]].lower in self._lexicon.conjunctions:
            return False
        first = self._items[words[0]].lower
        if not self._lexicon.words.declines:
            return self.is_noun_phrase(words[0]) and len(words) > 1
        known = self._lexicon.prepositions | self._lexicon.conjunctions | self._lexicon.that | self._lexicon.as_
        if first in known or first in self._lexicon.relatives or first in reporting_words(self._lexicon.code):
            return False
        return not first.endswith(_SUBJECTS_END_IN_NONE.get(gender, _ADVERBS_END))

    def has_subject_behind(self, cue_end: int, gender: str) -> bool:
        """Whether a noun that is no name and no known role stands behind a verb as its subject."""
        at = cue_end
        if at + 1 >= len(self._items) or not self._items[at].is_word or at in self._named:
            return False
        word = self._items[at].lower
        if not self._lexicon.words.declines:
            noun = self._items[at + 1]
            is_time = noun.lower in self._lexicon.skipped or not noun.is_word
            if word in self._lexicon.prepositions and word in self._lexicon.determiners:  # "disse a médica", "a todos"
                ends = at + 2 >= len(self._items) or not self._items[at + 2].is_word
                return ends and noun.is_word and not is_time and noun.text[0].islower() and not noun.lower.endswith("s")
            return self.is_noun_phrase(at) and not is_time and noun.text[0].islower()
        known = self._lexicon.skipped | self._lexicon.prepositions | self._lexicon.conjunctions | self._lexicon.that
        if word in known or word in self._lexicon.pronouns or self._items[at + 1].is_word:
            return False
        return not word.endswith((*_SUBJECTS_END_IN_NONE.get(gender, _ADVERBS_END), *_OBJECTS_END))

    def unnamed(self, cue: int, cue_end: int, edge: int, *, behind: bool = False) -> Source | None:
        """Return a subject that is no name and no known role, where all nouns are capitalised: it stays open."""
        if not self._lexicon.words.capital_nouns:
            return None
        chunks = [
            chunk
            for chunk in (
                [] if behind else self._parts.chunks(0, cue)[-1:],
                self._parts.chunks(cue_end, edge, ahead=True)[:1],
            )
            if chunk
        ]
        for ((start, stop),) in chunks:
            nouns = [at for at in range(start, stop) if self._items[at].is_capital and self._is_noun(at)]
            free = [at for at in nouns if not self._roles.is_led(at, (start, stop))]
            if free:
                return Source(SourceKind.OPEN, free[0], free[0] + 1)
        return None

    def is_noun_phrase(self, at: int) -> bool:
        """Whether an article that is no preposition opens a noun phrase."""
        word = self._items[at].lower
        is_article = word in self._lexicon.determiners and word not in self._lexicon.prepositions
        return is_article and not self.is_dated(at)

    def is_dated(self, at: int) -> bool:
        """Whether a day or a month follows: "este jueves"."""
        following = self._items[at + 1].lower if at + 1 < len(self._items) else ""
        return following in self._lexicon.words.weekdays or following in self._lexicon.words.months

    def _is_noun(self, at: int) -> bool:
        word = self._items[at].lower
        return at > 0 or word not in self._lexicon.no_names | self._lexicon.prepositions | self._lexicon.conjunctions
