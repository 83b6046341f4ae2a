"""Confidence: of statements on the same kind of evidence, the share that readers of real pages found right.

Right means: it is a statement, it is whole, and the speaker is the one who said it. The shares are counts on pages that
no figure is measured on, at most two statements of a page and kind, with two of each verdict added; none was chosen.
docs/measured.md says how they hold on other pages.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from corpus.article import Span
from index.extraction.crediting.findings import Evidence, Finding
from index.extraction.layout.positions import Layout
from index.extraction.people.identities import Identity
from index.extraction.people.speaker_nouns import has_finite_verb, is_paper
from index.language.reporting_verbs import Form, verb_forms
from index.language.word_lists import words


class Sort(StrEnum):
    """The kind of source."""

    NAMED = "named"  # a name, or a pronoun or role that stands for one
    GROUP = "group"  # "prosecutors", "a sign"
    WRITER = "writer"  # "I" and "we" in the article's own words
    OPEN = "open"  # nobody knows who


_WRITERS = words("i me my our us we")
_DETERMINERS = words(
    "a all an another both few her his its many most one other our several some that the their these this those three "
    "two"
)
_OPENING_CLAUSES = words("how if that what when where whether which who why")
_PERFECT = words("had has have having")

_SHARES: Mapping[Evidence, Mapping[Sort, float]] = {
    Evidence.QUOTED: {Sort.NAMED: 0.95, Sort.GROUP: 0.75, Sort.OPEN: 0.7, Sort.WRITER: 0.55},
    Evidence.CLAUSE: {Sort.NAMED: 0.89, Sort.GROUP: 0.73, Sort.OPEN: 0.64, Sort.WRITER: 0.33},
    Evidence.ACCORDING: {Sort.NAMED: 0.7, Sort.GROUP: 0.67, Sort.OPEN: 0.4, Sort.WRITER: 0.4},
    Evidence.COLON: {Sort.NAMED: 0.75, Sort.GROUP: 0.75, Sort.OPEN: 0.75, Sort.WRITER: 0.75},
    Evidence.ACT: {Sort.NAMED: 0.74, Sort.GROUP: 0.67, Sort.OPEN: 0.5, Sort.WRITER: 0.4},
    Evidence.JUDGEMENT: {Sort.NAMED: 0.59, Sort.GROUP: 0.4, Sort.OPEN: 0.56, Sort.WRITER: 0.4},
    Evidence.ATTITUDE: {Sort.NAMED: 0.46, Sort.GROUP: 0.5, Sort.OPEN: 0.4, Sort.WRITER: 0.27},
}
# The same, where there is neither a clause nor a quotation: "asked for calm", "pledged support".
_OF_PHRASES: Mapping[Evidence, Mapping[Sort, float]] = {
    Evidence.CLAUSE: {Sort.NAMED: 0.62, Sort.GROUP: 0.56, Sort.OPEN: 0.53, Sort.WRITER: 0.38},
    Evidence.ACT: {Sort.NAMED: 0.41, Sort.GROUP: 0.5, Sort.OPEN: 0.38, Sort.WRITER: 0.4},
}
# An attitude told in the past is mostly the reporter's story: "Quill thought the role was needless".
_IN_PAST: Mapping[Sort, float] = {Sort.NAMED: 0.38, Sort.GROUP: 0.29, Sort.OPEN: 0.29, Sort.WRITER: 0.27}


def confidence_of(layout: Layout, finding: Finding, identity: Identity | None) -> float:
    """Return the share for this kind of evidence, times the certainty of who the source is."""
    sort = _sort_of(layout.text, finding, identity)
    certainty = identity.certainty if identity else 1.0
    return round(_share(layout, finding, sort) * certainty, 3)


def _share(layout: Layout, finding: Finding, sort: Sort) -> float:
    is_attitude = finding.evidence is Evidence.ATTITUDE
    if is_attitude and finding.head is not None and is_paper(finding.head.of(layout.text).split()[-1]):
        return _SHARES[Evidence.ACT][sort]  # "the study found that": a paper has no attitude
    if is_attitude and _is_told_in_past(layout.text, finding.cue):
        return _IN_PAST[sort]
    if finding.evidence in _OF_PHRASES and not any(_is_clause(layout, part) for part in finding.content):
        return _OF_PHRASES[finding.evidence][sort]
    return _SHARES[finding.evidence][sort]


def _sort_of(text: str, finding: Finding, identity: Identity | None) -> Sort:
    if finding.head is not None and finding.head.of(text).lower() in _WRITERS:
        return Sort.WRITER
    if identity is None:
        return Sort.OPEN
    said = [word for word in identity.name.split() if word.lower() not in _DETERMINERS]
    return Sort.NAMED if any(word[0].isupper() for word in said) else Sort.GROUP


def _is_clause(layout: Layout, part: Span) -> bool:
    said = part.of(layout.text)
    opening = said.split(maxsplit=1)[0].lower()
    return opening in _OPENING_CLAUSES or has_finite_verb(said) or bool(layout.quotations_in(part))


def _is_told_in_past(text: str, cue: Sequence[Span]) -> bool:
    told = [word for span in cue for word in span.of(text).lower().split()]
    forms = (verb_forms().get(word) for word in told)
    return not _PERFECT.intersection(told) and any(one is not None and Form.PAST in one.form for one in forms)
