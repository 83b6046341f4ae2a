"""The emulator as a pytest fixture; a conftest.py imports it by name."""

from collections.abc import Iterator

import pytest

from tests.telegram_api.server import TelegramApi


@pytest.fixture
def telegram_api() -> Iterator[TelegramApi]:
    """Run a fresh Bot API for one test, which fails if the bot broke a rule that the test does not provoke."""
    with TelegramApi() as api:
        yield api
        broken = api.unexpected_violations
    assert not broken, f"Telegram would have refused: {broken}"
