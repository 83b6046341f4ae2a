"""Which part of a run is on: noted in a file as it happens, so that it is known even of a process that was killed."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from sqlalchemy import Connection, Engine, event

STARTING, READING, EXTRACTING, EMBEDDING, CHROMA = "start", "read", "extract", "embed", "Chroma write"
TRANSACTION, CLEANING, ENDING = "transaction", "clean-up", "end"
PHASES = (CLEANING, READING, EXTRACTING, EMBEDDING, CHROMA, TRANSACTION)

#: The builder's names for its stages.
STAGES = {"Reading": READING, "Finding statements": EXTRACTING, "Embedding": EMBEDDING, "Storing vectors": CHROMA}


class PhaseLog:
    """Notes each phase with its time; a `Progress` that a builder is given.

    Args:
        path: The file; a line is in the system's hands at once, whatever becomes of this process.
    """

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
        self._now = ""
        self.enter(STARTING)

    def enter(self, phase: str) -> None:
        """Note that a phase begins."""
        self._now = phase
        os.write(self._file, f"{time.monotonic()} {phase}\n".encode())

    def stage(self, name: str, total: int | None) -> None:  # noqa: ARG002 - as `Progress` has it
        """See `Progress`."""
        self.enter(STAGES.get(name, name))

    def advance(self, steps: int) -> None:
        """See `Progress`."""

    @contextmanager
    def within(self, phase: str) -> Iterator[None]:
        """Note a phase that lies within another one."""
        before = self._now
        self.enter(phase)
        yield
        self.enter(before)

    def watch(self, engine: Engine) -> None:
        """Note the catalogue's transactions that write, from their lock to the end of the commit."""
        outer: list[str] = []

        def begin(connection: Connection) -> None:
            if connection.get_execution_options().get("onrecord_write"):
                outer.append(self._now)
                self.enter(TRANSACTION)

        def end() -> None:
            if outer:
                self.enter(outer.pop())

        event.listen(engine, "begin", begin)
        # The pool gets the connection back once the commit, and its wait for the disk, is over.
        event.listen(engine, "checkin", lambda *_args: end())


@dataclass(frozen=True, slots=True)
class Timeline:
    """The phases of a run with when each began, in the seconds of one clock."""

    begun: tuple[tuple[float, str], ...]

    @property
    def now(self) -> str:
        """The last phase."""
        return self.begun[-1][1] if self.begun else STARTING

    def seconds(self) -> dict[str, float]:
        """Return how long each phase lasted in all; the last one has no end."""
        spent = dict.fromkeys((*PHASES, STARTING), 0.0)
        for (start, phase), (end, _next) in pairwise(self.begun):
            spent[phase] = spent.get(phase, 0.0) + end - start
        return spent

    @property
    def whole(self) -> float:
        """How long it lasted in all, from the first phase to the last."""
        return self.begun[-1][0] - self.begun[0][0] if self.begun else 0.0


def read_timeline(path: Path) -> Timeline:
    """Return what was noted so far; a line that is being written is left out."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    except OSError:
        return Timeline(())
    return Timeline(tuple((float(moment), phase) for moment, _, phase in (line.partition(" ") for line in lines)))
