"""The use of a language model, in tokens: by user, chat and day, so that limits hold across restarts.

Owns one table, of the present day only. Every function leaves the transaction to its caller.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import BigInteger, Column, Connection, Float, Integer, MetaData, Table, Text, delete, func, select

from bot.writers import Payer
from index.catalogue.backends.sql import insert

model_use_metadata = MetaData()

#: ``user_id`` and ``chat_id`` are 0 for the command line, and for users who erased their data.
MODEL_USE = Table(
    "model_use",
    model_use_metadata,
    Column("day", Text, primary_key=True),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("tokens", Integer, nullable=False),
    Column("cost", Float, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Used:
    """What was used on a day: tokens of the user, of the chat and of all, and what all cost."""

    user: int
    chat: int
    all: int
    cost: float


def read_used(connection: Connection, day: date, payer: Payer) -> Used:
    """Return what was used on a day. Somebody who is not known shares the command line's count."""

    def total(*conditions: object) -> tuple[int, float]:
        query = select(func.coalesce(func.sum(MODEL_USE.c.tokens), 0), func.coalesce(func.sum(MODEL_USE.c.cost), 0.0))
        row = connection.execute(query.where(MODEL_USE.c.day == day.isoformat(), *conditions)).one()  # type: ignore[arg-type]
        return int(row[0]), float(row[1])

    tokens, cost = total()
    user, _ = total(MODEL_USE.c.user_id == (payer.user or 0))
    chat, _ = total(MODEL_USE.c.chat_id == (payer.chat or 0))
    return Used(user, chat, tokens, cost)


def add_use(connection: Connection, day: date, payer: Payer, tokens: int, cost: float) -> None:
    """Add tokens, or take back some that were reserved, and forget earlier days."""
    connection.execute(delete(MODEL_USE).where(MODEL_USE.c.day < day.isoformat()))
    _add(connection, day.isoformat(), (payer.user or 0, payer.chat or 0), tokens, cost)


def forget_user(connection: Connection, user_id: int) -> None:
    """Count a user's tokens as nobody's: the day's limit for all has to hold."""
    own = (MODEL_USE.c.user_id == user_id) | (MODEL_USE.c.chat_id == user_id)
    rows = connection.execute(select(MODEL_USE).where(own)).all()
    connection.execute(delete(MODEL_USE).where(own))
    for row in rows:
        _add(connection, row.day, (0, 0), row.tokens, row.cost)


def _add(connection: Connection, day: str, who: tuple[int, int], tokens: int, cost: float) -> None:
    row = insert(MODEL_USE).values(day=day, user_id=who[0], chat_id=who[1], tokens=tokens, cost=cost)
    more = {"tokens": MODEL_USE.c.tokens + row.excluded.tokens, "cost": MODEL_USE.c.cost + row.excluded.cost}
    keys = [MODEL_USE.c.day, MODEL_USE.c.user_id, MODEL_USE.c.chat_id]
    connection.execute(row.on_conflict_do_update(index_elements=keys, set_=more))
