"""Reporting verbs in a sentence, with the particle that German puts at the end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.extraction.by_words.items import Item
from index.language.vocabularies.lexicon import Lexicon
from index.language.vocabularies.verb_forms import ReportingForm, reporting_forms

#: Items between a verb and its particle.
_NEAR_PARTICLE = 16
#: What a word that is no listed verb counts for beside speech.
_UNLISTED = 0.9


@dataclass(frozen=True, slots=True)
class Cue:
    """What attributes words in its sentence: the items ``[first, last)``, a verb's particle left out.

    Attributes:
        form: The verb's form; None for a phrase, and for a word beside speech that the language's file does not have.
        particle: The number of the verb's particle.
    """

    first: int
    last: int
    form: ReportingForm | None = None
    particle: int | None = None

    @property
    def weight(self) -> float:
        """How surely it means to utter."""
        return self.form.group.weight if self.form else _UNLISTED

    @property
    def gender(self) -> str:
        """What the verb's form tells of its subject."""
        return self.form.gender if self.form else ""

    @property
    def is_adverbial(self) -> bool:
        """Whether it shares the subject of another verb: "adding"."""
        return self.form is not None and self.form.is_adverbial

    @property
    def is_speech(self) -> bool:
        """Whether it means to utter or to write, not to think."""
        return self.weight >= _UNLISTED


def find_cues(items: Sequence[Item], lexicon: Lexicon) -> Iterator[Cue]:
    """Yield the reporting verbs of a sentence in order."""
    forms = reporting_forms(lexicon.code)
    at = 0
    while at < len(items):
        cue = _cue_at(items, at, forms.get(items[at].lower, ()), lexicon) if items[at].is_word else None
        if cue is not None:
            yield cue
        at = cue.last if cue else at + 1


def _cue_at(items: Sequence[Item], at: int, forms: Sequence[ReportingForm], lexicon: Lexicon) -> Cue | None:
    opens = at == 0 or not items[at - 1].is_word
    if items[at].is_capital and not opens:
        return None
    for form in forms:
        last = at + 1 + len(form.rest)
        if tuple(item.lower for item in items[at + 1 : last]) != form.rest:
            continue
        if form.particle is None:
            return Cue(at, last, form)
        particle = _find_particle(items, last, form.particle.split()[0], lexicon)
        if particle is not None:
            return Cue(at, last, form, particle)
    return None


def _find_particle(items: Sequence[Item], start: int, word: str, lexicon: Lexicon) -> int | None:
    """Return the place of the particle: at the end of its part of the sentence."""
    for at in range(start, min(len(items), start + _NEAR_PARTICLE)):
        if items[at].is_word and items[at].lower == word:
            follows = items[at + 1] if at + 1 < len(items) else None
            ends = follows is None or not follows.is_word or follows.lower in lexicon.conjunctions | lexicon.that
            return at if ends else None
        if items[at].is_speech or items[at].text in ":;":
            return None
    return None
