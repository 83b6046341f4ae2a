"""Who may ask: the admins' list of users and groups, and pending requests to join it.

Owns two tables. A user's private chat has the user's id, so one number stands for a person everywhere, or for a group.
Every function leaves the transaction to its caller.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import BigInteger, Column, Connection, MetaData, Table, Text, delete, exists, select, update

from index.catalogue.backends.sql import insert

access_metadata = MetaData()

#: ``name`` is the name of the user or group at the time of the request.
_ALLOWED = Table(
    "allowed",
    access_metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("allowed_by", BigInteger, nullable=False),
    Column("allowed_at", Text, nullable=False),
)

#: ``told_at`` is when the admins were notified; ``language`` is the language used with the requester.
REQUESTS = Table(
    "access_requests",
    access_metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("asked_at", Text, nullable=False),
    Column("told_at", Text),
)

#: How often the admins are notified of the same stranger.
_TELL_AGAIN_AFTER = timedelta(days=1)

_FORGET_AFTER = timedelta(days=30)

#: Strangers choose their own names, so their length is limited.
_NAME_CHARACTERS = 100


class Kind(StrEnum):
    """What somebody wants of the bot; each has a limit of its own."""

    QUESTION = "question"
    TAP = "tap"
    INLINE = "inline"


@dataclass(frozen=True, slots=True)
class Terms:
    """Who may ask, and how much.

    Attributes:
        is_open: Whether everybody may ask; otherwise only those on the list.
        user_questions: Per minute and person; 0 for no limit.
        chat_questions: Per minute and group; 0 for no limit.
        most_waiting: The number of waiting updates at which new questions are turned away.
    """

    is_open: bool = True
    user_questions: int = 0
    chat_questions: int = 0
    most_waiting: int = 500


@dataclass(frozen=True, slots=True)
class Guest:
    """A user, or a group if the id is negative."""

    id: int
    name: str
    language: str = ""


def is_allowed(connection: Connection, ids: Collection[int]) -> bool:
    """Whether one of these users and groups is on the list."""
    return connection.execute(select(_ALLOWED.c.id).where(_ALLOWED.c.id.in_(ids)).limit(1)).first() is not None


def allow(connection: Connection, guest_id: int, admin: int, now: datetime) -> Guest | None:
    """Add a user or group to the list, under the name of their request; return None if already on it."""
    asked = connection.execute(select(REQUESTS).where(REQUESTS.c.id == guest_id)).one_or_none()
    guest = Guest(guest_id, asked.name, asked.language) if asked else Guest(guest_id, "")
    row = {"id": guest_id, "name": guest.name, "allowed_by": admin, "allowed_at": now.isoformat()}
    is_new = connection.execute(insert(_ALLOWED).values(row).on_conflict_do_nothing()).rowcount > 0
    connection.execute(delete(REQUESTS).where(REQUESTS.c.id == guest_id))
    return guest if is_new else None


def forget(connection: Connection, guest_id: int) -> bool:
    """Remove a user or group from the list; return whether it was on it."""
    return connection.execute(delete(_ALLOWED).where(_ALLOWED.c.id == guest_id)).rowcount > 0


def read_allowed(connection: Connection) -> Sequence[Guest]:
    """Return the list in order of admission, groups last."""
    rows = connection.execute(select(_ALLOWED).order_by(_ALLOWED.c.id < 0, _ALLOWED.c.allowed_at, _ALLOWED.c.id))
    return [Guest(row.id, row.name) for row in rows]


def request(connection: Connection, guest: Guest, now: datetime) -> None:
    """Record a stranger's request. The admins are notified of it unless they were within the last day.

    Requests are forgotten if nobody grants them within a month.
    """
    connection.execute(delete(REQUESTS).where(REQUESTS.c.asked_at <= (now - _FORGET_AFTER).isoformat()))
    row = {"id": guest.id, "name": guest.name[:_NAME_CHARACTERS], "language": guest.language}
    row |= {"asked_at": now.isoformat(), "told_at": None}
    is_long_ago = REQUESTS.c.asked_at <= (now - _TELL_AGAIN_AFTER).isoformat()
    stored = insert(REQUESTS).values(row)
    connection.execute(stored.on_conflict_do_update(index_elements=["id"], set_=row, where=is_long_ago))


def read_untold(connection: Connection, now: datetime) -> Sequence[Guest]:
    """Return the requests of the last day that no admin was notified of, oldest first."""
    untold = select(REQUESTS).where(
        REQUESTS.c.told_at.is_(None), REQUESTS.c.asked_at > (now - _TELL_AGAIN_AFTER).isoformat()
    )
    rows = connection.execute(untold.order_by(REQUESTS.c.asked_at))
    return [Guest(row.id, row.name, row.language) for row in rows]


def note_told(connection: Connection, guest_id: int, now: datetime) -> None:
    """Record that an admin was notified of a stranger."""
    connection.execute(update(REQUESTS).where(REQUESTS.c.id == guest_id).values(told_at=now.isoformat()))


def move(connection: Connection, old: int, new: int) -> None:
    """Keep a group's access when it becomes a supergroup."""
    for table in (_ALLOWED, REQUESTS):
        there = table.alias()
        moved = update(table).where(table.c.id == old, ~exists().where(there.c.id == new))
        connection.execute(moved.values(id=new))
        connection.execute(delete(table).where(table.c.id == old))


def erase_request(connection: Connection, user: int) -> int:
    """Erase a stranger's request; return the number of rows."""
    return connection.execute(delete(REQUESTS).where(REQUESTS.c.id == user)).rowcount
