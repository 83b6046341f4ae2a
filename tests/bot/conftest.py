"""What the bot's tests share."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from bot.records.inbox import prepare_tables
from index.catalogue.database import open_catalogue
from tests.bot.support.town import town
from tests.program import Onrecord, Program, copy_of
from tests.telegram_api.bot_process import BotProcess
from tests.telegram_api.fixtures import telegram_api
from tests.telegram_api.server import TelegramApi

__all__ = ["telegram_api", "town"]

StartBot = Callable[..., BotProcess]


@pytest.fixture(scope="session")
def _empty_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    engine = open_catalogue(folder)
    prepare_tables(engine)
    engine.dispose()
    return folder


@pytest.fixture
def data_dir(_empty_catalogue: Path, tmp_path: Path) -> Path:
    """A data directory with an empty catalogue of all tables: a copy, as making one takes 0.3 s."""
    return shutil.copytree(_empty_catalogue, tmp_path / "data")


@pytest.fixture
def samples(indexed: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """An archive of the samples, a copy, as the settings of a test and of a bot that it starts."""
    settings = {"ONRECORD_DATA_DIR": str(copy_of(indexed, tmp_path).data_dir)}
    monkeypatch.setenv("ONRECORD_DATA_DIR", settings["ONRECORD_DATA_DIR"])
    return settings


@pytest.fixture
def onrecord(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Onrecord:
    """Run a command to its end in this process, on the data directory of the test's settings."""
    return Onrecord(monkeypatch, capsys)


@pytest.fixture
def start_bot(telegram_api: TelegramApi, tmp_path: Path) -> Iterator[StartBot]:
    """Give a function that starts a bot against the emulator (`BotProcess`'s arguments) and waits until it polls."""
    with ExitStack() as running:

        def start(*, wait: bool = True, **how: Any) -> BotProcess:
            bot = running.enter_context(BotProcess(telegram_api, tmp_path, **how))
            if wait:
                bot.start_and_wait()
            else:
                bot.start()
            return bot

        yield start
