"""Findings: source, cue and content of one attribution, before anybody is credited.

The engines hand these values to crediting. Where one finding lies within another, "A said that B said" stays as two
statements; a judgement or attitude within somebody's statement is part of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.article import Span, hull
from index.extraction.layout.places import Ranges
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


#: Findings are compared with those whose content lies within so many characters.
_PLACE = 1_000

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
    seen: set[tuple[tuple[Span, ...], Span | None]] = set()
    contents = _Contents(findings)
    for number, finding in enumerate(findings):
        what = (finding.content, finding.head)
        if what not in seen and not contents.repeat(number, finding):
            seen.add(what)
            kept.append(finding)
    return kept


def add_missing(findings: Sequence[Finding], others: Sequence[Finding]) -> list[Finding]:
    """Return the findings, plus those of the others that cover words without a finding so far."""
    taken = Ranges(span for finding in findings for span in (*finding.cue, *finding.content))
    missing = [
        other
        for other in others
        if other.evidence in _SPOKEN and not any(map(taken.overlaps, (*other.cue, *other.content)))
    ]
    return [*findings, *missing]


class _Contents:
    """The contents of findings by their place, so that each finding is held against its neighbours only."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._near: dict[int, list[tuple[int, int, bool, int]]] = {}
        for number, finding in enumerate(findings):
            for part in finding.content:
                entry = (part.start, part.end, finding.evidence is Evidence.COLON, number)
                for place in range(part.start // _PLACE, part.end // _PLACE + 1):
                    self._near.setdefault(place, []).append(entry)

    def repeat(self, number: int, finding: Finding) -> bool:
        """Whether the content of another finding covers this one, and is the better reading."""
        extent = finding.extent
        start, last = extent.start, extent.end
        is_spoken = finding.evidence in _SPOKEN
        return any(
            first <= start and last <= end and other != number and (is_colon or not is_spoken)
            for first, end, is_colon, other in self._near.get(start // _PLACE, ())
        )
