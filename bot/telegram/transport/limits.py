"""Rate limits: token buckets for users and groups, and notices sent at most once a minute.

Pure, and in memory only, so a restart resets all limits. Times are those of the requests, not of handling them, so
requests that gathered while the bot was down do not count as a flood.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.records.access import Kind

_MINUTE = timedelta(minutes=1)

#: The rounding error of adding up fractions of a token.
_ROUNDING = 1e-9

#: Above this many keys, those whose bucket is full again are dropped.
_MOST_KEYS = 10_000

#: How many requests of each kind go with one question. People page through answers, and an inline query comes at each
#: pause in typing.
_PER_QUESTION = {Kind.QUESTION: 1, Kind.TAP: 6, Kind.INLINE: 12}


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: datetime


class Buckets:
    """One token bucket for each key, full at first and refilled evenly over a minute. Each request takes a token.

    Moments may arrive out of order; an earlier one leaves the bucket unchanged.

    Args:
        per_minute: The size of each bucket in tokens; 0 for no limit.
    """

    def __init__(self, per_minute: int) -> None:
        self._size = float(per_minute)
        self._buckets: dict[Hashable, _Bucket] = {}

    def seconds_until(self, key: Hashable, moment: datetime) -> float:
        """Return the seconds from this moment until a token is available; 0.0 for now."""
        if not self._size:
            return 0.0
        missing = 1.0 - self._fill(key, moment).tokens
        return missing * _MINUTE.total_seconds() / self._size if missing > _ROUNDING else 0.0

    def take(self, key: Hashable, moment: datetime) -> None:
        """Take a token; one must be available."""
        if self._size:
            self._fill(key, moment).tokens -= 1.0

    def _fill(self, key: Hashable, moment: datetime) -> _Bucket:
        bucket = self._buckets.get(key)
        if bucket is None:
            self._forget_full(moment)
            bucket = self._buckets[key] = _Bucket(self._size, moment)
        elif moment > bucket.at:
            bucket.tokens = min(bucket.tokens + self._size * ((moment - bucket.at) / _MINUTE), self._size)
            bucket.at = moment
        return bucket

    def _forget_full(self, moment: datetime) -> None:
        if len(self._buckets) >= _MOST_KEYS:
            self._buckets = {key: bucket for key, bucket in self._buckets.items() if moment - bucket.at < _MINUTE}


class Limits:
    """The limits of users, across all chats, and of groups.

    Args:
        per_user: Questions a minute from one user. Taps and inline queries have separate, higher limits.
        per_chat: Questions a minute in one group.
    """

    def __init__(self, per_user: int, per_chat: int) -> None:
        self._users: Mapping[Kind, Buckets] = {kind: Buckets(per_user * times) for kind, times in _PER_QUESTION.items()}
        self._chats = Buckets(per_chat)

    def admit(self, kind: Kind, user: int | None, group: int | None, moment: datetime) -> float:
        """Count a request and return 0.0, or count nothing and return the seconds until it is allowed.

        Args:
            kind: The kind of request.
            user: The user's id; None if unknown.
            group: The group's id; None in private chats. Only questions count for groups.
            moment: The time of the request.
        """
        asked = [(self._users[kind], user)] if user is not None else []
        if group is not None and kind is Kind.QUESTION:
            asked.append((self._chats, group))
        seconds = max((buckets.seconds_until(key, moment) for buckets, key in asked), default=0.0)
        if not seconds:
            for buckets, key in asked:
                buckets.take(key, moment)
        return seconds


class OncePer:
    """Allow a notice once in a period for each key."""

    def __init__(self, time: timedelta = _MINUTE) -> None:
        self._time = time
        self._said: dict[Hashable, datetime] = {}

    def is_due(self, key: Hashable, moment: datetime) -> bool:
        """Whether the notice may be sent now; if so, it counts as sent."""
        last = self._said.get(key)
        if last is not None and moment - last < self._time:
            return False
        if len(self._said) >= _MOST_KEYS:
            self._said = {known: said for known, said in self._said.items() if moment - said < self._time}
        self._said[key] = moment
        return True
