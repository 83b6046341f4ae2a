"""The time of the last contact with Telegram, by poll or webhook, for the watchdog and the health page."""

import time
from collections.abc import Callable


class Contact:
    """Record the last attempt and the last success, in seconds of a monotonic clock."""

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
