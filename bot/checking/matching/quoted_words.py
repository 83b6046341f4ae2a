"""The words of a quotation in a draft, without what its writer put in: insertions in brackets, [sic], ellipses.

Pure. An ellipsis parts a quotation into segments, which have to follow one another in the source.
"""

import re
from dataclasses import dataclass

from bot.checking.matching.words import Word, split_into_words
from corpus.article import Span

#: "[...]", "(…)", "…", ". . .": words were left out.
_ELLIPSIS = re.compile(r"[\[(]\s*(?:\u2026|\.\s?\.\s?\.+)\s*[\])]|\u2026|\.\s?\.\s?\.[.\s]*")
#: "[sic]", "[the mayor]", "[laughs]"; a letter in brackets belongs to its word: "[T]he".
_INSERTION = re.compile(r"\[(?!\w\]\w)[^\]\[\n]{0,200}\]")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of quoted words without an ellipsis.

    Attributes:
        words: Without the writer's insertions.
        insertions: The number of the word before which each insertion stood, with its folded words.
    """

    words: tuple[Word, ...]
    insertions: tuple[tuple[int, tuple[str, ...]], ...] = ()


def read_segments(text: str, span: Span) -> tuple[Segment, ...]:
    """Return the segments of a quotation, with the places of their words in the text."""
    quoted = span.of(text)
    edges = [0]
    for match in _ELLIPSIS.finditer(quoted):
        edges += [match.start(), match.end()]
    edges.append(len(quoted))
    segments = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        segment = _read(quoted, span.start, start, end)
        if segment.words:
            segments.append(segment)
    return tuple(segments)


def _read(quoted: str, offset: int, start: int, end: int) -> Segment:
    words: list[Word] = []
    insertions: list[tuple[int, tuple[str, ...]]] = []
    position = start
    for match in _INSERTION.finditer(quoted, start, end):
        words += split_into_words(quoted, position, match.start())
        insertions.append((len(words), tuple(word.folded for word in split_into_words(quoted, *match.span()))))
        position = match.end()
    words += split_into_words(quoted, position, end)
    return Segment(
        tuple(Word(word.folded, word.start + offset, word.end + offset) for word in words), tuple(insertions)
    )


def whole_of(text: str, span: Span) -> Segment:
    """Return all words of a quotation as one segment: ellipses and brackets may be the article's own."""
    return Segment(tuple(split_into_words(text, span.start, span.end)))
