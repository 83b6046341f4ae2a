"""What every handler works with, and the languages of those it speaks to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine
from telegram import Update

from bot.answers import Answerer
from bot.outbox import Outbox
from bot.texts import Texts, choose


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts that handlers share.

    Attributes:
        engine: The catalogue's; the bot's own tables are in it.
        outbox: Where they leave what is to be done; nothing is sent by a handler.
        admins: Telegram user ids.
        clock: Gives the time, aware.
    """

    engine: Engine
    answerer: Answerer
    outbox: Outbox
    admins: tuple[int, ...] = ()
    clock: Callable[[], datetime] = _now

    def texts(self, update: Update) -> Texts:
        """Return what is said to whoever sent an update, in their language."""
        user = update.effective_user
        return Texts(choose(user.language_code if user else None))
