"""Which extractor reads which article.

English is parsed where a parser is installed, and read by patterns elsewhere. The rules of both are those of English,
so articles in other languages are read by neither: a wrong speaker is worse than none.
"""

from collections.abc import Sequence

from corpus.article import Article, Span
from index.extraction.by_parse.extractor import DependencyExtractor
from index.extraction.by_parse.parser import model_version
from index.extraction.by_pattern.extractor import PatternExtractor
from index.language.languages import ATTRIBUTED, is_foreign_line, tell_language
from index.statements import Statement, StatementExtractor

#: Raised when an article may be read in another language than before.
_LANGUAGES_VERSION = 1


class LanguageExtractor:
    """Reads English with an extractor, and finds nothing in other languages."""

    def __init__(self, english: StatementExtractor) -> None:
        self._english = english

    @property
    def fingerprint(self) -> str:
        """See `StatementExtractor`."""
        return f"{self._english.fingerprint}+languages-{_LANGUAGES_VERSION}"

    def extract(self, article: Article, sentences: Sequence[Span], /) -> list[Statement]:
        """See `StatementExtractor`."""
        if not is_attributed(article):
            return []
        found = self._english.extract(article, sentences)
        return [one for one in found if not _is_label_of_foreign_line(article.text, one)]


def is_attributed(article: Article) -> bool:
    """Whether statements are found in an article of its language; one that cannot be told is taken for English."""
    return tell_language(article.text, article.language) in {None, *ATTRIBUTED}


def _is_label_of_foreign_line(text: str, statement: Statement) -> bool:
    """Whether a label is all that names the speaker, on a line that is in another language than the article.

    A verb that was read as one of reporting is English, whatever the words that it reports are in.
    """
    if any(char.isalpha() for span in statement.cue for char in span.of(text)):
        return False
    start = text.rfind("\n", 0, statement.quote.start) + 1
    end = text.find("\n", statement.quote.end)
    line = text[start : end if end >= 0 else len(text)]
    label = " ".join(span.of(text) for span in statement.source)
    return is_foreign_line(label) or is_foreign_line(line)


def make_extractor(engine: str | None = None) -> StatementExtractor:
    """Return the extractor for an archive; nothing is loaded before it is used.

    Args:
        engine: "pattern" to do without a parser; "dependency" to insist on one, so that its lack is an error
            (`ParserError`, with the first article); else the parser is used where there is one.
    """
    if engine == "pattern" or (engine != "dependency" and model_version() is None):
        return LanguageExtractor(PatternExtractor())
    return LanguageExtractor(DependencyExtractor())
