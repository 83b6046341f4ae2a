"""Articles in the catalogue: reading them, and storing and removing their versions.

Every function takes a connection and leaves the transaction to its caller. Texts, statements, full text and the pointer
to the vectors change together.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, false, func, insert, or_, select, text, update

from corpus.article import Article, Span
from corpus.parsing.visible_text import READING
from index.catalogue import copies as stored_copies
from index.catalogue import damage
from index.catalogue.corrections import Corrections
from index.catalogue.damage import Part
from index.catalogue.digests import Change, LedgerRow, digest, metadata_digest
from index.catalogue.page_texts import keep_page
from index.catalogue.tables import ARTICLES, PAGE_TEXTS, PASSAGES, STATEMENTS, VERSIONS
from index.language.languages import tell_language
from index.statements import Kind, Polarity, Statement

#: Articles whose texts are in memory together while statements are exported.
_READ_AT_ONCE = 100

LEXICONS = ("passages_lexicon", "articles_lexicon")

#: The parts derived from a version's text, and all parts that `index.catalogue.damage.seal` gives digests to.
_PARTS = (Part.PASSAGES, Part.STATEMENTS)
_SEALED = (Part.RECORD, *_PARTS)


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """An article read in full and ready to be stored.

    Attributes:
        stored: The version it replaces; None for a new article.
        passages: Each with the digest of its embedded text.
        statements: Likewise.
    """

    article: Article
    change: Change
    stored: LedgerRow | None
    fingerprint: str
    passages: Sequence[tuple[Span, str]] = ()
    statements: Sequence[tuple[Statement, str]] = ()


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


def read_ledger(connection: Connection) -> dict[str, LedgerRow]:
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
    return {key: LedgerRow(*rest) for key, *rest in rows}


def store(connection: Connection, prepared: PreparedArticle, indexed_at: datetime, corrections: Corrections) -> None:
    """Make the prepared article current, with its statements as editors corrected them.

    A damaged version of the same text is repaired. If `has_wrong_words` was true for it, the caller must rebuild the
    full text at the end.
    """
    stored = prepared.stored
    if stored is not None:
        _remove_from_search(connection, stored)
    if prepared.change in (Change.NEW, Change.CHANGED):
        version = _insert_version(connection, prepared, indexed_at)
    else:
        assert stored is not None  # noqa: S101 - only NEW has nothing stored
        version = stored.version
        values = _new_metadata(prepared.article, stored) | {"fingerprint": prepared.fingerprint}
        if stored.damage:
            values |= _mend(connection, prepared.article, stored, indexed_at)
        connection.execute(update(VERSIONS).where(VERSIONS.c.id == version).values(values))
        _name_article(connection, prepared.article, version)
    keep_page(connection, version, prepared.article)
    _add_to_search(connection, version, prepared, corrections)
    damage.seal(connection, [version], _SEALED)
    if stored is not None and version != stored.version:
        _seal_superseded(connection, stored)
    is_mended = stored is not None and Part.TEXT in stored.damage
    if prepared.change is not Change.REREAD or is_mended:  # else its words are the same, and so are its copies
        owner = select(VERSIONS.c.article).where(VERSIONS.c.id == version)
        stored_copies.relate(connection, connection.execute(owner).scalar_one(), prepared.article.text)


def relabel(connection: Connection, article: Article, stored: LedgerRow) -> None:
    """Store new metadata and the page of an article whose text is unchanged; its passages and statements stay."""
    lexicon = "articles_lexicon(articles_lexicon, rowid, title, text) SELECT 'delete', id, title, text"
    _on_article_text(connection, lexicon, stored.version)
    connection.execute(update(VERSIONS).where(VERSIONS.c.id == stored.version).values(_new_metadata(article, stored)))
    _name_article(connection, article, stored.version)
    keep_page(connection, stored.version, article)
    damage.seal(connection, [stored.version], [Part.RECORD])
    _on_article_text(connection, "articles_lexicon(rowid, title, text) SELECT id, title, text", stored.version)


def remove(connection: Connection, stored: LedgerRow) -> None:
    """Remove an article with all its versions. For a damaged one the caller has the same duty as after `store`."""
    _remove_from_search(connection, stored)
    connection.execute(delete(ARTICLES).where(ARTICLES.c.id == stored.article))


def read_misnamed(connection: Connection) -> dict[str, str]:
    """Return the keys that no longer match their article's digest, by that digest."""
    rows = connection.execute(select(ARTICLES.c.digest, ARTICLES.c.key))
    return {key_digest: key for key_digest, key in rows if digest(str(key)) != key_digest}


def has_wrong_words(stored: LedgerRow | None) -> bool:
    """Whether the full text cannot forget a version. FTS5 needs the exact words to delete a row."""
    return stored is not None and not damage.SEARCHED.isdisjoint(stored.damage)


def rebuild_full_text(connection: Connection) -> None:
    """Rebuild the full text from the stored articles."""
    for lexicon in LEXICONS:
        connection.execute(text(f"INSERT INTO {lexicon}({lexicon}) VALUES ('rebuild')"))


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
    for row in damage.read_rows(connection, versions):
        if parts := damage.judge(row):
            damage.warn([damage.describe(row, parts)])
        else:
            found[row.id] = row
    sound = damage.find_whole(connection, found) if with_parts else found.keys()
    return {row: _to_version(found[row]) for row in found if row in sound}


def read_article(connection: Connection, version: int) -> Article | None:
    """Return a current version as its source gave it, without its page; None where its text or record is damaged."""
    row = next(iter(damage.read_rows(connection, [version])), None)
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


def _insert_version(connection: Connection, prepared: PreparedArticle, indexed_at: datetime) -> int:
    article, stored = prepared.article, prepared.stored
    article_row = _insert_article(connection, article) if stored is None else stored.article
    values = _metadata(article) | {
        "article": article_row,
        "number": _next_number(connection, article_row),
        "text": article.text,
        "text_digest": digest(article.text),
        "fingerprint": prepared.fingerprint,
        "indexed_at": indexed_at.isoformat(),
    }
    if stored is not None and _keeps_day(article, stored):
        day = select(VERSIONS.c.published_at, VERSIONS.c.published_day).where(VERSIONS.c.id == stored.version)
        values |= connection.execute(day).mappings().one()
    key = connection.execute(insert(VERSIONS).values(values)).inserted_primary_key
    version = int(key[0]) if key else 0
    connection.execute(update(ARTICLES).where(ARTICLES.c.id == article_row).values(current=version))
    _name_article(connection, article, version)
    return version


def _insert_article(connection: Connection, article: Article) -> int:
    """Return the row of a new article, or the remaining row of one whose key or current version is lost."""
    names = {"key": article.key, "article_id": article.article_id, "source": article.source}
    is_its = or_(ARTICLES.c.digest == digest(article.key), ARTICLES.c.key == article.key)
    left = connection.execute(select(ARTICLES.c.id).where(is_its)).scalars().first()
    if left is not None:
        return int(left)
    row = insert(ARTICLES).values(names | {"digest": digest(article.key), "current": 0})
    key = connection.execute(row).inserted_primary_key
    return int(key[0]) if key else 0


def _next_number(connection: Connection, article: int, but: int | None = None) -> int:
    """Return the number of an article's next version, ignoring version ``but``."""
    others = select(VERSIONS.c.number).where(VERSIONS.c.article == article, VERSIONS.c.id.is_not(but))
    numbers = connection.execute(others).scalars()
    return max((one for one in numbers if isinstance(one, int)), default=0) + 1  # a damaged number may be anything


def _mend(connection: Connection, article: Article, stored: LedgerRow, now: datetime) -> dict[str, Any]:
    """Return the columns to repair in a damaged version, besides its metadata."""
    values: dict[str, Any] = {"text": article.text, "text_digest": digest(article.text)}
    if Part.RECORD in stored.damage:
        number = _next_number(connection, stored.article, stored.version)
        values |= {"number": number, "indexed_at": now.isoformat()}
    return values


def _seal_superseded(connection: Connection, stored: LedgerRow) -> None:
    """Seal an older version as it now is. Its damage stays visible."""
    damage.seal(connection, [stored.version], _PARTS if Part.RECORD in stored.damage else _SEALED)


def _name_article(connection: Connection, article: Article, version: int) -> None:
    """Give the article of a current version the key, id and source that its source uses now."""
    names = {"key": article.key, "digest": digest(article.key)}
    names |= {"article_id": article.article_id, "source": article.source}
    connection.execute(update(ARTICLES).where(ARTICLES.c.current == version).values(names))


def _add_to_search(connection: Connection, version: int, prepared: PreparedArticle, corrections: Corrections) -> None:
    passages = [
        {"version": version, "start": span.start, "end": span.end, "digest": text_digest}
        for span, text_digest in prepared.passages
    ]
    if passages:
        connection.execute(insert(PASSAGES), passages)
    article = prepared.article
    statements = [
        _statement_values(statement, text_digest) | _corrected(statement, article, corrections) | {"version": version}
        for statement, text_digest in prepared.statements
    ]
    if statements:
        connection.execute(insert(STATEMENTS), statements)
    _on_passage_texts(connection, "passages_lexicon(rowid, text) SELECT id, text", version)
    _on_article_text(connection, "articles_lexicon(rowid, title, text) SELECT id, title, text", version)


def _remove_from_search(connection: Connection, stored: LedgerRow) -> None:
    version = stored.version
    # An external-content table deletes a row only if given the exact words that it indexed, so the words go last.
    if not has_wrong_words(stored):
        lexicon = "passages_lexicon(passages_lexicon, rowid, text) SELECT 'delete', id, text"
        _on_passage_texts(connection, lexicon, version)
        lexicon = "articles_lexicon(articles_lexicon, rowid, title, text) SELECT 'delete', id, title, text"
        _on_article_text(connection, lexicon, version)
    connection.execute(delete(PASSAGES).where(PASSAGES.c.version == version))
    connection.execute(delete(STATEMENTS).where(STATEMENTS.c.version == version))


def _on_passage_texts(connection: Connection, insertion: str, version: int) -> None:
    connection.execute(text(f"INSERT INTO {insertion} FROM passage_texts WHERE version = :v"), {"v": version})


def _on_article_text(connection: Connection, insertion: str, version: int) -> None:
    connection.execute(text(f"INSERT INTO {insertion} FROM article_texts WHERE id = :v"), {"v": version})


def _new_metadata(article: Article, stored: LedgerRow) -> dict[str, Any]:
    """Return the columns to change in a version that stays."""
    values = _metadata(article)
    if _keeps_day(article, stored):
        del values["published_at"], values["published_day"]
    return values


def _keeps_day(article: Article, stored: LedgerRow) -> bool:
    """Whether to keep the stored date: a page without a date does not contradict it, unless it is damaged."""
    is_open = article.fetched_at is not None and article.published_at is None
    return is_open and Part.RECORD not in stored.damage


def _metadata(article: Article) -> dict[str, Any]:
    published = article.published_at
    return {
        "metadata_digest": metadata_digest(article),
        "url": article.url,
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "published_at": published.isoformat() if published else None,
        "published_day": published.isoformat()[:10] if published else None,
        "language": tell_language(article.text, article.language),
        "fetched_at": article.fetched_at.isoformat() if article.fetched_at else None,
    }


def _statement_values(statement: Statement, text_digest: str) -> dict[str, Any]:
    return {
        "start": statement.quote.start,
        "end": statement.quote.end,
        "source": _from_spans(statement.source),
        "cue": _from_spans(statement.cue),
        "content": _from_spans(statement.content),
        "kind": statement.kind.value,
        "polarity": statement.polarity.value,
        "confidence": statement.confidence,
        "digest": text_digest,
    }


def _corrected(statement: Statement, article: Article, corrections: Corrections) -> dict[str, Any]:
    return {
        "named": statement.speaker,
        "speaker": corrections.speaker_of(statement.speaker, article.key),
        "is_hidden": corrections.is_hidden(article.key, article.text, statement),
    }


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
        vanished_at=datetime.fromisoformat(row.vanished_at) if row.vanished_at else None,
    )


def _to_published(value: str | None) -> date | datetime | None:
    if value is None:
        return None
    return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)


def _from_spans(spans: Sequence[Span]) -> str:
    return json.dumps([[span.start, span.end] for span in spans])


def _to_spans(value: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in json.loads(value))
