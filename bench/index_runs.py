"""Runs of indexing that can be killed, and what completes and verifies them: in a forked process, or by the command."""

import json
import os
import pty
import select
import signal
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Protocol

from bench.archive_process import Place, Processes
from bench.errors import BenchError
from bench.onrecord_runs import SETTING_PREFIX, console_script
from bench.phases import STAGES, STARTING, Timeline, read_timeline
from bench.processes import run_command

_READ = 1 << 16


class IndexRun(Protocol):
    """A run that is on. Called by one thread."""

    def timeline(self) -> Timeline:
        """Return what it did so far."""

    def wait(self, seconds: float) -> bool:
        """Wait so long at most; return whether it has ended."""

    def kill(self) -> None:
        """Send SIGKILL to its process group, unless it has ended, and wait for its end."""

    def exit_code(self) -> int | None:
        """Return how it ended: 0 well, negative by a signal, None while it is on."""


class Runner(Protocol):
    """Indexes and verifies one archive."""

    def start(self) -> IndexRun:
        """Begin a run that may be killed."""

    def complete(self) -> dict[str, Any]:
        """Run to the end and return the report. Raises BenchError if it fails."""

    def verify(self) -> list[str]:
        """Return what is not as it should be."""


class ForkedRunner:
    """A `Runner` with the test embedder."""

    def __init__(self, processes: Processes, place: Place) -> None:
        self._processes = processes
        self._place = place

    def start(self) -> IndexRun:
        """See `Runner`."""
        return _ForkedRun(self._processes.start_index(self._place), self._place)

    def complete(self) -> dict[str, Any]:
        """See `Runner`."""
        return self._processes.index(self._place)

    def verify(self) -> list[str]:
        """See `Runner`."""
        return self._processes.verify(self._place)


class _ForkedRun:
    def __init__(self, process: BaseProcess, place: Place) -> None:
        self._process = process
        self._place = place
        while not self.timeline().begun and not self.wait(0.001):
            pass  # its process group is made before its first note

    def timeline(self) -> Timeline:
        return read_timeline(self._place.phases)

    def wait(self, seconds: float) -> bool:
        self._process.join(seconds)
        return not self._process.is_alive()

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            if self._process.pid and self._process.is_alive():
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.join()

    def exit_code(self) -> int | None:
        return self._process.exitcode


class CommandRunner:
    """A `Runner` of ``onrecord`` as users have it; its phases are read off the progress that it shows on a terminal."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def start(self) -> IndexRun:
        """See `Runner`."""
        return _CommandRun([str(console_script()), "index", str(self._place.articles)], _environment(self._place))

    def complete(self) -> dict[str, Any]:
        """See `Runner`."""
        report: dict[str, Any] = json.loads(self._run("index", self._place.articles, "--json"))
        return report

    def verify(self) -> list[str]:
        """See `Runner`."""
        try:
            self._run("verify")
        except BenchError as error:
            return [str(error)]
        return []

    def _run(self, *arguments: str | Path) -> str:
        command = [console_script(), *arguments]
        return run_command(command, environment=_environment(self._place), folder=self._place.folder).output


class _CommandRun:
    def __init__(self, command: list[str], environment: Mapping[str, str]) -> None:
        self._terminal, other = pty.openpty()
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=other,
            env=dict(environment),
            start_new_session=True,
        )
        os.close(other)
        self._begun: list[tuple[float, str]] = []
        self._note(STARTING)
        while self.timeline().now == STARTING and not self.wait(0.02):
            pass  # what is killed is the work and not the loading of programs

    def timeline(self) -> Timeline:
        begun = [one for one in self._begun if one[1] != STARTING]
        return Timeline(tuple(begun or self._begun))

    def wait(self, seconds: float) -> bool:
        until = time.monotonic() + seconds
        while self._process.poll() is None:
            left = until - time.monotonic()
            if left <= 0:
                return False
            if select.select([self._terminal], [], [], min(left, 0.05))[0]:
                self._read()
        return True

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            if self._process.poll() is None:
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._terminal)

    def exit_code(self) -> int | None:
        return self._process.poll()

    def _read(self) -> None:
        try:
            shown = os.read(self._terminal, _READ).decode(errors="replace")
        except OSError:  # what Linux says when the other side is closed
            return
        places = {phase: shown.rfind(stage) for stage, phase in STAGES.items()}
        last = max(places, key=places.__getitem__)
        if places[last] >= 0 and last != (self._begun[-1][1] if self._begun else ""):
            self._note(last)

    def _note(self, phase: str) -> None:
        self._begun.append((time.monotonic(), phase))


def _environment(place: Place) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(SETTING_PREFIX)}
    return kept | {"ONRECORD_DATA_DIR": str(place.data_dir), "TERM": "xterm-256color", "COLUMNS": "100"}
