"""The emulator as a pytest fixture; a conftest.py imports it by name."""

from collections.abc import Iterator

import pytest

from tests.telegram_api.server import TelegramApi


@pytest.fixture
def telegram_api() -> Iterator[TelegramApi]:
    """Run a fresh Bot API for one test."""
    with TelegramApi() as api:
        yield api
