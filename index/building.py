"""Bringing the archive up to date with its sources: read, decide, embed, then store.

The order is what keeps every promise: vectors are made and kept first, then a Chroma collection is written and checked,
then one transaction makes the new versions and that collection current, then what nobody reads any more is dropped.
Ended at any instant, the last good state stands and the next run goes on from the vectors that were made.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from corpus.article import Article
from corpus.errors import UnreadableError
from index import ledger, vector_ledger
from index.catalogue import raise_generation, read, set_state, write
from index.changes import Change, LedgerRow, Prune, check_prune, decide, find_gone
from index.collection_keeper import CollectionKeeper
from index.corrections import read_corrections
from index.embedding import Embedder
from index.ledger import PreparedArticle
from index.locking import write_lock
from index.passages import SPLITTER_FINGERPRINT
from index.preparing import take_apart
from index.progress import Progress, Silence
from index.statements import StatementExtractor

#: Articles that are taken apart, embedded and published together. Each round makes one Chroma collection, so small
#: rounds cost merges; what a kill undoes is one round's reading, never its vectors.
_ROUND = 2_000

#: Texts whose vectors are kept in one transaction, so that a kill loses seconds of embedding at most.
_EMBED_CHUNK = 512


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What a run did, in articles but for ``embedded`` (texts) and ``seconds``.

    Attributes:
        changed: With a new text, or read anew because the splitter, the extractor or the model changed.
        relabelled: With new metadata only.
        gone: No longer in their source, and kept all the same.
        failed: What gave no article, with where and why.
    """

    added: int = 0
    changed: int = 0
    relabelled: int = 0
    same: int = 0
    removed: int = 0
    gone: int = 0
    failed: tuple[UnreadableError, ...] = ()
    embedded: int = 0
    seconds: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """Return the report as one JSON object."""
        failed = [{"where": error.where, "reason": error.reason} for error in self.failed]
        return asdict(replace(self, failed=())) | {"failed": failed, "seconds": round(self.seconds, 3)}


@dataclass(slots=True)
class _Tally:
    changes: Counter[Change] = field(default_factory=Counter)
    failed: list[UnreadableError] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    embedded: int = 0


class Builder:
    """Writes the archive; one at a time, which the data directory's lock sees to.

    Args:
        engine: The catalogue.
        keeper: Keeps Chroma in step with the catalogue.
        clock: Gives the time, aware.
    """

    def __init__(  # noqa: PLR0913 - each is one thing that a test replaces
        self,
        *,
        data_dir: Path,
        engine: Engine,
        embedder: Embedder,
        extractor: StatementExtractor,
        keeper: CollectionKeeper,
        clock: Callable[[], datetime],
        progress: Progress | None = None,
    ) -> None:
        self._data_dir = data_dir
        self._engine = engine
        self._embedder = embedder
        self._extractor = extractor
        self._keeper = keeper
        self._clock = clock
        self._progress = progress or Silence()

    def build(
        self, items: Iterable[Article | UnreadableError], roots: Sequence[Path] = (), prune: Prune = Prune.NEVER
    ) -> IndexReport:
        """Bring the archive up to date with what was read.

        Args:
            items: Articles, each key once, and what could not be read.
            roots: The sources that the items are all of; articles of theirs that are not among the items are gone.
            prune: What happens to articles that are gone.

        Raises:
            IndexingError: If it cannot be written, a model fails, or pruning would remove too much; what was stored
                before stands.
        """
        started = time.perf_counter()
        tally = _Tally()
        with write_lock(self._data_dir):
            self._keeper.clean_up(self._clock())
            with read(self._engine) as connection:
                stored = ledger.read_ledger(connection)
            fingerprint = f"{SPLITTER_FINGERPRINT}|{self._extractor.fingerprint}|{self._embedder.fingerprint}"
            self._progress.stage("Reading", None)
            changed = self._sift(items, stored, fingerprint, tally)
            while batch := list(islice(changed, _ROUND)):
                self._publish(batch, fingerprint, tally)
            if tally.seen or not tally.failed:
                with write(self._engine) as connection:
                    set_state(connection, "as_of", self._clock().isoformat())
            gone = find_gone(stored, tally.seen, roots)
            if gone and prune is not Prune.NEVER:
                check_prune(gone, stored, roots, prune, failed=len(tally.failed))
                self._remove(gone, stored)
        return IndexReport(
            added=tally.changes[Change.NEW],
            changed=tally.changes[Change.CHANGED] + tally.changes[Change.REREAD],
            relabelled=tally.changes[Change.RELABELLED],
            same=tally.changes[Change.SAME],
            removed=len(gone) if prune is not Prune.NEVER else 0,
            gone=len(gone) if prune is Prune.NEVER else 0,
            failed=tuple(tally.failed),
            embedded=tally.embedded,
            seconds=time.perf_counter() - started,
        )

    def _sift(
        self,
        items: Iterable[Article | UnreadableError],
        stored: Mapping[str, LedgerRow],
        fingerprint: str,
        tally: _Tally,
    ) -> Iterator[tuple[Article, Change, LedgerRow | None]]:
        """Give the articles that need work; tally the rest."""
        for item in items:
            if isinstance(item, UnreadableError):
                tally.failed.append(item)
                continue
            self._progress.advance(1)
            tally.seen.add(item.key)
            row = stored.get(item.key)
            change = decide(item, row, fingerprint)
            tally.changes[change] += 1
            if change is not Change.SAME:
                yield item, change, row

    def _publish(
        self, batch: Sequence[tuple[Article, Change, LedgerRow | None]], fingerprint: str, tally: _Tally
    ) -> None:
        texts: dict[str, str] = {}
        prepared = []
        self._progress.stage("Finding statements", len(batch))
        for article, change, row in batch:
            if change is Change.RELABELLED:
                continue
            parts = take_apart(article, self._extractor)
            texts |= parts.texts
            prepared.append(PreparedArticle(article, change, row, fingerprint, parts.passages, parts.statements))
            self._progress.advance(1)
        tally.embedded += embed_missing(self._engine, self._embedder, texts, self._progress)
        written = self._keeper.write_new(texts, self._progress) if texts else None
        with write(self._engine) as connection:
            corrections = read_corrections(connection)
            for one in prepared:
                ledger.store(connection, one, self._clock(), corrections)
            for article, change, row in batch:
                if change is Change.RELABELLED and row is not None:
                    ledger.relabel(connection, article, row)
            if written:
                self._keeper.activate(connection, written, self._clock())
            set_state(connection, "model", self._embedder.fingerprint)
            raise_generation(connection)

    def _remove(self, gone: Sequence[str], stored: Mapping[str, LedgerRow]) -> None:
        with write(self._engine) as connection:
            for key in gone:
                ledger.remove(connection, stored[key])
            raise_generation(connection)


def embed_missing(engine: Engine, embedder: Embedder, texts: Mapping[str, str], progress: Progress) -> int:
    """Embed and keep those of the texts, given by digest, that have no vector yet; return how many those are.

    Raises:
        IndexingError: If the model fails or the catalogue cannot be written; the vectors made so far are kept.
    """
    model = embedder.fingerprint
    with read(engine) as connection:
        missing = vector_ledger.find_missing(connection, model, texts)
    # The longest first, all of a run together: batches of one length hold hardly any padding (a fifth of the time).
    missing = sorted(missing, key=lambda one: (-len(texts[one]), one))
    progress.stage("Embedding", len(missing))
    for start in range(0, len(missing), _EMBED_CHUNK):
        chunk = missing[start : start + _EMBED_CHUNK]
        vectors = embedder.embed([texts[one] for one in chunk], on_progress=progress.advance)
        with write(engine) as connection:
            vector_ledger.save(connection, model, chunk, vectors)
    return len(missing)
