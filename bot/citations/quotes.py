"""The words of a citation: whole sentences, neither too short to mean anything nor too long to read.

Pure: takes spans and returns a span. The words are always the article's own.
"""

import re
from collections.abc import Sequence

from corpus.article import Span, hull
from index.language.sentences import split_sentences

#: The bounds of the output contract, in characters.
SHORTEST_QUOTE = 20
LONGEST_QUOTE = 600

_CLAUSE_END = re.compile(r"[.!?;:,—–][”’\"']*(?=\s)")
_WORD = re.compile(r"\S+")


_MARKS = '“”„"«»'

_UNMARKED = str.maketrans(dict.fromkeys(_MARKS, " "))

#: About a line of text.
_NEAR = 80


def citable(text: str, quote: Span, named: Sequence[Span] = ()) -> Span | None:
    """Return the span to show for a quote; None if its neighbours cannot make it long enough either.

    Args:
        text: The article's.
        quote: Whole sentences.
        named: The statement's source and cue. They stay in view if the quote has to be cut.
    """
    if len(quote) > LONGEST_QUOTE:
        return _cut(text, quote, hull(named) if named else None)
    if len(quote) < SHORTEST_QUOTE:
        return _lengthen(text, quote)
    return quote


def _cut(text: str, quote: Span, named: Span | None) -> Span:
    """Drop whole sentences if that is enough, else cut at a clause or word, keeping the part that names the source."""
    whole = _whole_sentences(text, quote, named)
    if whole:
        return whole
    if named is None or named.end <= quote.start + LONGEST_QUOTE:
        keep = named.end if named else quote.start
        return Span(quote.start, _end_within(text, quote.start, quote.start + LONGEST_QUOTE, keep))
    near = _clause_end_near(text, named.end, quote.end)
    end = near if near - named.start <= LONGEST_QUOTE else named.end
    return Span(_start_within(text, end, named.start), end)


def _whole_sentences(text: str, quote: Span, named: Span | None) -> Span | None:
    """Return the longest run of sentences that is short enough and names its source; the first of equals."""
    sentences = _sentences_within(text, quote)
    runs = [
        Span(first.start, last.end)
        for place, first in enumerate(sentences)
        for last in sentences[place:]
        if SHORTEST_QUOTE <= last.end - first.start <= LONGEST_QUOTE
    ]
    fitting = [run for run in runs if (run.covers(named) if named else run.start == quote.start)]
    return max(fitting, key=len, default=None)


def _sentences_within(text: str, quote: Span) -> list[Span]:
    """Return the quote's sentences, including those inside a quotation, each with its quotation marks."""
    words = quote.of(text)
    starts = []
    for sentence in split_sentences(words.translate(_UNMARKED)):
        start = sentence.start
        while start and words[start - 1] in _MARKS:
            start -= 1
        starts.append(start)
    ends = [*starts[1:], len(words)]
    return [
        Span(quote.start + start, quote.start + start + len(words[start:end].rstrip()))
        for start, end in zip(starts, ends, strict=True)
    ]


def _end_within(text: str, start: int, limit: int, keep: int) -> int:
    """Return the end of the last clause, else word, within the limit, but not before ``keep``."""
    least = max(keep, start + SHORTEST_QUOTE)
    clauses = [match.end() for match in _CLAUSE_END.finditer(text, start, limit)]
    if clauses and clauses[-1] >= max(least, start + LONGEST_QUOTE // 2):
        return clauses[-1]
    words = [match.end() for match in _WORD.finditer(text, start, limit + 1) if match.end() <= limit]
    return words[-1] if words and words[-1] >= least else limit


def _start_within(text: str, end: int, keep: int) -> int:
    """Return the start of the first clause, else word, near enough to the end, but not after ``keep``."""
    first, keep = end - LONGEST_QUOTE, min(keep, end - SHORTEST_QUOTE)
    clause = _CLAUSE_END.search(text, first, end - LONGEST_QUOTE // 2)
    # Starting one character earlier tells a word that begins here from one that is cut here.
    after = [clause.end()] if clause else []
    words = [next((m.start() for m in _WORD.finditer(text, at - 1) if m.start() >= at), end) for at in (*after, first)]
    return next((word for word in words if word <= keep), first)


def _clause_end_near(text: str, position: int, limit: int) -> int:
    """Return the end of the clause if it is near, so that a verb keeps its object; else the end of the word."""
    clause = _CLAUSE_END.search(text, position - 1, limit)
    if clause and position <= clause.end() < position + _NEAR:
        return clause.end()
    word = _WORD.search(text, position - 1, limit)
    return word.end() if word and word.start() < position and word.end() < position + _NEAR else position


def _lengthen(text: str, quote: Span) -> Span | None:
    """Add the sentence before in the same paragraph, else the one after, else as many as needed."""
    sentences = split_sentences(text)
    before = next((s for s in reversed(sentences) if s.end <= quote.start), None)
    after = next((s for s in sentences if s.start >= quote.end), None)
    if before and "\n" in text[before.end : quote.start] and after:
        before, after = after, before
    neighbours = [neighbour for neighbour in (before, after) if neighbour]
    joined = [hull((quote, neighbour)) for neighbour in neighbours] + [hull((quote, *neighbours))]
    enough = [span for span in joined if len(span) >= SHORTEST_QUOTE]
    if not enough:
        return None
    return next((span for span in enough if len(span) <= LONGEST_QUOTE), None) or _cut(text, enough[0], quote)
