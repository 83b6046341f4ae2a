"""Notices to the admins: requests for access, and the outcome of re-indexing runs.

The catalogue records which notices were sent, so a restart neither repeats nor loses any.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine

from bot.records import access, reindex_runs
from bot.records.access import Guest
from bot.records.chats import read_language
from bot.records.reindex_runs import Run
from bot.telegram.messages.button_data import Allow, write_tap
from bot.telegram.messages.markup import label
from bot.telegram.messages.rendering import render_text
from bot.telegram.messages.replies import Button, Message
from bot.texts import Texts, choose
from index.catalogue.database import read, write
from index.errors import CatalogueError

_LOGGER = logging.getLogger(__name__)

_LOOK_SECONDS = 3.0

#: The pause after a failed notice: the admin never wrote to the bot, or blocked it.
_FAILED_SECONDS = 60.0

#: Requests sent at once, as strangers may be many. The rest follow at the next look.
_MOST_AT_ONCE = 3

#: Sends a message to a user; returns whether it was delivered.
Send = Callable[[int, Message], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class AdminNotices:
    """Send the notices of one bot.

    Attributes:
        admins: Telegram user ids. The bot can only write to users who have written to it.
        clock: Returns the time, aware.
    """

    engine: Engine
    admins: tuple[int, ...]
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    async def run(self, send: Send) -> None:
        """Look repeatedly until cancelled."""
        while True:
            is_delivered = True
            try:
                is_delivered = await self.look(send)
            except CatalogueError as error:
                _LOGGER.warning("the admins cannot be told anything: %s", error)
            await asyncio.sleep(_LOOK_SECONDS if is_delivered else _FAILED_SECONDS)

    async def look(self, send: Send) -> bool:
        """Send the pending notices; return whether all were delivered."""
        runs, guests = await asyncio.to_thread(self._read)
        outcomes = [await self._report_run(send, run) for run in runs]
        outcomes += [await self._announce_guest(send, guest) for guest in guests[:_MOST_AT_ONCE] if self.admins]
        return all(outcomes)

    def _read(self) -> tuple[list[Run], list[Guest]]:
        now = self.clock()
        with read(self.engine) as connection:
            return list(reindex_runs.read_untold(connection, now)), list(access.read_untold(connection, now))

    async def _report_run(self, send: Send, run: Run) -> bool:
        text = outcome_text(await asyncio.to_thread(self._texts, run.asked_by), run)
        is_delivered = await send(run.asked_by, _message(text))
        if is_delivered:
            await asyncio.to_thread(
                self._write, lambda connection: reindex_runs.note_told(connection, run, self.clock())
            )
        return is_delivered

    async def _announce_guest(self, send: Send, guest: Guest) -> bool:
        """Notify all admins; one delivery is enough."""
        sent = [await self._announce_to(send, admin, guest) for admin in self.admins]
        if any(sent):
            await asyncio.to_thread(
                self._write, lambda connection: access.note_told(connection, guest.id, self.clock())
            )
        return any(sent)

    async def _announce_to(self, send: Send, admin: int, guest: Guest) -> bool:
        texts = await asyncio.to_thread(self._texts, admin)
        kind = "group" if guest.id < 0 else "user"
        text = texts("access-asked", kind=kind, name=label(guest.name), id=str(guest.id))
        return await send(admin, _message(text, Button(texts("allow-button"), data=write_tap(Allow(guest.id)))))

    def _texts(self, admin: int) -> Texts:
        with read(self.engine) as connection:
            return Texts(choose(read_language(connection, admin)))

    def _write(self, change: Callable[[Connection], None]) -> None:
        with write(self.engine) as connection:
            change(connection)


def outcome_text(texts: Texts, run: Run) -> str:
    """Return the outcome of a re-indexing run in words."""
    report = run.outcome.report
    if report is None:
        return texts("reindex-failed", reason=run.outcome.error or "")
    counts = {name: int(report[name]) for name in ("added", "changed", "same", "removed", "failed")}
    return texts("reindex-done", seconds=round(report["seconds"]), **counts)


def _message(text: str, *buttons: Button) -> Message:
    (message,) = render_text(text)
    return replace(message, keyboard=(buttons,)) if buttons else message
