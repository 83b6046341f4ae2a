"""The bot's own re-indexing, in a child process so that answers never wait for it.

The child ends with the bot: the bot stops it, and it notices by itself if the bot was killed.
"""

import asyncio
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_LOGGER = logging.getLogger(__name__)

#: How long the child may take to end. Killed after that, it loses only its current round.
_END_SECONDS = 5.0

#: The time between two looks at the child, and before one that ended is started again.
_LOOK_SECONDS, _PAUSE_SECONDS = 5.0, 60.0


@contextmanager
def reindexing(*, is_wanted: bool) -> Iterator[int | None]:
    """Keep the archive up to date while the block runs, if wanted; yield the child's process id."""
    if not is_wanted:
        yield None
        return
    child = _start()
    try:
        yield child.pid
    finally:
        _end(child)


async def keep_indexed(look_seconds: float = _LOOK_SECONDS, pause_seconds: float = _PAUSE_SECONDS) -> None:
    """Keep the archive up to date until cancelled. A child that ends by itself is started again after a pause."""
    while True:
        child = _start()
        try:
            while child.poll() is None:  # noqa: ASYNC110 - a process sets no event
                await asyncio.sleep(look_seconds)
        finally:
            await asyncio.to_thread(_end, child)
        _LOGGER.warning("re-indexing ended with code %s and is started again", child.returncode)
        await asyncio.sleep(pause_seconds)


def _start() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "bot", "index", "--watch", "--parent", str(os.getpid())]
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 - our own program
    _LOGGER.info("re-indexing in process %s", child.pid)
    return child


def _end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(_END_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
