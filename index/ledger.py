"""Articles in the catalogue: what is stored of each, and how a version comes and goes.

Every function takes a connection and leaves the transaction to its caller, so that texts, statements, full text and the
pointer to the vectors change together.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, text, update

from corpus.article import Article, Span
from index import copy_ledger
from index.changes import Change, LedgerRow, digest, metadata_digest
from index.corrections import Corrections
from index.languages import tell_language
from index.page_texts import keep_page
from index.statements import Kind, Polarity, Statement
from index.tables import ARTICLES, PAGE_TEXTS, PASSAGES, STATEMENTS, VERSIONS


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """An article read in full and ready to be stored.

    Attributes:
        stored: What it replaces; None for a new one.
        passages: Each with the digest of the text that stands for it among the vectors.
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
    """A version of an article as the catalogue has it.

    Attributes:
        vanished_at: Since when the article's page answers that it is gone; None while it stands.
    """

    version: int
    number: int
    article_id: str
    text: str
    url: str | None
    title: str | None
    publisher: str | None
    published_at: date | datetime | None
    language: str | None
    vanished_at: datetime | None = None


def read_ledger(connection: Connection) -> dict[str, LedgerRow]:
    """Return what is stored of every article, by key."""
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
            PAGE_TEXTS.c.version.is_not(None),
        )
        .join_from(ARTICLES, VERSIONS, VERSIONS.c.id == ARTICLES.c.current)
        .outerjoin(PAGE_TEXTS, PAGE_TEXTS.c.version == VERSIONS.c.id)
    )
    return {key: LedgerRow(*rest) for key, *rest in rows}


def store(connection: Connection, prepared: PreparedArticle, indexed_at: datetime, corrections: Corrections) -> None:
    """Make the prepared article current, in place of what it replaces; its statements as editors corrected them."""
    stored = prepared.stored
    if stored is not None:
        _remove_from_search(connection, stored.version)
    if prepared.change in (Change.NEW, Change.CHANGED):
        version = _insert_version(connection, prepared, indexed_at)
    else:
        assert stored is not None  # noqa: S101 - only NEW has nothing stored
        version = stored.version
        values = _new_metadata(prepared.article) | {"fingerprint": prepared.fingerprint}
        connection.execute(update(VERSIONS).where(VERSIONS.c.id == version).values(values))
        _name_article(connection, prepared, version)
    keep_page(connection, version, prepared.article)
    _add_to_search(connection, version, prepared, corrections)
    if prepared.change is not Change.REREAD:  # its words are the same, and so are its copies
        owner = select(VERSIONS.c.article).where(VERSIONS.c.id == version)
        copy_ledger.relate(connection, connection.execute(owner).scalar_one(), prepared.article.text)


def relabel(connection: Connection, article: Article, stored: LedgerRow) -> None:
    """Store new metadata and the page of an article whose text is the same; its passages and statements stay."""
    lexicon = "articles_lexicon(articles_lexicon, rowid, title, text) SELECT 'delete', id, title, text"
    _on_article_text(connection, lexicon, stored.version)
    connection.execute(update(VERSIONS).where(VERSIONS.c.id == stored.version).values(_new_metadata(article)))
    connection.execute(
        update(ARTICLES)
        .where(ARTICLES.c.id == stored.article)
        .values(article_id=article.article_id, source=article.source)
    )
    keep_page(connection, stored.version, article)
    _on_article_text(connection, "articles_lexicon(rowid, title, text) SELECT id, title, text", stored.version)


def remove(connection: Connection, stored: LedgerRow) -> None:
    """Remove an article with all its versions."""
    _remove_from_search(connection, stored.version)
    connection.execute(delete(ARTICLES).where(ARTICLES.c.id == stored.article))


def read_versions(connection: Connection, versions: Sequence[int]) -> dict[int, StoredVersion]:
    """Return versions with their texts, by id."""
    rows = connection.execute(_select_versions().where(VERSIONS.c.id.in_(versions)))
    return {row.id: _to_version(row) for row in rows}


def read_statements(connection: Connection) -> Iterator[tuple[str, list[Statement]]]:
    """Give each current article's id and its statements, in the order of storing; hidden ones are left out."""
    articles = connection.execute(select(ARTICLES.c.article_id, ARTICLES.c.current).order_by(ARTICLES.c.id)).all()
    for article_id, version in articles:
        shown = select(STATEMENTS).where(STATEMENTS.c.version == version, STATEMENTS.c.is_hidden.is_(False))
        rows = connection.execute(shown.order_by(STATEMENTS.c.start, STATEMENTS.c.id))
        yield article_id, [to_statement(row) for row in rows]


def to_statement(row: Row[Any]) -> Statement:
    """Read a statement from its row."""
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
    if stored is None:
        names = {"key": article.key, "article_id": article.article_id, "source": article.source}
        row = insert(ARTICLES).values(names | {"digest": digest(article.key), "current": 0})
        owner = connection.execute(row).inserted_primary_key
        article_row, number = owner[0] if owner else 0, 1
    else:
        last = select(func.max(VERSIONS.c.number)).where(VERSIONS.c.article == stored.article)
        article_row, number = stored.article, connection.execute(last).scalar_one() + 1
    values = _metadata(article) | {
        "article": article_row,
        "number": number,
        "text": article.text,
        "text_digest": digest(article.text),
        "fingerprint": prepared.fingerprint,
        "indexed_at": indexed_at.isoformat(),
    }
    if stored is not None and _leaves_day_open(article):
        day = select(VERSIONS.c.published_at, VERSIONS.c.published_day).where(VERSIONS.c.id == stored.version)
        values |= connection.execute(day).mappings().one()
    key = connection.execute(insert(VERSIONS).values(values)).inserted_primary_key
    version = int(key[0]) if key else 0
    connection.execute(
        update(ARTICLES)
        .where(ARTICLES.c.id == article_row)
        .values(current=version, article_id=article.article_id, source=article.source)
    )
    return version


def _name_article(connection: Connection, prepared: PreparedArticle, version: int) -> None:
    article = prepared.article
    connection.execute(
        update(ARTICLES)
        .where(ARTICLES.c.current == version)
        .values(article_id=article.article_id, source=article.source)
    )


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


def _remove_from_search(connection: Connection, version: int) -> None:
    # An external-content table forgets a row only when told the very words that it holds, so the words go last.
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


def _new_metadata(article: Article) -> dict[str, Any]:
    """Return what is to be changed in a version that stays."""
    values = _metadata(article)
    if _leaves_day_open(article):
        del values["published_at"], values["published_day"]
    return values


def _leaves_day_open(article: Article) -> bool:
    """Whether a page came without its date, which says nothing against the date that it had."""
    return article.fetched_at is not None and article.published_at is None


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


def _select_versions() -> Any:  # noqa: ANN401 - a Select of as many types as columns
    wanted = select(VERSIONS, ARTICLES.c.article_id, ARTICLES.c.vanished_at)
    return wanted.join_from(VERSIONS, ARTICLES, ARTICLES.c.id == VERSIONS.c.article)


def _to_version(row: Row[Any]) -> StoredVersion:
    return StoredVersion(
        version=row.id,
        number=row.number,
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
