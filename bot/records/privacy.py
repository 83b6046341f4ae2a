"""A user's stored data: export it, erase it on request, and delete it when it is old.

Owns no table. The admins' list stays when a user erases their data. Every function leaves the transaction to its
caller.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, select

from bot.answers import Citation
from bot.records import access, chats, feedback, model_use, stored_answers
from bot.records.access import REQUESTS
from bot.records.chats import CHATS
from bot.records.feedback import FEEDBACK
from bot.records.given_answers import ANSWERS
from bot.records.model_use import MODEL_USE
from bot.records.shared_answers import SHARED
from bot.records.threads import THREADS

#: Questions and answers are kept for thirteen months, so that buttons below a year-old answer still work.
KEPT_DAYS = 400

#: Withdrawn feedback is only kept to recognise an update that is processed twice.
_WITHDRAWN_AGE = timedelta(days=1)

#: A stranger not admitted within a month may ask again.
_REQUEST_AGE = timedelta(days=30)


def forget_old(connection: Connection, now: datetime) -> int:
    """Erase old answers, except those with feedback; return how many.

    Args:
        connection: Of a write.
        now: Aware.
    """
    feedback.forget_withdrawn(connection, now - _WITHDRAWN_AGE)
    asked_before = (now - _REQUEST_AGE).isoformat()
    connection.execute(delete(REQUESTS).where(REQUESTS.c.asked_at <= asked_before))
    oldest = (now - timedelta(days=KEPT_DAYS)).isoformat()
    judged = select(FEEDBACK.c.answer).where(FEEDBACK.c.answer.is_not(None))
    old = delete(ANSWERS).where(ANSWERS.c.answered_at < oldest, ANSWERS.c.id.not_in(judged))
    return connection.execute(old).rowcount


def erase_user(connection: Connection, user_id: int) -> None:
    """Erase all data of a user, including the pages of answers they shared.

    This frees article versions cited only by their answers.
    """
    connection.execute(delete(THREADS).where(THREADS.c.user_id == user_id))
    connection.execute(delete(ANSWERS).where(ANSWERS.c.user_id == user_id))
    feedback.forget_giver(connection, user_id)
    chats.forget_chat(connection, user_id)
    access.erase_request(connection, user_id)
    model_use.forget_user(connection, user_id)


def export_user(connection: Connection, user_id: int, now: datetime) -> dict[str, Any]:
    """Return all data of a user as one JSON object, with quotes read from the articles; ``now`` is aware."""
    language = connection.execute(select(CHATS.c.language).where(CHATS.c.chat_id == user_id)).scalar()
    threads = connection.execute(select(THREADS).where(THREADS.c.user_id == user_id))
    used = connection.execute(select(MODEL_USE).where(MODEL_USE.c.user_id == user_id))
    return {
        "user_id": user_id,
        "exported_at": now.isoformat(),
        "language": language,
        "questions": _export_answers(connection, user_id),
        "feedback": _export_feedback(connection, user_id),
        "conversations": [
            {"chat_id": row.chat_id, "topic_id": row.thread_id or None, "goes_on_from": row.answer} for row in threads
        ],
        "language_model": [{"day": row.day, "chat_id": row.chat_id, "tokens": row.tokens} for row in used],
    }


def _export_answers(connection: Connection, user_id: int) -> list[dict[str, Any]]:
    query = select(ANSWERS.c.id, ANSWERS.c.chat_id, ANSWERS.c.answered_at, ANSWERS.c.status, SHARED.c.shared_at)
    query = query.outerjoin(SHARED, SHARED.c.answer == ANSWERS.c.id)
    rows = connection.execute(query.where(ANSWERS.c.user_id == user_id).order_by(ANSWERS.c.answered_at)).all()
    exported = []
    for row in rows:
        stored = stored_answers.read(connection, row.id)
        exported.append(
            {
                "answer": row.id,
                "chat_id": row.chat_id,
                "answered_at": row.answered_at,
                "status": row.status,
                "question": stored.question if stored else None,
                "opening": stored.opening if stored else None,
                "statements": [_export_citation(citation) for citation in stored.statements] if stored else [],
                "shared": {"page": f"/q/{stored.share_id}", "since": row.shared_at}
                if stored and row.shared_at
                else None,
            }
        )
    return exported


def _export_citation(citation: Citation | None) -> dict[str, Any] | None:
    return citation.to_json() if citation else None


def _export_feedback(connection: Connection, user_id: int) -> list[dict[str, Any]]:
    columns = FEEDBACK.c
    query = select(columns.kind, columns.answer, columns.number, columns.given_at, columns.is_standing, columns.remark)
    rows = connection.execute(query.where(columns.user_id == user_id).order_by(columns.given_at, columns.id))
    return [dict(row) | {"number": row["number"] or None} for row in rows.mappings()]
