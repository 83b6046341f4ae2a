"""An article's text and metadata as digests, and what is stored of it, for deciding whether it changed.

Pure. Storing needs these values as much as deciding does (`index.building.changes`), so they lie below both.
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
    """Return the identity of all that is known of an article but its text and where and when it was read."""
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
    """What an article needs.

    NEW and CHANGED make a new version. REREAD keeps the version and finds passages, statements and vectors anew,
    because the splitter, the extractor, the model or the article's language, which both of the first go by, is another,
    or because what is stored of it is damaged, which is mended.
    RELABELLED only stores new metadata, or the page of a version that was stored without or that was read otherwise.
    """

    NEW = "new"
    CHANGED = "changed"
    REREAD = "reread"
    RELABELLED = "relabelled"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """What is stored of an article's current version; ids are the catalogue's.

    Attributes:
        language: The language that it was read in; see `index.language.languages.tell_language`.
        has_page: Whether the page that it was read from is kept, as it would be read now.
        damage: Which parts of it are not what was stored (`index.catalogue.damage.Part`), where anybody looked.
        text_found: Of a damaged one, the digest of the text as it is.
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
