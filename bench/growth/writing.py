"""Made articles stored by the stores' own write path, with vectors near those of their originals."""

import json
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TextIO

import numpy as np
from sqlalchemy import Connection, select

from bench.growth.newsroom import MadeArticle, Newsroom
from bench.growth.sections import Material
from corpus.article import Span
from index.archive import Archive
from index.catalogue import copies, storing
from index.catalogue.corrections import Corrections
from index.catalogue.database import raise_generation, set_state, write
from index.catalogue.digests import Change, digest
from index.catalogue.locks import write_lock
from index.catalogue.storing import PreparedArticle
from index.catalogue.tables import ARTICLES
from index.statements import Statement, statement_text
from index.vectors import stored as stored_vectors
from index.vectors.embedder import Vectors

#: The cosine of a made text's vector to its original's: other names in the same sentences.
_COSINE = 0.95

#: Articles that are stored in one transaction.
_ROUND = 1_000


class Writer:
    """Writes made articles.

    Args:
        archive: An empty one.
        material: Has the vectors.
        fingerprint: Of splitter, extractor and model, so that indexing finds the articles unchanged.
        seed: Of the noise in the vectors.
    """

    def __init__(self, archive: Archive, material: Material, fingerprint: str, seed: int) -> None:
        self._archive = archive
        self._vectors = material.vectors
        self._fingerprint = fingerprint
        self._chance = np.random.default_rng(seed)

    def write(self, newsroom: Newsroom, count: int, file: Path) -> None:
        """Write so many articles to the archive, and to a JSONL file that can be indexed."""
        archive = self._archive
        archive.progress.stage("Making articles", count)
        made = newsroom.make(count)
        with ExitStack() as stack:
            stack.enter_context(write_lock(archive.data_dir))
            lines = stack.enter_context(file.open("w", encoding="utf-8"))
            with write(archive.engine) as connection:
                copies.index_missing(connection)  # of an empty archive: a later run has no copies to look for
            while batch := list(islice(made, _ROUND)):
                self._write_round(batch, lines)
                archive.progress.advance(len(batch))
            with write(archive.engine) as connection:
                unlink_others(connection, newsroom, count)
            if written := archive.keeper.write_stale(archive.progress):
                with write(archive.engine) as connection:
                    archive.keeper.activate(connection, written, archive.clock())
                    raise_generation(connection)

    def _write_round(self, batch: Sequence[MadeArticle], lines: TextIO) -> None:
        rows: dict[str, int] = {}
        prepared = [self._prepare(made, rows) for made in batch]
        model = self._archive.keeper.model
        with write(self._archive.engine) as connection:
            stored_vectors.save(connection, model, list(rows), self._near(list(rows.values())))
            storing.store(connection, prepared, self._archive.clock(), Corrections({}, {}))
            set_state(connection, "model", model)
            set_state(connection, "as_of", datetime.now(UTC).isoformat())
            raise_generation(connection)
        lines.writelines(json.dumps(_to_record(made)) + "\n" for made in batch)

    def _prepare(self, made: MadeArticle, rows: dict[str, int]) -> PreparedArticle:
        """Return the article as it is stored; ``rows`` gets the original vector of each digest."""
        text = made.article.text
        passages, statements = [], []
        for start, section in made.sections:
            for span, row in section.passages:
                moved = Span(span.start + start, span.end + start)
                passages.append((moved, digest(moved.of(text))))
                rows[passages[-1][1]] = row
            for statement, row in section.statements:
                placed = _place(statement, start)
                statements.append((placed, digest(statement_text(text, placed))))
                rows[statements[-1][1]] = row
        return PreparedArticle(made.article, Change.NEW, None, self._fingerprint, passages, statements)

    def _near(self, rows: Sequence[int]) -> Vectors:
        """Return unit vectors at `_COSINE` from those in these rows."""
        originals = self._vectors[rows]
        noise = self._chance.standard_normal(originals.shape, dtype=np.float32)
        noise -= (noise * originals).sum(axis=1, keepdims=True) * originals
        noise /= np.linalg.norm(noise, axis=1, keepdims=True)
        near: Vectors = np.float32(_COSINE) * originals + np.float32((1 - _COSINE**2) ** 0.5) * noise
        near /= np.linalg.norm(near, axis=1, keepdims=True)
        return near


def unlink_others(connection: Connection, newsroom: Newsroom, count: int) -> None:
    """Take out the links between articles that merely have an original in common: only made copies stay linked."""
    connection.exec_driver_sql("CREATE TEMPORARY TABLE words (article INTEGER PRIMARY KEY, words INTEGER)")
    words = {newsroom.key(number): newsroom.draw(number)[2] for number in range(count)}
    rows = [(row, words[key]) for row, key in connection.execute(select(ARTICLES.c.id, ARTICLES.c.key))]
    connection.exec_driver_sql("INSERT INTO words VALUES (?, ?)", rows)
    words_of = "(SELECT words FROM words WHERE words.article = copies.{})"
    connection.exec_driver_sql(f"DELETE FROM copies WHERE {words_of.format('article')} <> {words_of.format('other')}")
    connection.exec_driver_sql("DROP TABLE words")


def _place(statement: Statement, start: int) -> Statement:
    def move(spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(Span(span.start + start, span.end + start) for span in spans)

    return replace(
        statement,
        source=move(statement.source),
        cue=move(statement.cue),
        content=move(statement.content),
        quote=move([statement.quote])[0],
    )


def _to_record(made: MadeArticle) -> dict[str, str]:
    article = made.article
    assert article.published_at is not None
    return {
        "id": article.article_id,
        "url": article.url or "",
        "title": article.title or "",
        "publisher": article.publisher or "",
        "published_at": article.published_at.isoformat(),
        "language": "en",
        "text": article.text,
    }
