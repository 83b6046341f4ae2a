"""The real ``onrecord bot``: its own archive, model and inbox, against the Bot API emulator."""

from pathlib import Path

import pytest

from tests.bot.conftest import StartBot
from tests.program import REAL_BOT, SECONDS, run_onrecord
from tests.telegram_api.server import TelegramApi

pytestmark = pytest.mark.end_to_end


def test_the_bot_answers_from_articles_that_another_process_indexes_while_it_runs(
    telegram_api: TelegramApi, start_bot: StartBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A sample is cited at first; an article indexed later by the command line is cited without a restart.
    """
    monkeypatch.setenv("ONRECORD_DATA_DIR", str(tmp_path))
    bot = start_bot(command=REAL_BOT, wait=False)
    telegram_api.put_text("what did Rutte say about security guarantees?")
    (first,) = telegram_api.wait_for_sent(1, timeout=SECONDS)
    assert "security guarantees in addition to a strong army" in first.words_of("expandable_blockquote")[0]
    assert "as reported by" in first.text

    article = tmp_path / "new.txt"
    article.write_text(
        "Tide Mill Reopens\n\nOlwen Farthingale said that the tide mill would grind flour again by June.\n",
        encoding="utf-8",
    )
    done = run_onrecord("index", str(article), environment=bot.environment)
    assert done.returncode == 0, done.stderr
    telegram_api.put_text("what did Olwen Farthingale say about the tide mill?")
    second = telegram_api.wait_for_sent(2, timeout=10)[1]

    assert "Olwen Farthingale said that the tide mill would grind flour again by June." in second.text
    assert telegram_api.violations == []
    assert run_onrecord("verify", environment=bot.environment).stdout == "Everything is in step.\n"


def test_a_bot_without_a_token_says_where_to_get_one(tmp_path: Path) -> None:
    """
    One line names the setting; the exit code says wrong use.
    """
    environment = {"ONRECORD_DATA_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"}

    done = run_onrecord("bot", environment=environment)

    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("onrecord: there is no Telegram token: set ONRECORD_TELEGRAM_TOKEN")


def test_a_webhook_without_an_address_says_what_to_set(tmp_path: Path) -> None:
    """
    One line names the setting, before anything slow is done.
    """
    environment = {"ONRECORD_DATA_DIR": str(tmp_path), "PATH": "/usr/bin:/bin", "ONRECORD_TELEGRAM_TOKEN": "1:x"}

    done = run_onrecord("bot", "--webhook", environment=environment)

    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("onrecord: there is no address for the webhook: set ONRECORD_WEB")
