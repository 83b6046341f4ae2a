"""Bringing the archive up to date with its sources: read, decide, embed, then store.

The order keeps the archive whole: first vectors are made and stored, then a Chroma collection is written and checked,
then one transaction makes the new versions and that collection current, and last unused collections are dropped.
Killed at any instant, a run leaves the last good state, and the next run reuses its vectors.
"""

import logging
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain

from corpus.article import Article
from corpus.sources import Source, SourceKind
from index.archive import Archive
from index.building.changes import Gone, Prune, check_prune, decide, find_gone
from index.building.parts import fingerprint_of, take_apart
from index.building.preparing import Arrival, MadeVectors, Prepared, TakeApart, attempt
from index.building.rounds import Work, rounds
from index.building.tally import IndexReport, Tally
from index.building.workers import ArticleLimits, ArticleWorker
from index.catalogue import copies as stored_copies
from index.catalogue import lexicons, storing
from index.catalogue import sources as stored_sources
from index.catalogue.articles import read_article, read_misnamed, read_stored
from index.catalogue.corrections import read_corrections
from index.catalogue.damage import PUBLISHED, find_damaged, find_lost, is_disconnected, mark, reconnect
from index.catalogue.database import get_as_of, get_state, raise_generation, read, set_state, write
from index.catalogue.digests import Change, StoredArticle, digest
from index.catalogue.locks import write_lock
from index.catalogue.storing import PreparedArticle
from index.statements import StatementExtractor
from index.vectors import stored as stored_vectors
from index.vectors.embedder import Embedder
from index.vectors.missing_vectors import embed_missing, find_texts, keep_new
from index.vectors.reclaiming import remove_leftovers

_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Stored:
    """The archive's content at the start of the run.

    Attributes:
        rows: Its articles, by key.
        listings: The sources that list each article, by its key.
        tombstones: The digests of the keys of articles that were taken down.
        fingerprint: The fingerprint of splitter, extractor and model in this run.
        misnamed: Damaged keys, by the digest of the right one.
    """

    rows: Mapping[str, StoredArticle]
    listings: Mapping[str, set[str]]
    tombstones: set[str]
    fingerprint: str
    misnamed: Mapping[str, str]

    def find(self, key: str) -> StoredArticle | None:
        """Return the stored article with this key, even if its stored key is damaged."""
        row = self.rows.get(key)
        if row is None and self.misnamed:
            row = self.rows.get(self.misnamed.get(digest(key), ""))
        return row

    @property
    def damaged(self) -> dict[str, StoredArticle]:
        """The damaged articles, and those that a repair removed from search."""
        return {key: row for key, row in self.rows.items() if row.damage or not row.fingerprint}

    @property
    def to_reread(self) -> dict[str, StoredArticle]:
        """The damaged articles, and those that another model embedded: no vector of theirs would be found."""
        model = self.fingerprint.rpartition("|")[2]
        others = {key: row for key, row in self.rows.items() if not row.fingerprint.endswith(f"|{model}")}
        return self.damaged | others


class Builder:
    """Writes an archive. The lock of the data directory allows one builder at a time."""

    def __init__(
        self, archive: Archive, embedder: Embedder, extractor: StatementExtractor, limits: ArticleLimits | None = None
    ) -> None:
        """Take what a run needs; without limits, articles are taken apart in this process."""
        self._archive = archive
        self._embedder = embedder
        self._extractor = extractor
        self._limits = limits

    def build(
        self,
        items: Iterable[Arrival],
        sources: Sequence[Source] = (),
        prune: Prune = Prune.NEVER,
        *,
        is_named: bool = False,
    ) -> IndexReport:
        """Bring the archive up to date with its sources.

        An article that cannot be taken apart or embedded is reported and keeps its old version. The next run tries it
        again.

        Args:
            items: Articles, each key once, as they were read or prepared; vectors; failures; and facts about pages and
                sources.
            sources: All sources of the items. An article is gone if every source that ever listed it was read
                completely in this run and none lists it now.
            prune: Whether articles that are gone are removed.
            is_named: Whether the sources were named on the command line; recorded with a first index.

        Raises:
            IndexingError: If the archive cannot be written, a model fails, or pruning would remove too much; the stored
                state stays.
        """
        started = time.perf_counter()
        tally = Tally()
        with write_lock(self._archive.engine), self._take_apart() as apart:
            remove_leftovers(self._archive.data_dir)
            with write(self._archive.engine) as connection:
                stored_sources.begin_first_index(connection, sources, is_named=is_named)
            self._archive.keeper.clean_up(self._archive.clock())
            self._mend_vectors(tally)
            self._relate_older()
            stored = self._read_stored()
            self._archive.progress.stage("Reading", None)
            for works in rounds(chain(self._sift(items, stored, tally), self._reread(stored, tally)), len(stored.rows)):
                self._publish(works, stored, tally, sources, apart)
            with write(self._archive.engine) as connection:
                tally.store_notes(connection, sources)
                is_read = bool(tally.seen or not tally.failed)
                if is_read:
                    set_state(connection, "as_of", self._archive.clock().isoformat())
                stored_sources.end_first_index(connection, sources, is_read=is_read)
            roots = [item for item in sources if item.kind is SourceKind.PATH or item.location in tally.whole]
            failed = {error.file for error in tally.failed if error.file}
            gone = find_gone(stored.listings, tally.seen, tally.listed, roots, failed)
            if prune is not Prune.NEVER:
                self._prune(gone, stored, prune)
            damaged = self._find_unmended(stored)
        removes = prune is not Prune.NEVER
        return tally.to_report(
            gone=0 if removes else len(gone.keys),
            removed=len(gone.keys) if removes else 0,
            seconds=time.perf_counter() - started,
            damaged=damaged,
        )

    @contextmanager
    def _take_apart(self) -> Iterator[TakeApart]:
        """Provide what takes articles apart: a process with limits, or this one without."""
        if self._limits is None:
            yield partial(take_apart, extractor=self._extractor)
            return
        with ArticleWorker(self._extractor, self._limits) as worker:
            yield worker.take_apart

    def _mend_vectors(self, tally: Tally) -> None:
        """Rebuild lost vectors from the stored texts, and the collections that held them.

        Articles that this model has not embedded yet have none of its vectors; they get them when they are read.
        """
        model = self._embedder.fingerprint
        with read(self._archive.engine) as connection:
            if get_state(connection, "model") != model:
                return
            if lost := stored_vectors.find_lost(connection, model):
                made_for_it = stored_vectors.read_digests_of(connection, f"|{model}")
                lost = [text_digest for text_digest in lost if text_digest in made_for_it]
            texts = find_texts(connection, lost)
            is_stale = bool(stored_vectors.find_stale(connection))
        if lost:
            with write(self._archive.engine) as connection:
                stored_vectors.forget_damaged(connection)
        made = embed_missing(self._archive.engine, self._embedder, texts, self._archive.progress).count if texts else 0
        tally.embedded += made
        if len(lost) > made:
            _LOGGER.warning("%d vectors are missing and cannot be made: run onrecord verify", len(lost) - made)
        if not made and not is_stale:
            return
        written = self._archive.keeper.write_stale(self._archive.progress)
        with write(self._archive.engine) as connection:
            if written is not None:
                self._archive.keeper.activate(connection, written, self._archive.clock())
            raise_generation(connection)

    def _relate_older(self) -> None:
        """Find the copies of articles that were stored before copies were detected."""
        related = 1
        while related:
            with write(self._archive.engine) as connection:
                related = stored_copies.index_missing(connection)

    def _read_stored(self) -> _Stored:
        with read(self._archive.engine) as connection:
            is_sound = not is_disconnected(connection)
        if not is_sound:
            with write(self._archive.engine) as connection:
                reconnect(connection)
                lexicons.rebuild(connection)
        with read(self._archive.engine) as connection:
            rows = mark(connection, read_stored(connection))
            stored = _Stored(
                rows,
                stored_sources.read_listings(connection),
                stored_sources.read_tombstones(connection),
                fingerprint_of(self._extractor, self._embedder.fingerprint),
                read_misnamed(connection) if any(row.damage for row in rows.values()) else {},
            )
        if stored.damaged:
            with write(self._archive.engine) as connection:
                if reconnect(connection):
                    lexicons.rebuild(connection)
                keys = [key for key, row in stored.damaged.items() if not PUBLISHED.isdisjoint(row.damage)]
                stored_sources.ask_again(connection, keys, self._archive.clock())
        return stored

    def _sift(self, items: Iterable[Arrival], stored: _Stored, tally: Tally) -> Iterator[Work | None]:
        """Yield the articles that need work, and None for every other item; tally all of them."""
        for arrival in items:
            if isinstance(arrival, MadeVectors):
                model = self._embedder.fingerprint
                tally.embedded += keep_new(self._archive.engine, model, arrival.digests, arrival.vectors)
                continue
            parts = arrival.parts if isinstance(arrival, Prepared) else None
            item = arrival.article if isinstance(arrival, Prepared) else arrival
            if not isinstance(item, Article):
                tally.take_note(item, stored.listings)
                yield None
                continue
            self._archive.progress.advance(1)
            if stored_sources.is_forgotten(item.key, stored.tombstones):
                tally.forgotten_keys.add(item.key)
                continue
            tally.list(item.key, item.source, stored.listings)
            row = stored.find(item.key)
            if row is not None:
                tally.read_keys.add(item.key)
            change = decide(item, row, stored.fingerprint)
            tally.changes[change] += 1
            yield None if change is Change.SAME else Work(item, change, row, parts)

    def _reread(self, stored: _Stored, tally: Tally) -> Iterator[Work]:
        """Yield damaged articles, and those of another model, that no source supplied, if their texts are sound."""
        for key, row in stored.to_reread.items():
            if key in tally.read_keys:
                continue
            with read(self._archive.engine) as connection:
                article = read_article(connection, row.version)
            if article is not None:
                tally.changes[Change.REREAD] += 1
                yield Work(article, Change.REREAD, row)

    def _find_unmended(self, stored: _Stored) -> tuple[str, ...]:
        """Return a line for each article that is still damaged because no source of this run has it."""
        with read(self._archive.engine) as connection:
            damaged = find_damaged(connection, [row.version for row in stored.damaged.values()])
            return tuple(str(damage) for damage in (*damaged, *find_lost(connection)) if damage.is_current)

    def _publish(
        self, works: Sequence[Work], stored: _Stored, tally: Tally, sources: Sequence[Source], apart: TakeApart
    ) -> None:
        texts: dict[str, str] = {}
        prepared = []
        self._archive.progress.stage("Finding statements", len(works))
        for work in works:
            if work.change is not Change.RELABELLED and (article := _prepare(work, stored, texts, tally, apart)):
                prepared.append(article)
            self._archive.progress.advance(1)
        embedded = embed_missing(self._archive.engine, self._embedder, texts, self._archive.progress)
        tally.embedded += embedded.count
        if embedded.failed:
            prepared = [article for article in prepared if not _has_failed(article, embedded.failed, tally)]
            texts = {key: words for key, words in texts.items() if key not in embedded.failed}
        written = self._archive.keeper.write_new(texts, self._archive.progress) if texts else None
        with write(self._archive.engine) as connection:
            corrections = read_corrections(connection)
            storing.store(connection, prepared, self._archive.clock(), corrections)
            for work in works:
                if work.change is Change.RELABELLED and work.stored is not None:
                    storing.relabel(connection, work.article, work.stored)
            if written:
                self._archive.keeper.activate(connection, written, self._archive.clock())
            set_state(connection, "model", self._embedder.fingerprint)
            tally.store_notes(connection, sources)
            if prepared and get_as_of(connection) is None:  # questions are answered before the first index ends
                set_state(connection, "as_of", self._archive.clock().isoformat())
            raise_generation(connection)
        self._archive.progress.stage("Reading", None)  # on to the next round's articles

    def _prune(self, gone: Gone, stored: _Stored, prune: Prune) -> None:
        if gone.unlisted:
            check_prune(gone, prune)
            with write(self._archive.engine) as connection:
                stored_sources.remove_listings(connection, gone.unlisted)
                stored_sources.forget_visits(connection, gone.keys)
                storing.remove(connection, [stored.rows[key] for key in gone.keys if key in stored.rows])
                raise_generation(connection)


def _prepare(
    work: Work, stored: _Stored, texts: dict[str, str], tally: Tally, apart: TakeApart
) -> PreparedArticle | None:
    """Take an article apart and add its texts to embed; None if it cannot be taken apart, which is tallied."""
    article = work.article
    parts = attempt(article, apart) if work.parts is None else work.parts
    if isinstance(parts, str):
        tally.fail(article, work.change, parts)
        return None
    texts |= parts.texts
    return PreparedArticle(article, work.change, work.stored, stored.fingerprint, parts.passages, parts.statements)


def _has_failed(prepared: PreparedArticle, failed: Mapping[str, str], tally: Tally) -> bool:
    """Whether the model failed on a text of the article; the failure is tallied."""
    digests = (digest for _, digest in (*prepared.passages, *prepared.statements))
    reason = next((failed[digest] for digest in digests if digest in failed), None)
    if reason is not None:
        tally.fail(prepared.article, prepared.change, reason)
    return reason is not None
