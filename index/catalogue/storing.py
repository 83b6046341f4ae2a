"""Articles written to the catalogue: new versions, repaired ones, new metadata, removal.

Every function takes a connection and leaves the transaction to its caller. Texts, statements, full text and the pointer
to the vectors change together.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from corpus.article import Article, Span
from index.catalogue import copies as stored_copies
from index.catalogue import damage
from index.catalogue.corrections import Corrections
from index.catalogue.damage import Part
from index.catalogue.digests import Change, StoredArticle, digest, metadata_digest
from index.catalogue.lexicons import ARTICLES_LEXICON, add_words, rebuild, remove_words
from index.catalogue.page_texts import keep_page
from index.catalogue.tables import ARTICLES, PASSAGES, STATEMENTS, VERSIONS
from index.language.languages import detect_language
from index.statements import Statement

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
    stored: StoredArticle | None
    fingerprint: str
    passages: Sequence[tuple[Span, str]] = ()
    statements: Sequence[tuple[Statement, str]] = ()


def store(
    connection: Connection, articles: Collection[PreparedArticle], indexed_at: datetime, corrections: Corrections
) -> None:
    """Make prepared articles current, with their statements as editors corrected them.

    A damaged version of the same text is repaired.
    """
    for prepared in articles:
        _store(connection, prepared, indexed_at, corrections)
    _finish_full_text(connection, [prepared.stored for prepared in articles if prepared.stored])


def relabel(connection: Connection, article: Article, stored: StoredArticle) -> None:
    """Store new metadata and the page of an article whose text is unchanged; its passages and statements stay."""
    remove_words(connection, stored.version, [ARTICLES_LEXICON])
    connection.execute(update(VERSIONS).where(VERSIONS.c.id == stored.version).values(_new_metadata(article, stored)))
    _name_article(connection, article, stored.article, stored.version)
    keep_page(connection, stored.version, article)
    damage.seal(connection, [stored.version], [Part.RECORD])
    add_words(connection, stored.version, [ARTICLES_LEXICON])


def remove(connection: Connection, articles: Collection[StoredArticle]) -> None:
    """Remove articles with all their versions."""
    for stored in articles:
        _remove_from_search(connection, stored)
        connection.execute(delete(ARTICLES).where(ARTICLES.c.id == stored.article))
    _finish_full_text(connection, articles)


def _store(connection: Connection, prepared: PreparedArticle, indexed_at: datetime, corrections: Corrections) -> None:
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
        _name_article(connection, prepared.article, stored.article, version)
    keep_page(connection, version, prepared.article)
    _add_to_search(connection, version, prepared, corrections)
    damage.seal(connection, [version], _SEALED)
    if stored is not None and version != stored.version:
        # Sealed as it now is; its damage stays visible.
        damage.seal(connection, [stored.version], _PARTS if Part.RECORD in stored.damage else _SEALED)
    is_mended = stored is not None and Part.TEXT in stored.damage
    if prepared.change is not Change.REREAD or is_mended:  # else its words are the same, and so are its copies
        owner = select(VERSIONS.c.article).where(VERSIONS.c.id == version)
        stored_copies.relate(connection, connection.execute(owner).scalar_one(), prepared.article.text)


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
    _name_article(connection, article, article_row, version)
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
    return (
        max((number for number in numbers if isinstance(number, int)), default=0) + 1
    )  # a damaged number may be anything


def _mend(connection: Connection, article: Article, stored: StoredArticle, now: datetime) -> dict[str, Any]:
    """Return the columns to repair in a damaged version, without its metadata."""
    values: dict[str, Any] = {"text": article.text, "text_digest": digest(article.text)}
    if Part.RECORD in stored.damage:
        number = _next_number(connection, stored.article, stored.version)
        values |= {"number": number, "indexed_at": now.isoformat()}
    return values


def _name_article(connection: Connection, article: Article, row: int, version: int) -> None:
    """Give an article's row its present key, id and source, if this version is its current one."""
    names = {"key": article.key, "digest": digest(article.key)}
    names |= {"article_id": article.article_id, "source": article.source}
    connection.execute(update(ARTICLES).where(ARTICLES.c.id == row, ARTICLES.c.current == version).values(names))


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
    add_words(connection, version)


def _remove_from_search(connection: Connection, stored: StoredArticle) -> None:
    if not _has_wrong_words(stored):
        remove_words(connection, stored.version)
    connection.execute(delete(PASSAGES).where(PASSAGES.c.version == stored.version))
    connection.execute(delete(STATEMENTS).where(STATEMENTS.c.version == stored.version))


def _finish_full_text(connection: Connection, removed: Collection[StoredArticle]) -> None:
    """Rebuild the full text if it still has words of a removed version."""
    if any(map(_has_wrong_words, removed)):
        rebuild(connection)


def _has_wrong_words(stored: StoredArticle) -> bool:
    """Whether a damaged version no longer has the words that the full text indexed."""
    return not damage.SEARCHED.isdisjoint(stored.damage)


def _new_metadata(article: Article, stored: StoredArticle) -> dict[str, Any]:
    """Return the columns to change in a version that stays."""
    values = _metadata(article)
    if _keeps_day(article, stored):
        del values["published_at"], values["published_day"]
    return values


def _keeps_day(article: Article, stored: StoredArticle) -> bool:
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
        "language": detect_language(article.text, article.language),
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


def _from_spans(spans: Sequence[Span]) -> str:
    return json.dumps([[span.start, span.end] for span in spans])
