"""A sentence as tokens, for rules that work without a parser."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.article import Span
from index.extraction.layout.quotations import Quotation

_TOKEN = re.compile(r"[^\W_]+(?:[.'\u2019&/-][^\W_]+)*|[^\w\s]")
_SENTENCE_END = ".!?\u2026"


class Token(NamedTuple):
    """A word or a mark. ``quoted`` if it lies within quotation marks, the marks included."""

    text: str
    lower: str
    start: int
    end: int
    quoted: bool

    @property
    def span(self) -> Span:
        """The range of the token."""
        return Span(self.start, self.end)

    @property
    def is_word(self) -> bool:
        """Whether it has letters or digits."""
        return self.text[0].isalnum()

    @property
    def is_capitalised(self) -> bool:
        """Whether it starts with a capital."""
        return self.text[0].isupper()


def tokenize(text: str, span: Span, quotations: Sequence[Quotation]) -> list[Token]:
    """Return the tokens of a sentence; a possessive ending stays with its word."""
    inside = [(quotation.span.start, quotation.span.end) for quotation in quotations if not quotation.single]
    return [
        Token(
            match.group(),
            match.group() if match.group() == "WHO" else match.group().lower(),
            match.start(),
            match.end(),
            any(start <= match.start() < end for start, end in inside),
        )
        for match in _TOKEN.finditer(text, span.start, span.end)
    ]


def trim(text: str, start: int, end: int) -> Span | None:
    """Return the range without surrounding white space, commas and sentence end; None if nothing is left."""
    while start < end and (text[start].isspace() or text[start] in ",;:\u2013\u2014-."):
        start += 1
    while start < end and (
        text[end - 1].isspace() or text[end - 1] in ",;:\u2013\u2014-" or text[end - 1] in _SENTENCE_END
    ):
        end -= 1
    return Span(start, end) if start < end else None
