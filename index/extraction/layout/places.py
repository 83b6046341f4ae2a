"""Spans by their place, so that one of thousands is found without looking at all of them."""

from bisect import bisect_right
from collections.abc import Iterable

from corpus.article import Span


class Ranges:
    """Spans, of which one may overlap another, as ranges apart from each other."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def overlaps(self, span: Span) -> bool:
        """Whether any of the spans shares a character with this one."""
        number = bisect_right(self._ends, span.start)
        return number < len(self._starts) and self._starts[number] < span.end


class Covers:
    """Spans that may cover another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._farthest: list[int] = []
        for span in sorted(spans):
            self._starts.append(span.start)
            self._farthest.append(max(span.end, self._farthest[-1] if self._farthest else 0))

    def covers(self, span: Span) -> bool:
        """Whether one of the spans covers this one."""
        number = bisect_right(self._starts, span.start) - 1
        return number >= 0 and self._farthest[number] >= span.end
