"""Facts of the archive, for reading questions and writing refusals: roster, outlets, number of articles, dates."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from threading import Lock

from sqlalchemy import Connection, Engine, distinct, func, select

from index.catalogue.database import get_generation, read
from index.catalogue.tables import ARTICLES, STATEMENTS, VERSIONS
from index.language.typed_names import TypedNames
from index.search.roster import SpeakerRoster, read_roster


@dataclass(frozen=True, slots=True)
class ArchiveFacts:
    """The archive at one moment. The days are days of publication, None if no article has one.

    Attributes:
        names: Everybody who is quoted, as people type them.
        languages: ISO 639-1 codes of the articles' languages, where known.
        is_multilingual: Whether its model compares texts across languages.
    """

    roster: SpeakerRoster
    publishers: tuple[str, ...]
    articles: int
    oldest: date | None
    newest: date | None
    languages: frozenset[str] = frozenset()
    is_multilingual: bool = False
    names: TypedNames = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", TypedNames(self.roster.counts))


def read_facts(connection: Connection, *, is_multilingual: bool = False) -> ArchiveFacts:
    """Read the facts of the archive in this transaction.

    Args:
        connection: Of a read.
        is_multilingual: Whether the model that questions are embedded by compares texts across languages.
    """
    day = VERSIONS.c.published_day
    of_each = select(VERSIONS.c.publisher, VERSIONS.c.language, func.count(), func.min(day), func.max(day))
    current = of_each.join(ARTICLES, VERSIONS.c.id == ARTICLES.c.current)
    groups = connection.execute(current.group_by(VERSIONS.c.publisher, VERSIONS.c.language)).all()
    return ArchiveFacts(
        roster=read_roster(connection),
        publishers=tuple(sorted({name for name, *_ in groups if isinstance(name, str)})),
        articles=sum(count for _, _, count, _, _ in groups),
        oldest=_to_day(min((str(oldest) for *_, oldest, _ in groups if oldest), default=None)),
        newest=_to_day(max((str(newest) for *_, newest in groups if newest), default=None)),
        languages=frozenset(str(code)[:2].lower() for _, code, *_ in groups if code),
        is_multilingual=is_multilingual,
    )


def _to_day(value: object) -> date | None:
    """Parse a day; None if it is missing or damaged."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


class FactsKeeper:
    """Caches the facts for one generation of the archive. Safe to use from several threads.

    Args:
        engine: The catalogue.
        is_multilingual: As in `read_facts`.
    """

    def __init__(self, engine: Engine, *, is_multilingual: bool = False) -> None:
        self._engine = engine
        self._is_multilingual = is_multilingual
        self._lock = Lock()
        self._kept: tuple[int, ArchiveFacts] | None = None

    def read(self) -> ArchiveFacts:
        """Return the facts.

        Raises:
            CatalogueError: If the catalogue cannot be read.
        """
        with read(self._engine) as connection:
            return self.read_in(connection)

    def read_in(self, connection: Connection) -> ArchiveFacts:
        """Return the facts of the archive as the connection sees it."""
        generation = get_generation(connection)
        with self._lock:
            if self._kept is None or self._kept[0] != generation:
                self._kept = (generation, read_facts(connection, is_multilingual=self._is_multilingual))
            return self._kept[1]


def count_articles(connection: Connection, speakers: Collection[str]) -> int:
    """Return the number of articles that quote any of these stored names."""
    quoting = select(func.count(distinct(STATEMENTS.c.version)))
    shown = STATEMENTS.c.speaker.in_(speakers) & STATEMENTS.c.is_hidden.is_(False)
    return int(connection.execute(quoting.where(shown)).scalar_one())
