"""What a re-index has to do for each article, decided from data alone.

Pure: takes what was read and what is stored, returns what to do. `index.building` acts on it.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.article import Article


class Change(StrEnum):
    """What an article needs.

    NEW and CHANGED make a new version. REREAD keeps the version and finds passages, statements and vectors anew, because
    the splitter, the extractor or the model is another. RELABELLED only stores new metadata. SAME needs nothing.
    """

    NEW = "new"
    CHANGED = "changed"
    REREAD = "reread"
    RELABELLED = "relabelled"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """What is stored of an article's current version; ids are the catalogue's."""

    article: int
    version: int
    number: int
    source: str
    text_digest: str
    metadata_digest: str
    fingerprint: str


def decide(article: Article, stored: LedgerRow | None, fingerprint: str) -> Change:
    """Return what the article needs, given what is stored and what would read it now."""
    if stored is None:
        return Change.NEW
    if stored.text_digest != digest(article.text):
        return Change.CHANGED
    if stored.fingerprint != fingerprint:
        return Change.REREAD
    if stored.metadata_digest != metadata_digest(article):
        return Change.RELABELLED
    return Change.SAME


def digest(text: str) -> str:
    """Return 128 bits of BLAKE2 as 32 hexadecimal digits: the identity of a text, and of its vector."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def metadata_digest(article: Article) -> str:
    """Return the identity of all that is known of an article but its text."""
    published = article.published_at.isoformat() if article.published_at else None
    known: Sequence[str | None] = (
        article.article_id,
        article.source,
        article.url,
        article.title,
        article.publisher,
        article.author,
        published,
        article.language,
    )
    return digest(json.dumps(known))
