"""What a run learns of pages and sources, and what earlier runs knew of them.

Values only. A run hands these on beside the articles; whoever stores them does it together with the articles that they
came with, or later: a page whose validators are kept but whose article is lost would be "not modified" for ever.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from corpus.article import Article
from corpus.errors import UnreadableError


class Outcome(StrEnum):
    """What came of visiting a page.

    READ gave an article, SAME and VANISHED are the server's word that it did not change, that it is gone (404, 410).
    EMPTY gave none, or may not be read: asking at once again would give no more. A host that fails leaves no visit.
    """

    READ = "read"
    SAME = "same"
    VANISHED = "vanished"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server wants to be asked with again, so that it need not send what did not change."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """The last visit of a page.

    Attributes:
        url: The page's address as its source lists it.
        source: The location of the source that lists it.
        key: The key of the article that it gave; None where it never gave one.
        visited_at: When it was last asked for; aware.
        changed_at: When its text was last seen to be another; pages that have long stayed the same are visited less.
    """

    url: str
    source: str
    key: str | None
    outcome: Outcome
    visited_at: datetime
    changed_at: datetime
    validators: Validators = Validators()


@dataclass(frozen=True, slots=True)
class Listed:
    """A source lists an article that need not be read again: it was read a while ago, or in another source."""

    key: str
    source: str


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """How a source was found at its last check.

    Attributes:
        location: The source's address or path.
        checked_at: Aware.
        error: Why it gave nothing; None where it was read.
        listed: How many articles it lists.
        newest: When the newest article that it lists was published; None where it tells no dates.
        is_whole: Whether it was listed whole, so that what it no longer lists is gone from it.
        is_same: Whether it said that nothing changed since the last check; what it lists was not read again then.
        is_page: Whether it is a single page, though its kind may not say so; it lists nothing while that page is gone.
    """

    location: str
    checked_at: datetime
    error: str | None = None
    listed: int = 0
    newest: datetime | None = None
    is_whole: bool = False
    is_same: bool = False
    is_page: bool = False
    validators: Validators = Validators()


#: What reading sources gives, in the order in which it has to be stored.
Item = Article | UnreadableError | Visit | Listed | SourceCheck


class Memory(Protocol):
    """What earlier runs left; every method reads one state of the archive."""

    def visit(self, url: str) -> Visit | None:
        """Return the last visit of a page."""

    def visits_of(self, location: str) -> Sequence[Visit]:
        """Return the last visits of the pages that a source ever listed."""

    def validators(self, location: str) -> Validators:
        """Return what to ask a feed or sitemap with; empty where it was never read to the end."""

    def is_forgotten(self, key: str) -> bool:
        """Whether an article was taken down, and its page is not to be asked for."""
