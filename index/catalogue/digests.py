"""Digests of an article's text and metadata, and the stored state, for deciding whether it changed.

Pure. Storing and deciding (`index.building.changes`) both need these values, so they lie below both.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.article import Article


def digest(text: str) -> str:
    """Return 128 bits of BLAKE2 as 32 hexadecimal digits: the identity of a text, and of its vector."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def metadata_digest(article: Article) -> str:
    """Return the digest of an article's metadata, without its text and without where and when it was read."""
    published = article.published_at.isoformat() if article.published_at else None
    known: Sequence[str | None] = (
        article.article_id,
        article.url,
        article.title,
        article.publisher,
        article.author,
        published,
        article.language,
    )
    return digest(json.dumps(known))


class Change(StrEnum):
    """The work that an article needs.

    NEW and CHANGED make a new version. REREAD keeps the version and finds passages, statements and vectors again,
    because the splitter, the extractor, the model or the detected language changed, or because stored parts are damaged
    and get repaired. RELABELLED stores new metadata only, or the page of a version that was stored without one or read
    differently.
    """

    NEW = "new"
    CHANGED = "changed"
    REREAD = "reread"
    RELABELLED = "relabelled"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """The stored state of an article's current version; ids are the catalogue's.

    Attributes:
        language: The language it was read in; see `index.language.languages.detect_language`.
        has_page: Whether its page is stored, as it would be read now.
        damage: Its damaged parts (`index.catalogue.damage.Part`), if checked.
        text_found: If damaged, the digest of the text as it is now.
    """

    article: int
    version: int
    number: int
    text_digest: str
    metadata_digest: str
    fingerprint: str
    language: str | None
    has_page: bool = False
    damage: frozenset[str] = frozenset()
    text_found: str = ""
