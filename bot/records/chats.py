"""The language that a chat chose.

Owns one table. A private chat's id is its user's.
"""

from datetime import datetime

from sqlalchemy import BigInteger, Column, Connection, MetaData, Table, Text, delete, exists, select, update

from index.catalogue.backends.sql import insert

chats_metadata = MetaData()

CHATS = Table(
    "chats",
    chats_metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", Text, nullable=False),
    Column("chosen_at", Text, nullable=False),
)


def read_language(connection: Connection, chat_id: int) -> str | None:
    """Return the code of the chat's chosen language; None if it chose none."""
    return connection.execute(select(CHATS.c.language).where(CHATS.c.chat_id == chat_id)).scalar()


def choose_language(connection: Connection, chat_id: int, language: str, now: datetime) -> None:
    """Store a chat's language; ``now`` is aware."""
    chosen = {"language": language, "chosen_at": now.isoformat()}
    row = insert(CHATS).values(chat_id=chat_id, **chosen)
    connection.execute(row.on_conflict_do_update(index_elements=["chat_id"], set_=chosen))


def move_chat(connection: Connection, old: int, new: int) -> None:
    """Keep a group's choice when it becomes a supergroup, unless the supergroup already made one."""
    there = CHATS.alias()
    moved = update(CHATS).where(CHATS.c.chat_id == old, ~exists().where(there.c.chat_id == new))
    connection.execute(moved.values(chat_id=new))
    forget_chat(connection, old)


def forget_chat(connection: Connection, chat_id: int) -> int:
    """Delete a chat's choice; return the number of rows."""
    return connection.execute(delete(CHATS).where(CHATS.c.chat_id == chat_id)).rowcount
