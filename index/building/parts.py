"""An article taken apart for storing: passages, statements, and the texts to embed.

Pure, apart from the extractor, which only reads text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.article import Article, Span
from index.catalogue.digests import digest
from index.language.languages import detect_language
from index.language.sentences import SPLITTER_FINGERPRINT, split_passages, split_sentences
from index.statements import Statement, StatementExtractor, statement_text


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of an article.

    Attributes:
        passages: Each with its text's digest.
        statements: Each with the digest of its `statement_text`.
        texts: The texts to embed, by digest.
    """

    passages: tuple[tuple[Span, str], ...]
    statements: tuple[tuple[Statement, str], ...]
    texts: dict[str, str]


def take_apart(article: Article, extractor: StatementExtractor) -> Parts:
    """Find the article's passages and statements."""
    sentences = split_sentences(article.text, detect_language(article.text, article.language))
    texts: dict[str, str] = {}

    def keep(text: str) -> str:
        text_digest = digest(text)
        texts[text_digest] = text
        return text_digest

    passages = tuple((span, keep(span.of(article.text))) for span in split_passages(article.text, sentences))
    found = extractor.extract(article, sentences)
    statements = tuple((statement, keep(statement_text(article.text, statement))) for statement in found)
    return Parts(passages, statements, texts)


def fingerprint_of(extractor: StatementExtractor, model: str) -> str:
    """Return what an article is stored with that is taken apart so and embedded by the model of this fingerprint."""
    return f"{SPLITTER_FINGERPRINT}|{extractor.fingerprint}|{model}"


class NoExtractor:
    """Finds no statements: for an archive of passages only."""

    @property
    def fingerprint(self) -> str:
        """A constant."""
        return "none"

    def extract(self, _article: Article, _sentences: Sequence[Span], /) -> list[Statement]:
        """Return nothing."""
        return []
