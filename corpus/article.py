"""The archive's basic values: an article, and a range of its text.

Values only: nothing here reads a file or knows how an article is stored.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of an article's text.

    Offsets count ``str`` characters (code points), not bytes or UTF-16 units.

    Raises:
        ValueError: If the range is empty, reversed or negative.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span must satisfy 0 <= start < end, got [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words that the span covers.

        >>> Span(0, 5).of("Hello there")
        'Hello'
        """
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether the other lies within this one."""
        return self.start <= other.start and other.end <= self.end


def hull(spans: Sequence[Span]) -> Span:
    """Return the shortest span that covers all of them.

    >>> hull([Span(8, 9), Span(2, 4)])
    Span(start=2, end=9)
    """
    return Span(min(s.start for s in spans), max(s.end for s in spans))


@dataclass(frozen=True, slots=True)
class Article:
    """One news item as its source gave it.

    Attributes:
        key: Identity across runs: the canonical URL if there is one, else the given id within its file, else the
            absolute path. Two outlets' ``id: 1`` never collide.
        article_id: The short name shown to people and in JSON: the given id, else derived from the key.
        source: The file or folder entry it was read from; pruning is decided per source.
        text: Kept exactly as given; every offset in the project counts in it.
        published_at: A ``date`` if the source gave no time of day, else an aware ``datetime``.
        language: A two-letter ISO 639-1 code, or None if unknown.
        fetched_at: When it came over the network, aware; None for a file. Never a substitute for ``published_at``.
        page_text: The words that a browser's search finds on its page (`corpus.parsing.visible_text`), for links into
            it; None if it came without its page. A different page text is no change of the article.
    """

    key: str
    article_id: str
    source: str
    text: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published_at: date | datetime | None = None
    language: str | None = None
    fetched_at: datetime | None = None
    page_text: str | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("an article needs a text")
