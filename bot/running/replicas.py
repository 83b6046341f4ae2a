"""Several bots on one database, the replicas, and the duties of the one that leads: indexing, alerts, clean-up.

A bot without others leads always.
"""

import asyncio
import logging
import secrets
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine

from index.catalogue.database import read
from index.catalogue.session_locks import SessionLock, find_holders
from index.errors import CatalogueError

_LOGGER = logging.getLogger(__name__)

#: The time between two looks at who leads.
_LOOK_SECONDS = 5.0

#: What the replicas' numbers are locks about.
_SPACE = "replica"

#: Runs until it is cancelled.
Duty = Callable[[], Coroutine[Any, Any, None]]


@dataclass(frozen=True, slots=True)
class Replica:
    """One of several bots on a database.

    Attributes:
        number: A lock whose number is this bot's: it claims updates under it.
        leading: The lock of the bot that leads.
        is_indexing: Whether the bot that leads keeps the archive up to date.
    """

    number: SessionLock
    leading: SessionLock
    is_indexing: bool = False


def make_replica(engine: Engine, *, is_indexing: bool = False) -> Replica:
    """Return a replica of a number that no other has.

    Raises:
        CatalogueError: If Postgres cannot be reached.
    """
    number = SessionLock(engine, _SPACE, secrets.randbelow(2**31))
    if not number.take():
        number.close()
        return make_replica(engine, is_indexing=is_indexing)
    return Replica(number, SessionLock(engine, "leader"), is_indexing)


def has_replicas(engine: Engine) -> bool:
    """Whether bots that share the database run now. They are seen even where Postgres was started anew meanwhile."""
    with read(engine) as connection:
        return bool(find_holders(connection, _SPACE))


async def lead(duties: Sequence[Duty], lock: SessionLock | None, look_seconds: float = _LOOK_SECONDS) -> None:
    """Do the duties for as long as this bot leads, and become the leader when there is none, until cancelled.

    Args:
        duties: Done at the same time.
        lock: Who holds it leads; None if there are no others.
        look_seconds: Between two looks at the lock. For so long two may lead after the connection of one was lost.

    Raises:
        Exception: The error of a duty that failed.
    """
    try:
        while True:
            if await _is_leading(lock):
                _LOGGER.info("this bot leads: it indexes, alerts and cleans up, where the settings say so")
                await _do(duties, lock, look_seconds)
            await asyncio.sleep(look_seconds)
    finally:
        if lock is not None:
            await asyncio.to_thread(lock.close)


async def _do(duties: Sequence[Duty], lock: SessionLock | None, look_seconds: float) -> None:
    tasks = [asyncio.create_task(duty()) for duty in duties]
    losing = asyncio.create_task(_wait_until_lost(lock, look_seconds))
    try:
        done, _ = await asyncio.wait({losing, *tasks}, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in (losing, *tasks):
            task.cancel()
        await asyncio.gather(losing, *tasks, return_exceptions=True)


async def _wait_until_lost(lock: SessionLock | None, look_seconds: float) -> None:
    while await _is_leading(lock):  # noqa: ASYNC110 - Postgres sets no event
        await asyncio.sleep(look_seconds)
    _LOGGER.warning("this bot leads no more: its connection to Postgres was lost")


async def _is_leading(lock: SessionLock | None) -> bool:
    if lock is None:
        return True
    try:
        return await asyncio.to_thread(lock.take)
    except CatalogueError as error:
        _LOGGER.warning("it is not known which bot leads: %s", error)
        return False
