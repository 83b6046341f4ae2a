"""The end of a command that met something unexpected: one line that says what to do, and never a traceback."""

import io
import os
import sys
from contextlib import suppress
from typing import Any

#: What most likely helps: damage causes errors of any kind, and is found by the check.
_ADVICE = (
    "run onrecord verify --repair; if that does not help, restore a backup, or move the data directory away and run "
    "onrecord index; if nothing is damaged, report this line (ONRECORD_LOG_LEVEL=DEBUG shows more)"
)

#: Characters of an error's own words.
_MOST = 200


class OutputError(Exception):
    """Standard output cannot be written. Not an `OSError`: Typer and the progress display take those for their own."""


class _Output(io.RawIOBase):
    """The file of standard output, whose errors say whose they are."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._number = stream.fileno()
        self._stream = stream  # it would close the file where nobody holds it

    def writable(self) -> bool:
        """True."""
        return True

    def fileno(self) -> int:
        """The file's number."""
        return self._number

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return os.isatty(self._number)

    def write(self, given: Any, /) -> int:  # noqa: ANN401 - whatever has bytes
        """Write bytes; a closed pipe stays what it is: its reader has seen enough."""
        try:
            return os.write(self._number, given)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(f"standard output cannot be written ({error.strerror}): nothing else is lost") from error


def watch_output() -> None:
    """Have errors of standard output raised as `OutputError`, where it is a file or a terminal."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        with suppress(OSError, ValueError):
            old = sys.stdout
            whole = io.BufferedWriter(_Output(old))
            sys.stdout = io.TextIOWrapper(whole, old.encoding, old.errors, line_buffering=old.line_buffering)


def flush_output() -> None:
    """Write what is left of the output. Raises OutputError."""
    with suppress(BrokenPipeError):
        sys.stdout.flush()


def leave_output() -> None:
    """Drop what cannot be written, so that Python does not try again at its end."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - until the process ends


def explain(error: Exception) -> str:
    """Return one line about an unexpected error."""
    words = " ".join(str(error).split())[:_MOST]
    return f"stopped by something unexpected ({type(error).__name__}: {words}): {_ADVICE}"
