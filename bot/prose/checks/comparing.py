"""Comparisons: "a motor costs less than a cellar" is "a cellar costs more than a motor", and not the other way round.

Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from bot.prose.checks.reading import ReadEvidence, Text, Token, follows
from index.language.meanings.opposites import opposites_of

_THAN = "than"
#: Words between a comparative and its "than": "more expensive than", "less of a risk than".
_MOST_BETWEEN = 3
_MARKS = ".;:!?,—–"


class Compared(Enum):
    """A sentence's comparison beside its statement's: there are not two to compare, they agree, or one is turned."""

    NONE = "none"
    AGREES = "agrees"
    TURNED = "turned"


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What is compared, by stems: "less" of "a motor costs less than a cellar", what stands before it and behind."""

    word: str
    before: frozenset[str]
    behind: frozenset[str]


def compare(segment: Text, evidence: ReadEvidence) -> Compared:
    """Return whether a segment and a statement with one comparison each compare the same the same way."""
    ours, theirs = _read(segment), _read(evidence.words)
    if ours is None or theirs is None:
        return Compared.NONE
    is_opposite = theirs.word in opposites_of(ours.word)
    straight = len(ours.before & theirs.before) + len(ours.behind & theirs.behind)
    crossed = len(ours.before & theirs.behind) + len(ours.behind & theirs.before)
    if straight == crossed or not (is_opposite or ours.word == theirs.word):
        return Compared.NONE
    return Compared.AGREES if (crossed > straight) is is_opposite else Compared.TURNED


def _read(text: Text) -> _Comparison | None:
    tokens = text.tokens
    places = [place for place, token in enumerate(tokens) if token.folded == _THAN]
    if len(places) != 1:
        return None
    than = places[0]
    at = next((n for n in range(than - 1, max(-1, than - 2 - _MOST_BETWEEN), -1) if _is_comparative(tokens[n])), None)
    if at is None:
        return None
    return _Comparison(tokens[at].stem, _stems(text, range(at - 1, -1, -1)), _stems(text, range(than + 1, len(tokens))))


def _is_comparative(token: Token) -> bool:
    return token.folded in {"more", "less", "fewer"} or (
        token.folded.endswith("er")
        and any(opposites_of(token.folded[: len(token.folded) - cut]) for cut in (0, 1, 2, 3))
    )


def _stems(text: Text, places: Sequence[int]) -> frozenset[str]:
    """Return the stems of the words of content on one side, up to where the clause ends."""
    found = set()
    for place in places:
        is_behind = places[0] < places[-1]
        if is_behind and follows(text.text, text.tokens, place, _MARKS):
            break
        if text.tokens[place].is_content:
            found.add(text.tokens[place].stem)
        if not is_behind and follows(text.text, text.tokens, place, _MARKS):
            break
    return frozenset(found)
