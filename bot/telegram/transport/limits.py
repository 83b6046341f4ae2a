"""How much may be asked: token buckets for persons and groups, and notes that are said once a minute.

Pure, and in memory only: a restart forgives everybody. The time is always that of the asking, never that of the work,
so that what gathered while the bot was down is no flood.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.records.access import Kind

_MINUTE = timedelta(minutes=1)

#: What adding up shares of a token leaves over.
_ROUNDING = 1e-9

#: Beyond so many keys, those that are as good as new are forgotten.
_MOST_KEYS = 10_000


#: What people do per question: they page through what it found, and inline a query comes with each pause in typing.
_PER_QUESTION = {Kind.QUESTION: 1, Kind.TAP: 6, Kind.INLINE: 12}


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: datetime


class Buckets:
    """A bucket of tokens for each key: full at first, refilled evenly over a minute; each question takes one.

    Moments may come out of order: an earlier one finds the bucket as it was left.

    Args:
        per_minute: Of each bucket; 0 for no limit.
    """

    def __init__(self, per_minute: int) -> None:
        self._size = float(per_minute)
        self._buckets: dict[Hashable, _Bucket] = {}

    def seconds_until(self, key: Hashable, moment: datetime) -> float:
        """Return how long after this moment there is a token; 0.0 for now."""
        if not self._size:
            return 0.0
        missing = 1.0 - self._fill(key, moment).tokens
        return missing * _MINUTE.total_seconds() / self._size if missing > _ROUNDING else 0.0

    def take(self, key: Hashable, moment: datetime) -> None:
        """Take a token, which is there."""
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
            self._buckets = {key: one for key, one in self._buckets.items() if moment - one.at < _MINUTE}


class Limits:
    """The limits of persons, in whatever chat, and of groups.

    Args:
        per_user: Questions a minute from one person; taps and inline queries have more, each by themselves.
        per_chat: Questions a minute in one group.
    """

    def __init__(self, per_user: int, per_chat: int) -> None:
        self._users: Mapping[Kind, Buckets] = {kind: Buckets(per_user * times) for kind, times in _PER_QUESTION.items()}
        self._chats = Buckets(per_chat)

    def admit(self, kind: Kind, user: int | None, group: int | None, moment: datetime) -> float:
        """Count something that is wanted, and return 0.0; or count nothing and return the seconds until it may be.

        Args:
            kind: What is wanted.
            user: Who; None for nobody in particular.
            group: Where, if that is a group; taps do not count for groups.
            moment: When.
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
    """Lets something be said once in a while for each key."""

    def __init__(self, time: timedelta = _MINUTE) -> None:
        self._time = time
        self._said: dict[Hashable, datetime] = {}

    def is_due(self, key: Hashable, moment: datetime) -> bool:
        """Whether it may be said now; if so, it counts as said."""
        last = self._said.get(key)
        if last is not None and moment - last < self._time:
            return False
        if len(self._said) >= _MOST_KEYS:
            self._said = {one: said for one, said in self._said.items() if moment - said < self._time}
        self._said[key] = moment
        return True
