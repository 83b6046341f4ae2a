"""Words of a section replaced by others, with every span moved along. Pure."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace

from bench.growth.sections import Section
from corpus.article import Span
from index.statements import Statement


class Renaming:
    """Replaces whole words, the longest first.

    Args:
        words: What each is replaced by.
    """

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        longest = sorted(words, key=lambda word: (-len(word), word))
        self._pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b") if words else None

    def apply(self, section: Section) -> Section:
        """Return the section in other words. A span that begins or ends within a word grows to all of it.

        >>> span = Span(0, 3)
        >>> Renaming({"Orr": "Ledbetter"}).apply(Section("Orr said so.", ((span, 0),), (), ())).passages
        ((Span(start=0, end=9), 0),)
        """
        if self._pattern is None:
            return section
        edits = [(match.start(), match.end(), self._words[match[0]]) for match in self._pattern.finditer(section.text)]
        moved = _Moved(edits)
        return Section(
            self._pattern.sub(lambda match: self._words[match[0]], section.text),
            tuple((moved.span(span), row) for span, row in section.passages),
            tuple((self._statement(moved, one), row) for one, row in section.statements),
            tuple(self._words.get(name, name) for name in section.people),
        )

    def _statement(self, moved: "_Moved", statement: Statement) -> Statement:
        speaker = statement.speaker
        return replace(
            statement,
            speaker=self._words.get(speaker, speaker) if speaker else None,
            source=tuple(map(moved.span, statement.source)),
            cue=tuple(map(moved.span, statement.cue)),
            content=tuple(map(moved.span, statement.content)),
            quote=moved.span(statement.quote),
        )


class _Moved:
    """Where a position lies after edits, which are in order and do not overlap."""

    def __init__(self, edits: list[tuple[int, int, str]]) -> None:
        self._edits = edits
        self._starts = [start for start, _, _ in edits]
        self._shifts = [0]
        for start, end, new in edits:
            self._shifts.append(self._shifts[-1] + len(new) - (end - start))

    def span(self, span: Span) -> Span:
        return Span(self._place(span.start, is_end=False), self._place(span.end, is_end=True))

    def _place(self, position: int, *, is_end: bool) -> int:
        before = bisect_right(self._starts, position - 1 if is_end else position)
        if before:
            start, end, new = self._edits[before - 1]
            if (start < position < end) or (is_end and position == end) or (not is_end and position == start):
                begin = start + self._shifts[before - 1]
                return begin + len(new) if is_end else begin
        return position + self._shifts[before]
