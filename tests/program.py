"""The program as people run it: as a process of its own, or a command in this one, which takes no second to start."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from bot.commands.app import run
from tests.warm.process import MODEL, PROGRAM, run_warm

ROOT = Path(__file__).parent.parent
#: Loading the model takes seconds, and tens of them while other tests use the processors.
SECONDS = 120
ONRECORD = (sys.executable, "-m", "bot")
REAL_BOT = (*ONRECORD, "bot")

Done = subprocess.CompletedProcess[str]


def series(name: str, few: int, many: int) -> pytest.MarkDecorator:
    """Run a test with a few repetitions each time, and with many where the slow tests are run."""
    return pytest.mark.parametrize(name, [few, pytest.param(many, marks=pytest.mark.slow)])


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

    def run(self, *arguments: str | bytes, settings: Mapping[str, str] | None = None) -> Done:
        """Run a command to its end, in a process that starts warm; whatever happens, it prints no traceback."""
        environment = self.environment | dict(settings or {})
        preload = MODEL if "index" in arguments[:1] or not self.data_dir.exists() else PROGRAM
        done = run_warm([*ONRECORD, *arguments], env=environment, cwd=self.folder, timeout=SECONDS, preload=preload)
        assert "Traceback" not in done.stderr + done.stdout, done.stderr
        return done

    def run_cold(self, *arguments: str, settings: Mapping[str, str] | None = None, **how: Any) -> Done:
        """Run a command in a new interpreter, for what is there before it: a locale, or limits."""
        return subprocess.run(
            [*ONRECORD, *arguments],
            env=self.environment | dict(settings or {}),
            cwd=self.folder,
            capture_output=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
            **how,
        )


def copy_of(program: Program, folder: Path) -> Program:
    """Return the program on a copy of its data."""
    shutil.copytree(program.data_dir, folder / "data")
    return Program(folder / "data", folder)


def run_onrecord(*arguments: str, environment: Mapping[str, str]) -> Done:
    """Run a command of the program to its end, in a process with this environment that starts warm."""
    preload = MODEL if "index" in arguments[:1] else PROGRAM
    return run_warm([*ONRECORD, *arguments], env=dict(environment), timeout=SECONDS, preload=preload)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command in this process ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of standard output."""
        return self.out.splitlines()

    @property
    def objects(self) -> list[dict[str, Any]]:
        """The lines of standard output as JSON."""
        return [json.loads(line) for line in self.lines]


@dataclass(frozen=True, slots=True)
class Onrecord:
    """Runs commands to their end in this process, on the data directory of the test's settings."""

    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str, stdin: str = "") -> Ended:
        """Run ``onrecord`` with these arguments, in a terminal that is wide enough for its tables."""
        self.monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(stdin.encode()), encoding="utf-8"))
        self.monkeypatch.setenv("COLUMNS", "200")
        self.monkeypatch.setattr(sys, "argv", ["onrecord", *arguments])
        self.capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run()
        printed = self.capsys.readouterr()
        return Ended(int(ended.value.code or 0), printed.out, printed.err)


def said(done: Done) -> str:
    """Return the one line that standard error holds."""
    (line,) = done.stderr.splitlines()
    return line
