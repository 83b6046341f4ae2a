"""What the emulator's own tests share."""

from collections.abc import Iterator

import pytest

from tests.telegram_api.server import TelegramApi


@pytest.fixture
def telegram_api() -> Iterator[TelegramApi]:
    """Run a fresh Bot API, whose rules may be broken."""
    with TelegramApi() as api:
        yield api


@pytest.fixture(autouse=True)
def _flood_waits_are_timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take python-telegram-bot's coming form of durations; the present one warns."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
