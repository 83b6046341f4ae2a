"""Whether the stores are sound and in step, and how they are brought back.

Reads everything once: the database's own checks, the full text, every span, every vector that a current article needs,
and Chroma in a child process. Chroma is only ever made anew from the catalogue, and what the catalogue lacks from the
stored texts: nothing is read from the sources again.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine, exc, text

from index import ledger, vector_ledger
from index.building import Progress, Silence
from index.catalogue import raise_generation, read, write
from index.changes import digest
from index.collection_keeper import CollectionKeeper
from index.embedding import Embedder
from index.locking import write_lock
from index.preparing import statement_text
from index.tables import STATEMENTS
from index.vector_check import CheckReport, Sample, check_collections

_LEXICONS = ("passages_lexicon", "articles_lexicon")

#: How many vectors of each collection are looked up; a loss of one in fifty is missed once in fifty times.
_SAMPLE = 200

CheckVectors = Callable[[Mapping[str, Sample]], CheckReport]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it should be, in words for the operator."""

    what: str

    def __str__(self) -> str:
        return self.what


class Verifier:
    """Checks the stores of a data directory, and repairs them under its write lock.

    Args:
        check_vectors: Checks collections; by default in a child process, which torn files may crash.
    """

    def __init__(  # noqa: PLR0913 - each is one thing that a test replaces
        self,
        *,
        data_dir: Path,
        engine: Engine,
        embedder: Embedder,
        keeper: CollectionKeeper,
        check_vectors: CheckVectors,
        progress: Progress | None = None,
    ) -> None:
        self._data_dir = data_dir
        self._engine = engine
        self._embedder = embedder
        self._keeper = keeper
        self._check_vectors = check_vectors
        self._progress = progress or Silence()

    def check(self) -> list[Problem]:
        """Return what is wrong; nothing is changed but the locks that reading takes.

        Raises:
            CatalogueError: If the database itself is damaged.
        """
        with write_lock(self._data_dir):
            return [*self._check_catalogue(), *self._check_collections()]

    def check_collections(self) -> list[Problem]:
        """Return what is wrong with Chroma; safe while another process writes, since nothing active is ever written."""
        return self._check_collections()

    def repair(self) -> list[Problem]:
        """Bring back what is wrong and return what it was.

        Raises:
            IndexingError: If the database itself is damaged, or something cannot be made again.
        """
        with write_lock(self._data_dir):
            problems = self._check_catalogue()
            if problems:
                self._repair_catalogue()
            faults = self._check_collections()
            if faults:
                self._rewrite_collections()
            return [*problems, *faults]

    def _check_catalogue(self) -> list[Problem]:
        with write(self._engine) as connection:  # the full text's own check counts as a write
            return [
                *_check_database(connection),
                *_check_lexicons(connection),
                *_check_spans(connection),
                *_check_vectors_exist(connection, self._embedder.fingerprint),
            ]

    def _check_collections(self) -> list[Problem]:
        model = self._embedder.fingerprint
        with read(self._engine) as connection:
            samples = dict(_samples(connection, model))
            needed = vector_ledger.read_needed_digests(connection)
            unplaced = vector_ledger.find_unplaced(connection, model, needed)
        problems = [Problem(f"{len(unplaced)} vectors lie in no collection that is searched")] if unplaced else []
        if samples:
            report = self._check_vectors(samples)
            problems += [Problem(f"collection {fault.name}: {fault.reason}") for fault in report.faults]
        return problems

    def _repair_catalogue(self) -> None:
        with write(self._engine) as connection:
            for lexicon in _LEXICONS:
                connection.execute(text(f"INSERT INTO {lexicon}({lexicon}) VALUES ('rebuild')"))
            raise_generation(connection)
        model = self._embedder.fingerprint
        with read(self._engine) as connection:
            missing = vector_ledger.find_missing(connection, model, vector_ledger.read_needed_digests(connection))
            texts = _find_texts(connection, set(missing)) if missing else {}
        self._progress.stage("Embedding", len(texts))
        vectors = self._embedder.embed(list(texts.values()), on_progress=self._progress.advance)
        with write(self._engine) as connection:
            vector_ledger.save(connection, model, list(texts), vectors)

    def _rewrite_collections(self) -> None:
        written = self._keeper.rewrite_all(self._progress)
        with write(self._engine) as connection:
            self._keeper.activate(connection, written)
            raise_generation(connection)
        self._keeper.clean_up(datetime.now(UTC) + timedelta(seconds=1))


def check_in_child(path: Path, url: str | None) -> CheckVectors:
    """Return a check of the collections in a folder or on a server, made in a child process."""
    return lambda samples: check_collections(None if url else path, url, samples)


def _check_database(connection: Connection) -> Iterator[Problem]:
    for (line,) in connection.execute(text("PRAGMA integrity_check(20)")):
        if line != "ok":
            yield Problem(f"the catalogue is damaged ({line}): restore a backup, or move it away and index again")
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield Problem(f"the catalogue refers to a row that is gone, in {row[0]}")


def _check_lexicons(connection: Connection) -> Iterator[Problem]:
    for lexicon in _LEXICONS:
        try:
            connection.execute(text(f"INSERT INTO {lexicon}({lexicon}, rank) VALUES ('integrity-check', 1)"))
        except exc.DatabaseError:
            yield Problem(f"the full text {lexicon} is not in step with the articles")


def _check_spans(connection: Connection) -> Iterator[Problem]:
    for table in ("passages", "statements"):
        query = text(
            f"SELECT count(*) FROM {table} t JOIN versions v ON v.id = t.version"
            ' WHERE t.start < 0 OR t."end" <= t.start OR t."end" > length(v.text)'
        )
        count = connection.execute(query).scalar_one()
        if count:
            yield Problem(f"{count} {table} reach beyond their article's text")


def _check_vectors_exist(connection: Connection, model: str) -> Iterator[Problem]:
    needed = vector_ledger.read_needed_digests(connection)
    missing = vector_ledger.find_missing(connection, model, needed)
    if missing:
        yield Problem(f"{len(missing)} of {len(needed)} vectors are missing for the model {model}")


def _samples(connection: Connection, model: str) -> Iterator[tuple[str, Sample]]:
    for name, size in vector_ledger.active_collections(connection, model).items():
        digests = vector_ledger.read_collection_digests(connection, name)
        step = max(1, len(digests) // _SAMPLE)
        block = vector_ledger.read_block(connection, model, digests[::step][:_SAMPLE])
        yield name, Sample(size, block.digests, block.vectors)


def _find_texts(connection: Connection, wanted: set[str]) -> dict[str, str]:
    """Return the texts that the digests stand for, made again from the stored articles."""
    passages = connection.execute(text("SELECT text FROM passage_texts")).scalars()
    texts = {digest(one): one for one in passages}
    statements = connection.execute(STATEMENTS.select().order_by(STATEMENTS.c.version)).all()
    versions = ledger.read_versions(connection, sorted({row.version for row in statements}))
    for row in statements:
        one = statement_text(versions[row.version].text, ledger.to_statement(row))
        texts[digest(one)] = one
    return {one: words for one, words in texts.items() if one in wanted}
