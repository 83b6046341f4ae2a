"""Findings: source, cue and content of one attribution, before anybody is credited.

The engines hand these values to crediting. Where one finding lies within another, "A said that B said" stays as two
statements; a judgement or attitude within somebody's statement is part of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.article import Span, hull
from index.language.reporting_verbs import ATTITUDE, JUDGEMENT, PLAIN_SPEECH, ReportingVerb
from index.statements import Polarity


class Evidence(StrEnum):
    """What makes the text an attribution. The statement's confidence starts from it."""

    QUOTED = "quoted"  # quotation marks, a cue and a source together
    CLAUSE = "clause"  # a plain verb of speech with its clause
    ACT = "act"  # something done by speaking: promised, urged, revealed, called it a failure
    ACCORDING = "according"  # according to, in the words of
    COLON = "colon"  # Name, outlet: "..."; transcripts; headlines
    JUDGEMENT = "judgement"  # criticised the plan, praised the mayor
    ATTITUDE = "attitude"  # believes, hopes, wants: perhaps never said aloud


_SPOKEN = frozenset({Evidence.QUOTED, Evidence.CLAUSE, Evidence.ACT, Evidence.ACCORDING, Evidence.COLON})


def evidence_of(verb: ReportingVerb, *, in_quotation_marks: bool) -> Evidence:
    """Return the kind of evidence that a verb with its content gives."""
    if verb.weight <= ATTITUDE:
        return Evidence.ATTITUDE
    if in_quotation_marks:
        return Evidence.QUOTED
    if verb.weight <= JUDGEMENT:
        return Evidence.JUDGEMENT
    return Evidence.CLAUSE if verb.weight >= PLAIN_SPEECH else Evidence.ACT


@dataclass(frozen=True, slots=True)
class Finding:
    """One attribution as the text has it.

    Attributes:
        head: The name, pronoun or noun at the core of the source, without its modifiers; None if the source is implied,
            as in a quotation that continues.
        source: All words that name the source, the head included.
    """

    head: Span | None
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    polarity: Polarity
    evidence: Evidence

    @property
    def extent(self) -> Span:
        """The range from the first to the last of its parts."""
        return hull((*self.source, *self.cue, *self.content))


def drop_contained(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings without those that only repeat a part of another."""
    kept: list[Finding] = []
    for finding in findings:
        same = any(finding.content == other.content and finding.head == other.head for other in kept)
        if not same and not any(_repeats(finding, other) for other in findings if other is not finding):
            kept.append(finding)
    return kept


def add_missing(findings: Sequence[Finding], others: Sequence[Finding]) -> list[Finding]:
    """Return the findings, plus those of the others that cover words without a finding so far."""
    taken = [span for one in findings for span in (*one.cue, *one.content)]
    missing = [
        one
        for one in others
        if one.evidence in _SPOKEN
        and not any(span.overlaps(part) for span in taken for part in (*one.cue, *one.content))
    ]
    return [*findings, *missing]


def _repeats(one: Finding, other: Finding) -> bool:
    extent = one.extent
    if not any(part.covers(extent) for part in other.content):
        return False
    return one.evidence not in _SPOKEN or other.evidence is Evidence.COLON
