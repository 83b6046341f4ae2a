"""Politeness to hosts: one request at a time, a pause between two, and rest for a host that fails.

A failing host costs every page its time limit, and more requests make it worse for the host. So after some failures in
a row each further request to it fails at once, with the reason, until it has rested.
"""

import math
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from corpus.errors import PassingError
from corpus.fetching.terms import Manners


class Host:
    """One host, shared by all threads."""

    def __init__(self, manners: Manners, *, clock: Callable[[], float], sleep: Callable[[float], object]) -> None:
        self._manners = manners
        self._clock = clock
        self._sleep = sleep
        self._turn = threading.Lock()
        self._pause = manners.pause
        self._free_at = clock()
        self._failures = 0
        self._closed_until = clock()
        self._why = ""

    def slow_down(self, delay: float | None) -> None:
        """Apply the host's own Crawl-delay, within reason."""
        if delay is not None and delay > self._manners.pause:
            self._pause = min(delay, max(self._manners.longest_pause, self._manners.pause))

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for the one connection and the pause. Errors raised within count as the host's failures.

        Raises:
            PassingError: If the host is resting.
        """
        with self._turn:
            self._require_open()
            if (wait := self._free_at - self._clock()) > 0:
                self._sleep(wait)
            try:
                yield
            except PassingError as error:
                raise self._after(error) from error
            except BaseException:
                self._failures = 0
                raise
            else:
                self._failures = 0
            finally:
                self._free_at = max(self._free_at, self._clock() + self._pause)

    def _require_open(self) -> None:
        left = self._closed_until - self._clock()
        if left > 0:
            raise PassingError(f"{self._why}; left alone for {_spoken(left)}", may_retry=False)

    def _after(self, error: PassingError) -> PassingError:
        """Record a failure, and return the error to raise for it."""
        self._failures += 1
        asked = error.wait or 0.0
        if asked > self._manners.longest_wait:
            self._close(asked, f"{error.reason}, in {_spoken(asked)} as it asks")
            return PassingError(self._why, status=error.status, may_retry=False)
        if self._failures >= self._manners.failures:
            self._close(self._manners.rest, f"{error.reason}; it failed {self._failures} times in a row")
        self._free_at = max(self._free_at, self._clock() + asked)
        return error

    def _close(self, seconds: float, why: str) -> None:
        self._closed_until = self._clock() + seconds
        self._why = why


class Hosts:
    """All hosts of a run."""

    def __init__(self, manners: Manners, *, clock: Callable[[], float], sleep: Callable[[float], object]) -> None:
        self._manners = manners
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._hosts: dict[str, Host] = {}

    def host(self, site: str) -> Host:
        """Return the one host of this name."""
        with self._lock:
            if site not in self._hosts:
                self._hosts[site] = Host(self._manners, clock=self._clock, sleep=self._sleep)
            return self._hosts[site]


def _spoken(seconds: float) -> str:
    """Return a time for people, rounded up.

    >>> _spoken(90), _spoken(3600)
    ('2 minutes', '1 hour')
    """
    sizes = ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second"))
    size, unit = next((pair for pair in sizes if seconds >= pair[0]), sizes[-1])
    number = math.ceil(seconds / size)
    return f"{number:,} {unit}{'' if number == 1 else 's'}"
