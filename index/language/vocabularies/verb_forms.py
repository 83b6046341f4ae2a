"""The forms of a language's reporting verbs, made from infinitives by the conjugations of its file.

Pure. The forms need not be complete: those in which news reports speech are.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from index.language.vocabularies.lexicon import lexicon
from index.language.vocabularies.vocabulary import VerbGroup

#: Stands for the stem in an ending that also puts something before it: German "ge~t".
_STEM = "~"
#: Follows the colon of a form that has no subject of its own.
_ADVERBIAL = "a"


@dataclass(frozen=True, slots=True)
class ReportingForm:
    """A word, or words, of a text that may report speech.

    Attributes:
        rest: The words that follow the first one.
        particle: The part of the verb that stands later in the sentence: "kündigte ... an".
        gender: Of its subject, where the form tells it: "m", "f", "n", or "p" for several.
        is_adverbial: Whether it leans on another verb and shares its subject: "adding that ...".
    """

    group: VerbGroup
    rest: tuple[str, ...] = ()
    particle: str | None = None
    gender: str = ""
    is_adverbial: bool = False

    @property
    def takes_clause(self) -> bool:
        """Whether a clause may be its content."""
        return "clause" in self.group.takes


def inflect(infinitive: str, conjugations: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the forms of a regular verb with the gender that each tells, its infinitive left out.

    >>> [form for form, _ in inflect("sagen", {"en": "t te ge~t"})]
    ['sagt', 'sagte', 'gesagt']
    """
    ending = max(
        (conjugation for conjugation in conjugations if infinitive.endswith(conjugation)), key=len, default=None
    )
    if ending is None:
        return
    stem = infinitive[: len(infinitive) - len(ending)]
    for tagged in conjugations[ending].split():
        form, _, gender = tagged.partition(":")
        yield (form.replace(_STEM, stem) if _STEM in form else stem + form), gender


def _forms_of(group: VerbGroup, conjugations: Mapping[str, str]) -> Iterator[tuple[str, ReportingForm]]:
    for infinitive in group.infinitives:
        particle, separable, base = infinitive.rpartition("|")
        for form, gender in inflect(base, conjugations):
            if not separable:
                yield form, _form(group, gender)
                continue
            yield particle + form, ReportingForm(group, gender=gender)
            yield form, ReportingForm(group, particle=particle, gender=gender)
    for written in group.forms:
        form, _, gender = written.partition(":")
        form, _, particle = form.partition("|")
        first, *rest = form.split("_")
        yield first, _form(group, gender, tuple(rest), particle.replace("_", " ") or None)


def _form(group: VerbGroup, tag: str, rest: tuple[str, ...] = (), particle: str | None = None) -> ReportingForm:
    is_adverbial = tag == _ADVERBIAL
    return ReportingForm(group, rest, particle, "" if is_adverbial else tag, is_adverbial)


@cache
def reporting_forms(code: str) -> Mapping[str, Sequence[ReportingForm]]:
    """Return what each word of a language may report, the surest first: with its particle, and denials first."""
    words = lexicon(code).words
    found: defaultdict[str, list[ReportingForm]] = defaultdict(list)
    for group in words.verbs:
        for word, form in _forms_of(group, words.conjugations):
            found[word].append(form)
    return MappingProxyType({word: tuple(sorted(forms, key=_unsure)) for word, forms in found.items()})


@cache
def reporting_words(code: str) -> Mapping[str, Sequence[ReportingForm]]:
    """Return the forms whose first word tells of reporting by itself: "not" of "does not rule out" is none."""
    negations = lexicon(code).words.negations
    return MappingProxyType({word: forms for word, forms in reporting_forms(code).items() if word not in negations})


def opens_report(words: Sequence[str], code: str) -> bool:
    """Whether the first words, lower case, are a form that may report and has a subject of its own.

    >>> opens_report(["не", "виключив"], "uk"), opens_report(["не", "знав"], "uk")
    (True, False)
    """
    forms = reporting_forms(code).get(words[0], ()) if words else ()
    rests = (form.rest for form in forms if not form.is_adverbial)
    return any(tuple(words[1 : len(rest) + 1]) == rest for rest in rests)


def _unsure(form: ReportingForm) -> tuple[bool, bool, bool]:
    return form.particle is None and not form.rest, form.group.polarity != "denied", not form.takes_clause
