"""The work a re-index has for each article, decided from data alone.

Pure functions from what was read and stored to what to do. `index.building.builder` acts on it.
"""

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

from corpus.article import Article
from corpus.files.identity import belongs_to
from corpus.sources import Source, SourceKind
from index.catalogue.digests import Change, StoredArticle, digest, metadata_digest
from index.errors import IndexingError
from index.language.languages import detect_language

#: Share of a source's articles above which disappearance is more often a mistake than news.
_LARGEST_PRUNE = 0.2


def decide(article: Article, stored: StoredArticle | None, fingerprint: str) -> Change:
    """Return the work that an article needs, given its stored state and the present fingerprint."""
    if stored is None:
        return Change.NEW
    text_digest = digest(article.text)
    if stored.text_digest != text_digest and not (stored.damage and stored.text_found == text_digest):
        return Change.CHANGED
    if stored.damage or stored.fingerprint != fingerprint:
        return Change.REREAD
    if stored.metadata_digest != metadata_digest(article):
        # The article's own claim about its language counts only if its text does not contradict it.
        is_same_language = stored.language == detect_language(article.text, article.language)
        return Change.RELABELLED if is_same_language else Change.REREAD
    # A page that differs from the stored one is no change: menus and teasers change all the time.
    return Change.RELABELLED if article.page_text is not None and not stored.has_page else Change.SAME


class Prune(Enum):
    """Whether articles that are gone from their sources are removed. CONFIRMED removes any number."""

    NEVER = "never"
    FEW = "few"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Gone:
    """Articles that are gone from the sources of this run.

    Attributes:
        keys: Articles that no source lists any more, sorted.
        unlisted: Pairs of key and source, for every source that no longer lists an article, sorted.
        known: Number of articles that these sources listed before.
    """

    keys: tuple[str, ...]
    unlisted: tuple[tuple[str, str], ...]
    known: int


def find_gone(
    listings: Mapping[str, Collection[str]],
    seen: Container[str],
    listed: Container[tuple[str, str]],
    roots: Sequence[Source],
    failed: Collection[str] = (),
) -> Gone:
    """Return the articles that are gone from the roots.

    What was listed by a file that cannot be read now may still be in it, so it is not gone. Other articles are: one bad
    file would otherwise keep them all for ever.

    Args:
        listings: The sources that listed each article before, by its key.
        seen: The keys found in this run, in any source.
        listed: Pairs of key and source of this run.
        roots: Sources that were listed completely.
        failed: Files and folders that could not be read, or not to their end.
    """
    unread = [Path(path) for path in failed]
    paths = [Path(root.location) for root in roots if root.kind is SourceKind.PATH]
    addresses = {root.location for root in roots if root.kind is not SourceKind.PATH}

    @cache
    def is_read(source: str) -> bool:
        if source in addresses:
            return True
        is_failed = any(belongs_to(source, path) for path in unread)
        return not is_failed and any(belongs_to(source, path) for path in paths)

    before = {key: [source for source in sources if is_read(source)] for key, sources in listings.items()}
    unlisted = {key: [source for source in sources if (key, source) not in listed] for key, sources in before.items()}
    return Gone(
        keys=tuple(sorted(k for k, old in unlisted.items() if old and k not in seen and len(old) == len(listings[k]))),
        unlisted=tuple(sorted((key, source) for key, sources in unlisted.items() for source in sources)),
        known=sum(map(bool, before.values())),
    )


def check_prune(gone: Gone, prune: Prune) -> None:
    """Refuse to remove too many articles.

    Raises:
        IndexingError: If too large a share is gone and nobody confirmed it.
    """
    count = len(gone.keys)
    if count > _LARGEST_PRUNE * gone.known and prune is not Prune.CONFIRMED:
        raise IndexingError(
            f"nothing was removed: {count} of {gone.known} articles are gone; add --yes if that is right"
        )
