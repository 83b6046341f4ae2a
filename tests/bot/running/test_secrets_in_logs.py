"""The programs keep the secrets that they are given out of their logs."""

import io
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.citations.reader_links import ReaderLinks
from bot.errors import BotError
from bot.records.inbox import prepare_tables
from bot.running.assembly import Assembly
from bot.running.bot import run_bot
from bot.running.logs import set_up_logs
from bot.running.reader_program import serve_reader
from bot.running.tasks import Running
from bot.settings import BotSettings
from bot.telegram.transport.webhook import WebhookAddress
from index.catalogue.database import open_catalogue, write
from index.errors import CatalogueError
from tests.bot.support.fake_answerer import FakeAnswerer

SECRET = "Planted_Secret-0123456789"
TOKEN = "7000000001:AAnother_Token_That_Is_Well_Formed_0000"


@pytest.fixture(autouse=True)
def _own_logging() -> Iterator[None]:
    """Leave logging as it was."""
    root = logging.getLogger()
    handlers, level, hook = root.handlers[:], root.level, sys.excepthook
    root.handlers = []
    yield
    for name in ("bot", "index", "corpus"):
        logging.getLogger(name).setLevel(logging.NOTSET)
    root.handlers = handlers
    root.setLevel(level)
    sys.excepthook = hook


def test_the_reader_keeps_its_secret_out_of_logs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    From its start on, before it listens.
    """
    settings = BotSettings(data_dir=tmp_path, reader="signed", reader_secret=SECRET)  # type: ignore[arg-type]  # pydantic's
    with pytest.raises(BotError, match="never indexed"):
        serve_reader(Assembly(settings))
    logging.getLogger("bot.reader.app").warning("signed with %s", SECRET)

    assert "signed with <token>" in capsys.readouterr().err


def test_the_bot_keeps_its_secrets_out_of_logs(tmp_path: Path) -> None:
    """
    Its token, the webhook's secret and path, and what signs the reader's pages.
    """
    stream = io.StringIO()
    set_up_logs("plain", "INFO", stream)
    webhook = WebhookAddress("https://bot.example.org", "Webhook_Secret-0123456789", "")
    running = Running(None, webhook, ReaderLinks("", SECRET.encode()))
    engine = open_catalogue(tmp_path)
    prepare_tables(engine)
    with write(engine) as connection:  # so that it ends before it reaches for Telegram
        connection.execute(text("UPDATE alembic_version_bot SET version_num = 'of_a_later_program'"))
    with pytest.raises(CatalogueError):
        run_bot(token=TOKEN, answerer=FakeAnswerer(), engine=engine, running=running)
    for secret in (TOKEN, webhook.secret, webhook.path, SECRET):
        logging.getLogger("bot.reader.app").warning("it is %s.", secret)

    assert stream.getvalue().count("it is <token>.") == 4
