"""The budget: how many tokens and how much money a day may cost, for each user, each chat and all.

What a call may take at most is reserved before it is made, so that questions at the same time cannot overdraw; what it
took is settled afterwards.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Engine

from bot.records.model_use import Used, add_use, read_used
from bot.writers import Payer
from index.catalogue.database import write

#: Characters of a token: English has four or more; fewer are assumed, so that the estimate is high.
_TOKEN_CHARACTERS = 3


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Prices:
    """What a million tokens cost, in and out; 0 where it is not known."""

    into: float = 0.0
    out: float = 0.0

    def cost(self, into: int, out: int) -> float:
        """Return what a call costs."""
        return (into * self.into + out * self.out) / 1_000_000


@dataclass(frozen=True, slots=True)
class DailyLimits:
    """Tokens a day for one user, for one chat and for all, and what all may cost; 0: no limit."""

    user: int = 0
    chat: int = 0
    all: int = 0
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Reserved:
    """What a call may take at most."""

    day: date
    payer: Payer
    tokens: int
    cost: float


class Budget:
    """Keeps count in the catalogue; several threads and processes may ask at once.

    Args:
        clock: The time, aware; days are UTC's.
    """

    def __init__(
        self, engine: Engine, limits: DailyLimits, prices: Prices, clock: Callable[[], datetime] = _now
    ) -> None:
        self._engine = engine
        self._limits = limits
        self._prices = prices
        self._clock = clock

    def reserve(self, payer: Payer, characters: int, most_tokens: int) -> Reserved | str:
        """Reserve the most that a call may take; the limit that it would break, by name, if there is one.

        Raises:
            CatalogueError: If the count cannot be kept.
        """
        into = estimate_tokens(characters)
        wanted = Reserved(self._clock().date(), payer, into + most_tokens, self._prices.cost(into, most_tokens))
        with write(self._engine) as connection:
            broken = self._find_broken(read_used(connection, wanted.day, payer), wanted, payer)
            if broken is None:
                add_use(connection, wanted.day, payer, wanted.tokens, wanted.cost)
        return broken or wanted

    def settle(self, reserved: Reserved, into: int, out: int) -> float:
        """Put what a call took in the place of what was reserved for it; return what it cost.

        Raises:
            CatalogueError: If the count cannot be kept.
        """
        tokens, cost = into + out - reserved.tokens, self._prices.cost(into, out)
        with write(self._engine) as connection:
            add_use(connection, reserved.day, reserved.payer, tokens, cost - reserved.cost)
        return cost

    def _find_broken(self, used: Used, wanted: Reserved, payer: Payer) -> str | None:
        limits = self._limits
        if limits.user and payer.user and used.user + wanted.tokens > limits.user:
            return "the user's tokens"
        if limits.chat and payer.chat and used.chat + wanted.tokens > limits.chat:
            return "the chat's tokens"
        if limits.all and used.all + wanted.tokens > limits.all:
            return "the day's tokens"
        return "the day's cost" if limits.cost and used.cost + wanted.cost > limits.cost else None


def estimate_tokens(characters: int) -> int:
    """Return about how many tokens a text has, rather more than fewer."""
    return -(-characters // _TOKEN_CHARACTERS)
