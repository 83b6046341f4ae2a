"""Taking articles down: every word of them leaves the archive, and a tombstone keeps them from coming back.

One transaction deletes them from the catalogue, so that they cannot be found. Then the Chroma collections with their
vectors are replaced, and the catalogue's file is rewritten, so that no byte is left. After a kill in between, the next
run of `forget`, `compact`, `index` or ``verify --repair`` does the rest.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import Connection, delete, or_, select, update

from corpus.files.disk import absolute
from corpus.files.identity import canonical_url
from index.archive import Archive
from index.catalogue.articles import read_stored
from index.catalogue.backends.sql import insert
from index.catalogue.damage import mark
from index.catalogue.database import raise_generation, write
from index.catalogue.digests import digest
from index.catalogue.locks import write_lock
from index.catalogue.storing import remove
from index.catalogue.tables import ARTICLES, SOURCES, SPEAKER_CORRECTIONS, SUPPRESSIONS, TOMBSTONES, VERSIONS, VISITS
from index.errors import CorrectionError
from index.vectors import reclaiming
from index.vectors import stored as stored_vectors

#: Removes articles, given by row id, from the caller's own tables; called before they are deleted.
Withdraw = Callable[[Connection, Collection[int]], None]


@dataclass(frozen=True, slots=True)
class ForgottenArticle:
    """An article to take down, as shown for confirmation."""

    key: str
    article_id: str
    title: str | None


def find(connection: Connection, given: Iterable[str]) -> list[ForgottenArticle]:
    """Return the articles with these ids, addresses or keys, each once; those taken down already are left out.

    Raises:
        CorrectionError: If a name fits no article, or several.
    """
    return list(dict.fromkeys(article for name in given for article in _find(connection, name)))


def forget(archive: Archive, keys: Collection[str], withdraw: Withdraw) -> None:
    """Erase articles for good, and finish the work that an earlier run left.

    Args:
        archive: Locked against other writers meanwhile.
        keys: The articles' keys.
        withdraw: Called in the transaction that erases.

    Raises:
        IndexingError: If a step fails; the next run finishes the work.
    """
    with write_lock(archive.engine):
        now = archive.clock()
        with write(archive.engine) as connection:
            erase(connection, keys, now, withdraw)
        archive.keeper.finish(now, archive.progress)


def lift(archive: Archive, names: Iterable[str]) -> int:
    """Let the next run of indexing bring articles back; return the number of tombstones removed.

    Raises:
        CorrectionError: If a name fits no article that was taken down.
    """
    with write_lock(archive.engine), write(archive.engine) as connection:
        keys = [_require_tombstone(connection, name) for name in names]
        connection.execute(delete(TOMBSTONES).where(TOMBSTONES.c.key_digest.in_([digest(key) for key in keys])))
        # A source that answers "not modified" would not supply them again.
        connection.execute(delete(VISITS).where(or_(VISITS.c.article.in_(keys), VISITS.c.url.in_(keys))))
        connection.execute(update(SOURCES).values(etag=None, last_modified=None))
        return len(set(keys))


def read_tombstones(connection: Connection) -> dict[str, str]:
    """Return the time at which each article was taken down, by the digest of its key, earliest first."""
    query = select(TOMBSTONES.c.key_digest, TOMBSTONES.c.forgotten_at)
    return dict(connection.execute(query.order_by(TOMBSTONES.c.forgotten_at, TOMBSTONES.c.key_digest)).all())


def erase(connection: Connection, keys: Collection[str], now: datetime, withdraw: Withdraw) -> None:
    """Erase articles from the catalogue, and record that files and collections have to be rewritten."""
    stored = read_stored(connection)
    rows = mark(connection, {key: stored[key] for key in keys if key in stored})
    withdraw(connection, [row.article for row in rows.values()])
    for key, row in rows.items():
        urls = select(VERSIONS.c.url).where(VERSIONS.c.article == row.article)
        connection.execute(delete(VISITS).where(or_(VISITS.c.article == key, VISITS.c.url == key)))
        connection.execute(delete(VISITS).where(VISITS.c.url.in_(urls)))
        connection.execute(delete(SUPPRESSIONS).where(SUPPRESSIONS.c.article == key))
        connection.execute(delete(SPEAKER_CORRECTIONS).where(SPEAKER_CORRECTIONS.c.article == key))
        bury(connection, digest(key), now.isoformat())
    remove(connection, rows.values())
    # The vectors of the articles' older texts are unknown, so all vectors go that no current text needs.
    stored_vectors.forget_unneeded(connection)
    if rows:
        reclaiming.begin(connection, "forget")
        raise_generation(connection)


def bury(connection: Connection, key_digest: str, forgotten_at: str) -> None:
    """Store a tombstone, which keeps an article from coming back."""
    row = insert(TOMBSTONES).values(key_digest=key_digest, forgotten_at=forgotten_at)
    connection.execute(row.on_conflict_do_nothing())


def _find(connection: Connection, name: str) -> list[ForgottenArticle]:
    query = select(ARTICLES.c.key, ARTICLES.c.article_id, VERSIONS.c.title)
    query = query.join_from(ARTICLES, VERSIONS, VERSIONS.c.id == ARTICLES.c.current).order_by(ARTICLES.c.key)
    rows = connection.execute(query.where(ARTICLES.c.key.in_(_keys(name)))).all()
    rows = rows or connection.execute(query.where(ARTICLES.c.article_id == name)).all()
    if len(rows) > 1:
        keys = ", ".join(row.key for row in rows)
        raise CorrectionError(f'{len(rows)} articles have the id "{name}": give the key of one: {keys}')
    if not rows and not _buried(connection, name):
        raise CorrectionError(
            f'no article has the id, address or key "{name}" (the id of an article that was taken down is not kept)'
        )
    return [ForgottenArticle(*row) for row in rows]


def _require_tombstone(connection: Connection, name: str) -> str:
    keys = _buried(connection, name)
    if not keys:
        raise CorrectionError(
            f'no article was taken down under the address or key "{name}": ids are not kept, so give its web address, '
            "or its FILE or FILE#ID if it had none, as onrecord forget named it"
        )
    return keys[0]


def _buried(connection: Connection, name: str) -> list[str]:
    """Return the keys that a name may mean and that were taken down."""
    digests = {digest(key): key for key in _keys(name)}
    found = connection.execute(select(TOMBSTONES.c.key_digest).where(TOMBSTONES.c.key_digest.in_(digests)))
    return [digests[key_digest] for key_digest in found.scalars()]


def _keys(name: str) -> list[str]:
    """Return the keys that a name may mean: the name itself, its canonical address, or its path made absolute."""
    if urlsplit(name).scheme in {"http", "https"}:
        return [name, canonical_url(name)]
    path, _, within = name.rpartition("#")
    return [name, str(absolute(Path(name))), *([f"{absolute(Path(path))}#{within}"] if path else [])]
