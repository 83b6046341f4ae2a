"""The watchdog: end a process that runs but no longer does its work, so that its supervisor restarts it.

It looks for polling that has stopped without an error, handlers that never return, and a hanging event loop. A separate
thread detects the hanging loop and ends the process by force. Nothing is lost, because unanswered updates wait in the
inbox.
"""

import logging
import os
import socket
import sys
import threading
import time
import traceback
from asyncio import sleep
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

from bot.errors import StalledError

_LOGGER = logging.getLogger(__name__)

EXIT_STALLED = 1

#: How long the last log message may take, since the log itself may be what hangs.
_LAST_WORD_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of the watchdog, in seconds.

    Attributes:
        silent: Since the end of the last poll, successful or not. A poll ends after 35 seconds at the latest.
        failing: Since the last successful poll. A network may be down this long, but broken connections never recover.
        composing: For handling one update. An answer is given up after two minutes.
        hanging: Since the last turn of the event loop. Loading an archive's names blocks it for a second or two.
        stopping: For answers in progress, once the process has to end. Supervisors kill it after ten seconds.
    """

    silent: float = 180.0
    failing: float = 1800.0
    composing: float = 300.0
    hanging: float = 60.0
    stopping: float = 8.0


class Contact:
    """Record the last contact with Telegram, by poll or webhook, in seconds of a monotonic clock."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._attempted_at = self._succeeded_at = clock()
        self.has_succeeded = False

    def note_success(self) -> None:
        """Record a contact with Telegram."""
        self._attempted_at = self._succeeded_at = self._clock()
        self.has_succeeded = True

    def note_failure(self) -> None:
        """Record a failed attempt, which still shows that the poller is alive."""
        self._attempted_at = self._clock()

    @property
    def seconds_since_attempt(self) -> float:
        """The time since the last attempt ended, or since the start if there was none."""
        return self._clock() - self._attempted_at

    @property
    def seconds_since_success(self) -> float:
        """The time since the last contact, or since the start if there was none."""
        return self._clock() - self._succeeded_at


def find_stall(limits: Limits, contact: Contact | None, composing_seconds: float) -> str | None:
    """Return a description of what has stalled, or None.

    Args:
        limits: The time limits.
        contact: The poller's; None for a webhook, which Telegram calls only if there are updates.
        composing_seconds: How long the handlers have worked on the oldest update.
    """
    if contact and contact.seconds_since_attempt > limits.silent:
        return f"polling has stopped: nothing came of it for {contact.seconds_since_attempt:.0f} s"
    if contact and contact.seconds_since_success > limits.failing:
        return f"no poll has succeeded for {contact.seconds_since_success:.0f} s"
    if composing_seconds > limits.composing:
        return f"an update has been worked on for {composing_seconds:.0f} s"
    return None


class Watchdog:
    """Watch an event loop from a thread, and everything else from within the loop.

    The thread counts its own looks since the last beat of the loop, not seconds. So a process that was suspended does
    not seem to have hung.
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
        """Signal the thread and systemd that the loop turns, until cancelled."""
        while True:
            if not self._is_leaving:
                self._looks = 0
                notify_supervisor("WATCHDOG=1")
            await sleep(self._look_seconds)

    async def watch(self, find: Callable[[], str | None]) -> None:
        """Call ``find`` repeatedly until it finds a stall.

        Raises:
            StalledError: If it finds one.
        """
        while True:
            stall = find()
            if stall:
                _LOGGER.critical(
                    "%s; ending", stall
                )  # logged here, since a stuck thread may keep the error from showing
                raise StalledError(f"{stall}; ending, so that a supervisor starts the bot again")
            await sleep(self._look_seconds)

    def leave_within(self, seconds: float, code: int) -> None:
        """End the process by force if it has not ended by itself, as with a thread that never returns."""
        self._exit_code, self._most_looks = code, seconds / self._look_seconds
        self._looks, self._is_leaving = 0, True

    def look(self) -> None:
        """Count a look; end the process after too many without a beat."""
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
            _LOGGER.warning("the work in progress does not end; leaving without it")
            return
        main = sys._current_frames().get(threading.main_thread().ident or 0)  # noqa: SLF001 - documented for debuggers
        where = "".join(traceback.format_stack(main)) if main else "nowhere"
        _LOGGER.critical(
            "the event loop hangs; ending, so that a supervisor starts the bot again. It was at:\n%s", where
        )


def notify_supervisor(state: str) -> None:
    """Send systemd the service's state, if it asked for it: ``READY=1``, ``WATCHDOG=1`` or ``STOPPING=1``."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notifying:
        notifying.settimeout(0)  # never block the loop, even if systemd does not read
        notifying.sendto(state.encode(), f"\0{address[1:]}" if address.startswith("@") else address)
