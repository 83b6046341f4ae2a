"""/check in a chat, with the real bot and archive: by text, by reply, by document, and what cannot be read."""

import shutil
from io import BytesIO
from pathlib import Path

import docx
import pytest

from tests.bot.conftest import StartBot
from tests.index.support.archive import Archive
from tests.telegram_api.server import TelegramApi
from tests.telegram_api.state import BOT_NAME

pytestmark = pytest.mark.end_to_end

_FALSE = "“This plan is a gift to the gardeners,” said Ben Vane."


@pytest.fixture(autouse=True)
def _of_town(town: Archive, tmp_path: Path, start_bot: StartBot) -> None:
    """A bot runs on a copy of the town's archive."""
    shutil.copytree(town.data_dir, tmp_path, dirs_exist_ok=True)
    start_bot()


def test_a_text_after_the_command_is_checked(telegram_api: TelegramApi) -> None:
    """
    The altered word is shown with the source's, and where it stands is linked.
    """
    telegram_api.put_text(f"/check {_FALSE}")
    (sent,) = telegram_api.wait_for_sent(1)

    assert sent.words_of("bold") == ["One claim checked, one to look at.", "Altered"]
    assert "• “builders” in the source, “gardeners” in the draft" in sent.text
    assert sent.words_of("expandable_blockquote")[0].startswith("“This plan is a gift to the builders,”")
    assert sent.words_of("text_link") == ["News of tolls"]
    assert "Also in: Harbour Post" in sent.text
    assert telegram_api.violations == []


def test_a_message_and_a_document_are_checked_by_reply(telegram_api: TelegramApi) -> None:
    """
    As in a group, where somebody else sent them.
    """
    document = docx.Document()
    document.add_paragraph(_FALSE)
    saved = BytesIO()
    document.save(saved)
    forwarded = telegram_api.put_text(_FALSE, chat_id=-1001, user_id=7)
    telegram_api.put_text(f"/check@{BOT_NAME}", chat_id=-1001, user_id=8, reply_to=forwarded)
    telegram_api.wait_for_sent(1, -1001)
    file = telegram_api.put_document("draft.docx", saved.getvalue(), chat_id=-1001, user_id=7)
    telegram_api.put_text(f"/check@{BOT_NAME}", chat_id=-1001, user_id=8, reply_to=file)
    sent = telegram_api.wait_for_sent(2, -1001)

    assert [one.words_of("bold")[1] for one in sent] == ["Altered", "Altered"]
    assert telegram_api.violations == []


def test_a_document_with_the_command_is_checked(telegram_api: TelegramApi) -> None:
    """
    What cannot be read is told with the reason; hidden markup stays text.
    """
    telegram_api.put_document("draft.txt", f"<b>{_FALSE}</b>".encode(), caption="/check")
    telegram_api.wait_for_sent(1)
    telegram_api.put_document("draft.pdf", b"%PDF-1.7", caption="/check")
    telegram_api.wait_for_sent(2)
    telegram_api.put_document("long.txt", b"x" * 5_000_001, caption="/check")
    checked, unreadable, large = telegram_api.wait_for_sent(3)

    assert checked.words_of("bold")[1] == "Altered"
    assert "of no kind that can be checked" in unreadable.text
    assert large.text == "This file is too large for me: at most 5 MB."
    assert telegram_api.violations == []


def test_what_is_forwarded_to_a_private_chat_is_checked(telegram_api: TelegramApi) -> None:
    """
    A text that quotes somebody, and a document, without a command; a text that claims nothing is a question.
    """
    telegram_api.put_text(_FALSE, is_forwarded=True)
    telegram_api.wait_for_sent(1)
    telegram_api.put_document("draft.txt", _FALSE.encode(), is_forwarded=True)
    telegram_api.wait_for_sent(2)
    telegram_api.put_text("what did Vane say about builders?", is_forwarded=True)
    text, document, answer = telegram_api.wait_for_sent(3)

    assert [one.words_of("bold")[1] for one in (text, document)] == ["Altered", "Altered"]
    assert answer.words_of("expandable_blockquote")[0].startswith("“Reply to what did Vane")


def test_a_pasted_piece_of_an_article_is_told_where_it_is_from(telegram_api: TelegramApi) -> None:
    """
    With outlet, date, title and link; any other text is a question.
    """
    telegram_api.put_text("ferry sailed empty for most of the winter, records show. The operator spent nine weeks")
    telegram_api.wait_for_sent(1)
    telegram_api.put_text("what did anybody at all say about the empty ferry in the winter of that year?")
    told, answered = telegram_api.wait_for_sent(2)

    assert "Harbour Post · 1 Apr 2026 · News of ferry" in told.text
    assert told.words_of("text_link") == ["News of ferry"]
    assert answered.words_of("expandable_blockquote")[0].startswith("“Reply to what did anybody")


def test_the_command_alone_says_how(telegram_api: TelegramApi) -> None:
    """
    With the limits.
    """
    telegram_api.put_text("/check")
    (sent,) = telegram_api.wait_for_sent(1)

    assert "at most 5 MB" in sent.text
