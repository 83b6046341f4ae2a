"""Rows that are not what was stored: each named with what is done about it, and mended.

What follows from something else is made again: state, collections, copies. What a source tells is asked again. The
rest is lost and removed, so that nothing false is used, and the line says so.
"""

import json
from collections.abc import Callable, Iterator
from datetime import datetime

from sqlalchemy import Connection, delete, func, select, text, update

from index.catalogue import copies as stored_copies
from index.catalogue.database import get_state, set_state
from index.catalogue.lexicons import LEXICON_STAMP
from index.catalogue.row_seals import ChangedRow, Fault, accept_row, drop_row, find_changed, hash_key
from index.catalogue.tables import ARTICLES, COLLECTIONS, LISTINGS, STATE, VECTORS, VERSIONS
from index.vectors.collection_keeper import FORMER_ARCHIVES
from index.vectors.reclaiming import begin

_MADE_AGAIN = "it is made again"
_ASKED_AGAIN = "the next onrecord index reads it again"
_LOST = "it is lost and gets removed, unless you restore a backup"

#: What becomes of a row, by its table. Of any other table's a row is lost.
_OUTCOMES = {
    "articles": _MADE_AGAIN,
    "collections": _MADE_AGAIN,
    "copies": _MADE_AGAIN,
    "state": _MADE_AGAIN,
    "listings": _ASKED_AGAIN,
    "page_texts": _ASKED_AGAIN,
    "sources": _ASKED_AGAIN,
    "visits": _ASKED_AGAIN,
    "speaker_corrections": f"{_LOST} or rename the speaker again",
    "suppressions": f"{_LOST} or suppress the statement again",
    "tombstones": "a takedown may be lost: restore a backup, or repeat onrecord forget",
}

_FAULTS = {
    Fault.CHANGED: "is not what was stored",
    Fault.ADDED: "was not stored by this program",
    Fault.GONE: "is gone",
}

#: The names of the single values, by which one that is gone is known.
_STATES = (
    "archive_id",
    "as_of",
    "collections_made",
    "copies",
    "first_index",
    FORMER_ARCHIVES,
    "generation",
    LEXICON_STAMP,
    "model",
    "question_model",
    "unfinished",
)

_COLLECTION_NUMBER = "onrecord-%"


def describe(connection: Connection) -> Iterator[str]:
    """Yield a line for each row that is not what was stored."""
    for changed in find_changed(connection):
        name = changed.name or _name_gone(changed)
        what = f"{changed.table}, row {name}" if name else f"a row of {changed.table}"
        yield f"{what}: {_FAULTS[changed.fault]}; {_OUTCOMES.get(changed.table, _LOST)}"


def mend(connection: Connection, now: datetime) -> None:
    """Make rows again, or remove them; afterwards every row is as stored."""
    found = find_changed(connection)
    for changed in found:
        if changed.table == "articles" and changed.fault is not Fault.GONE:
            _mend_article(connection, changed)
        elif changed.table == "tombstones" and changed.fault is Fault.CHANGED:
            _mend_tombstone(connection, changed, now)
        else:
            drop_row(connection, changed)
    for name in {_name_gone(changed) or changed.name for changed in found if changed.table == "state"}:
        if act := _STATE_MENDERS.get(name):
            act(connection, now)
    if any(changed.table == "copies" for changed in found):
        connection.execute(delete(STATE).where(STATE.c.name == "copies"))
    while stored_copies.index_missing(connection):
        pass


def _name_gone(changed: ChangedRow) -> str:
    """Return the name of a single value that is gone; empty for any other row."""
    if changed.table != "state" or changed.fault is not Fault.GONE:
        return ""
    return next((name for name in _STATES if hash_key(name) == changed.key), "")


def _mend_article(connection: Connection, changed: ChangedRow) -> None:
    """Keep what the record's digest covers, and take the source from a listing; its page is asked about again."""
    row = int(str(changed.name)) if changed.name.isdigit() else None
    listed = select(LISTINGS.c.source).where(LISTINGS.c.article == row).order_by(LISTINGS.c.source).limit(1)
    source = connection.execute(listed).scalar()
    values = {"vanished_at": None} | ({"source": source} if source else {})
    connection.execute(update(ARTICLES).where(ARTICLES.c.id == row).values(values))
    accept_row(connection, changed)


def _mend_tombstone(connection: Connection, changed: ChangedRow, now: datetime) -> None:
    statement = "UPDATE tombstones SET forgotten_at = :now WHERE key_digest = :key"
    connection.execute(text(statement), {"now": now.isoformat(), "key": changed.name})
    accept_row(connection, changed)


def _set_as_of(connection: Connection, _now: datetime) -> None:
    """Take the day on which the newest version was stored."""
    newest = connection.execute(select(func.max(VERSIONS.c.indexed_at))).scalar()
    if newest is not None:
        set_state(connection, "as_of", str(newest))


def _set_generation(connection: Connection, now: datetime) -> None:
    """Set one that no reader has seen: seconds are more than generations."""
    set_state(connection, "generation", str(int(now.timestamp())))


def _set_model(connection: Connection, _now: datetime) -> None:
    """Take the model of most vectors."""
    counts = select(VECTORS.c.model).group_by(VECTORS.c.model).order_by(func.count().desc()).limit(1)
    if model := connection.execute(counts).scalar():
        set_state(connection, "model", str(model))


def _begin_new_archive_id(connection: Connection, _now: datetime) -> None:
    """Have collections named anew, so that no name is used twice; the old ones belong to a former archive."""
    names = connection.execute(select(COLLECTIONS.c.name).where(COLLECTIONS.c.name.like(_COLLECTION_NUMBER))).scalars()
    former = {str(name).split("-")[1] for name in names}
    if own := get_state(connection, "archive_id"):
        former.add(own)
    connection.execute(delete(STATE).where(STATE.c.name.in_(["archive_id", "collections_made"])))
    set_state(connection, FORMER_ARCHIVES, json.dumps(sorted(former)))


def _finish_again(connection: Connection, _now: datetime) -> None:
    """Do the work after a deletion once more: whether there was any is unknown."""
    begin(connection, "compact")


_STATE_MENDERS: dict[str, Callable[[Connection, datetime], None]] = {
    "archive_id": _begin_new_archive_id,
    "as_of": _set_as_of,
    "collections_made": _begin_new_archive_id,
    FORMER_ARCHIVES: _begin_new_archive_id,
    "generation": _set_generation,
    "model": _set_model,
    "unfinished": _finish_again,
}
