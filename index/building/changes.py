"""What a re-index has to do for each article, decided from data alone.

Pure: takes what was read and what is stored, returns what to do. `index.building.builder` acts on it.
"""

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

from corpus.article import Article
from corpus.files.identity import belongs_to
from corpus.sources import Source, SourceKind
from index.catalogue.digests import Change, LedgerRow, digest, metadata_digest
from index.errors import IndexingError
from index.language.languages import tell_language

#: More gone than this share of a source's articles is more often a mistake than news.
_LARGEST_PRUNE = 0.2


def decide(article: Article, stored: LedgerRow | None, fingerprint: str) -> Change:
    """Return what the article needs, given what is stored and what would read it now."""
    if stored is None:
        return Change.NEW
    text_digest = digest(article.text)
    if stored.text_digest != text_digest and not (stored.damage and stored.text_found == text_digest):
        return Change.CHANGED
    if stored.damage or stored.fingerprint != fingerprint:
        return Change.REREAD
    if stored.metadata_digest != metadata_digest(article):
        # What the article says of its language counts only as far as its text bears it out.
        is_same_language = stored.language == tell_language(article.text, article.language)
        return Change.RELABELLED if is_same_language else Change.REREAD
    # Another page than the one that is kept is no change: menus and teasers change all the time.
    return Change.RELABELLED if article.page_text is not None and not stored.has_page else Change.SAME


class Prune(Enum):
    """What happens to articles that are gone from their sources: CONFIRMED removes however many they are."""

    NEVER = "never"
    FEW = "few"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Gone:
    """What the sources that were read no longer hold.

    Attributes:
        keys: Articles that no source lists any more, sorted.
        unlisted: Pairs of key and source, for every source that no longer lists an article, sorted.
        known: How many articles the sources that were read listed before.
    """

    keys: tuple[str, ...]
    unlisted: tuple[tuple[str, str], ...]
    known: int


def find_gone(
    listings: Mapping[str, Collection[str]],
    seen: Container[str],
    listed: Container[tuple[str, str]],
    roots: Sequence[Source],
) -> Gone:
    """Return what is gone from the roots.

    Args:
        listings: The sources that listed each article before, by its key.
        seen: The keys of this run, wherever they were found.
        listed: Pairs of key and source of this run.
        roots: Sources that were listed whole.
    """
    paths = [Path(root.location) for root in roots if root.kind is SourceKind.PATH]
    addresses = {root.location for root in roots if root.kind is not SourceKind.PATH}

    @cache
    def is_read(source: str) -> bool:
        return source in addresses or any(belongs_to(source, path) for path in paths)

    before = {key: [source for source in sources if is_read(source)] for key, sources in listings.items()}
    unlisted = {key: [source for source in sources if (key, source) not in listed] for key, sources in before.items()}
    return Gone(
        keys=tuple(sorted(k for k, old in unlisted.items() if old and k not in seen and len(old) == len(listings[k]))),
        unlisted=tuple(sorted((key, source) for key, sources in unlisted.items() for source in sources)),
        known=sum(map(bool, before.values())),
    )


def check_prune(gone: Gone, prune: Prune, *, failed: int) -> None:
    """Refuse to remove what may only have failed to be read.

    Raises:
        IndexingError: After a failed read, or when too large a share is gone and nobody confirmed it.
    """
    if failed:
        raise IndexingError(f"nothing was removed: {failed} could not be read, so what is gone cannot be told")
    count = len(gone.keys)
    if count > _LARGEST_PRUNE * gone.known and prune is not Prune.CONFIRMED:
        raise IndexingError(
            f"nothing was removed: {count} of {gone.known} articles are gone; add --yes if that is right"
        )
