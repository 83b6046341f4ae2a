"""The tally of an indexing run: its work and what it learnt, from the first item to the report.

Facts about pages and sources are stored with the articles that they came with, or after them, never before. Otherwise a
page whose validators are stored but whose article is lost would be "not modified" for ever.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from sqlalchemy import Connection

from corpus.article import Article
from corpus.errors import UnreadableError
from corpus.sources import Source
from corpus.visits import Listed, SourceCheck, Validators, Visit
from index.catalogue import sources as stored_sources
from index.catalogue.digests import Change


@dataclass(frozen=True, slots=True)
class IndexReport:
    """The result of a run, counted in articles except ``embedded`` (texts) and ``seconds``.

    Attributes:
        changed: With a new text, or read again because the splitter, the extractor or the model changed.
        relabelled: With new metadata only.
        gone: No longer in any source, but kept.
        vanished: Newly found to have a page that answers "gone"; kept and marked.
        forgotten: Skipped because they were taken down.
        failed: Items that gave no article, with place and reason.
        damaged: Damaged versions that could not be read again, one line each.
    """

    added: int = 0
    changed: int = 0
    relabelled: int = 0
    same: int = 0
    removed: int = 0
    gone: int = 0
    vanished: int = 0
    forgotten: int = 0
    failed: tuple[UnreadableError, ...] = ()
    embedded: int = 0
    seconds: float = 0.0
    damaged: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the report as one JSON object."""
        failed = [{"where": error.where, "reason": error.reason} for error in self.failed]
        return asdict(replace(self, failed=())) | {"failed": failed, "seconds": round(self.seconds, 3)}


@dataclass(slots=True)
class Tally:
    """The results of a run so far, and the part of them still to be stored.

    Attributes:
        seen: Keys found in any source.
        read_keys: Keys of articles that were read, and stored before this run.
        listed: Pairs of key and source that were found.
        forgotten_keys: Keys of articles that were taken down. Nothing about their pages is recorded, not even
            addresses.
        failed_keys: Keys of articles that could not be stored. Their visits and their sources' validators are dropped,
            so that they are read again.
        whole: Locations of web sources that were listed completely.
    """

    changes: Counter[Change] = field(default_factory=Counter)
    failed: list[UnreadableError] = field(default_factory=list)
    embedded: int = 0
    vanished: int = 0
    forgotten_keys: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    read_keys: set[str] = field(default_factory=set)
    listed: set[tuple[str, str]] = field(default_factory=set)
    failed_keys: set[str] = field(default_factory=set)
    whole: set[str] = field(default_factory=set)
    _failed_sources: set[str] = field(default_factory=set)
    _visits: list[Visit] = field(default_factory=list)
    _listings: list[tuple[str, str]] = field(default_factory=list)
    _checks: list[SourceCheck] = field(default_factory=list)

    def fail(self, article: Article, change: Change, reason: str) -> None:
        """Count an article as failed that was counted as changed."""
        self.changes[change] -= 1
        again = "the next run tries again, and the earlier version stays"
        self.failed.append(UnreadableError(article.url or article.source, f"{reason}; {again}", is_listed=True))
        self.failed_keys.add(article.key)
        self._failed_sources.add(article.source)

    def list(self, key: str, source: str, listings: Mapping[str, Collection[str]]) -> None:
        """Record that a source lists an article; ``listings`` are the stored ones."""
        self.seen.add(key)
        self.listed.add((key, source))
        if source not in listings.get(key, ()):
            self._listings.append((key, source))

    def take_note(
        self, item: UnreadableError | Visit | Listed | SourceCheck, listings: Mapping[str, Collection[str]]
    ) -> None:
        """Record an item that is no article."""
        match item:
            case UnreadableError():
                self.failed.append(item)
            case Visit():
                self._visits.append(item)
            case Listed():
                self.changes[Change.SAME] += item.key in listings and item.key not in self.seen
                self.list(item.key, item.source, listings)
            case SourceCheck():
                self._checks.append(item)
                if item.is_whole and item.error is None:
                    self.whole.add(item.location)

    def store_notes(self, connection: Connection, sources: Sequence[Source]) -> None:
        """Store what was learnt about pages and sources. The articles it came with must be stored already."""
        stored_sources.add_listings(connection, self._listings)
        visits = [visit for visit in self._visits if visit.key not in self.failed_keys | self.forgotten_keys]
        self.vanished += stored_sources.save_visits(connection, visits)
        by_location = {source.location: source for source in sources}
        for check in self._checks:
            if check.location in by_location:
                is_whole = check.location not in self._failed_sources
                kept = check if is_whole else replace(check, validators=Validators())
                stored_sources.save_check(connection, by_location[check.location], kept)
        for noted in (self._listings, self._visits, self._checks):
            noted.clear()

    def to_report(self, *, gone: int, removed: int, seconds: float, damaged: tuple[str, ...] = ()) -> IndexReport:
        """Return the finished report."""
        return IndexReport(
            added=self.changes[Change.NEW],
            changed=self.changes[Change.CHANGED] + self.changes[Change.REREAD],
            relabelled=self.changes[Change.RELABELLED],
            same=self.changes[Change.SAME],
            removed=removed,
            gone=gone,
            vanished=self.vanished,
            forgotten=len(self.forgotten_keys),
            failed=tuple(self.failed),
            embedded=self.embedded,
            seconds=seconds,
            damaged=damaged,
        )
