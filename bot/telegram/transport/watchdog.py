"""The watchdog: ends a process that looks alive but no longer does its work, so that its supervisor starts it again.

Three things are watched: polling that has stopped without an error, an update that handlers never come back from, and
an event loop that hangs. The last is seen by a thread of its own, which ends the process without asking it; nothing is
lost by that, because what is unanswered waits in the inbox.
"""

import logging
import os
import socket
import sys
import threading
import traceback
from asyncio import sleep
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

from bot.errors import StalledError
from bot.telegram.transport.contact import Contact

_LOGGER = logging.getLogger(__name__)

EXIT_STALLED = 1

#: How long a last word in the log may take: what hangs may be the log itself.
_LAST_WORD_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Limits:
    """How long what may take how long, in seconds.

    Attributes:
        silent: Without the end of a poll, good or bad: one is over after 35 seconds at the latest.
        failing: Without a poll that succeeded. A network may be out for so long; broken connections do not heal.
        composing: With handlers for one update: an answer is given up after two minutes.
        hanging: Without a turn of the event loop. Loading an archive's names holds it up for a second or two.
        stopping: For answers that were begun, once the process is told to end: supervisors kill after ten seconds.
    """

    silent: float = 180.0
    failing: float = 1800.0
    composing: float = 300.0
    hanging: float = 60.0
    stopping: float = 8.0


def find_stall(limits: Limits, contact: Contact | None, composing_seconds: float) -> str | None:
    """Return what no longer goes on, or None.

    Args:
        limits: How long each thing may take.
        contact: Of polling; None where Telegram calls us, because it does so only when it has something.
        composing_seconds: How long the oldest update that handlers work on has been with them.
    """
    if contact and contact.seconds_since_attempt > limits.silent:
        return f"polling has stopped: nothing came of it for {contact.seconds_since_attempt:.0f} s"
    if contact and contact.seconds_since_success > limits.failing:
        return f"no poll has succeeded for {contact.seconds_since_success:.0f} s"
    if composing_seconds > limits.composing:
        return f"an update has been worked on for {composing_seconds:.0f} s"
    return None


class Watchdog:
    """Watches one event loop from a thread, and what the loop itself can see from within it.

    The thread counts its own looks between two beats of the loop rather than time: a process that was suspended finds
    much time gone, but only one look.
    """

    def __init__(self, limits: Limits, *, look_seconds: float = 1.0, leave: Callable[[int], object] = os._exit) -> None:
        self.limits = limits
        self._look_seconds = look_seconds
        self._leave = leave
        self._looks = 0
        self._most_looks = limits.hanging / look_seconds
        self._exit_code = EXIT_STALLED
        self._is_leaving = False
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()

    async def beat(self) -> None:
        """Show the thread, and systemd, that the loop turns, until cancelled."""
        while True:
            if not self._is_leaving:
                self._looks = 0
                tell_supervisor("WATCHDOG=1")
            await sleep(self._look_seconds)

    async def watch(self, find: Callable[[], str | None]) -> None:
        """Look for a stall until there is one.

        Raises:
            StalledError: When there is one.
        """
        while True:
            stall = find()
            if stall:
                _LOGGER.critical("%s; ending", stall)  # a thread that never returns may keep the error from being shown
                raise StalledError(f"{stall}; ending, so that a supervisor starts the bot again")
            await sleep(self._look_seconds)

    def leave_within(self, seconds: float, code: int) -> None:
        """End the process by force unless it has ended by itself: a thread that never returns would keep it."""
        self._exit_code, self._most_looks = code, seconds / self._look_seconds
        self._looks, self._is_leaving = 0, True

    def look(self) -> None:
        """Count a look, and end the process if there were too many without a beat."""
        self._looks += 1
        if self._looks > self._most_looks:
            last_word = threading.Thread(target=self._say_why, daemon=True)
            last_word.start()
            last_word.join(_LAST_WORD_SECONDS)
            self._leave(self._exit_code)

    def _watch(self) -> None:
        while not self._over.wait(self._look_seconds):
            self.look()

    def _say_why(self) -> None:
        if self._is_leaving:
            _LOGGER.warning("what was begun does not end; leaving without it")
            return
        main = sys._current_frames().get(threading.main_thread().ident or 0)  # noqa: SLF001 - documented for debuggers
        where = "".join(traceback.format_stack(main)) if main else "nowhere"
        _LOGGER.critical(
            "the event loop hangs; ending, so that a supervisor starts the bot again. It was at:\n%s", where
        )


def tell_supervisor(state: str) -> None:
    """Tell systemd how the service does, if it asked for that: ``READY=1``, ``WATCHDOG=1``, ``STOPPING=1``."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notifying:
        notifying.settimeout(0)  # systemd that does not read must not hold up the loop
        notifying.sendto(state.encode(), f"\0{address[1:]}" if address.startswith("@") else address)
