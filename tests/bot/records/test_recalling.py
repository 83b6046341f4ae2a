"""What waits is cleared of words that may be an article's, when one is taken down."""

import json
from pathlib import Path

import pytest

from bot.records.inbox import Inbox
from bot.records.recalling import recall_replies
from bot.records.updates.table import INBOX
from bot.telegram.transport.arrivals import received
from index.catalogue.database import open_catalogue, read, write
from tests.bot.support.offline_telegram import Json, message_update, tap_update
from tests.telegram_api.state import BOT_ID

OURS = {
    "message_id": 4,
    "date": 1,
    "chat": {"id": 1001, "type": "private"},
    "from": {"id": BOT_ID, "is_bot": True, "first_name": "OnRecord"},
    "text": "SECRET words",
    "entities": [{"type": "blockquote", "offset": 0, "length": 6}],
}


@pytest.mark.parametrize(
    "update",
    [
        message_update("and Vane?", reply_to_message=OURS, quote={"text": "SECRET", "position": 0}),
        message_update("and Vane?", kind="edited_message", reply_to_message=OURS, external_reply={"x": "SECRET"}),
        tap_update("c:abc:1", text="SECRET words", entities=OURS["entities"]),
    ],
    ids=["reply", "edited reply", "tap"],
)
def test_the_words_of_a_message_of_ours_go_and_its_place_stays(data_dir: Path, update: Json) -> None:
    """
    They may quote what was taken down; which message it is, and whose, is needed for the answer.
    """
    engine = open_catalogue(data_dir)
    Inbox(engine, BOT_ID).store([received(update)])

    with write(engine) as connection:
        recall_replies(connection, [])

    with read(engine) as connection:
        body = str(connection.execute(INBOX.select()).one().body)
    (message,) = [part for name, part in json.loads(body).items() if name != "update_id"]
    ours = message.get("reply_to_message") or message["message"]
    assert "SECRET" not in body
    assert (ours["message_id"] in {4, 6}, ours["from"]["id"]) == (True, BOT_ID)
