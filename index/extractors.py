"""Which extractor reads which article.

English is parsed where a parser is installed; other languages, and machines without one, are read by patterns.
"""

import re
from collections.abc import Sequence

from corpus.article import Article, Span
from index.dependency_extractor import DependencyExtractor
from index.parsing import model_version
from index.pattern_extractor import PatternExtractor
from index.statements import Statement, StatementExtractor
from index.word_lists import words

_ENGLISH = words("the and of to that with for")
_WORD = re.compile(r"[^\W\d_]+")
# Of running English, about a sixth is these words; of other languages hardly any.
_ENGLISH_SHARE = 0.1
_SAMPLE = 2000


class LanguageExtractor:
    """Reads English with one extractor and everything else with another."""

    def __init__(self, english: StatementExtractor, other: StatementExtractor) -> None:
        self._english = english
        self._other = other

    @property
    def fingerprint(self) -> str:
        """See `StatementExtractor`."""
        return f"{self._english.fingerprint}+{self._other.fingerprint}"

    def extract(self, article: Article, sentences: Sequence[Span], /) -> list[Statement]:
        """See `StatementExtractor`."""
        reader = self._english if is_english(article) else self._other
        return reader.extract(article, sentences)


def is_english(article: Article) -> bool:
    """Whether the article is in English by its own word, or by its commonest words where it has none."""
    if article.language:
        return article.language == "en"
    found = _WORD.findall(article.text[:_SAMPLE].lower())
    return sum(word in _ENGLISH for word in found) >= _ENGLISH_SHARE * len(found)


def make_extractor(engine: str | None = None) -> StatementExtractor:
    """Return the extractor for an archive; nothing is loaded before it is used.

    Args:
        engine: "pattern" to do without a parser; "dependency" to insist on one, so that its lack is an error
            (`ParserError`, with the first article); else the parser is used where there is one.
    """
    patterns = PatternExtractor()
    if engine == "pattern" or (engine != "dependency" and model_version() is None):
        return patterns
    return LanguageExtractor(DependencyExtractor(), patterns)
