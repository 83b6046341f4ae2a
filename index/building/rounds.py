"""Rounds: the articles that are taken apart, embedded and published together."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.article import Article
from index.building.parts import Parts
from index.catalogue.digests import Change, StoredArticle

#: Each round makes one Chroma collection, so small rounds cost merges. A kill undoes one round's reading, never its
#: vectors. So rounds grow with the archive.
FEWEST = 200
MOST = 2_000

#: A round also ends after this many seconds: pages take a second each, and readers wait for them.
_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Work:
    """An article to store, and the version it replaces.

    Attributes:
        parts: What it was taken apart into, or why it could not be; None if that is still to be done.
    """

    article: Article
    change: Change
    stored: StoredArticle | None
    parts: Parts | str | None = None


def rounds(work: Iterator[Work | None], stored: int) -> Iterator[list[Work]]:
    """Gather work into rounds whose size grows with the archive.

    Gathering takes a minute at most. What comes prepared has no such limit: most of its time is preparing, which comes
    after gathering elsewhere, and its rounds are to be the same whoever prepares it.
    """
    gathered: list[Work] = []
    begun = time.monotonic()
    for item in work:
        if item is not None:
            gathered.append(item)
        size = min(MOST, max(FEWEST, stored // 4))
        is_late = gathered and gathered[0].parts is None and time.monotonic() - begun > _SECONDS
        if len(gathered) >= size or is_late:
            yield gathered
            stored += len(gathered)
            gathered, begun = [], time.monotonic()
    if gathered:
        yield gathered
