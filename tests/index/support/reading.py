"""Reads one invented text with an extractor, for tests."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.article import Article, Span
from index.language.sentences import split_sentences
from index.statements import Statement, StatementExtractor


@dataclass(frozen=True, slots=True)
class Read:
    """A statement in words instead of offsets."""

    speaker: str | None
    content: str
    kind: str
    polarity: str
    quote: str
    confidence: float


def words_of(text: str, spans: Sequence[Span]) -> str:
    """Join the words of several spans."""
    return " ".join(span.of(text) for span in spans)


def read(extractor: StatementExtractor, text: str, language: str | None = "en") -> list[Read]:
    """Return the statements of a text."""
    article = Article(key="k", article_id="a", source="tests", text=text, language=language)
    return [as_words(text, one) for one in extractor.extract(article, split_sentences(text, language))]


def as_words(text: str, statement: Statement) -> Read:
    """Put a statement in words."""
    return Read(
        statement.speaker,
        words_of(text, statement.content),
        statement.kind.value,
        statement.polarity.value,
        statement.quote.of(text),
        statement.confidence,
    )
