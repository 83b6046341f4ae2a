"""The program as a process of its own, for tests that run it as people do."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
#: Loading the model takes seconds, and tens of them while other tests use the processors.
SECONDS = 120
ONRECORD = (sys.executable, "-m", "bot")

Done = subprocess.CompletedProcess[str]


@dataclass(frozen=True, slots=True)
class Program:
    """Runs commands on one data directory, in a folder of its own.

    Attributes:
        folder: The working directory, where a ``.env`` would be read.
    """

    data_dir: Path
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """The developer's environment without their settings."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}
        return kept | {"ONRECORD_DATA_DIR": str(self.data_dir), "PYTHONPATH": str(ROOT)}

    def run(self, *arguments: str | bytes, settings: Mapping[str, str] | None = None, **how: Any) -> Done:
        """Run a command to its end; whatever happens, it prints no traceback."""
        environment = self.environment | dict(settings or {})
        done = subprocess.run(
            [*ONRECORD, *arguments],
            env=environment,
            cwd=self.folder,
            capture_output=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
            **how,
        )
        assert "Traceback" not in done.stderr + done.stdout, done.stderr
        return done


def copy_of(program: Program, folder: Path) -> Program:
    """Return the program on a copy of its data."""
    shutil.copytree(program.data_dir, folder / "data")
    return Program(folder / "data", folder)


def said(done: Done) -> str:
    """Return the one line that standard error holds."""
    (line,) = done.stderr.splitlines()
    return line
