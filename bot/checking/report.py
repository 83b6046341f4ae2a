"""The report on a draft: each claim with its verdict, what differs, and the places in the archive that show it.

Values, and the Protocol of what makes them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from bot.answers import Citation
from bot.checking.claims import Claim
from bot.checking.matching.differences import Difference


class Verdict(StrEnum):
    """What the archive says of a claim, the gravest first."""

    OTHER_SPEAKER = "other_speaker"
    ALTERED = "altered"
    SPLICED = "spliced"
    CUT = "cut"
    CONTRADICTED = "contradicted"
    WITHDRAWN = "withdrawn"
    CORRECTED = "corrected"
    NOT_FOUND = "not_found"
    REPORTED_ONLY = "reported_only"
    SUPPORTED = "supported"
    VERBATIM = "verbatim"


#: Verdicts for which a draft is not to be printed as it is.
_FAULTS = frozenset(
    {
        Verdict.OTHER_SPEAKER,
        Verdict.ALTERED,
        Verdict.SPLICED,
        Verdict.CUT,
        Verdict.CONTRADICTED,
        Verdict.WITHDRAWN,
        Verdict.CORRECTED,
        Verdict.NOT_FOUND,
    }
)

_GRAVITY = list(Verdict)


def by_gravity(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """Return verdicts, each once, the gravest first.

    >>> [verdict.value for verdict in by_gravity([Verdict.VERBATIM, Verdict.CUT])]
    ['cut', 'verbatim']
    """
    return tuple(sorted(set(verdicts), key=_GRAVITY.index))


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim with what was found.

    Attributes:
        verdicts: The gravest first, at least one.
        evidence: Where the archive has the words, or what comes nearest: the earliest first.
    """

    claim: Claim
    text: str
    verdicts: tuple[Verdict, ...]
    differences: tuple[Difference, ...] = ()
    evidence: tuple[Citation, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The gravest verdict."""
        return self.verdicts[0]

    @property
    def is_fault(self) -> bool:
        """Whether the claim is not to be printed as it is."""
        return self.verdict in _FAULTS

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of the contract."""
        return {
            "start": self.claim.span.start,
            "end": self.claim.span.end,
            "text": self.text,
            "type": self.claim.type.value,
            "speaker": self.claim.speaker,
            "verdict": self.verdict.value,
            "flags": [verdict.value for verdict in self.verdicts[1:]],
            "differences": [difference.to_json() for difference in self.differences],
            "evidence": [citation.to_json() for citation in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Report:
    """What was found of a draft.

    Attributes:
        text: The draft as it was read; offsets count its code points.
        as_of: When the archive last changed; None if it is empty.
        claims: In the order of the draft.
        unread: What of the file was not read, in words for its writer.
    """

    text: str
    as_of: datetime | None
    claims: tuple[CheckedClaim, ...]
    unread: tuple[str, ...] = ()

    @property
    def has_faults(self) -> bool:
        """Whether something is altered, another's, or not found."""
        return any(claim.is_fault for claim in self.claims)

    def to_json(self, file: str | None = None) -> dict[str, Any]:
        """Return the JSON object of the contract."""
        return {
            "file": file,
            "as_of": self.as_of.isoformat().replace("+00:00", "Z") if self.as_of else None,
            "text": self.text,
            "claims": [claim.to_json() for claim in self.claims],
            "unread": list(self.unread),
        }


class Checker(Protocol):
    """Checks drafts. Called by the command line, the bot and the reader, from several threads at once."""

    def check(self, text: str, unread: Sequence[str] = ()) -> Report:
        """Return what the archive says of a text's claims.

        Args:
            text: Any text of at most `bot.checking.drafts` characters.
            unread: What of its file was not read, to be named in the report.

        Raises:
            CatalogueError: If the archive cannot be read.
        """

    def trace(self, text: str) -> Report | None:
        """Return where a pasted text is from, without looking for claims in it; None if it is from no article.

        Raises:
            CatalogueError: If the archive cannot be read.
        """
