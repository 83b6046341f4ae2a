"""Articles read from the catalogue: their state, their versions, their statements.

Every function takes a connection and leaves the transaction to its caller. `index.catalogue.storing` writes them.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, false, func, select

from corpus.article import Article, Span
from corpus.parsing.visible_text import READING
from index.catalogue import damage
from index.catalogue.digests import StoredArticle, digest
from index.catalogue.tables import ARTICLES, PAGE_TEXTS, STATEMENTS, VERSIONS
from index.catalogue.version_rows import read_rows
from index.statements import Kind, Polarity, Statement

#: Articles whose texts are in memory together while statements are exported.
_READ_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """A version of an article as the catalogue stores it.

    Attributes:
        version: The version's row.
        number: The version's number within its article.
        key: The article's key.
        vanished_at: Since when the article's page has answered that it is gone; None while it exists.
    """

    version: int
    number: int
    key: str
    article_id: str
    text: str
    url: str | None
    title: str | None
    publisher: str | None
    published_at: date | datetime | None
    language: str | None
    vanished_at: datetime | None = None


def read_stored(connection: Connection) -> dict[str, StoredArticle]:
    """Return the stored state of every article, by key."""
    rows = connection.execute(
        select(
            ARTICLES.c.key,
            ARTICLES.c.id,
            VERSIONS.c.id,
            VERSIONS.c.number,
            VERSIONS.c.text_digest,
            VERSIONS.c.metadata_digest,
            VERSIONS.c.fingerprint,
            VERSIONS.c.language,
            func.coalesce(PAGE_TEXTS.c.reading == READING, false()),
        )
        .join_from(ARTICLES, VERSIONS, VERSIONS.c.id == ARTICLES.c.current)
        .outerjoin(PAGE_TEXTS, PAGE_TEXTS.c.version == VERSIONS.c.id)
    )
    return {key: StoredArticle(*rest) for key, *rest in rows}


def read_misnamed(connection: Connection) -> dict[str, str]:
    """Return the keys that no longer match their article's digest, by that digest."""
    rows = connection.execute(select(ARTICLES.c.digest, ARTICLES.c.key))
    return {key_digest: key for key_digest, key in rows if digest(str(key)) != key_digest}


def read_versions(
    connection: Connection, versions: Collection[int], *, with_parts: bool = True
) -> dict[int, StoredVersion]:
    """Return versions with their texts, by id. A damaged one is left out and named in the log.

    Args:
        connection: A transaction to read in.
        versions: Row ids.
        with_parts: Whether passages and statements have to be undamaged too (`index.catalogue.damage.find_whole`).
    """
    found = {}
    for row in read_rows(connection, versions):
        if parts := damage.judge(row):
            damage.warn([damage.describe(row, parts)])
        else:
            found[row.id] = row
    sound = damage.find_whole(connection, found) if with_parts else found.keys()
    return {row: _to_version(found[row]) for row in found if row in sound}


def read_article(connection: Connection, version: int) -> Article | None:
    """Return a current version as its source gave it, without its page; None where its text or record is damaged."""
    row = next(iter(read_rows(connection, [version])), None)
    if row is None or damage.judge(row):
        return None
    return Article(
        key=row.key,
        article_id=row.article_id,
        source=row.source,
        text=row.text,
        url=row.url,
        title=row.title,
        publisher=row.publisher,
        author=row.author,
        published_at=_to_published(row.published_at),
        language=row.language,
        fetched_at=datetime.fromisoformat(row.fetched_at) if row.fetched_at else None,
    )


def read_statements(connection: Connection) -> Iterator[tuple[StoredVersion, list[Statement]]]:
    """Yield each current article with its statements, in order of storing; suppressed ones are left out.

    Damaged articles are left out too, and named in the log.
    """
    articles = connection.execute(select(ARTICLES.c.current).order_by(ARTICLES.c.id)).scalars().all()
    for first in range(0, len(articles), _READ_AT_ONCE):
        batch = articles[first : first + _READ_AT_ONCE]
        sound = read_versions(connection, batch)
        for version in (sound[row] for row in batch if row in sound):
            shown = select(STATEMENTS).where(STATEMENTS.c.version == version.version, STATEMENTS.c.is_hidden.is_(False))
            rows = connection.execute(shown.order_by(STATEMENTS.c.start, STATEMENTS.c.id))
            yield version, [to_statement(row) for row in rows]


def to_statement(row: Row[Any]) -> Statement:
    """Build a statement from its row."""
    return Statement(
        speaker=row.speaker,
        source=_to_spans(row.source),
        cue=_to_spans(row.cue),
        content=_to_spans(row.content),
        quote=Span(row.start, row.end),
        kind=Kind(row.kind),
        polarity=Polarity(row.polarity),
        confidence=row.confidence,
    )


def _to_version(row: Row[Any]) -> StoredVersion:
    return StoredVersion(
        version=row.id,
        number=row.number,
        key=row.key,
        article_id=row.article_id,
        text=row.text,
        url=row.url,
        title=row.title,
        publisher=row.publisher,
        published_at=_to_published(row.published_at),
        language=row.language,
        vanished_at=_to_moment(row.vanished_at),
    )


def _to_moment(value: object) -> datetime | None:
    """Parse a moment beside the record's digest; None if it is missing or damaged, which `verify` names."""
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _to_published(value: str | None) -> date | datetime | None:
    if value is None:
        return None
    return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)


def _to_spans(value: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in json.loads(value))
