"""Telegram's flood limits: how many messages it takes in all, in one chat and in one group, and who ignores a wait."""

import math
from dataclasses import dataclass, field

from tests.telegram_api.faults import ApiError

#: What counts as a message. "Typing" and answers to taps have limits that no bot has reported to meet.
MESSAGE_METHODS = {"sendmessage", "senddocument", "editmessagetext", "editmessagereplymarkup"}


@dataclass(frozen=True, slots=True)
class Rate:
    """So many messages per second in the long run, and so many at once after a pause."""

    per_second: float
    at_once: float


#: Telegram names 30 a second in all, one a second in a chat, 20 a minute in a group, and says that short bursts pass.
#: Requests do not arrive as evenly as they were sent, so the first and the last forgive a tenth.
OVERALL = Rate(30.0, 33.0)
IN_CHAT = Rate(1.0, 3.0)
IN_GROUP = Rate(20 / 60, 22.0)


@dataclass(slots=True)
class _Bucket:
    rate: Rate
    level: float = 0.0
    at: float = 0.0

    def seconds_until_free(self, now: float) -> float:
        self.level = max(self.level - (now - self.at) * self.rate.per_second, 0.0)
        self.at = now
        return max(self.level + 1 - self.rate.at_once, 0.0) / self.rate.per_second

    def fill(self) -> None:
        self.level += 1


@dataclass(slots=True)
class FloodLimits:
    """The limits of one bot; switched off it still notices who does not wait as told."""

    is_on: bool = True
    _buckets: dict[tuple[str, int], _Bucket] = field(default_factory=dict)
    _blocked_until: dict[tuple[str, int], float] = field(default_factory=dict)

    def admit(self, method: str, chat_id: int | None, now: float) -> None:
        """Count one call.

        Raises:
            ApiError: 429, if it is one too many, or comes before an earlier wait is over.
        """
        for scope in _scopes(method, chat_id):
            left = self._blocked_until.get(scope, now) - now
            if left > 0:
                self._refuse(scope, left, now, f" (asked before, {left:.1f} s were left)")
        if method not in MESSAGE_METHODS or chat_id is None or not self.is_on:
            return
        buckets = [self._buckets.setdefault(scope, _Bucket(rate)) for scope, rate in _rates(chat_id)]
        waits = [bucket.seconds_until_free(now) for bucket in buckets]
        if max(waits) > 0:
            scope = list(_rates(chat_id))[waits.index(max(waits))][0]
            self._refuse(scope, max(waits), now, f" (too many: {scope[0]})")
        for bucket in buckets:
            bucket.fill()

    def block(self, method: str, chat_id: int | None, seconds: int, now: float) -> None:
        """Remember that a queued fault told the bot to wait."""
        self._blocked_until["chat" if chat_id is not None else method, chat_id or 0] = now + seconds

    def _refuse(self, scope: tuple[str, int], seconds: float, now: float, why: str) -> None:
        whole = max(math.ceil(seconds), 1)
        self._blocked_until[scope] = max(self._blocked_until.get(scope, 0.0), now + seconds)
        raise ApiError(429, f"Too Many Requests: retry after {whole}{why}", retry_after=whole)


def _scopes(method: str, chat_id: int | None) -> tuple[tuple[str, int], ...]:
    if method not in MESSAGE_METHODS or chat_id is None:
        return ((method, 0),)
    return (method, 0), *(scope for scope, _ in _rates(chat_id))


def _rates(chat_id: int) -> tuple[tuple[tuple[str, int], Rate], ...]:
    group = ((("group", chat_id), IN_GROUP),) if chat_id < 0 else ()
    return (("overall", 0), OVERALL), (("chat", chat_id), IN_CHAT), *group
