"""An article's text as paragraphs of marked pieces: cited passages and statements with their speakers.

Pure. Every character of a paragraph is in exactly one piece, in order.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.reader.views import Mark, Piece
from corpus.article import Span, hull

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class _Marked:
    """A highlighted range and its mark; ranges never overlap."""

    span: Span
    mark: Mark
    anchor: str = ""
    speaker: str | None = None
    polarity: str = ""
    starts: bool = True


@dataclass(frozen=True, slots=True)
class Voice:
    """A statement in one place, with its speaker.

    Attributes:
        quote: Whole sentences.
        speaker: None if nobody is known.
        polarity: As in `index.statements.Polarity`; "" if joint speakers have different ones.
        content: The content of the statement; needed only if quotes overlap.
        naming: Where the text names the speaker; likewise.
    """

    quote: Span
    speaker: str | None
    polarity: str
    content: tuple[Span, ...] = ()
    naming: tuple[Span, ...] = ()


def mark_paragraphs(text: str, passages: Sequence[Span], voices: Sequence[Voice] = ()) -> tuple[tuple[Piece, ...], ...]:
    """Return the text's lines that are not blank, each as its pieces.

    Where statements overlap, words belong to the statement whose content they are. If they are the content of two, as
    in a report of a report, the narrower one wins. A passage is credited only if it lies within one statement and
    touches no other.

    Args:
        text: The article's.
        passages: The cited passages in the order of their numbers; overlapping ones are merged.
        voices: The statements of this text, in order of their quotes.
    """
    groups = list(_group(voices))
    cited = list(_mark_passages(passages, [voice for group in groups for voice in group]))
    taken = sorted(mark.span for mark in cited)
    said = (part for group in groups for mark in _mark_voices(group) for part in _without(mark, taken))
    trimmed = (_trim(text, mark) for mark in (*cited, *said))
    marked = sorted((mark for mark in trimmed if mark), key=lambda mark: mark.span.start)
    ends = [mark.span.end for mark in marked]
    lines = (Span(*match.span()) for match in _LINE.finditer(text) if not match[0].isspace())
    return tuple(tuple(_pieces(text, line, marked, bisect_right(ends, line.start))) for line in lines)


def merge_passages(passages: Sequence[Span]) -> list[Span]:
    """Return the passages to mark: overlapping ones merged, in the order of their first members."""
    merged: list[Span] = []
    for passage in passages:
        near = [span for span in merged if span.overlaps(passage)]
        if not near:
            merged.append(passage)
            continue
        merged[merged.index(near[0])] = hull((*near, passage))
        merged = [span for span in merged if span not in near[1:]]
    return merged


def _mark_passages(passages: Sequence[Span], voices: Sequence[Voice]) -> Iterator[_Marked]:
    for number, span in enumerate(merge_passages(passages), 1):
        near = [voice for voice in voices if voice.quote.overlaps(span)]
        voice = near[0] if len(near) == 1 and near[0].quote.covers(span) else None
        name, polarity = (voice.speaker, voice.polarity) if voice else (None, "")
        yield _Marked(span, Mark.CITED, f"p{number}", name, polarity)


def _join_alike(voices: Sequence[Voice]) -> list[Voice]:
    """Return the voices with those of identical words joined as a joint statement."""
    if len(voices) == 1:
        return [*voices]
    groups: dict[tuple[Span, tuple[Span, ...]], list[Voice]] = {}
    for voice in voices:
        groups.setdefault((voice.quote, voice.content), []).append(voice)
    return [_join(group) for group in groups.values()]


def _join(group: Sequence[Voice]) -> Voice:
    if len(group) == 1:
        return group[0]
    names = [voice.speaker for voice in group]
    return Voice(
        quote=group[0].quote,
        speaker=", ".join(dict.fromkeys(name for name in names if name)) if all(names) else None,
        polarity=group[0].polarity if len({voice.polarity for voice in group}) == 1 else "",
        content=group[0].content,
        naming=tuple(span for voice in group for span in voice.naming),
    )


def _group(voices: Sequence[Voice]) -> Iterator[list[Voice]]:
    """Yield the voices in groups with overlapping quotes. Most are alone, so there is little to compare."""
    group: list[Voice] = []
    end = 0
    for voice in voices:
        if group and voice.quote.start >= end:
            yield _join_alike(group)
            group = []
        group.append(voice)
        end = max(end, voice.quote.end)
    if group:
        yield _join_alike(group)


def _mark_voices(voices: Sequence[Voice]) -> Iterator[_Marked]:
    """Yield the runs of text that belong to one voice each, in order."""
    if len(voices) == 1:
        yield _Marked(voices[0].quote, Mark.STATEMENT, "", voices[0].speaker, voices[0].polarity)
        return
    claims = [claim for place, voice in enumerate(voices) for claim in _claims(voice, place)]
    ends = sorted({end for start, end, *_ in claims} | {start for start, *_ in claims})
    runs: list[tuple[int, int, int]] = []
    for start, end in pairwise(ends):
        *_, owner = min(claim[2:] for claim in claims if claim[0] <= start and end <= claim[1])
        began = runs.pop()[1] if runs and runs[-1][0] == owner else start
        runs.append((owner, began, end))
    begun: set[int] = set()
    for owner, start, end in runs:
        voice = voices[owner]
        yield _Marked(Span(start, end), Mark.STATEMENT, "", voice.speaker, voice.polarity, owner not in begun)
        begun.add(owner)


def _claims(voice: Voice, place: int) -> Iterator[tuple[int, int, int, int, int]]:
    """Yield the ranges that a voice claims, each with its rank; the least is the best."""
    for rank, parts in enumerate((voice.content, voice.naming, (voice.quote,))):
        for part in parts:
            yield part.start, part.end, rank, part.end - part.start, place


def _without(marked: _Marked, taken: Sequence[Span]) -> Iterator[_Marked]:
    """Yield the parts of a statement that are not cited; only the first part begins the statement."""
    near = [span for span in taken if span.overlaps(marked.span)]
    if not near:
        yield marked
        return
    start, starts = marked.span.start, marked.starts
    for span in near:
        if start < span.start:
            yield replace(marked, span=Span(start, span.start), starts=starts)
            starts = False
        start = span.end
    if start < marked.span.end:
        yield replace(marked, span=Span(start, marked.span.end), starts=starts)


def _trim(text: str, marked: _Marked) -> _Marked | None:
    """Return a range without white space at its ends, so that it begins in a visible line; None if nothing is left."""
    if not (text[marked.span.start].isspace() or text[marked.span.end - 1].isspace()):
        return marked
    words = marked.span.of(text)
    if words.isspace():
        return None
    start = marked.span.start + len(words) - len(words.lstrip())
    return replace(marked, span=Span(start, start + len(words.strip())))


def _pieces(text: str, line: Span, marked: Sequence[_Marked], first: int) -> Iterator[Piece]:
    """Yield a line's pieces; a marked range from an earlier line continues here.

    Args:
        text: The article's.
        line: Its span in the text.
        marked: All ranges, in order.
        first: The index of the first range that does not end before the line.
    """
    start = line.start
    for place in range(first, len(marked)):
        mark = marked[place]
        begin, end = mark.span.start, min(mark.span.end, line.end)
        if begin >= line.end:
            break
        if start < begin:
            yield Piece(text[start:begin])
        if begin >= line.start:
            yield Piece(text[begin:end], mark.mark, mark.anchor, mark.speaker, mark.polarity, mark.starts)
        else:
            yield Piece(text[line.start : end], mark.mark, "", mark.speaker, mark.polarity)
        start = end
    if start < line.end:
        yield Piece(text[start : line.end])
