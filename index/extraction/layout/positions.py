"""Sentences, paragraphs and quotations of an article, found by position."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from corpus.article import Span, hull
from index.extraction.layout.blocks import find_blocks
from index.extraction.layout.quotations import Quotation, find_quotations

#: Characters of a sentence in which statements are looked for. The longest of 31,000 in news have 1,400: a longer one
#: is a list, or made to be slow to read.
LONGEST_SENTENCE = 4_000

_PARAGRAPH = re.compile(r"\S(?:[^\n]*\S)?")


class Layout:
    """The ranges of one text. Sentences are given; paragraphs are its lines."""

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self.text = text
        self.sentences = list(sentences)
        marked = find_quotations(text)
        blocks = find_blocks(text, marked)
        self.quotations: list[Quotation] = sorted([*marked, *blocks], key=lambda block: block.span)
        self._starts = [sentence.start for sentence in self.sentences]
        self._quotation_starts = [quotation.span.start for quotation in self.quotations]
        self._breaks = [line_break.start() for line_break in re.finditer("\n", text)]

    def sentence_at(self, position: int) -> int:
        """Return the number of the sentence at a position, or of the last one before it (-1: none)."""
        return bisect_right(self._starts, position) - 1

    def is_prose_at(self, position: int) -> bool:
        """Whether the sentence at a position is of a length that people write."""
        number = self.sentence_at(position)
        return number < 0 or len(self.sentences[number]) <= LONGEST_SENTENCE

    def paragraph_at(self, position: int) -> int:
        """Return the number of the line at a position."""
        return bisect_right(self._breaks, position - 1)

    def paragraphs(self) -> list[Span]:
        """Return the lines that have words, without surrounding white space."""
        return [Span(line.start(), line.end()) for line in _PARAGRAPH.finditer(self.text)]

    def quotation_at(self, position: int) -> Quotation | None:
        """Return the quotation that covers the position."""
        number = bisect_right(self._quotation_starts, position) - 1
        if number >= 0 and self.quotations[number].span.end > position:
            return self.quotations[number]
        return None

    def number_of(self, quotation: Quotation) -> int:
        """Return the number of a quotation of this layout."""
        number = bisect_left(self._quotation_starts, quotation.span.start)
        while self.quotations[number] != quotation:
            number += 1
        return number

    def is_speech_at(self, position: int) -> bool:
        """Whether the position lies in double quotation marks; single ones hold titles too often."""
        quotation = self.quotation_at(position)
        return quotation is not None and not quotation.single

    def is_announced(self, position: int) -> bool:
        """Whether the paragraph before ends in a colon: the words here may then be somebody else's."""
        at = self.text.rfind("\n", 0, position)
        while at >= 0 and self.text[at].isspace():
            at -= 1
        return at >= 0 and self.text[at] == ":"

    def quotations_in(self, span: Span) -> list[Quotation]:
        """Return the quotations that overlap a range."""
        first = bisect_right(self._quotation_starts, span.start - 1)
        if first and self.quotations[first - 1].span.end > span.start:
            first -= 1
        last = bisect_right(self._quotation_starts, span.end - 1)
        return self.quotations[first:last]

    def whole_sentences(self, span: Span) -> Span:
        """Return the range extended to whole sentences, as far as sentences cover it."""
        first, last = self.sentence_at(span.start), self.sentence_at(span.end - 1)
        covering = [self.sentences[number] for number in (first, last) if number >= 0]
        return hull([span, *(sentence for sentence in covering if sentence.overlaps(span))])
