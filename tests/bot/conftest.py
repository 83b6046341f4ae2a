"""What the bot's tests share."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.telegram_api.bot_process import BotProcess
from tests.telegram_api.fixtures import telegram_api
from tests.telegram_api.server import TelegramApi

__all__ = ["telegram_api"]

StartBot = Callable[..., BotProcess]


@pytest.fixture
def start_bot(telegram_api: TelegramApi, tmp_path: Path) -> Iterator[StartBot]:
    """Give a function that starts a bot against the emulator (`BotProcess`'s arguments) and waits until it polls."""
    with ExitStack() as running:

        def start(*, wait: bool = True, **how: Any) -> BotProcess:
            bot = running.enter_context(BotProcess(telegram_api, tmp_path, **how))
            if wait:
                bot.start_and_wait_until_polling()
            else:
                bot.start()
            return bot

        yield start
