"""Confidence: of statements on the same kind of evidence, the share that readers of real pages found right.

Right means: it is a statement, it is whole, and the speaker is the one who said it. The shares are counts on pages that
no figure is measured on; none was chosen. `bench.confidence` makes them of the verdicts, and tries them on articles
that they were not counted on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from corpus.article import Span
from index.extraction.crediting.findings import Evidence, Finding
from index.extraction.layout.positions import Layout
from index.extraction.people.identities import Identity
from index.extraction.people.speaker_nouns import has_finite_verb, is_paper
from index.language.reporting_verbs import Form, verb_forms
from index.language.word_lists import words
from index.statements import Statement


class Sort(StrEnum):
    """The kind of source."""

    NAMED = "named"  # a name, or a pronoun or role that stands for one
    GROUP = "group"  # "prosecutors", "a sign"
    WRITER = "writer"  # "I" and "we" in the article's own words
    OPEN = "open"  # nobody knows who


class Ground(StrEnum):
    """What the attribution rests on: its evidence, told apart where readers judge it differently."""

    QUOTED = "quoted"
    CLAUSE = "clause"
    ACCORDING = "according"
    COLON = "colon"
    ACT = "act"
    JUDGEMENT = "judgement"
    ATTITUDE = "attitude"
    FINDING = "finding"  # "the study found that", "polls show": a paper has no attitude
    INWARD = "inward"  # "Quill thought the role was needless": mostly the reporter's story
    SAID_IN_SHORT = "said in short"  # neither clause nor quotation: "asked for calm"
    DONE_IN_SHORT = "done in short"  # "pledged support"


_WRITERS = words("i me my our us we")
_DETERMINERS = words(
    "a all an another both few her his its many most one other our several some that the their these this those three "
    "two"
)
_OPENING_CLAUSES = words("how if that what when where whether which who why")
_PERFECT = words("had has have having")
_SHOWING = words("conclude demonstrate document find prove show")

#: The counts: what `bench.confidence` prints.
SHARES: Mapping[Ground, Mapping[Sort, float]] = {
    Ground.QUOTED: {Sort.NAMED: 0.96, Sort.GROUP: 0.67, Sort.OPEN: 0.89, Sort.WRITER: 0.7},
    Ground.CLAUSE: {Sort.NAMED: 0.94, Sort.GROUP: 0.78, Sort.OPEN: 0.82, Sort.WRITER: 0.26},
    Ground.ACCORDING: {Sort.NAMED: 0.92, Sort.GROUP: 0.78, Sort.OPEN: 0.57, Sort.WRITER: 0.4},
    Ground.COLON: {Sort.NAMED: 0.82, Sort.GROUP: 0.75, Sort.OPEN: 0.75, Sort.WRITER: 0.75},
    Ground.ACT: {Sort.NAMED: 0.92, Sort.GROUP: 0.81, Sort.OPEN: 0.71, Sort.WRITER: 0.4},
    Ground.JUDGEMENT: {Sort.NAMED: 0.73, Sort.GROUP: 0.52, Sort.OPEN: 0.65, Sort.WRITER: 0.32},
    Ground.ATTITUDE: {Sort.NAMED: 0.49, Sort.GROUP: 0.4, Sort.OPEN: 0.36, Sort.WRITER: 0.27},
    Ground.FINDING: {Sort.NAMED: 0.7, Sort.GROUP: 0.78, Sort.OPEN: 0.5, Sort.WRITER: 0.4},
    Ground.INWARD: {Sort.NAMED: 0.32, Sort.GROUP: 0.29, Sort.OPEN: 0.29, Sort.WRITER: 0.27},
    Ground.SAID_IN_SHORT: {Sort.NAMED: 0.54, Sort.GROUP: 0.45, Sort.OPEN: 0.53, Sort.WRITER: 0.3},
    Ground.DONE_IN_SHORT: {Sort.NAMED: 0.33, Sort.GROUP: 0.71, Sort.OPEN: 0.44, Sort.WRITER: 0.4},
}
_OF_EVIDENCE = {
    Evidence.QUOTED: Ground.QUOTED,
    Evidence.CLAUSE: Ground.CLAUSE,
    Evidence.ACCORDING: Ground.ACCORDING,
    Evidence.COLON: Ground.COLON,
    Evidence.ACT: Ground.ACT,
    Evidence.JUDGEMENT: Ground.JUDGEMENT,
    Evidence.ATTITUDE: Ground.ATTITUDE,
}
_IN_SHORT = {Evidence.CLAUSE: Ground.SAID_IN_SHORT, Evidence.ACT: Ground.DONE_IN_SHORT}


#: In manuals, essays, plots and fiction hardly anybody is reported to say anything. What looks like it mostly is
#: nothing, but for what words of speech and marks make sure. News has a sure statement, and one more, in so many
#: characters.
_QUIET_LENGTH = 1_200
_SURE = 0.8
#: Of what is sure on quiet pages .79 was right, where .93 was stated.
_IN_QUIET = 0.85


def weighed_in(text: str, statements: Sequence[Statement]) -> list[Statement]:
    """Return the sure statements only, with less confidence, where the article hardly reports what anybody says."""
    sure = [statement for statement in statements if statement.confidence >= _SURE]
    if (len(sure) + 1) * _QUIET_LENGTH >= len(text):
        return list(statements)
    return [replace(statement, confidence=round(statement.confidence * _IN_QUIET, 3)) for statement in sure]


def confidence_of(layout: Layout, finding: Finding, identity: Identity | None) -> float:
    """Return the share for this kind of evidence, times the certainty of who the source is."""
    certainty = identity.certainty if identity else 1.0
    return round(SHARES[ground_of(layout, finding)][sort_of(layout.text, finding, identity)] * certainty, 3)


def ground_of(layout: Layout, finding: Finding) -> Ground:
    """Return what the attribution rests on."""
    if finding.evidence is Evidence.ATTITUDE:
        return _attitude(layout.text, finding)
    if finding.evidence in _IN_SHORT and not any(_is_clause(layout, part) for part in finding.content):
        return _IN_SHORT[finding.evidence]
    return _OF_EVIDENCE[finding.evidence]


def _attitude(text: str, finding: Finding) -> Ground:
    told = [word for span in finding.cue for word in span.of(text).lower().split()]
    forms = [verb_forms()[word] for word in told if word in verb_forms()]
    shows = any(form.verb.lemma in _SHOWING for form in forms)
    if shows or (finding.head is not None and is_paper(finding.head.of(text).split()[-1])):
        return Ground.FINDING
    is_past = not _PERFECT.intersection(told) and any(Form.PAST in form.form for form in forms)
    return Ground.INWARD if is_past else Ground.ATTITUDE


def sort_of(text: str, finding: Finding, identity: Identity | None) -> Sort:
    """Return the kind of source."""
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
