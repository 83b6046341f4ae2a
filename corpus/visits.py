"""Facts that a run learns about pages and sources, and those from earlier runs.

Values only. A run yields these beside the articles. They must be stored together with the articles that they came with,
or later: a page whose validators are stored but whose article is lost would be "not modified" for ever.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from corpus.article import Article
from corpus.errors import UnreadableError


class Outcome(StrEnum):
    """The outcome of visiting a page.

    READ gave an article. SAME and VANISHED are the server's word that it did not change, or that it is gone (404, 410).
    EMPTY gave none, or may not be read: asking again at once would give no more. A failing host leaves no visit.
    """

    READ = "read"
    SAME = "same"
    VANISHED = "vanished"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Validators:
    """Validators to send with the next request, so that the server need not send unchanged content."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """The last visit of a page.

    Attributes:
        url: The page's address as its source lists it.
        source: The location of the source that lists it.
        key: The key of its article; None if it never gave one.
        visited_at: When it was last requested; aware.
        changed_at: When its text was last seen to change; pages that have long stayed the same are visited less.
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
    """A source lists an article that need not be read again: it was read before, or in another source."""

    key: str
    source: str


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """The result of a source's last check.

    Attributes:
        location: The source's address or path.
        checked_at: Aware.
        error: Why it gave nothing; None if it was read.
        listed: The number of articles that it lists.
        newest: When the newest article that it lists was published; None if it gives no dates.
        is_whole: Whether it was listed completely, so that an unlisted article is gone from it.
        is_same: Whether it said that nothing changed since the last check; its list was not read again then.
        is_page: Whether it is a single page, whatever its kind says; it lists nothing while that page is gone.
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


#: The items of a source, in the order in which they have to be stored.
Item = Article | UnreadableError | Visit | Listed | SourceCheck


class Memory(Protocol):
    """The memory of earlier runs; every method reads one state of the archive."""

    def visit(self, url: str) -> Visit | None:
        """Return the last visit of a page."""

    def visits_of(self, location: str) -> Sequence[Visit]:
        """Return the last visits of all pages that a source ever listed."""

    def validators(self, location: str) -> Validators:
        """Return the validators for a feed or sitemap; empty if it was never read to the end."""

    def is_forgotten(self, key: str) -> bool:
        """Whether an article was taken down, so that its page must not be requested."""
