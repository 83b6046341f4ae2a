"""Embedding of texts that have no vector yet: in chunks, so that a kill loses seconds, and around failing texts."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Engine, select

from index.catalogue import articles as catalogue
from index.catalogue.database import read, write
from index.catalogue.digests import digest
from index.catalogue.tables import PASSAGES, STATEMENTS, VERSIONS
from index.errors import EmbeddingError, TextsError
from index.progress import Progress
from index.statements import statement_text
from index.vectors import stored as stored_vectors
from index.vectors.embedder import Embedder, Vectors, are_unit

#: Texts whose vectors are stored in one transaction, so that a kill loses at most seconds of embedding.
_CHUNK = 512

#: Texts that are rebuilt at once: each needs the whole of its article.
_TEXTS = 500

#: Texts of one chunk that may fail. If more fail, the texts are not to blame, and the run ends.
_MOST_FAILING = 8

_CHOOSE = "choose another by ONRECORD_EMBEDDING_MODEL, or none for the bundled one"


@dataclass(frozen=True, slots=True)
class Embedded:
    """The result of embedding: the number of texts, and the digests of failed ones with the model's reason."""

    count: int
    failed: Mapping[str, str]


def embed_missing(engine: Engine, embedder: Embedder, texts: Mapping[str, str], progress: Progress) -> Embedded:
    """Embed and store those of the texts, given by digest, that have no vector yet.

    Raises:
        IndexingError: If the model fails altogether or the catalogue cannot be written; the vectors made so far are
            kept.
    """
    model = embedder.fingerprint
    with read(engine) as connection:
        missing = stored_vectors.find_missing(connection, model, texts)
    # The longest first across the whole run: batches of one length have little padding (a fifth of the time).
    missing = sorted(missing, key=lambda key: (-len(texts[key]), key))
    progress.stage("Embedding", len(missing))
    failed: dict[str, str] = {}
    for start in range(0, len(missing), _CHUNK):
        failed |= _embed(engine, embedder, {key: texts[key] for key in missing[start : start + _CHUNK]}, progress)
    return Embedded(len(missing) - len(failed), failed)


def keep_new(engine: Engine, model: str, digests: Sequence[str], vectors: Vectors) -> int:
    """Store those of the vectors that the catalogue does not have; return their number.

    Args:
        engine: The catalogue.
        model: Their model's fingerprint.
        digests: Of their texts, each once.
        vectors: A row each, of unit length.
    """
    with write(engine) as connection:
        missing = set(stored_vectors.find_missing(connection, model, digests))
        rows = [row for row, key in enumerate(digests) if key in missing]
        stored_vectors.save(connection, model, [digests[row] for row in rows], vectors[rows])
    return len(rows)


def find_texts(connection: Connection, digests: Sequence[str]) -> dict[str, str]:
    """Return the texts with these digests, rebuilt from the stored articles; texts that differ are left out."""
    texts: dict[str, str] = {}
    for start in range(0, len(digests), _TEXTS):
        chunk = digests[start : start + _TEXTS]
        article = VERSIONS.c.text.label("article")
        passages = select(PASSAGES, article).join(VERSIONS).where(PASSAGES.c.digest.in_(chunk))
        texts |= {row.digest: row.article[row.start : row.end] for row in connection.execute(passages)}
        statements = select(STATEMENTS, article).join(VERSIONS).where(STATEMENTS.c.digest.in_(chunk))
        for row in connection.execute(statements):
            with suppress(ValueError, TypeError):  # damaged spans
                found = replace(catalogue.to_statement(row), speaker=row.named)  # embedded before editors corrected it
                texts[row.digest] = statement_text(row.article, found)
    return {key: words for key, words in texts.items() if digest(words) == key}


def _embed(engine: Engine, embedder: Embedder, texts: Mapping[str, str], progress: Progress) -> dict[str, str]:
    """Embed and store a chunk, in halves if the model fails; return the failed digests with the reason."""
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
    made = dict(zip(texts, are_unit(vectors).tolist(), strict=True))
    unmade = [key for key, is_unit in made.items() if not is_unit]
    if len(unmade) > _MOST_FAILING:
        raise EmbeddingError(f"the embedding model gives vectors that are not of unit length ({_CHOOSE})")
    with write(engine) as connection:
        sound = [key for key, is_unit in made.items() if is_unit]
        stored_vectors.save(connection, embedder.fingerprint, sound, vectors[list(made.values())])
    return dict.fromkeys(unmade, "the embedding model gives no vector of unit length for a text")
