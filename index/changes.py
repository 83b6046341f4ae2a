"""What a re-index has to do for each article, decided from data alone.

Pure: takes what was read and what is stored, returns what to do. `index.building` acts on it.
"""

import hashlib
import json
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum
from pathlib import Path

from corpus.article import Article
from corpus.identity import belongs_to
from index.errors import IndexingError

#: More gone than this share of a source's articles is more often a mistake than news.
LARGEST_PRUNE = 0.2


class Change(StrEnum):
    """What an article needs.

    NEW and CHANGED make a new version. REREAD keeps the version and finds passages, statements and vectors anew,
    because the splitter, the extractor, the model or the article's language, which both of the first go by, is another.
    RELABELLED only stores new metadata.
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
    language: str | None


def decide(article: Article, stored: LedgerRow | None, fingerprint: str) -> Change:
    """Return what the article needs, given what is stored and what would read it now."""
    if stored is None:
        return Change.NEW
    if stored.text_digest != digest(article.text):
        return Change.CHANGED
    if stored.fingerprint != fingerprint or stored.language != article.language:
        return Change.REREAD
    if stored.metadata_digest != metadata_digest(article):
        return Change.RELABELLED
    return Change.SAME


class Prune(Enum):
    """What happens to articles that are gone from their sources: CONFIRMED removes however many they are."""

    NEVER = "never"
    FEW = "few"
    CONFIRMED = "confirmed"


def find_gone(stored: Mapping[str, LedgerRow], seen: Container[str], roots: Sequence[Path]) -> list[str]:
    """Return the keys of stored articles that came from the roots and were not seen, sorted."""
    return sorted(key for key, row in stored.items() if key not in seen and _came_from(row, roots))


def check_prune(
    gone: Sequence[str], stored: Mapping[str, LedgerRow], roots: Sequence[Path], prune: Prune, *, failed: int
) -> None:
    """Refuse to remove what may only have failed to be read.

    Raises:
        IndexingError: After a failed read, or when too large a share is gone and nobody confirmed it.
    """
    if failed:
        raise IndexingError(f"nothing was removed: {failed} could not be read, so what is gone cannot be told")
    known = sum(_came_from(row, roots) for row in stored.values())
    if len(gone) > LARGEST_PRUNE * known and prune is not Prune.CONFIRMED:
        raise IndexingError(
            f"nothing was removed: {len(gone)} of {known} articles are gone; add --yes if that is right"
        )


def _came_from(row: LedgerRow, roots: Sequence[Path]) -> bool:
    return any(belongs_to(row.source, root) for root in roots)


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
