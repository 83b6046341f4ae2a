"""The bot's own re-indexing: a watch in a process of its own, so that answering never waits for it.

The child ends with the bot: it is told to when the bot stops, and sees by itself when the bot was killed.
"""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_LOGGER = logging.getLogger(__name__)

#: How long the child may take to end; killed after that it loses nothing but the round that it was at.
_END_SECONDS = 5.0


@contextmanager
def reindexing(*, is_wanted: bool) -> Iterator[int | None]:
    """Keep the archive up to date while the block runs, if that is wanted; give the id of the process that does it."""
    if not is_wanted:
        yield None
        return
    command = [sys.executable, "-m", "bot", "index", "--watch", "--parent", str(os.getpid())]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as child:  # noqa: S603 - our own program
        _LOGGER.info("re-indexing in process %s", child.pid)
        try:
            yield child.pid
        finally:
            child.terminate()
            try:
                child.wait(_END_SECONDS)
            except subprocess.TimeoutExpired:
                child.kill()
