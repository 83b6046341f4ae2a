"""Words of a section replaced by others, with every span moved along. Pure."""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import replace

from bench.growth.sections import Section
from corpus.article import Span
from index.statements import Statement

#: Matches a word in small letters, "bridge" but not "Bridge".
WORD = re.compile(r"\b[a-z]{4,}\b")


class Renaming:
    """Replaces names, the longest first, and then other words.

    Args:
        names: What each name or surname is replaced by.
        choose_word: Returns the word to put in place of a word in small letters, or the word itself.
    """

    def __init__(self, names: Mapping[str, str], choose_word: Callable[[str], str] = str) -> None:
        self._names = names
        self._choose_word = choose_word
        longest = sorted(names, key=lambda name: (-len(name), name))
        self._pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b") if names else None

    def apply(self, section: Section) -> Section:
        """Return the section in other words. A span that begins or ends within a word grows to all of it.

        >>> span = Span(0, 3)
        >>> Renaming({"Orr": "Ledbetter"}).apply(Section("Orr said so.", ((span, 0),), (), ())).passages
        ((Span(start=0, end=9), 0),)
        """
        if self._pattern is not None:
            section = self._replace(section, self._pattern, self._names.__getitem__)
        return self._replace(section, WORD, self._choose_word)

    def _replace(self, section: Section, pattern: re.Pattern[str], choose: Callable[[str], str]) -> Section:
        edits = [(match.start(), match.end(), choose(match[0])) for match in pattern.finditer(section.text)]
        moved = _Moved(edits)
        parts: list[str] = []
        after = 0
        for start, end, new in edits:
            parts += (section.text[after:start], new)
            after = end
        return Section(
            "".join([*parts, section.text[after:]]),
            tuple((moved.span(span), row) for span, row in section.passages),
            tuple((self._statement(moved, one), row) for one, row in section.statements),
            tuple(self._names.get(name, name) for name in section.people),
        )

    def _statement(self, moved: "_Moved", statement: Statement) -> Statement:
        speaker = statement.speaker
        return replace(
            statement,
            speaker=self._names.get(speaker, speaker) if speaker else None,
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
