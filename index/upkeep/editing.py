"""Editors' operations: rename, merge and split speakers, undo that, suppress statements and show them again.

Each function stores the correction, applies it to the stored statements in its caller's transaction, and invalidates
readers' caches. Articles that are stored later follow it too (`index.catalogue.articles`).
"""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, select, text, tuple_, update

from index.catalogue import articles as catalogue
from index.catalogue.backends.sql import insert
from index.catalogue.corrections import (
    StatementIdentity,
    forget_speaker,
    identify,
    read_corrections,
    rename_speaker,
    split_speaker,
)
from index.catalogue.damage import Part, find_changed_parts, find_damaged, seal
from index.catalogue.database import raise_generation
from index.catalogue.tables import ARTICLES, SPEAKER_CORRECTIONS, STATEMENTS, SUPPRESSIONS, VERSIONS
from index.errors import CorrectionError
from index.statements import Statement
from index.upkeep.attributions import check_speakers, propose


def rename(connection: Connection, old: str, new: str) -> int:
    """Credit everything under an old name to a new one; return the number of changed statements.

    Raises:
        CorrectionError: If nobody has the old name, or somebody has the new one: then the two must be merged.
    """
    check_speakers(connection, [old])
    taken = select(STATEMENTS.c.id).where(STATEMENTS.c.speaker == new).limit(1)
    if new != old and connection.execute(taken).first():
        raise CorrectionError(
            f'"{new}" is quoted too: if they are one, use onrecord speakers merge "{old}" --into "{new}"'
        )
    return _store_speakers(connection, rename_speaker(read_corrections(connection).speakers, old, new))


def merge(connection: Connection, names: Sequence[str], into: str) -> int:
    """Credit everything under several names to one; return the number of changed statements.

    Raises:
        CorrectionError: If nobody has one of the names.
    """
    check_speakers(connection, [*names, into])
    speakers = read_corrections(connection).speakers
    for name in names:
        if name != into:
            speakers = rename_speaker(speakers, name, into)
    return _store_speakers(connection, speakers)


def split(connection: Connection, name: str, keys: Collection[str], new: str) -> int:
    """Credit one name's statements in some articles, given by key, to a new name; return their number.

    Raises:
        CorrectionError: If nobody has the name, or one of the articles does not quote it.
    """
    check_speakers(connection, [name])
    spellings = _read_spellings(connection, name, keys)
    silent = sorted(set(keys) - set(spellings))
    if silent:
        raise CorrectionError(f'"{name}" is not quoted in {", ".join(silent)}')
    return _store_speakers(connection, split_speaker(read_corrections(connection), name, spellings, new))


def undo(connection: Connection, name: str) -> int:
    """Undo every correction about a name or leading to it; return the number of changed statements.

    Raises:
        CorrectionError: If there is none.
    """
    speakers = read_corrections(connection).speakers
    kept = forget_speaker(speakers, name)
    if len(kept) == len(speakers):
        known = {corrected for (named, _key), speaker in speakers.items() for corrected in (named, speaker)}
        raise CorrectionError(f'nothing was corrected about "{name}"{propose(known, name)}')
    return _store_speakers(connection, kept)


def suppress(connection: Connection, statement: int, now: datetime) -> int:
    """Suppress a statement, given by its row; return the number suppressed, since one can be found twice.

    Raises:
        CorrectionError: If there is no such row.
    """
    key, identity = _find_statement(connection, statement)
    values = {"article": key, "quote": identity.quote, "named": identity.named, "content": identity.content}
    row = insert(SUPPRESSIONS).values(values | {"created_at": now.isoformat()})
    connection.execute(row.on_conflict_do_nothing())
    return _hide(connection, key)


def unsuppress(connection: Connection, statement: int) -> int:
    """Show a suppressed statement again, given by its row; return the number shown.

    Raises:
        CorrectionError: If there is no such row.
    """
    key, identity = _find_statement(connection, statement)
    for suppressed in read_corrections(connection).suppressed.get(key, ()):
        if suppressed.is_same(identity):
            columns = SUPPRESSIONS.c
            connection.execute(
                delete(SUPPRESSIONS)
                .where(columns.article == key, columns.quote == suppressed.quote)
                .where(columns.named == suppressed.named, columns.content == suppressed.content)
            )
    return _hide(connection, key)


def _read_spellings(connection: Connection, name: str, keys: Collection[str]) -> dict[str, frozenset[str]]:
    spellings: dict[str, set[str]] = defaultdict(set)
    query = _select_statements().where(STATEMENTS.c.speaker == name, ARTICLES.c.key.in_(keys))
    for row in connection.execute(query):
        spellings[row.key].add(row.named)
    return {key: frozenset(found) for key, found in spellings.items()}


def _store_speakers(connection: Connection, wanted: Mapping[tuple[str, str], str]) -> int:
    """Store these corrections in place of those in force and apply what differs."""
    stored = read_corrections(connection).speakers
    changed = [place for place in {**stored, **wanted} if stored.get(place) != wanted.get(place)]
    if not changed:
        return 0
    columns = SPEAKER_CORRECTIONS.c
    connection.execute(delete(SPEAKER_CORRECTIONS).where(tuple_(columns.named, columns.article).in_(changed)))
    rows = [
        {"named": named, "article": key, "speaker": wanted[named, key]}
        for named, key in changed
        if (named, key) in wanted
    ]
    if rows:
        connection.execute(insert(SPEAKER_CORRECTIONS), rows)
    return _credit(connection, {named for named, _key in changed})


def _credit(connection: Connection, names: Collection[str]) -> int:
    """Apply the corrections to all statements with these extractor's names."""
    corrections = read_corrections(connection)
    moved = [
        {"row": row.id, "shown": shown}
        for row in connection.execute(_select_statements().where(STATEMENTS.c.named.in_(names)))
        if (shown := corrections.speaker_of(row.named, row.key)) != row.speaker
    ]
    return _update(connection, moved, "speaker")


def _hide(connection: Connection, key: str) -> int:
    """Suppress the statements of an article that should be, and show the others."""
    corrections = read_corrections(connection)
    moved = [
        {"row": row.id, "shown": hidden}
        for row in _without_damaged(connection, _select_statements().where(ARTICLES.c.key == key))
        if (hidden := corrections.is_hidden(key, row.text, _as_found(row))) != row.is_hidden
    ]
    return _update(connection, moved, "is_hidden")


def _update(connection: Connection, moved: Sequence[Mapping[str, Any]], column: str) -> int:
    if moved:
        versions = _read_owners(connection, [change["row"] for change in moved])
        sound = versions - find_changed_parts(connection, versions).keys()
        change = update(STATEMENTS).where(STATEMENTS.c.id == bindparam("row")).values({column: bindparam("shown")})
        connection.execute(change, moved)
        seal(connection, sound, [Part.STATEMENTS])  # earlier damage stays visible
    raise_generation(connection)
    return len(moved)


def _read_owners(connection: Connection, statements: Sequence[int]) -> set[int]:
    rows = text("SELECT DISTINCT version FROM statements WHERE id IN (SELECT value FROM json_each(:rows))")
    return set(connection.execute(rows, {"rows": json.dumps(statements)}).scalars())


def _find_statement(connection: Connection, statement: int) -> tuple[str, StatementIdentity]:
    query = _select_statements().where(STATEMENTS.c.id == statement)
    row = next(iter(_without_damaged(connection, query)), None)
    if row is None and connection.execute(query).first():
        raise CorrectionError(f"the article of statement {statement} is damaged: run onrecord index, then try again")
    if row is None:
        raise CorrectionError(
            f"no statement has the id {statement}: onrecord statements lists them; a changed article gets new ids"
        )
    return row.key, identify(row.text, _as_found(row))


def _without_damaged(connection: Connection, query: Select[Any]) -> list[Row[Any]]:
    """Return the rows of a query for statements, without those of damaged articles."""
    rows = connection.execute(query).all()
    damaged = {damage.version for damage in find_damaged(connection, {row.version for row in rows})}
    return [row for row in rows if row.version not in damaged]


def _as_found(row: Row[Any]) -> Statement:
    return replace(catalogue.to_statement(row), speaker=row.named)


def _select_statements() -> Select[Any]:
    current = ARTICLES.c.current == STATEMENTS.c.version
    query: Select[Any] = select(STATEMENTS, ARTICLES.c.key, VERSIONS.c.text).join_from(STATEMENTS, ARTICLES, current)
    return query.join(VERSIONS, VERSIONS.c.id == STATEMENTS.c.version)
