"""What the emulator's own tests share."""

import pytest

from tests.telegram_api.fixtures import telegram_api

__all__ = ["telegram_api"]


@pytest.fixture(autouse=True)
def _flood_waits_are_timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take python-telegram-bot's coming form of durations; the present one warns."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
