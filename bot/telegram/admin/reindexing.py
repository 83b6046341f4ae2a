"""Run the re-indexing that admins asked for, in a child process so that answers never wait for it.

A run interrupted by the bot's end is started again at its next start, and continues from what was stored.
"""

import asyncio
import json
import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine

from bot.records import reindex_runs
from bot.records.reindex_runs import Outcome, Run
from index.catalogue.database import read, write
from index.catalogue.locks import write_lock
from index.errors import CatalogueError, LockedError

_LOGGER = logging.getLogger(__name__)

_LOOK_SECONDS = 2.0

#: A run may be what ends the bot, so it is not repeated at every start.
_MOST_TRIES = 3

_GIVEN_UP = Outcome(error=f"given up: the bot ended during each of {_MOST_TRIES} tries")

#: How long the process may take to end. Killed after that, it loses only its current round.
_END_SECONDS = 5.0

#: The start of the command line's error messages.
_ERROR_MARK = "onrecord: "
_ERROR_CHARACTERS = 4000


def _command() -> tuple[str, ...]:
    return (sys.executable, "-m", "bot", "index", "--json")


@dataclass(frozen=True, slots=True)
class ReindexRunner:
    """Start the requested runs, one at a time.

    Attributes:
        engine: The catalogue's.
        command: Re-indexes and prints its report as JSON.
        clock: Returns the time, aware.
    """

    engine: Engine
    command: Sequence[str] = _command()
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    async def run(self) -> None:
        """Look for requested runs until cancelled, which also ends the run in progress."""
        while True:
            try:
                await self.look()
            except CatalogueError as error:
                _LOGGER.warning("re-indexing cannot be looked after: %s", error)
            await asyncio.sleep(_LOOK_SECONDS)

    async def look(self) -> None:
        """Do the requested run, if there is one."""
        run = await asyncio.to_thread(self._begin)
        if run is None:
            return
        _LOGGER.info("re-indexing for admin %s, try %s", run.asked_by, run.tries)
        outcome = await self._reindex() if run.tries <= _MOST_TRIES else _GIVEN_UP
        await asyncio.to_thread(self._end, run, outcome)

    def _begin(self) -> Run | None:
        with read(self.engine) as connection:
            found = reindex_runs.find_unended(connection)
        if found is None or (found.tries and self._is_locked()):
            return None
        with write(self.engine) as connection:
            reindex_runs.begin(connection, found)
            return reindex_runs.find_unended(connection)

    def _is_locked(self) -> bool:
        """Whether the archive is being written. After a kill, it may be by this run's process, which lived on."""
        try:
            with write_lock(self.engine):
                return False
        except LockedError:
            return True

    def _end(self, run: Run, outcome: Outcome) -> None:
        with write(self.engine) as connection:
            reindex_runs.end(connection, run, outcome, self.clock())

    async def _reindex(self) -> Outcome:
        pipe = asyncio.subprocess.PIPE
        devnull = asyncio.subprocess.DEVNULL
        try:
            child = await asyncio.create_subprocess_exec(*self.command, stdin=devnull, stdout=pipe, stderr=pipe)
        except OSError as error:
            return Outcome(error=f"no process can be started ({error.strerror})")
        try:
            printed, said = await asyncio.gather(_read(child.stdout), _pass_on(child.stderr))
            code = await child.wait()
        finally:
            await _end_process(child)
        try:
            return Outcome(json.loads(printed))
        except ValueError:
            return Outcome(error=said or f"the process ended with code {code}")


async def _read(stream: asyncio.StreamReader | None) -> bytes:
    return await stream.read() if stream else b""


async def _pass_on(stream: asyncio.StreamReader | None) -> str:
    """Copy a process's output to our standard error; return the error message it ended with, "" for none."""
    end = ""
    while stream and (part := await stream.read(65536)):
        text = part.decode(errors="replace")
        sys.stderr.write(text)
        end = (end + text)[-_ERROR_CHARACTERS:]
    lines = [line for line in end.splitlines() if line.startswith(_ERROR_MARK)]
    return lines[-1].removeprefix(_ERROR_MARK) if lines else ""


async def _end_process(child: asyncio.subprocess.Process) -> None:
    if child.returncode is not None:
        return
    child.terminate()
    try:
        await asyncio.wait_for(child.wait(), _END_SECONDS)
    except TimeoutError:
        child.kill()
