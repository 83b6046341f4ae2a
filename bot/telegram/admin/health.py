"""The bot's health in figures, for monitoring, without any text or id of a user.

Updates of the last day are counted in the catalogue, so a restart loses none. Failing sources are counted, but do not
make the bot unhealthy: restarting it would not help.
"""

import asyncio
from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, func, select

from bot.records.given_answers import ANSWERS
from bot.records.updates.table import INBOX, UpdateState
from bot.telegram.transport.watchdog import Contact
from bot.telegram.transport.workers import MOST_TRIES
from index.catalogue.database import get_as_of, get_generation, read
from index.catalogue.sources import read_sources
from index.errors import CatalogueError
from index.upkeep.source_health import judge

#: The period over which updates are counted.
_COUNTED = timedelta(days=1)

#: From when silence and waiting count as trouble. A poll takes up to half a minute, an answer some seconds, and a chat
#: may rest for a minute.
_SILENT_SECONDS = 180.0
_WAITING_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures from the catalogue.

    Attributes:
        received: Updates received in the last day; ``answered``, ``refused`` and ``given_up`` count among these.
        answered: Questions answered with citations.
        refused: Questions answered with a refusal.
        given_up: Updates that got an apology, or whose reply could not be delivered.
        waiting: Unfinished updates of any age.
        oldest_waiting_seconds: 0 if none is waiting.
        as_of: The last update of the archive, ISO 8601; None if it was never indexed.
        sources_in_trouble: Sources that fail or are silent.
        source_lag_seconds: The age of the newest article of the source that has brought none for longest; None if no
            source gives dates.
        generation: The number of changes of the archive: rounds of indexing, corrections, takedowns.
    """

    received: int
    answered: int
    refused: int
    given_up: int
    waiting: int
    oldest_waiting_seconds: float
    as_of: str | None
    sources_in_trouble: int
    source_lag_seconds: float | None
    generation: int


@dataclass(frozen=True, slots=True)
class FiguresReader:
    """Read one bot's figures.

    Attributes:
        locations: The sources to check.
        silent_after: The age of a source's newest article from which it counts as silent.
    """

    engine: Engine
    bot_id: int
    locations: Collection[str] = ()
    silent_after: timedelta = timedelta(days=3)

    def read(self, now: datetime) -> Figures:
        """Return the figures, all from one state of the catalogue.

        Raises:
            CatalogueError: If the catalogue cannot be read.
        """
        recent = (INBOX.c.bot_id == self.bot_id, INBOX.c.received_at >= (now - _COUNTED).isoformat())
        with read(self.engine) as connection:
            states = _count(connection, INBOX.c.state, recent)
            statuses = self._count_answers(connection, recent)
            apologies = self._count_apologies(connection, recent)
            waiting, oldest = self._read_waiting(connection)
            as_of = get_as_of(connection)
            generation = get_generation(connection)
            sources = [source for source in read_sources(connection) if source.location in self.locations]
        judged = judge(sources, now, self.silent_after)
        lags = [source.lag.total_seconds() for source in judged if source.lag is not None]
        return Figures(
            received=sum(states.values()),
            answered=statuses.get("answered", 0),
            refused=statuses.get("refused", 0),
            given_up=states.get(UpdateState.GIVEN_UP, 0) + apologies,
            waiting=waiting,
            oldest_waiting_seconds=max((now - oldest).total_seconds(), 0.0) if oldest else 0.0,
            as_of=as_of.isoformat() if as_of else None,
            sources_in_trouble=sum(bool(source.trouble) for source in judged),
            source_lag_seconds=max(lags, default=None),
            generation=generation,
        )

    def _count_answers(self, connection: Connection, recent: tuple[ColumnElement[bool], ...]) -> dict[str, int]:
        """Count answers by way of the inbox, since answers are kept for over a year and have no index by time."""
        of_update = (ANSWERS.c.bot_id == INBOX.c.bot_id, ANSWERS.c.update_id == INBOX.c.update_id)
        return _count(connection, ANSWERS.c.status, (*recent, *of_update))

    def _count_apologies(self, connection: Connection, recent: tuple[ColumnElement[bool], ...]) -> int:
        """Count finished updates without an answer after the last try, since an apology is stored like any reply."""
        is_tried = (INBOX.c.state == UpdateState.DONE, INBOX.c.tries >= MOST_TRIES)
        answers = select(ANSWERS.c.id).where(
            ANSWERS.c.bot_id == INBOX.c.bot_id, ANSWERS.c.update_id == INBOX.c.update_id
        )
        counted = select(func.count()).select_from(INBOX).where(*recent, *is_tried, ~answers.exists())
        return connection.execute(counted).scalar_one()

    def _read_waiting(self, connection: Connection) -> tuple[int, datetime | None]:
        waiting = select(func.count(), func.min(INBOX.c.received_at)).where(
            INBOX.c.bot_id == self.bot_id, INBOX.c.state == UpdateState.WAITING
        )
        count, oldest = connection.execute(waiting).one()
        return count, datetime.fromisoformat(oldest) if oldest else None


@dataclass(frozen=True, slots=True)
class Health:
    """The bot's health at one moment.

    Attributes:
        reasons: Descriptions of what is wrong; empty if healthy.
        started_at: When this process started answering, ISO 8601.
        contact_seconds: The time since the last contact with Telegram; None if there was none.
        figures: None if the catalogue cannot be read.
    """

    reasons: tuple[str, ...]
    version: str
    mode: str
    started_at: str
    contact_seconds: float | None
    figures: Figures | None

    def to_json(self) -> dict[str, Any]:
        """Return it as one JSON object."""
        content = asdict(self)
        figures = content.pop("figures") or {}
        return {"status": "degraded" if self.reasons else "ok", **content, **figures}

    def numbers(self) -> Iterator[tuple[str, float]]:
        """Yield all numbers by name, those left out that are not known."""
        known = {**self._of_process(), **self._of_catalogue()}
        yield from ((name, value) for name, value in known.items() if value is not None)

    def _of_process(self) -> dict[str, float | None]:
        return {
            "healthy": int(not self.reasons),
            "started_timestamp_seconds": _timestamp(self.started_at),
            "contact_seconds": self.contact_seconds,
        }

    def _of_catalogue(self) -> dict[str, float | None]:
        figures = asdict(self.figures) if self.figures else {}
        return {"as_of_timestamp_seconds": _timestamp(figures.pop("as_of", None)), **figures}


class HealthCheck:
    """Check this process's health on request.

    Args:
        figures: Reads the catalogue.
        contact: The last contact with Telegram.
        mode: ``polling`` or ``webhook``. Only polling needs constant contact.
        find_trouble: Returns a description of what else is wrong, or None.
        clock: Returns the time, aware.
    """

    def __init__(
        self,
        figures: FiguresReader,
        contact: Contact,
        mode: str,
        find_trouble: Callable[[], str | None] = lambda: None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._figures = figures
        self._contact = contact
        self._mode = mode
        self._find_trouble = find_trouble
        self._clock = clock
        self._started_at = clock().isoformat()
        self._version = version("onrecord")

    async def check(self) -> Health:
        """Return the present health; the catalogue is read in a thread."""
        try:
            figures = await asyncio.to_thread(self._figures.read, self._clock())
        except CatalogueError:
            figures = None
        contact = round(self._contact.seconds_since_success, 1) if self._contact.has_succeeded else None
        return Health(tuple(self._find_reasons(figures)), self._version, self._mode, self._started_at, contact, figures)

    def _find_reasons(self, figures: Figures | None) -> Iterator[str]:
        if self._mode == "polling" and self._contact.seconds_since_success > _SILENT_SECONDS:
            yield f"no poll has succeeded for {self._contact.seconds_since_success:.0f} s"
        if trouble := self._find_trouble():
            yield trouble
        if figures is None:
            yield "the catalogue cannot be read"
        elif figures.oldest_waiting_seconds > _WAITING_SECONDS:
            yield f"an update has waited for {figures.oldest_waiting_seconds:.0f} s"
        elif figures.as_of is None:
            yield "the archive was never indexed"


def _count(
    connection: Connection, column: ColumnElement[str], where: tuple[ColumnElement[bool], ...]
) -> dict[str, int]:
    return {row[0]: row[1] for row in connection.execute(select(column, func.count()).where(*where).group_by(column))}


def _timestamp(moment: str | None) -> float | None:
    return datetime.fromisoformat(moment).timestamp() if moment else None
