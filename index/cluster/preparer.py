"""What a worker of the cluster does: it prepares articles by the code that prepares them without a cluster."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection

from corpus.article import Article
from corpus.visits import Item
from index.building.parts import fingerprint_of
from index.building.preparing import Arrival, prepare
from index.building.workers import ArticleLimits, ArticleWorker
from index.catalogue.articles import read_stored
from index.catalogue.digests import digest
from index.catalogue.sources import is_forgotten, read_tombstones
from index.errors import ClusterError, IndexingError
from index.statements import StatementExtractor
from index.vectors.embedder import Embedder
from index.vectors.stored import read_digests

#: Hexadecimal digits of a digest that tell texts apart well enough to save work by: 64 bits.
_DIGITS = 16
_IS_DIGEST = re.compile(rf"[0-9a-f]{{{_DIGITS},}}\Z").match  # damage makes other texts of them


@dataclass(frozen=True, slots=True)
class Means:
    """What articles are taken apart and embedded with.

    Attributes:
        extractor: Finds the statements.
        make_embedder: Makes the model, which does not travel itself.
        limits: Of one article.
        model: The fingerprint of the model on the machine that stores the articles.
        fingerprint: What articles are stored with there.
    """

    extractor: StatementExtractor
    make_embedder: Callable[[], Embedder]
    limits: ArticleLimits
    model: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the archive has, so that nothing is done twice. What it misses or has too many of costs time only.

    Attributes:
        articles: The digests of the texts that are stored with the present fingerprint, by the article's key.
        vectors: The beginnings of the digests of embedded texts, sorted.
        tombstones: Of articles that were taken down.
    """

    articles: Mapping[str, str]
    vectors: npt.NDArray[np.uint64]
    tombstones: frozenset[str] = frozenset()

    def has_article(self, article: Article) -> bool:
        """Whether there is nothing to do for the article: it is stored as it is now, or was taken down."""
        is_stored = self.articles.get(article.key) == digest(article.text)
        return is_stored or is_forgotten(article.key, self.tombstones)

    def has_vector(self, text_digest: str) -> bool:
        """Whether the text with this digest is embedded."""
        wanted = _shorten(text_digest)
        place = int(np.searchsorted(self.vectors, wanted))
        return place < len(self.vectors) and self.vectors[place] == wanted


def read_known(connection: Connection, means: Means) -> Known:
    """Return what the archive has."""
    rows = read_stored(connection)
    embedded = filter(_IS_DIGEST, read_digests(connection, means.model))
    return Known(
        {key: row.text_digest for key, row in rows.items() if row.fingerprint == means.fingerprint},
        np.sort(np.fromiter(map(_shorten, embedded), dtype=np.uint64)),
        frozenset(read_tombstones(connection)),
    )


class Preparer:
    """Prepares articles in one process of the cluster. It loads its models with the first of them."""

    def __init__(self, means: Means, known: Known) -> None:
        self._means = means
        self._known = known
        self._worker = ArticleWorker(means.extractor, means.limits)
        self._embedder = means.make_embedder()

    def prepare(self, items: Sequence[Item]) -> list[Arrival | IndexingError]:
        """Return the items in their order, new articles prepared, after their vectors; or an error that ends the run.

        Errors are values: what the cluster makes of one that is raised names neither its kind nor its words.
        """
        new = [item for item in items if isinstance(item, Article) and not self._known.has_article(item)]
        try:
            self._check()
            prepared, made = prepare(new, self._worker.take_apart, self._embedder, self._known.has_vector)
        except IndexingError as error:
            return [error]
        by_key = {one.article.key: one for one in prepared}
        return [made, *(by_key.get(item.key, item) if isinstance(item, Article) else item for item in items)]

    def close(self) -> None:
        """End the process that takes articles apart."""
        self._worker.close()

    def _check(self) -> None:
        if fingerprint_of(self._means.extractor, self._embedder.fingerprint) != self._means.fingerprint:
            raise ClusterError(
                "a worker of the Ray cluster reads or embeds in another way than this machine: install the same "
                "onrecord on each, and set ONRECORD_NUMBER_FORMAT=fp32 where their processors differ"
            )


def _shorten(text_digest: str) -> int:
    return int(text_digest[:_DIGITS], 16)
