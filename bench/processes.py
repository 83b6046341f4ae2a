"""Runs a command as users do, and says what it cost."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import stopwatch
from bench.errors import BenchError

LINES_SHOWN = 5  # of what a failing command said last


@dataclass(frozen=True, slots=True)
class Finished:
    """A command that ended well.

    Attributes:
        output: Its standard output.
        seconds: Of the wall clock.
        peak_bytes: Of resident memory, in the largest among the command and the processes that it waited for.
    """

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
    with TemporaryDirectory() as notes:
        report, output, errors = (Path(notes) / name for name in ("report", "output", "errors"))
        with output.open("wb") as output_file, errors.open("wb") as errors_file:
            subprocess.run(
                [sys.executable, "-I", "-S", stopwatch.__file__, report, *command],
                stdout=output_file,
                stderr=None if shows_progress else errors_file,
                env=dict(environment),
                cwd=folder,
                check=False,
            )
        said = " | ".join(errors.read_text(errors="replace").strip().splitlines()[-LINES_SHOWN:])
        if not report.is_file():
            raise BenchError(said or f"{command[0]} cannot be started")
        cost = json.loads(report.read_text())
        if cost["code"] not in fine:
            shown = " ".join(str(part) for part in command)
            raise BenchError(f"`{shown}` ended with {cost['code']}: {said or 'see its messages above'}")
        return Finished(output.read_text(encoding="utf-8", errors="replace"), cost["seconds"], cost["peak_bytes"])
