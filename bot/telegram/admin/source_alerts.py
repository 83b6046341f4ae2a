"""Alerts to the admins: a source fails repeatedly, has gone silent, or has recovered.

Each is sent once. The catalogue records the sent alerts, so a restart repeats none. An alert that reached no admin is
tried again at the next look.
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

#: Sends a text to a user; returns whether it was delivered.
Send = Callable[[int, str], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class Alert:
    """An alert to send.

    Attributes:
        alerted_at: The time of the alert for each source in it; None for a source that has recovered.
    """

    text: str
    alerted_at: dict[str, datetime | None]


@dataclass(frozen=True, slots=True)
class SourceAlerts:
    """Watch the sources of one archive.

    Attributes:
        admins: Telegram user ids. The bot can only write to users who have written to it.
        locations: The sources to watch.
        silent_after: The age of a source's newest article from which it counts as silent.
    """

    engine: Engine
    admins: tuple[int, ...]
    locations: Collection[str]
    silent_after: timedelta

    async def run(self, send: Send) -> None:
        """Look repeatedly until cancelled."""
        while True:
            try:
                await self.look(send)
            except CatalogueError as error:
                _LOGGER.warning("the sources cannot be looked after: %s", error)
            await asyncio.sleep(_LOOK_SECONDS)

    async def look(self, send: Send) -> None:
        """Send the pending alert, if there is one."""
        alert = await asyncio.to_thread(self.read, datetime.now(UTC))
        if alert is None:
            return
        if any([await send(admin, alert.text) for admin in self.admins]):
            await asyncio.to_thread(self._note, alert)

    def read(self, now: datetime) -> Alert | None:
        """Return the alert to send now; None if nothing is new."""
        with read(self.engine) as connection:
            states = [state for state in read_sources(connection) if state.location in self.locations]
        lines: list[str] = []
        alerted_at: dict[str, datetime | None] = {}
        for health in judge(states, now, self.silent_after):
            location, is_known = health.state.location, health.state.alerted_at is not None
            if health.trouble and not is_known:
                lines.append(f"{location}\n{health.trouble}")
                alerted_at[location] = now
            elif is_known and not health.trouble and health.state.error is None:
                lines.append(f"{location}\n{health.note or 'brings articles again'}")
                alerted_at[location] = None
        return Alert("\n\n".join(["About the archive’s sources:", *lines]), alerted_at) if lines else None

    def _note(self, alert: Alert) -> None:
        with write(self.engine) as connection:
            note_alert(connection, alert.alerted_at)
