"""The choice of an extractor for an article.

English articles are parsed if a parser is installed, and read by patterns if not. A language that has a file of words
is read by the engine of words. Articles in other languages yield no statements: a wrong speaker is worse than none.
"""

from collections.abc import Sequence
from dataclasses import replace

from corpus.article import Article, Span
from index.extraction.by_parse.extractor import DependencyExtractor
from index.extraction.by_parse.parser import model_version
from index.extraction.by_pattern.extractor import PatternExtractor
from index.extraction.by_words.extractor import WordsExtractor
from index.extraction.crediting.confidence import weighed_in
from index.extraction.layout.contracts import is_contract
from index.language.languages import ATTRIBUTED, detect_language, is_foreign_line
from index.language.vocabularies.vocabulary import CODES
from index.statements import LEAST_CONFIDENCE, Statement, StatementExtractor

#: Characters of a speaker's name. The longest honest ones, with titles and an organisation, have about 80; a longer one
#: is a sentence that was made to look like a name.
_LONGEST_NAME = 120

#: Raised when the language of an article may be judged differently than before.
_LANGUAGES_VERSION = 2


class LanguageExtractor:
    """Reads English with the given extractor, others by their words, and finds nothing where there are none.

    What is less sure than ``least_confidence`` is left out.
    """

    def __init__(self, english: StatementExtractor, least_confidence: float = LEAST_CONFIDENCE) -> None:
        self._english = english
        self._others = {code: WordsExtractor(code) for code in CODES}
        self._least = least_confidence

    @property
    def fingerprint(self) -> str:
        """See `StatementExtractor`."""
        others = "+".join(other.fingerprint for other in self._others.values())
        return f"{self._english.fingerprint}+languages-{_LANGUAGES_VERSION}+from-{self._least:g}+{others}"

    def extract(self, article: Article, sentences: Sequence[Span], /) -> list[Statement]:
        """See `StatementExtractor`."""
        code = detect_language(article.text, article.language)
        if code in self._others:
            return [
                _named(statement)
                for statement in self._others[code].extract(article, sentences)
                if self._is_sure(statement)
            ]
        if not is_attributed(article) or is_contract(article.text):
            return []
        found = filter(self._is_sure, weighed_in(article.text, self._english.extract(article, sentences)))
        return [_named(statement) for statement in found if not _is_label_of_foreign_line(article.text, statement)]

    def _is_sure(self, statement: Statement) -> bool:
        return statement.confidence >= self._least


def _named(statement: Statement) -> Statement:
    """Return the statement, its speaker left open where the name is too long to be one."""
    is_name = statement.speaker is None or len(statement.speaker) <= _LONGEST_NAME
    return statement if is_name else replace(statement, speaker=None)


def is_attributed(article: Article) -> bool:
    """Whether statements are looked for in an article of this language; an unknown language counts as English."""
    return detect_language(article.text, article.language) in {None, *ATTRIBUTED}


def _is_label_of_foreign_line(text: str, statement: Statement) -> bool:
    """Whether the line is in another language than the article and only a label names the speaker.

    A cue with a reporting verb is English, whatever language the reported words are in.
    """
    if any(char.isalpha() for span in statement.cue for char in span.of(text)):
        return False
    start = text.rfind("\n", 0, statement.quote.start) + 1
    end = text.find("\n", statement.quote.end)
    line = text[start : end if end >= 0 else len(text)]
    label = " ".join(span.of(text) for span in statement.source)
    return is_foreign_line(label) or is_foreign_line(line)


def make_extractor(engine: str | None = None, least_confidence: float = LEAST_CONFIDENCE) -> StatementExtractor:
    """Return the extractor for an archive. Nothing is loaded before its first use.

    Args:
        engine: "pattern" to do without a parser; "dependency" to require one, so that a missing parser raises
            `ParserError` at the first article; None to use the parser if there is one.
        least_confidence: What is less sure is no statement.
    """
    if engine == "pattern" or (engine != "dependency" and model_version() is None):
        return LanguageExtractor(PatternExtractor(), least_confidence)
    return LanguageExtractor(DependencyExtractor(), least_confidence)
