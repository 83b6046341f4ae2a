"""When Telegram was last heard, by a poll or by a call of its webhook: the watchdog and the health page go by it."""

import time
from collections.abc import Callable


class Contact:
    """Remembers the last attempt and the last success; all times are seconds of one monotonic clock."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._attempted_at = self._succeeded_at = clock()
        self.has_succeeded = False

    def note_success(self) -> None:
        """Note that Telegram was heard just now."""
        self._attempted_at = self._succeeded_at = self._clock()
        self.has_succeeded = True

    def note_failure(self) -> None:
        """Note that an attempt ended just now, if without success: whoever tries is alive."""
        self._attempted_at = self._clock()

    @property
    def seconds_since_attempt(self) -> float:
        """How long ago the last attempt ended; before the first one, how long this has been watched."""
        return self._clock() - self._attempted_at

    @property
    def seconds_since_success(self) -> float:
        """How long ago Telegram was heard; before the first time, how long this has been watched."""
        return self._clock() - self._succeeded_at
