"""Which findings stay when one lies within another.

A said that B said stays as two statements; a judgement or an attitude within somebody's statement is part of it.
"""

from collections.abc import Sequence

from index.findings import Evidence, Finding

_SPOKEN = frozenset({Evidence.QUOTED, Evidence.CLAUSE, Evidence.ACT, Evidence.ACCORDING, Evidence.COLON})


def drop_contained(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings without those that only repeat a part of another one."""
    kept: list[Finding] = []
    for one in findings:
        same = any(one.content == other.content and one.head == other.head for other in kept)
        if not same and not any(_repeats(one, other) for other in findings if other is not one):
            kept.append(one)
    return kept


def add_missing(findings: Sequence[Finding], others: Sequence[Finding]) -> list[Finding]:
    """Return the findings with those of the others that say something of which there is nothing yet."""
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
