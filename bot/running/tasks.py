"""Run the bot's tasks concurrently, from start to a clean stop.

The first signal lets the bot finish the answers in progress. The second ends the process at once.
"""

import asyncio
import logging
import os
import signal
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.citations.reader_links import ReaderLinks
from bot.running.web_server import Listening, WebServer
from bot.telegram.transport.watchdog import EXIT_STALLED, Limits, Watchdog, notify_supervisor
from bot.telegram.transport.webhook import WebhookAddress

_LOGGER = logging.getLogger(__name__)

#: Time to close connections after the answers have finished. Threads that do not return are abandoned.
_CLOSING_SECONDS = 1.5

_Work = Coroutine[Any, Any, None]


@dataclass(frozen=True, slots=True)
class Running:
    """How the bot is reached and watched.

    Attributes:
        listening: Where the web server listens; None for no server.
        webhook: None for polling.
        reader: Makes the addresses of the reader's pages, without a base if the chat links to none; None for no pages.
        has_check_page: Whether the reader has the page that checks texts.
    """

    listening: Listening | None = None
    webhook: WebhookAddress | None = None
    reader: ReaderLinks | None = None
    has_check_page: bool = False
    limits: Limits = field(default_factory=Limits)


class Finishing(Protocol):
    """Work that gets time to finish: `bot.telegram.transport.workers.Workers`."""

    async def run(self) -> None:
        """Work until stopped."""

    def stop(self) -> None:
        """Start nothing new; `run` returns when the work in progress is done."""


def log_lost_error(_loop: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
    """Log an unretrieved error. asyncio's own line would quote it, and an error may quote a question."""
    _LOGGER.error("%s", context.get("message"), exc_info=context.get("exception"))


def stop_on_signals() -> asyncio.Event:
    """Return an event that SIGTERM or SIGINT sets; the second signal ends the process at once."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, _on_signal, stop, number)
    return stop


def _on_signal(stop: asyncio.Event, number: signal.Signals) -> None:
    if stop.is_set():
        _LOGGER.warning("second signal: leaving at once; unanswered updates wait in the inbox")
        os._exit(128 + number)
    stop.set()


async def is_done_before(stop: asyncio.Event, work: _Work) -> bool:
    """Do the work until it is done or the event is set; return whether it was done."""
    working, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    is_done = working.done()
    working.cancel()
    stopping.cancel()
    results = await asyncio.gather(working, stopping, return_exceptions=True)
    if isinstance(results[0], Exception):
        raise results[0]
    return is_done


async def run_until_stopped(
    stop: asyncio.Event,
    *,
    works: Sequence[_Work],
    server: WebServer | None,
    workers: Finishing,
    watchdog: Watchdog,
) -> None:
    """Run all works concurrently until stopped or one of them ends, then finish the work in progress.

    Args:
        stop: Set to stop.
        works: May be cancelled at any point.
        server: Refuses new connections from then on, and finishes its open requests.
        workers: Get the time that the watchdog's limits allow.
        watchdog: Ends the process if it takes much longer.

    Raises:
        Exception: The error of a work that failed.
    """
    tasks = [asyncio.create_task(work) for work in works]
    finishing = [asyncio.create_task(workers.run()), *([asyncio.create_task(server.run())] if server else [])]
    stopping = asyncio.create_task(stop.wait())
    notify_supervisor("READY=1")
    await asyncio.wait({*tasks, *finishing, stopping}, return_when=asyncio.FIRST_COMPLETED)
    notify_supervisor("STOPPING=1")
    watchdog.leave_within(watchdog.limits.stopping + _CLOSING_SECONDS, code=0 if stop.is_set() else EXIT_STALLED)
    for task in (*tasks, stopping):
        task.cancel()
    if server:
        server.stop()
    workers.stop()
    await asyncio.wait(finishing, timeout=watchdog.limits.stopping)
    for task in finishing:
        task.cancel()
    for result in await asyncio.gather(*tasks, *finishing, return_exceptions=True):
        if isinstance(result, Exception):  # CancelledError is not an Exception
            raise result
