"""Damage: stored content that differs from what was stored, detected by digests of every version.

A version has four digests: of its text, of its record (its metadata, and which version it is), of its passages and of
its statements. SQLite notices a torn page, not a word that another program changed. A part that differs from its digest
is reported and never shown; only the article's source can say what was published.
"""

import logging
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Row, inspect, select, text, update

from index.catalogue.backends.sql import is_postgres
from index.catalogue.digests import StoredArticle, digest
from index.catalogue.row_seals import forget_gone
from index.catalogue.tables import ARTICLES, VERSIONS
from index.catalogue.version_rows import read_others, read_parts, read_rows

_LOGGER = logging.getLogger(__name__)

#: Versions read at once: some megabytes of text.
_CHUNK = 500


class Part(StrEnum):
    """The parts of a version that have digests of their own."""

    TEXT = "text"
    RECORD = "record"
    PASSAGES = "passages"
    STATEMENTS = "statements"


#: Parts that only a source can repair; passages and statements are found again in a sound text.
PUBLISHED = frozenset({Part.TEXT, Part.RECORD})

#: Parts that the full text is made of.
SEARCHED = frozenset({Part.TEXT, Part.RECORD, Part.PASSAGES})

_WORDS = {
    Part.TEXT: "its text is not what was stored",
    Part.RECORD: "its title, outlet, author, date, address or number is not what was stored",
    Part.PASSAGES: "its passages are not what was stored",
    Part.STATEMENTS: "its statements are not what was stored",
}


@dataclass(frozen=True, slots=True)
class Damage:
    """A damaged version. As a string it is one line for the log.

    Attributes:
        version: The catalogue's row; None if an article's current version is gone.
        name: The article's key, or the best name that is left.
        number: The version's number, as stored.
        parts: The damaged parts.
        text_found: The digest of the text as it is now; empty if it is no text.
        is_current: Whether it is its article's current version.
    """

    version: int | None
    name: str
    number: object
    parts: frozenset[Part]
    text_found: str = ""
    is_current: bool = True

    def __str__(self) -> str:
        if self.version is None:
            return f"article {self.name}: its present version is gone"
        what = "; ".join(_WORDS[part] for part in Part if part in self.parts)
        number = "" if self.is_current else f", version {_printable(self.number)}"
        return f"article {self.name}{number}: {what}"


_NOTHING = digest("")


def find_damaged(connection: Connection, versions: Collection[int] | None = None) -> list[Damage]:
    """Return the damaged versions, of the given ones or of all, in order of storing."""
    if versions is None:
        versions = connection.execute(select(VERSIONS.c.id)).scalars().all()
    ordered = sorted(versions)
    chunks = [ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK)]
    return [damage for chunk in chunks for damage in _find_in(connection, chunk)]


def find_whole(connection: Connection, versions: Collection[int]) -> set[int]:
    """Return the versions with sound passages and statements; the others are named in the log."""
    changed = find_changed_parts(connection, versions)
    if changed:
        warn(find_damaged(connection, changed.keys()))
    return set(versions) - changed.keys()


def warn_of_all(connection: Connection) -> set[int]:
    """Return the current versions that are damaged, and name them in the log."""
    damaged = find_damaged(connection, connection.execute(select(ARTICLES.c.current)).scalars().all())
    warn(damaged)
    return {damage.version for damage in damaged if damage.version is not None}


def warn(found: Iterable[Damage]) -> None:
    """Log each damaged version."""
    for damage in found:
        _LOGGER.warning("%s: it is not cited until onrecord index has read it again", damage)


def mark(connection: Connection, rows: Mapping[str, StoredArticle]) -> dict[str, StoredArticle]:
    """Return an archive's articles, by key, with the damage of their current versions filled in."""
    found = {damage.version: damage for damage in find_damaged(connection, [row.version for row in rows.values()])}
    marked = dict(rows)
    for key, row in rows.items():
        if damage := found.get(row.version):
            marked[key] = replace(row, damage=damage.parts, text_found=damage.text_found)
    return marked


def find_all(connection: Connection) -> list[Damage]:
    """Return all damaged versions, and the articles whose current version is gone."""
    if "record_digest" not in {column["name"] for column in inspect(connection).get_columns("versions")}:
        return _find_changed_texts(connection)  # an older program's catalogue that was not brought up to date
    return [*find_damaged(connection), *find_lost(connection)]


def find_lost(connection: Connection) -> list[Damage]:
    """Return the articles whose current version is gone."""
    query = select(ARTICLES.c.key).outerjoin(
        VERSIONS, (VERSIONS.c.id == ARTICLES.c.current) & (VERSIONS.c.article == ARTICLES.c.id)
    )
    keys = connection.execute(query.where(VERSIONS.c.id.is_(None)).order_by(ARTICLES.c.id)).scalars()
    return [Damage(None, _printable(key), None, frozenset()) for key in keys]


def judge(row: Row[Any]) -> frozenset[Part]:
    """Return the damaged parts among a version's text and record, for a row of `read_rows`."""
    is_text = isinstance(row.text, str) and digest(row.text) == row.text_digest
    is_record = digest(row.record) == row.record_digest
    if is_text and is_record:
        return frozenset()
    return frozenset(part for part, is_sound in ((Part.TEXT, is_text), (Part.RECORD, is_record)) if not is_sound)


def describe(row: Row[Any], parts: frozenset[Part]) -> Damage:
    """Describe the damage of a row of `read_rows`."""
    return Damage(
        version=row.id,
        name=_printable(row.key or row.url or row.title or f"of the catalogue's version {row.id}"),
        number=row.number,
        parts=parts,
        text_found=digest(row.text) if isinstance(row.text, str) else "",
        is_current=row.current == row.id,
    )


def find_changed_parts(connection: Connection, versions: Collection[int]) -> dict[int, frozenset[Part]]:
    """Return the versions whose passages or statements are damaged, with the damaged parts."""
    changed = {}
    for row in read_parts(connection, versions):
        is_passages = _digest_lines(row.passages) == row.passages_digest
        is_statements = _digest_lines(row.statements) == row.statements_digest
        if not (is_passages and is_statements):
            kept = ((Part.PASSAGES, is_passages), (Part.STATEMENTS, is_statements))
            changed[row.id] = frozenset(part for part, is_kept in kept if not is_kept)
    return changed


def seal(connection: Connection, versions: Collection[int], parts: Collection[Part]) -> None:
    """Set the digests of versions from their present content. Texts keep the digests from their sources."""
    if not versions:
        return
    digests: dict[int, dict[Part, str]] = {version: {} for version in versions}
    if Part.RECORD in parts:
        for row in read_rows(connection, versions):
            digests[row.id][Part.RECORD] = digest(row.record)
    if not PUBLISHED.issuperset(parts):
        for row in read_parts(connection, versions):
            found = {Part.PASSAGES: row.passages, Part.STATEMENTS: row.statements}
            digests[row.id] |= {part: _digest_lines(lines) for part, lines in found.items() if part in parts}
    change = text(f"UPDATE versions SET {', '.join(f'{part}_digest = :{part}' for part in parts)} WHERE id = :row")
    connection.execute(change, [dict(new) | {"row": version} for version, new in digests.items()])


def reconnect(connection: Connection) -> bool:
    """Reconnect articles and their versions as far as digests allow; return whether anything was wrong.

    An article that points at the wrong version gets its own back. Rows that belong to no article are dropped.
    """
    was_wrong = drop_dangling(connection)
    forget_gone(connection, "articles")
    for row in read_others(connection):
        if digest(row.record) == row.record_digest:
            connection.execute(update(ARTICLES).where(ARTICLES.c.id == row.article).values(current=row.id))
            was_wrong = True
    return was_wrong or bool(find_lost(connection))


def is_disconnected(connection: Connection) -> bool:
    """Whether an article lacks its current version, or a version its article."""
    orphans = select(VERSIONS.c.id).outerjoin(ARTICLES, ARTICLES.c.id == VERSIONS.c.article)
    is_orphan = connection.execute(orphans.where(ARTICLES.c.id.is_(None)).limit(1)).first() is not None
    return is_orphan or bool(find_lost(connection))


def drop_dangling(connection: Connection) -> bool:
    """Apply the deletion rule of their table to rows that refer to a missing row; return whether there were any.

    Row numbers are reused, so a dangling reference could later mean another article. Postgres lets none dangle.
    """
    if is_postgres(connection):
        return False
    broken = {(table, key) for table, _row, _parent, key in connection.execute(text("PRAGMA foreign_key_check"))}
    for table, number in sorted(broken):
        keys = connection.execute(text(f'PRAGMA foreign_key_list("{table}")')).mappings()
        key = next(key for key in keys if key["id"] == number)
        column = key["from"]
        is_kept = key["on_delete"] == "SET NULL"
        act = f'UPDATE "{table}" SET "{column}" = NULL' if is_kept else f'DELETE FROM "{table}"'
        gone = f'"{column}" IS NOT NULL AND "{column}" NOT IN (SELECT "{key["to"]}" FROM "{key["table"]}")'
        connection.execute(text(f"{act} WHERE {gone}"))
    return bool(broken)


def _find_changed_texts(connection: Connection) -> list[Damage]:
    query = text(
        "SELECT v.id, v.number, v.text, v.text_digest, a.key, a.current FROM versions v"
        " LEFT JOIN articles a ON a.id = v.article ORDER BY v.id"
    )
    return [
        Damage(row.id, _printable(row.key), row.number, frozenset({Part.TEXT}), is_current=row.current == row.id)
        for row in connection.execute(query)
        if not isinstance(row.text, str) or digest(row.text) != row.text_digest
    ]


def _find_in(connection: Connection, versions: Sequence[int]) -> Iterator[Damage]:
    changed = find_changed_parts(connection, versions)
    for row in sorted(read_rows(connection, versions), key=attrgetter("id")):
        parts = judge(row) | changed.get(row.id, frozenset())
        if parts:
            yield describe(row, parts)


def _digest_lines(lines: str | None) -> str:
    """Return the digest of passages or statements, one a line, ignoring their order."""
    return digest("\n".join(sorted(lines.split("\n")))) if lines else _NOTHING


def _printable(name: object) -> str:
    """Return a name on one line, without terminal control characters: the name may be what is damaged."""
    return " ".join("".join(char if char.isprintable() else " " for char in str(name)).split())
