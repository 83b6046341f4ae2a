"""Retries: three attempts at most, later each time, and never before the host permits it."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from corpus.errors import PassingError
from corpus.fetching.terms import Manners

_FIRST_WAIT = 1.0  # seconds; doubled each time
_LONGEST_OWN_WAIT = 30.0  # if the host says nothing
_JITTER = 1.0  # at most this much more, so that many who failed together do not return together

_WHOLE_SECONDS = re.compile(r"[0-9]{1,9}")


def seconds_to_wait(header: str | None, now: datetime) -> float | None:
    """Return the seconds that a `Retry-After` asks for; None if it is missing or unreadable.

    >>> seconds_to_wait("120", datetime(2026, 1, 1, tzinfo=UTC))
    120.0
    >>> seconds_to_wait("Thu, 01 Jan 2026 00:01:00 GMT", datetime(2026, 1, 1, tzinfo=UTC))
    60.0
    """
    text = (header or "").strip()
    if _WHOLE_SECONDS.fullmatch(text):
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())


def retrying(manners: Manners, sleep: Callable[[float], object]) -> Retrying:
    """Return a caller that repeats a function while it raises a `PassingError` that may pass soon.

    The last error is raised unchanged.
    """
    growing = wait_exponential_jitter(_FIRST_WAIT, _LONGEST_OWN_WAIT, jitter=_JITTER)

    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.wait if isinstance(error, PassingError) else None
        return max(asked or 0.0, growing(state))

    def pause(seconds: float) -> None:
        sleep(seconds)

    return Retrying(
        retry=retry_if_exception(lambda error: isinstance(error, PassingError) and error.may_retry),
        stop=stop_after_attempt(manners.tries),
        wait=wait,
        sleep=pause,
        reraise=True,
    )
