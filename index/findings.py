"""What an extractor finds before anybody is credited: source, cue and content of one attribution.

The values that the reading of sentences hands to the crediting of speakers.
"""

from dataclasses import dataclass
from enum import StrEnum

from corpus.article import Span, hull
from index.reporting_verbs import ATTITUDE, JUDGEMENT, PLAIN_SPEECH, ReportingVerb
from index.statements import Polarity


class Evidence(StrEnum):
    """What in the text makes it an attribution; the statement's confidence starts from it."""

    QUOTED = "quoted"  # quotation marks, a cue and a source together
    CLAUSE = "clause"  # a plain verb of speech with its clause
    ACT = "act"  # something done by speaking: promised, urged, revealed, called it a failure
    ACCORDING = "according"  # according to, in the words of
    COLON = "colon"  # Name, outlet: "..."; transcripts; headlines
    JUDGEMENT = "judgement"  # criticised the plan, praised the mayor
    ATTITUDE = "attitude"  # believes, hopes, wants: perhaps never said aloud


def evidence_of(verb: ReportingVerb, *, in_quotation_marks: bool) -> Evidence:
    """Return what kind of evidence a verb with its content is."""
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
        head: The words that name the source without what hangs on them: a name, pronoun or noun; None where the
            source is implied, as in a quotation that goes on.
        source: The whole of the words that name the source, the head among them.
    """

    head: Span | None
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    polarity: Polarity
    evidence: Evidence

    @property
    def extent(self) -> Span:
        """From the first to the last of its parts."""
        return hull((*self.source, *self.cue, *self.content))
