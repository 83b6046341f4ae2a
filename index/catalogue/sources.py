"""Sources, page visits and listings in the catalogue: where articles come from, and what must not come back.

The first index of one's own sources is recorded from its start, so that it can continue after a kill. The sample
articles are nobody's own: they are indexed only if nothing else was ever named.

Every function takes a connection and leaves the transaction to its caller: notes about a page must be stored together
with its article, or after it.
"""

import json
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, func, literal, or_, select, update

from corpus.files.reading import SAMPLES
from corpus.sources import Source, SourceKind
from corpus.visits import Outcome, SourceCheck, Validators, Visit
from index.catalogue.backends.sql import insert
from index.catalogue.database import damaged_state, get_as_of, get_json_state, read, set_state
from index.catalogue.digests import digest
from index.catalogue.tables import ARTICLES, LISTINGS, SOURCES, TOMBSTONES, VISITS

_FIRST_INDEX = "first_index"

_SAMPLES_FOLDER = f"{SAMPLES}{os.sep}"

#: Set as the last visit of a page that must be visited again.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Stage(StrEnum):
    """Progress of a first index.

    BEGUN is running or was interrupted. EMPTY ended without reading anything. DONE read something and ended.
    """

    BEGUN = "begun"
    EMPTY = "empty"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class FirstIndex:
    """The first index of one's own sources.

    Attributes:
        sources: Its sources, with absolute paths.
        is_named: Whether they were named on the command line, rather than listed in the settings.
    """

    sources: tuple[Source, ...]
    stage: Stage
    is_named: bool


@dataclass(frozen=True, slots=True)
class SourceState:
    """A source after its last check; times are ISO 8601 in UTC.

    Attributes:
        failures: Checks in a row that gave nothing.
        newest: When the newest article that it lists was published.
        alerted_at: When operators were alerted to its present trouble; None without trouble or alert.
    """

    location: str
    kind: str
    publisher: str | None
    checked_at: str | None
    succeeded_at: str | None
    failures: int
    error: str | None
    listed: int
    newest: str | None
    alerted_at: str | None


class ArchiveMemory:
    """The `corpus.visits.Memory` that the catalogue keeps, for any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def visit(self, url: str) -> Visit | None:
        """Return the last visit of a page."""
        with read(self._engine) as connection:
            row = connection.execute(select(VISITS).where(VISITS.c.url == url)).one_or_none()
        return _to_visit(row) if row else None

    def visits_of(self, location: str) -> Sequence[Visit]:
        """Return the last visits of all pages that a source ever listed, ordered by address."""
        query = select(VISITS).where(VISITS.c.source == location).order_by(VISITS.c.url)
        with read(self._engine) as connection:
            return [_to_visit(row) for row in connection.execute(query)]

    def is_forgotten(self, key: str) -> bool:
        """Whether an article had been taken down when this run began."""
        return is_forgotten(key, self._tombstones)

    @cached_property
    def _tombstones(self) -> set[str]:
        with read(self._engine) as connection:
            return read_tombstones(connection)

    def validators(self, location: str) -> Validators:
        """Return the validators for requesting a feed or sitemap again."""
        query = select(SOURCES.c.etag, SOURCES.c.last_modified).where(SOURCES.c.location == location)
        with read(self._engine) as connection:
            row = connection.execute(query).one_or_none()
        return Validators(row.etag, row.last_modified) if row else Validators()


def read_listings(connection: Connection) -> dict[str, set[str]]:
    """Return the sources that list each article, by its key."""
    listings: dict[str, set[str]] = {}
    rows = select(ARTICLES.c.key, LISTINGS.c.source).join_from(LISTINGS, ARTICLES)
    for key, source in connection.execute(rows):
        listings.setdefault(key, set()).add(source)
    return listings


def add_listings(connection: Connection, listed: Iterable[tuple[str, str]]) -> None:
    """Record that sources list articles, as pairs of key and source; articles that are not stored are skipped."""
    for key, source in listed:
        row = select(ARTICLES.c.id, literal(source)).where(ARTICLES.c.key == key)
        connection.execute(insert(LISTINGS).from_select(["article", "source"], row).on_conflict_do_nothing())


def remove_listings(connection: Connection, unlisted: Iterable[tuple[str, str]]) -> None:
    """Record that sources no longer list articles."""
    for key, source in unlisted:
        article = select(ARTICLES.c.id).where(ARTICLES.c.key == key).scalar_subquery()
        connection.execute(delete(LISTINGS).where(LISTINGS.c.article == article, LISTINGS.c.source == source))


def save_visits(connection: Connection, visits: Iterable[Visit]) -> int:
    """Store page visits; return the number of articles newly found to have vanished."""
    vanished = 0
    for visit in visits:
        values = {
            "url": visit.url,
            "source": visit.source,
            "article": visit.key,
            "outcome": visit.outcome.value,
            "visited_at": visit.visited_at.isoformat(),
            "changed_at": visit.changed_at.isoformat(),
            "etag": visit.validators.etag,
            "last_modified": visit.validators.last_modified,
        }
        connection.execute(insert(VISITS).values(values).on_conflict_do_update(index_elements=["url"], set_=values))
        vanished += _mark(connection, visit)
    return vanished


def _mark(connection: Connection, visit: Visit) -> int:
    """Mark or unmark the visited article as vanished; return 1 if newly marked, else 0."""
    article = update(ARTICLES).where(ARTICLES.c.key == visit.key)
    if visit.outcome is not Outcome.VANISHED:
        connection.execute(article.where(ARTICLES.c.vanished_at.is_not(None)).values(vanished_at=None))
        return 0
    marking = article.where(ARTICLES.c.vanished_at.is_(None)).values(vanished_at=visit.visited_at.isoformat())
    return connection.execute(marking).rowcount


def forget_visits(connection: Connection, keys: Iterable[str]) -> None:
    """Delete the visits of removed articles: if their pages are listed again, they are fetched in full."""
    for key in keys:
        connection.execute(delete(VISITS).where(VISITS.c.article == key))


def ask_again(connection: Connection, keys: Collection[str], now: datetime) -> None:
    """Make the next run that reads their sources fetch these articles' pages in full, due or not."""
    for key in keys:
        visits = update(VISITS).where(or_(VISITS.c.article == key, VISITS.c.url == key))
        never = {"visited_at": _NEVER.isoformat(), "changed_at": now.isoformat()}
        connection.execute(visits.values(etag=None, last_modified=None, **never))
    if keys:
        connection.execute(update(SOURCES).values(etag=None, last_modified=None))


def save_check(connection: Connection, source: Source, check: SourceCheck) -> None:
    """Store the result of a source's check. After a failure the facts from before stay."""
    checked_at = check.checked_at.isoformat()
    kind = SourceKind.PAGE if check.is_page else source.kind
    values: dict[str, Any] = {"kind": kind.value, "publisher": source.publisher, "language": source.language}
    values |= {"checked_at": checked_at, "error": check.error}
    if check.error is None:
        values |= {"succeeded_at": checked_at, "failures": 0}
        if not check.is_same:
            values |= {
                "listed": check.listed,
                "newest": check.newest.isoformat() if check.newest else None,
                "etag": check.validators.etag,
                "last_modified": check.validators.last_modified,
            }
    row = insert(SOURCES).values(location=check.location, **values)
    if check.error is not None:
        values["failures"] = SOURCES.c.failures + 1
        row = row.values(failures=1)
        del values["kind"]  # an address that turned out to be a page stays one
    connection.execute(row.on_conflict_do_update(index_elements=["location"], set_=values))


def read_sources(connection: Connection) -> list[SourceState]:
    """Return every source that was ever checked, by location."""
    columns = [SOURCES.c[name] for name in SourceState.__dataclass_fields__]
    return [SourceState(*row) for row in connection.execute(select(*columns).order_by(SOURCES.c.location))]


def note_alert(connection: Connection, alerted: Mapping[str, datetime | None]) -> None:
    """Record when operators were alerted to each source's trouble; None once it is over."""
    for location, moment in alerted.items():
        alerted_at = moment.isoformat() if moment else None
        connection.execute(update(SOURCES).where(SOURCES.c.location == location).values(alerted_at=alerted_at))


def read_tombstones(connection: Connection) -> set[str]:
    """Return the digests of the keys of articles that were taken down."""
    return set(connection.execute(select(TOMBSTONES.c.key_digest)).scalars())


def is_forgotten(key: str, tombstones: Collection[str]) -> bool:
    """Whether an article was taken down."""
    return bool(tombstones) and digest(key) in tombstones


def _to_visit(row: Row[Any]) -> Visit:
    return Visit(
        url=row.url,
        source=row.source,
        key=row.article,
        outcome=Outcome(row.outcome),
        visited_at=datetime.fromisoformat(row.visited_at),
        changed_at=datetime.fromisoformat(row.changed_at),
        validators=Validators(row.etag, row.last_modified),
    )


def begin_first_index(connection: Connection, sources: Sequence[Source], *, is_named: bool) -> None:
    """Record a run's sources as the first index, unless one is done or they are only the samples."""
    if _are_own(sources) and not _has_first_index(connection):
        _save_first_index(connection, FirstIndex(tuple(sources), Stage.BEGUN, is_named))


def end_first_index(connection: Connection, sources: Sequence[Source], *, is_read: bool) -> None:
    """Record that a run ended, and whether it read anything."""
    first = read_first_index(connection)
    if first is not None and first.stage is not Stage.DONE and _are_own(sources):
        _save_first_index(connection, replace(first, stage=Stage.DONE if is_read else Stage.EMPTY))


def read_first_index(connection: Connection) -> FirstIndex | None:
    """Return the first index; None if none was begun, or an older program did not record it.

    Raises:
        CatalogueError: If what is kept of it is damaged.
    """
    kept = get_json_state(connection, _FIRST_INDEX)
    if kept is None:
        return None
    try:
        sources = tuple(Source(**{**source, "kind": SourceKind(source["kind"])}) for source in kept["sources"])
        return FirstIndex(sources, Stage(kept["stage"]), kept["is_named"])
    except (KeyError, TypeError, ValueError) as error:
        raise damaged_state(_FIRST_INDEX, kept) from error


def is_partial(connection: Connection) -> bool:
    """Whether the first index did not end well, so that the archive lacks some of its sources."""
    first = read_first_index(connection)
    if first is not None:
        return first.stage is not Stage.DONE
    return get_as_of(connection) is None and connection.execute(select(ARTICLES.c.id).limit(1)).first() is not None


def holds_own(connection: Connection) -> bool:
    """Whether anything but the samples was ever read, or tried."""
    prefix = func.substr(ARTICLES.c.source, 1, len(_SAMPLES_FOLDER))
    article = select(ARTICLES.c.id).where(prefix != _SAMPLES_FOLDER)
    source = select(SOURCES.c.location).where(SOURCES.c.location != str(SAMPLES))
    return any(connection.execute(query.limit(1)).first() is not None for query in (article, source))


def _are_own(sources: Iterable[Source]) -> bool:
    return any(source.location != str(SAMPLES) for source in sources)


def _has_first_index(connection: Connection) -> bool:
    first = read_first_index(connection)
    if first is not None:
        return first.stage is Stage.DONE
    return get_as_of(connection) is not None and holds_own(connection)


def _save_first_index(connection: Connection, first: FirstIndex) -> None:
    set_state(connection, _FIRST_INDEX, json.dumps(asdict(first)))
