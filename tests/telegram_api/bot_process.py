"""A bot as a real process, watched and ended by its pid; any command that reads the token from the environment fits."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

from tests.telegram_api.server import WAIT_SECONDS, TelegramApi
from tests.warm.process import MODEL, PROGRAM, start

#: The bot of these tests: everything real but the answerer.
FAKE_BOT = (sys.executable, "-m", "tests.bot.support.bot_with_fake_answerer")


class BotProcess:
    """One bot, started and restarted against an emulator; what it prints is collected over all its lives.

    Args:
        command: The program. To run another bot than `FAKE_BOT`, give its command and its settings in
            ``environment``; the token and the emulator's address are set for both.
    """

    def __init__(
        self,
        api: TelegramApi,
        folder: Path,
        *,
        command: Sequence[str] = FAKE_BOT,
        environment: Mapping[str, str] | None = None,
        token: str | None = None,
    ) -> None:
        self._api = api
        self._command = command
        self._log = folder / "bot.log"
        self.environment = {
            **os.environ,
            "ONRECORD_TELEGRAM_TOKEN": api.token if token is None else token,
            "ONRECORD_TELEGRAM_API_URL": api.url,
            "ONRECORD_DATA_DIR": str(folder),
            **(environment or {}),
        }
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process and self._process.poll() is None:
            self.kill()

    @property
    def output(self) -> str:
        """Everything that it printed so far."""
        return self._log.read_text(errors="replace") if self._log.exists() else ""

    @property
    def pid(self) -> int:
        """Of the life that runs now, or ran last."""
        return self._running().pid

    def start(self) -> None:
        """Start it; the emulator tells when it polls."""
        with self._log.open("ab") as log:
            self._process = start(
                self._command,
                preload=PROGRAM if self._command[:3] == FAKE_BOT else MODEL,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def start_and_wait(self, timeout: float = WAIT_SECONDS) -> None:
        """Start it and wait for its next poll.

        Raises:
            TimeoutError: If there is none.
        """
        polls = len(self._api.calls("getUpdates"))
        self.start()
        self._api.wait_for_calls("getUpdates", polls + 1, timeout=timeout)

    def kill(self) -> None:
        """End it at once, as the kernel does: nothing is finished, nothing flushed."""
        self._running().send_signal(signal.SIGKILL)
        self._running().wait(WAIT_SECONDS)

    def terminate(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to end, and return its exit code."""
        self._running().send_signal(number)
        return self.wait()

    def wait(self) -> int:
        """Return its exit code once it ends by itself."""
        return self._running().wait(WAIT_SECONDS)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            raise RuntimeError("the bot was not started")
        return self._process
