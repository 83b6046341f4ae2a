"""Telling the operators, in Telegram, that a source fails repeatedly or has gone silent, and that it is well again.

Each trouble is told once; what was told is kept in the catalogue, so that a restart repeats nothing. An alert that no
operator could be sent is tried again at the next look.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from index.catalogue.database import read, write
from index.catalogue.sources import note_alert, read_sources
from index.errors import CatalogueError
from index.upkeep.source_health import judge

_LOGGER = logging.getLogger(__name__)

_LOOK_SECONDS = 300.0

#: Sends a text to a user; returns whether it went out.
Send = Callable[[int, str], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class Alert:
    """What the operators are to be told.

    Attributes:
        told: By source, since when it is told of; None where its trouble is over.
    """

    text: str
    told: dict[str, datetime | None]


@dataclass(frozen=True, slots=True)
class SourceAlerts:
    """Looks after the sources of one archive.

    Attributes:
        admins: Telegram user ids; they have to have written to the bot once, or it may not write to them.
        locations: The sources that are to bring news; others may rest.
    """

    engine: Engine
    admins: tuple[int, ...]
    locations: Collection[str]
    silent_after: timedelta

    async def run(self, send: Send) -> None:
        """Look again and again until cancelled."""
        while True:
            try:
                await self.look(send)
            except CatalogueError as error:
                _LOGGER.warning("the sources cannot be looked after: %s", error)
            await asyncio.sleep(_LOOK_SECONDS)

    async def look(self, send: Send) -> None:
        """Tell the operators what they were not told yet."""
        alert = await asyncio.to_thread(self.read, datetime.now(UTC))
        if alert is None:
            return
        if any([await send(admin, alert.text) for admin in self.admins]):
            await asyncio.to_thread(self._note, alert)

    def read(self, now: datetime) -> Alert | None:
        """Return what is to be told now; None where nothing is new."""
        with read(self.engine) as connection:
            states = [state for state in read_sources(connection) if state.location in self.locations]
        lines: list[str] = []
        told: dict[str, datetime | None] = {}
        for health in judge(states, now, self.silent_after):
            location, is_told = health.state.location, health.state.alerted_at is not None
            if health.trouble and not is_told:
                lines.append(f"{location}\n{health.trouble}")
                told[location] = now
            elif is_told and not health.trouble and health.state.error is None:
                lines.append(f"{location}\n{health.note or 'brings articles again'}")
                told[location] = None
        return Alert("\n\n".join(["About the archive’s sources:", *lines]), told) if lines else None

    def _note(self, alert: Alert) -> None:
        with write(self.engine) as connection:
            note_alert(connection, alert.told)
