"""Articles prepared for storing: taken apart and embedded, here or elsewhere.

The builder takes each of a round's articles apart and embeds what has no vector. Other processes can do both for it
(`index.cluster`): then its items are articles that come with their parts, after the vectors of their texts.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import TypeAlias

import numpy as np

from corpus.article import Article
from corpus.visits import Item
from index.building.parts import Parts
from index.building.workers import GivenUpError
from index.errors import IndexingError, TextsError
from index.vectors.embedder import Embedder, Vectors, are_unit

_LOGGER = logging.getLogger(__name__)

TakeApart = Callable[[Article], Parts]


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article with its parts, or the reason why it has none."""

    article: Article
    parts: Parts | str


@dataclass(frozen=True, slots=True)
class MadeVectors:
    """Vectors of texts, given by digest: a row each, all of unit length."""

    digests: tuple[str, ...]
    vectors: Vectors


#: What the builder is given.
Arrival: TypeAlias = Item | Prepared | MadeVectors


def attempt(article: Article, apart: TakeApart) -> Parts | str:
    """Return the article's parts, or the reason why it cannot be taken apart.

    Raises:
        IndexingError: If no article can be: a parser is missing.
    """
    try:
        return apart(article)
    except IndexingError:
        raise
    except GivenUpError as error:
        return str(error)
    except Exception as error:  # an extractor may fail in any way on one text; the run continues
        _LOGGER.debug("%s cannot be taken apart", article.key, exc_info=True)
        return f"cannot be taken apart ({type(error).__name__}: {error})"


def prepare(
    articles: Sequence[Article], apart: TakeApart, embedder: Embedder, is_embedded: Callable[[str], bool]
) -> tuple[list[Prepared], MadeVectors]:
    """Take articles apart and embed their texts; the articles keep their order.

    A text that the model fails on gets no vector: the builder tries it again, and sets aside what fails.

    Args:
        articles: A few: their texts are embedded together.
        apart: Takes one apart.
        embedder: Embeds the texts.
        is_embedded: Whether a text, given by digest, needs no vector.

    Raises:
        IndexingError: If no article can be taken apart, or the model cannot be loaded.
    """
    prepared = [Prepared(article, attempt(article, apart)) for article in articles]
    texts: dict[str, str] = {}
    for one in prepared:
        if isinstance(one.parts, Parts):
            texts |= {key: words for key, words in one.parts.texts.items() if not is_embedded(key)}
    return prepared, _embed(texts, embedder)


def _embed(texts: dict[str, str], embedder: Embedder) -> MadeVectors:
    try:
        vectors = embedder.embed(list(texts.values()))
    except TextsError:
        return MadeVectors((), np.empty((0, 0), dtype=np.float32))
    sound = are_unit(vectors)
    return MadeVectors(tuple(compress(texts, sound.tolist())), vectors[sound])
