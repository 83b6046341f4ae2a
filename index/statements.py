"""Statements: speaker, wording and words, and the protocol for finding them.

Values and one Protocol. The extractors live in modules of their own and only read text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from corpus.article import Article, Span


class Kind(StrEnum):
    """Whose wording it is: INDIRECT is the reporter's, MIXED is both.

    DIRECT is the speaker's own: in quotation marks, or where the layout marks it (a letter, an op-ed, a transcript).
    """

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Polarity(StrEnum):
    """The kind of speech act: said, denied, asked, declined to say, or hypothetical."""

    SAID = "said"
    DENIED = "denied"
    ASKED = "asked"
    DECLINED = "declined"
    HYPOTHETICAL = "hypothetical"


#: What is less sure is kept as no statement: below lie attitudes told in the past, and what a writer does.
LEAST_CONFIDENCE = 0.31


@dataclass(frozen=True, slots=True)
class Statement:
    """Words attributed to a speaker, with the spans of their parts in the article's text.

    Attributes:
        speaker: The credited name, as full as in the article; None if only a pronoun or a role is given and nothing
            resolves it.
        source: The words that name the source ("the senator", "Rutte"); empty only if the layout names it.
        cue: The words that make it a statement ("said", "according to").
        content: What was said, without source and cue.
        quote: Whole sentences around all of these: the part that is shown, so that "denied that" is never cut off.
        confidence: From 0 to 1: how sure the extractor is that this speaker said this.
    """

    speaker: str | None
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quote: Span
    kind: Kind
    polarity: Polarity
    confidence: float

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a statement needs content")
        if not all(self.quote.covers(part) for part in (*self.source, *self.cue, *self.content)):
            raise ValueError(f"the quote {self.quote} must cover source, cue and content")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence must lie in [0, 1], got {self.confidence}")


class StatementExtractor(Protocol):
    """Finds the statements of an article. Called by building, once per changed article."""

    @property
    def fingerprint(self) -> str:
        """Name and version of rules and model; articles read under another one are read again."""

    def extract(self, article: Article, sentences: Sequence[Span], /) -> list[Statement]:
        """Return the article's statements in the order of their quotes.

        Args:
            article: Its text is data: nothing in it can make this fail.
            sentences: The sentences of the text in order, not overlapping, without surrounding white space.
        """


def statement_text(text: str, statement: Statement) -> str:
    """Return the text by which a statement is embedded: speaker and content."""
    content = " ".join(span.of(text) for span in statement.content)
    speaker = statement.speaker or " ".join(span.of(text) for span in statement.source)
    return f"{speaker}: {content}" if speaker else content
