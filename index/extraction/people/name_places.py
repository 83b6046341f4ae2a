"""The names of an article by their place: at, within or around some words."""

from bisect import bisect_left
from collections.abc import Iterable

from corpus.article import Span
from index.extraction.people.names import Name


class NamePlaces:
    """Names that do not overlap, found by position."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = sorted(names, key=lambda name: name.span)
        self._starts = [name.span.start for name in self._names]
        self._inside = {name.text for name in self._names if not name.opens}
        self._by_end = {name.span.end: name for name in reversed(self._names)}

    def within(self, span: Span) -> list[Name]:
        """Return the names within some words, in order."""
        near = self._names[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        return [name for name in near if span.covers(name.span)]

    def ending_at(self, position: int) -> Name | None:
        """Return the name that ends there."""
        return self._by_end.get(position)

    def starting_in(self, first: int, last: int) -> Name | None:
        """Return the first name that starts at these positions."""
        number = bisect_left(self._starts, first)
        return self._names[number] if number < len(self._names) and self._starts[number] <= last else None

    def after(self, position: int) -> Name | None:
        """Return the first name that starts there or later."""
        number = bisect_left(self._starts, position)
        return self._names[number] if number < len(self._names) else None

    def around(self, span: Span) -> Name | None:
        """Return the name that covers some words."""
        number = bisect_left(self._starts, span.start + 1) - 1
        return self._names[number] if number >= 0 and self._names[number].span.covers(span) else None

    def is_inside_a_sentence(self, text: str) -> bool:
        """Whether a name of these words occurs elsewhere than at the opening of a sentence."""
        return text in self._inside
