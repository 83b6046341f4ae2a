"""Tokens by user, chat and day."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.records.inbox import prepare_tables
from bot.records.model_use import Used, add_use, forget_user, read_used
from bot.writers import Payer
from index.catalogue.database import read, write
from tests.databases import DATABASES

pytestmark = pytest.mark.usefixtures("on_each_database")

DAY, NEXT = date(2026, 11, 30), date(2026, 12, 1)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """An empty catalogue with the bot's tables."""
    engine = DATABASES.open(tmp_path)
    prepare_tables(engine)
    return engine


def test_tokens_are_counted_for_the_user_the_chat_and_all(engine: Engine) -> None:
    """
    A day's count ends with the day.
    """
    with write(engine) as connection:
        add_use(connection, DAY, Payer(1, 10), 100, 0.5)
        add_use(connection, DAY, Payer(1, 10), -40, -0.2)
        add_use(connection, DAY, Payer(2, 10), 5, 0.0)
        add_use(connection, DAY, Payer(), 7, 0.0)
        used = read_used(connection, DAY, Payer(1, 10))
        add_use(connection, NEXT, Payer(1, 10), 1, 0.0)
    with read(engine) as connection:
        later = read_used(connection, DAY, Payer(1, 10))

    assert (used.user, used.chat, used.all) == (60, 65, 72)
    assert used.cost == pytest.approx(0.3)
    assert later == Used(0, 0, 0, 0.0)


def test_an_erased_user_s_tokens_are_nobody_s(engine: Engine) -> None:
    """
    The limit for all still holds.
    """
    with write(engine) as connection:
        add_use(connection, DAY, Payer(1, 1), 100, 0.5)
        add_use(connection, DAY, Payer(2, 1), 10, 0.5)
        forget_user(connection, 1)
        used = read_used(connection, DAY, Payer(1, 1))

    assert used == Used(0, 0, 110, 1.0)
