"""Runs a command as users do, and says what it cost.

The peak is that of the largest single process among the command and the children it waited for. Linux counts the memory
of whoever starts a command into the command's own peak, so it is only true while the bench itself is small: OnRecord is
measured before any baseline loads a model.
"""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from bench.errors import BenchError

PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes on macOS, kibibytes elsewhere
LINES_SHOWN = 5  # of what a failing command said last


@dataclass(frozen=True, slots=True)
class Finished:
    """A command that ended well; ``seconds`` of the wall clock, ``peak_bytes`` of resident memory."""

    output: str
    seconds: float
    peak_bytes: int


def run_command(
    command: Sequence[str | Path],
    *,
    environment: Mapping[str, str],
    folder: Path,
    shows_progress: bool = False,
    fine: Sequence[int] = (0,),
) -> Finished:
    """Run a command to its end.

    Args:
        command: The program and its arguments.
        environment: All that it sees of the environment.
        folder: Where it runs.
        shows_progress: Let its standard error through instead of keeping it for the message of a failure.
        fine: The exit codes that are no failure.

    Raises:
        BenchError: If it cannot be started, or ends with another exit code.
    """
    with TemporaryFile() as output, TemporaryFile() as errors:
        started = time.perf_counter()
        try:
            process = subprocess.Popen(
                command, stdout=output, stderr=None if shows_progress else errors, env=dict(environment), cwd=folder
            )
        except OSError as error:
            raise BenchError(f"{command[0]} cannot be started: {error.strerror}") from error
        peak_bytes = _wait(process)
        seconds = time.perf_counter() - started
        if process.returncode not in fine:
            said = " | ".join(_read(errors).strip().splitlines()[-LINES_SHOWN:])
            shown = " ".join(str(part) for part in command)
            raise BenchError(f"`{shown}` ended with {process.returncode}: {said or 'see its messages above'}")
        return Finished(_read(output), seconds, peak_bytes)


def _wait(process: subprocess.Popen[bytes]) -> int:
    """Wait for the process and return its peak in bytes; an interrupted bench takes it along."""
    try:
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        process.kill()
        raise
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss * PEAK_UNIT


def _read(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode(errors="replace")
