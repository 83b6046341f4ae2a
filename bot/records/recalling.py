"""Recall waiting replies and public pages, when an article they quote is taken down or a backup is restored.

Every function leaves the transaction to its caller.
"""

import json
import sqlite3
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from bot.records import given_answers
from bot.records.given_answers import ANSWERS
from bot.records.shared_answers import SHARED, share_only
from bot.records.updates.table import INBOX, UpdateState

#: The fields to keep of a message that may be the bot's and contain quotes.
_PLACE_OF_MESSAGE = ("message_id", "date", "chat", "from", "message_thread_id", "is_topic_message")


def recall_replies(connection: Connection, articles: Collection[int]) -> int:
    """Have waiting replies composed again if they may quote these articles; return how many.

    Messages already sent stay; the asker then gets the whole new reply. A reply without a stored answer is usually a
    line of help, but an older program may have stored none, so it is composed again too. Replied-to messages are
    removed from waiting updates, because they may be the bot's and contain quotes.
    """
    citing = given_answers.find_updates_citing(connection, articles)
    answered = set(map(tuple, connection.execute(select(ANSWERS.c.bot_id, ANSWERS.c.update_id))))
    waiting = select(INBOX.c.sequence, INBOX.c.bot_id, INBOX.c.update_id, INBOX.c.body, INBOX.c.reply)
    recalled = []
    for row in connection.execute(waiting.where(INBOX.c.state == UpdateState.WAITING)).all():
        change = update(INBOX).where(INBOX.c.sequence == row.sequence)
        connection.execute(change.values(body=_without_replied_to(row.body)))
        asked = (row.bot_id, row.update_id)
        if row.reply is not None and (asked in citing or asked not in answered):
            recalled.append(asked)
            connection.execute(change.values(reply=None, sent=0, tries=0))
    given_answers.forget_unsent(connection, recalled)
    return len(recalled)


def carry_over(connection: Connection, present: sqlite3.Connection | None) -> None:
    """Replace this catalogue's inbox and shared pages with those of a newer one.

    Waiting updates keep waiting and finished ones stay finished. Waiting replies are composed again from the restored
    archive. A page withdrawn since, or erased with its answer, stays gone. If the newer catalogue cannot be read, all
    pages are removed.

    Args:
        connection: Of a write, in the older catalogue.
        present: The newer one; None if it is unreadable or gone.
    """
    share_only(connection, _read_table(present, SHARED.name) or [])
    waiting = _read_table(present, INBOX.name)
    if waiting is None:
        return
    connection.execute(delete(INBOX))
    for row in waiting:
        is_waiting = row["state"] == UpdateState.WAITING
        connection.execute(insert(INBOX).values(row | ({"reply": None, "sent": 0, "tries": 0} if is_waiting else {})))


def _read_table(present: sqlite3.Connection | None, table: str) -> list[dict[str, Any]] | None:
    """Return a table's rows; None if the table does not exist because no bot of that version ever ran."""
    if present is None:
        return None
    cursor = present.cursor()
    try:
        found = cursor.execute(f"SELECT * FROM {table}").fetchall()
    except sqlite3.DatabaseError:
        return None
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, values, strict=True)) for values in found]


def _without_replied_to(body: str) -> str:
    """Return an update without the words of the message that it replies to, or whose button was tapped.

    The message's id and author are still needed.
    """
    content = json.loads(body)
    tap = content.get("callback_query") or {}
    if "message" in tap:
        tap["message"] = _without_words(tap["message"])
    for kind in ("message", "edited_message"):
        message = content.get(kind) or {}
        message.pop("quote", None)
        message.pop("external_reply", None)
        if "reply_to_message" in message:
            message["reply_to_message"] = _without_words(message["reply_to_message"])
    return json.dumps(content)


def _without_words(message: dict[str, Any]) -> dict[str, Any]:
    return {name: message[name] for name in _PLACE_OF_MESSAGE if name in message}
