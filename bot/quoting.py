"""The words of a citation: whole sentences, neither too short to mean anything nor too long to read.

Pure: spans in, a span out; the words are always the article's own.
"""

import re
from collections.abc import Sequence

from corpus.article import Span, hull
from index.passages import split_sentences

#: The contract's bounds, in characters.
SHORTEST_QUOTE = 20
LONGEST_QUOTE = 600

_CLAUSE_END = re.compile(r"[.!?;:,—–][”’\"']*\s")
_SPACE = re.compile(r"\s")


def citable(text: str, quote: Span, core: Sequence[Span] = ()) -> Span | None:
    """Return the span to show for a quote; None where not even a neighbour makes it long enough.

    Args:
        text: The article's.
        quote: Whole sentences.
        core: Source, cue and content of a statement, kept in view when the quote has to be cut.
    """
    if len(quote) > LONGEST_QUOTE:
        return _cut(text, quote, core)
    if len(quote) < SHORTEST_QUOTE:
        return _lengthen(text, quote)
    return quote


def _cut(text: str, quote: Span, core: Sequence[Span]) -> Span:
    """Cut at a clause or word: from the start where source and cue stand there, else so that they end it."""
    named = hull(core[:2]) if len(core) > 1 else None
    if named is None or named.end - quote.start <= LONGEST_QUOTE:
        return Span(quote.start, _break_before(text, quote.start, quote.start + LONGEST_QUOTE))
    end = min(quote.end, max(named.end, named.start + SHORTEST_QUOTE))
    end = _word_end(text, end, quote.end)
    return Span(_break_after(text, max(quote.start, end - LONGEST_QUOTE), named.start), end)


def _break_before(text: str, start: int, limit: int) -> int:
    piece = text[start:limit]
    ends = [match.end() - 1 for match in _CLAUSE_END.finditer(piece)]
    if ends and ends[-1] >= LONGEST_QUOTE // 2:
        return start + ends[-1]
    spaces = [match.start() for match in _SPACE.finditer(piece)]
    return start + (spaces[-1] if spaces and spaces[-1] >= SHORTEST_QUOTE else len(piece))


def _break_after(text: str, start: int, limit: int) -> int:
    match = _CLAUSE_END.search(text, start, limit) or _SPACE.search(text, start, limit)
    return match.end() if match else start


def _word_end(text: str, position: int, limit: int) -> int:
    match = _CLAUSE_END.search(text, position - 1, limit)
    return match.end() - 1 if match and match.end() - position < 80 else position


def _lengthen(text: str, quote: Span) -> Span | None:
    """Join the sentence before, in the same paragraph, else the one after, else the one before."""
    sentences = split_sentences(text)
    before = next((s for s in reversed(sentences) if s.end <= quote.start), None)
    after = next((s for s in sentences if s.start >= quote.end), None)
    if before and "\n" in text[before.end : quote.start] and after:
        before, after = after, before
    for neighbour in (before, after):
        if neighbour:
            joined = hull((neighbour, quote))
            if SHORTEST_QUOTE <= len(joined) <= LONGEST_QUOTE:
                return joined
    return None
