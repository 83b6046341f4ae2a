"""Forget, once an hour, what is kept for a time only: finished updates and old answers."""

import asyncio
import logging
from datetime import UTC, datetime

from sqlalchemy import Engine

from bot.records.inbox import Inbox
from bot.records.privacy import forget_old
from index.catalogue.database import write
from index.errors import CatalogueError

_LOGGER = logging.getLogger(__name__)

_CLEANING_SECONDS = 3600.0

#: The pause after a look that failed.
_FAILED_SECONDS = 60.0


async def keep_clean(inbox: Inbox, engine: Engine) -> None:
    """Forget repeatedly until cancelled."""
    while True:
        try:
            forgotten = await asyncio.to_thread(inbox.forget_finished)
            erased = await asyncio.to_thread(_forget_old_answers, engine)
        except CatalogueError as error:
            _LOGGER.warning("what is old cannot be forgotten: %s", error)
            await asyncio.sleep(_FAILED_SECONDS)
        else:
            _LOGGER.debug("%s finished updates were forgotten, %s old answers erased", forgotten, erased)
            await asyncio.sleep(_CLEANING_SECONDS)


def _forget_old_answers(engine: Engine) -> int:
    with write(engine) as connection:
        return forget_old(connection, datetime.now(UTC))
