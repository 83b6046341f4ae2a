"""What waits or is public is taken back: when an article that it quotes is taken down, and when a backup is restored.

Every function leaves the transaction to its caller.
"""

import json
import sqlite3
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from bot.records import given_answers as answer_ledger
from bot.records.given_answers import ANSWERS
from bot.records.inbox import INBOX, UpdateState
from bot.records.shared_answers import SHARED, share_only

#: What is kept of a message that may be ours and quote.
_PLACE_OF_MESSAGE = ("message_id", "date", "chat", "from", "message_thread_id", "is_topic_message")


def recall_replies(connection: Connection, articles: Collection[int]) -> int:
    """Have replies that wait to be sent composed anew where they may quote these articles; return how many.

    What was sent of one is sent, and its asker gets the new one whole. A reply without a stored answer is most often a
    line of help, but may be of a program that stored none, so it is composed anew too. The messages that people reply
    to are taken out of what waits, because they may be ours and quote.
    """
    citing = answer_ledger.find_updates_citing(connection, articles)
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
    answer_ledger.forget_unsent(connection, recalled)
    return len(recalled)


def carry_over(connection: Connection, present: sqlite3.Connection | None) -> None:
    """Put a newer catalogue's inbox and shared pages in place of this one's.

    What waits there waits here, and what is done stays done; replies that wait are composed anew, from the archive that
    stands then. A page that was taken back since, or erased with its answer, stays gone, and so does every page where
    the newer catalogue cannot tell.

    Args:
        connection: Of a write, in a catalogue that is older.
        present: The newer one; None where it cannot be read, or is gone.
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
    """Return a table's rows; None where there is no such table, as where no bot of that age ever ran."""
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
    """Return an update without the words of the message that it replies to, or below which a button was tapped.

    Which message that is and who wrote it is needed.
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
