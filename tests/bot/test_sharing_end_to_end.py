"""A shared answer over HTTP and over time: the real bot, the emulator, the page, and an article that changes."""

import json
import os
import socket
from http import HTTPStatus
from pathlib import Path

import httpx2
import pytest

from tests.bot.conftest import StartBot
from tests.program import REAL_BOT, SECONDS, run_onrecord
from tests.telegram_api.server import TelegramApi
from tests.telegram_api.state import Sent

pytestmark = pytest.mark.end_to_end

GROUP = -1001
BEFORE = "Olwen Farthingale said that the tide mill would grind flour again by June."
AFTER = "Olwen Farthingale said that the tide mill would grind oats again by August."


def write_article(path: Path, statement: str) -> None:
    """Write the article with one statement."""
    path.write_text(f"Tide Mill Reopens\n\nThe mill stood still. {statement} It rained.\n", encoding="utf-8")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def link_of(sent: Sent, words: str) -> str:
    """Return the address of a button."""
    return next(str(button["url"]) for row in sent.buttons for button in row if words in button["text"])


def test_an_answer_is_shared_follows_its_article_and_is_taken_back(
    telegram_api: TelegramApi, start_bot: StartBot, samples: dict[str, str], tmp_path: Path
) -> None:
    """
    Its asker alone can share it, anybody can open the link; chat and page show both wordings after a change.
    """
    site = f"http://127.0.0.1:{(port := free_port())}"
    reader = {"ONRECORD_READER": "open", "ONRECORD_READER_URL": site, "ONRECORD_WEB_PORT": str(port)}
    environment = {**os.environ, **samples, **reader, "ONRECORD_EXTRACTOR": "pattern"}
    article = tmp_path / "mill.txt"
    write_article(article, BEFORE)
    assert run_onrecord("index", str(article), environment=environment).returncode == 0
    telegram_api.add_chat(GROUP, "A group")
    start_bot(command=REAL_BOT, environment=environment, wait=False)
    telegram_api.put_text("/ask what did Olwen Farthingale say about the tide mill?", chat_id=GROUP)
    (answer,) = telegram_api.wait_for_sent(1, timeout=SECONDS)

    refused = telegram_api.wait_for_notice(telegram_api.tap(answer, "Share this answer", user_id=1002))
    told = telegram_api.wait_for_notice(telegram_api.tap(answer, "Share this answer"))
    shared = telegram_api.wait_for_edit(answer)
    page = httpx2.get(link_of(shared, "Open its page"))
    assert refused.text == "Only the person who asked this can share it."
    assert told.text.startswith("Shared: anybody with the link")
    assert page.status_code == HTTPStatus.OK
    assert "what did Olwen Farthingale say about the tide mill?" in page.text
    assert "grind flour again by June" in page.text
    assert not [one for one in ("1001", "1002", "A group") if one in page.text]

    write_article(article, AFTER)
    assert run_onrecord("index", str(article), environment=environment).returncode == 0
    source = next(button["text"] for row in shared.buttons for button in row if button["text"].startswith("1"))
    telegram_api.tap(shared, source)
    opened = telegram_api.wait_for_edit(answer, 2)
    stale = run_onrecord("answers", "--stale", "--json", environment=environment)
    assert BEFORE in opened.text
    assert AFTER in opened.text
    assert opened.words_of("strikethrough") == ["flour", "June"]
    assert httpx2.get(link_of(opened, "Open the article")).status_code == HTTPStatus.OK
    changed = httpx2.get(link_of(shared, "Open its page"))
    assert [one in changed.text for one in ("flour", "June", "oats", "August")] == [True] * 4
    listed = [json.loads(line) for line in stale.stdout.splitlines()]
    assert [(one["fate"], [given["shared"] for given in one["answers"]]) for one in listed] == [("changed", [True])]

    telegram_api.tap(opened, "‹ Back")
    back = telegram_api.wait_for_edit(answer, 3)
    telegram_api.tap(back, "Stop sharing")
    stopped = telegram_api.wait_for_edit(answer, 4)
    assert stopped.buttons == answer.buttons
    assert httpx2.get(link_of(shared, "Open its page")).status_code == HTTPStatus.NOT_FOUND
    assert telegram_api.violations == []
