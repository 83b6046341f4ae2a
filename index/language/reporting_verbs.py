"""The verbs that make something a statement, by meaning, with their complements and polarity.

The list (reporting_verbs.json) is our own, written from knowledge of English and arranged by meaning. The verbs for
asking questions are in the same file, so that both share their forms.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Flag, auto
from functools import cache, reduce
from operator import or_
from types import MappingProxyType
from typing import Any

from index.language.word_lists import load_words, words_of_rows
from index.statements import Polarity


class Takes(Flag):
    """The complements that hold a verb's content."""

    QUOTE = auto()  # "..." she joked
    CLAUSE = auto()  # she hopes (that) ...
    INFINITIVE = auto()  # she promised to ...
    OBJECT = auto()  # she praised the plan; the whole object phrase is the content
    LISTENER = auto()  # she told the crowd (that) ...: the object is no content, the words after it are
    NAMING = auto()  # she called it a failure; described it as a failure


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """One verb as a cue.

    Attributes:
        weight: From 0 to 1: how surely the subject put the content into words. Speech is 1; a judgement, which news
            sums up, is about 0.8; an attitude, which may never have been uttered, about 0.6.
    """

    lemma: str
    takes: Takes
    polarity: Polarity
    weight: float

    @property
    def is_speech(self) -> bool:
        """Whether the verb itself means to utter or to write."""
        return self.weight >= SPEECH


PLAIN_SPEECH = 1.0
SPEECH = 0.9
JUDGEMENT = 0.8
ATTITUDE = 0.6

_SAY = Takes.QUOTE | Takes.CLAUSE
_TELL = _SAY | Takes.LISTENER


class Form(Flag):
    """The form of the verb that a word is; one word may be several."""

    BASE = auto()
    PRESENT = auto()
    PAST = auto()
    PARTICIPLE = auto()
    GERUND = auto()


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A word of a text that may be a reporting verb."""

    verb: ReportingVerb
    form: Form


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = load_words("reporting_verbs")
    return data


def inflect(lemma: str) -> dict[str, Form]:
    """Return the forms of an English verb.

    >>> sorted(inflect("deny"))
    ['denied', 'denies', 'deny', 'denying']
    """
    irregular = _data()["irregular"].get(lemma)
    present, past, participle, gerund = irregular or _regular(lemma)
    forms: dict[str, Form] = {}
    for word, form in (
        (lemma, Form.BASE),
        (present, Form.PRESENT),
        (past, Form.PAST),
        (participle, Form.PARTICIPLE),
        (gerund, Form.GERUND),
    ):
        forms[word] = forms.get(word, form) | form
    return forms


def _regular(lemma: str) -> tuple[str, str, str, str]:
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"
    # The last consonant is doubled if the last syllable is stressed or the only one.
    stem = lemma + lemma[-1] if lemma in words_of_rows(_data()["doubled"]) else lemma
    silent_e = lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye"))
    present = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    past = lemma + "d" if lemma.endswith("e") else stem + "ed"
    return present, past, past, (lemma[:-1] if silent_e else stem) + "ing"


@cache
def verbs() -> Mapping[str, ReportingVerb]:
    """Return the verbs by lemma.

    A verb of several groups takes the complements of all of them; the first gives its polarity and weight.
    """
    found: dict[str, ReportingVerb] = {}
    for group in _data()["groups"]:
        takes = reduce(or_, (Takes[name.upper()] for name in group["takes"]), Takes(0))
        for lemma in words_of_rows(group["verbs"]):
            known = found.get(lemma)
            found[lemma] = (
                ReportingVerb(lemma, known.takes | takes, known.polarity, known.weight)
                if known
                else ReportingVerb(lemma, takes, Polarity(group["polarity"]), group["weight"])
            )
    return MappingProxyType(found)


@cache
def prepositions() -> Mapping[str, frozenset[str]]:
    """Return the prepositions that lead to a verb's content, by lemma: "called for", "warned of"."""
    found: dict[str, set[str]] = {}
    for preposition, rows in _data()["prepositions"].items():
        for lemma in words_of_rows(rows):
            found.setdefault(lemma, set()).add(preposition)
    return MappingProxyType({lemma: frozenset(those) for lemma, those in found.items()})


@cache
def reporting_adjectives() -> frozenset[str]:
    """Return the adjectives whose that-clause is an attitude: "confident that"."""
    return frozenset(words_of_rows(_data()["adjectives"]))


@cache
def reporting_nouns() -> frozenset[str]:
    """Return the nouns for something said, singular and plural: "her claim that"."""
    singular = words_of_rows(_data()["nouns"])
    return frozenset(singular) | {f"{noun}s" for noun in singular}


@cache
def asking_verbs(group: str) -> tuple[str, ...]:
    """Return the verbs that questions are asked with, in their base forms.

    Args:
        group: ``telling`` for verbs whose subject speaks, holds an opinion or answers for a deed, ``others`` for the
            rest, ``also_nouns`` for those of the first that are as often nouns.
    """
    return tuple(words_of_rows(_data()["asking"][group]))


@cache
def verb_forms() -> Mapping[str, VerbForm]:
    """Return the reporting verb that each word may be; of two verbs that share a word ("found"), the first keeps it.

    Forms that report no statement are left out: to "prefer" a thing is to say so, but what voters "preferred" they
    chose.
    """
    forms: dict[str, VerbForm] = {}
    no_cues = frozenset(words_of_rows(_data()["no_cues"]))
    for verb in verbs().values():
        for word, form in inflect(verb.lemma).items():
            if word not in no_cues:
                forms.setdefault(word, VerbForm(verb, form))
    return MappingProxyType(forms)
