"""What an extractor finds before anybody is credited: source, cue and content of one attribution.

The values that the reading of sentences hands to the crediting of speakers.
"""

from dataclasses import dataclass
from enum import StrEnum

from corpus.article import Span, hull
from index.statements import Polarity


class Evidence(StrEnum):
    """What in the text makes it an attribution; the statement's confidence starts from it."""

    QUOTED = "quoted"  # quotation marks, a cue and a source together
    CLAUSE = "clause"  # a verb of speech with its clause
    ACCORDING = "according"  # according to, in the words of
    COLON = "colon"  # Name, outlet: "..."; transcripts; headlines
    CONTINUED = "continued"  # a quotation without a source of its own that goes on with the one before
    JUDGEMENT = "judgement"  # criticised the plan, promised to go
    ATTITUDE = "attitude"  # believes, hopes, wants: perhaps never said aloud


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
