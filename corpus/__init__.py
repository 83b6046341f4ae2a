"""Articles: what they are, and how they are read."""

from corpus.article import Article, Span, hull
from corpus.errors import CorpusError, MalformedError, UnreadableError
from corpus.files.disk import count_bytes
from corpus.files.identity import belongs_to
from corpus.files.reading import SAMPLES, read_source, read_sources

__all__ = [
    "SAMPLES",
    "Article",
    "CorpusError",
    "MalformedError",
    "Span",
    "UnreadableError",
    "belongs_to",
    "count_bytes",
    "hull",
    "read_source",
    "read_sources",
]
