"""Texts to vectors that are kept: in chunks, so that a kill loses seconds, and around texts that the model fails on."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Engine

from index import vector_ledger
from index.catalogue import read, write
from index.embedding import Embedder
from index.errors import TextsError
from index.progress import Progress

#: Texts whose vectors are kept in one transaction, so that a kill loses seconds of embedding at most.
_CHUNK = 512

#: Texts of one chunk that may fail; where more do it is not the texts' fault, and the run ends.
_MOST_FAILING = 8


@dataclass(frozen=True, slots=True)
class Embedded:
    """What was embedded: how many texts, and the digests of those that the model failed on, with its reason."""

    count: int
    failed: Mapping[str, str]


def embed_missing(engine: Engine, embedder: Embedder, texts: Mapping[str, str], progress: Progress) -> Embedded:
    """Embed and keep those of the texts, given by digest, that have no vector yet.

    Raises:
        IndexingError: If the model fails altogether or the catalogue cannot be written; the vectors made so far are
            kept.
    """
    model = embedder.fingerprint
    with read(engine) as connection:
        missing = vector_ledger.find_missing(connection, model, texts)
    # The longest first, all of a run together: batches of one length hold hardly any padding (a fifth of the time).
    missing = sorted(missing, key=lambda one: (-len(texts[one]), one))
    progress.stage("Embedding", len(missing))
    failed: dict[str, str] = {}
    for start in range(0, len(missing), _CHUNK):
        failed |= _embed(engine, embedder, {one: texts[one] for one in missing[start : start + _CHUNK]}, progress)
    return Embedded(len(missing) - len(failed), failed)


def _embed(engine: Engine, embedder: Embedder, texts: Mapping[str, str], progress: Progress) -> dict[str, str]:
    """Embed and keep a chunk, in halves where the model fails on it; return what it fails on, with the reason."""
    try:
        vectors = embedder.embed(list(texts.values()), on_progress=progress.advance)
    except TextsError as error:
        if len(texts) == 1:
            return dict.fromkeys(texts, str(error))
        failed: dict[str, str] = {}
        items = list(texts.items())
        for half in (items[: len(items) // 2], items[len(items) // 2 :]):
            failed |= _embed(engine, embedder, dict(half), progress)
            if len(failed) > _MOST_FAILING:
                raise
        return failed
    with write(engine) as connection:
        vector_ledger.save(connection, embedder.fingerprint, list(texts), vectors)
    return {}
