"""What a run of the load came to: each question with its answer, how long it took, and what was lost or came twice.

Pure. In a group an answer replies to its question; in a private chat answers come in the order of the questions.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import quantiles

from bench.load_run import Asked
from tests.telegram_api.state import Sent

#: Telegram's limits: so many messages within so many seconds, overall, in one chat, in one group.
_OVERALL = (30, 1.0)
_IN_CHAT = (1, 1.0)
_IN_GROUP = (20, 60.0)


@dataclass(frozen=True, slots=True)
class Answered:
    """A question and its answer.

    Attributes:
        seconds: From the question to the answer in its chat.
        closed_seconds: Of these, how long Telegram's limits left no room for it, whatever else went on meanwhile.
    """

    asked: Asked
    sent: Sent
    seconds: float
    closed_seconds: float

    @property
    def own_seconds(self) -> float:
        """What the bot took beyond Telegram's limits."""
        return self.seconds - self.closed_seconds


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of all questions.

    Attributes:
        lost: Those without an answer.
        extra: Messages beyond one for each question.
    """

    answered: tuple[Answered, ...]
    lost: tuple[Asked, ...]
    extra: tuple[Sent, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """Seconds: the median, and what 95 of 100 do not exceed."""

    p50: float
    p95: float


def pair(asked: Iterable[Asked], sent: Sequence[Sent]) -> Outcome:
    """Find the answer of each question."""
    waits = dict(_closed_until(sent))
    by_reply: defaultdict[tuple[int, int], deque[Sent]] = defaultdict(deque)
    by_chat: defaultdict[int, deque[Sent]] = defaultdict(deque)
    for message in sent:
        if message.chat_id < 0:
            by_reply[message.chat_id, message.reply_to or 0].append(message)
        else:
            by_chat[message.chat_id].append(message)
    answered, lost = [], []
    for one in asked:
        chat_id = one.ask.chat_id
        messages = by_reply[chat_id, one.message_id] if chat_id < 0 else by_chat[chat_id]
        if messages:
            answered.append(_answered(one, messages.popleft(), waits))
        else:
            lost.append(one)
    extra = [message for left in (*by_reply.values(), *by_chat.values()) for message in left]
    return Outcome(tuple(answered), tuple(lost), tuple(extra))


def spread(seconds: Sequence[float]) -> Spread:
    """Return the median and the 95th percentile.

    >>> spread([float(number) for number in range(1, 101)])
    Spread(p50=50.5, p95=95.05)
    """
    if len(seconds) < 2:
        return Spread(*(list(seconds) or [0.0]) * 2)
    return Spread(_quantile(seconds, 50), round(_quantile(seconds, 95), 6))


def _quantile(seconds: Sequence[float], percent: int) -> float:
    return quantiles(seconds, n=100, method="inclusive")[percent - 1]


def _answered(asked: Asked, sent: Sent, waits: dict[int, float]) -> Answered:
    closed = max(min(waits[sent.message_id], sent.at) - asked.at, 0.0)
    return Answered(asked, sent, sent.at - asked.at, closed)


def _closed_until(sent: Sequence[Sent]) -> Iterable[tuple[int, float]]:
    """Give each message with the moment until which those before it left no room for it."""
    latest: defaultdict[tuple[str, int], deque[float]] = defaultdict(lambda: deque(maxlen=max(_OVERALL[0], 30)))
    for message in sorted(sent, key=lambda one: one.at):
        scopes = [("overall", 0, _OVERALL), ("chat", message.chat_id, _IN_CHAT)]
        if message.chat_id < 0:
            scopes.append(("group", message.chat_id, _IN_GROUP))
        until = 0.0
        for name, key, (count, seconds) in scopes:
            before = latest[name, key]
            if len(before) >= count:
                until = max(until, before[-count] + seconds)
            before.append(message.at)
        yield message.message_id, until
