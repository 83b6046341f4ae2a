"""Find the words of suppressed statements in articles, even where an extractor no longer finds a statement."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from corpus.article import Span
from index.catalogue.articles import StoredVersion
from index.catalogue.corrections import digest_words
from index.catalogue.tables import ARTICLES, SUPPRESSIONS
from index.language.sentences import split_sentences

#: Sentences in the longest quote to look for; quotations over several paragraphs have fewer.
_MOST_SENTENCES = 30


@dataclass(frozen=True, slots=True)
class SuppressedPlace:
    """A range of a version's text that must not be shown as a plain sentence."""

    version: int
    span: Span


def find_suppressed(connection: Connection, versions: Mapping[int, StoredVersion]) -> list[SuppressedPlace]:
    """Return the places of suppressed quotes in these versions, as far as they are current."""
    if connection.exec_driver_sql("SELECT 1 FROM suppressions LIMIT 1").first() is None:
        return []  # Most archives have none, and every question calls this.
    query = select(ARTICLES.c.current, SUPPRESSIONS.c.quote)
    query = query.join_from(ARTICLES, SUPPRESSIONS, SUPPRESSIONS.c.article == ARTICLES.c.key)
    quotes: dict[int, set[str]] = {}
    for version, quote in connection.execute(query.where(ARTICLES.c.current.in_(versions.keys()))):
        quotes.setdefault(version, set()).add(quote)
    return [place for version, wanted in quotes.items() for place in _find_in(versions[version], wanted)]


def _find_in(version: StoredVersion, quotes: Collection[str]) -> Iterator[SuppressedPlace]:
    sentences = split_sentences(version.text, version.language)
    for number, first in enumerate(sentences):
        for last in sentences[number : number + _MOST_SENTENCES]:
            if digest_words(version.text[first.start : last.end]) in quotes:
                yield SuppressedPlace(version.version, Span(first.start, last.end))
