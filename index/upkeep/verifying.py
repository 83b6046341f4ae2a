"""Verifying: whether catalogue and Chroma are sound and in step, and their repair.

A check reads everything once: the database's own checks, the full text, every span, every needed vector, and Chroma in
a child process. A repair reads no sources: it rebuilds Chroma from the catalogue, and lost vectors from stored texts.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, delete, select, text, update

from index.archive import Archive
from index.catalogue import copies, lexicons
from index.catalogue.backends.sql import is_postgres
from index.catalogue.damage import PUBLISHED, Damage, Part, find_all, find_damaged, reconnect, seal
from index.catalogue.database import raise_generation, read, write
from index.catalogue.locks import write_lock
from index.catalogue.tables import ARTICLES, PASSAGES, STATEMENTS, VERSIONS
from index.errors import IndexingError, VectorStoreError
from index.lexical.choice import LexicalSearch
from index.upkeep import kept_rows
from index.upkeep.foreign_schema import find_missing
from index.vectors import stored as stored_vectors
from index.vectors.check import CollectionFault, Sample, check_collections
from index.vectors.chroma import digest_ids
from index.vectors.collection_keeper import describe_loss
from index.vectors.embedder import Embedder
from index.vectors.missing_vectors import embed_missing, find_texts
from index.vectors.question_model import QuestionModel
from index.vectors.reclaiming import find_leftovers, read_unfinished, remove_leftovers

#: Vectors of each collection that are searched for; a loss of one in fifty is missed once in fifty times.
_SAMPLE = 200

#: The passages or statements whose offsets lie outside their article's text.
_BROKEN = """
    SELECT t.id, t.version FROM {table} t JOIN versions v ON v.id = t.version
    WHERE t.start < 0 OR t."end" <= t.start OR t."end" > length(v.text)
"""

#: What helps where the database itself is damaged.
_ADVICE = "restore a backup, or move it away and run onrecord index"

CheckVectors = Callable[[Mapping[str, Sample]], Sequence[CollectionFault]]


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault, in words for the operator.

    Attributes:
        is_mended: Whether a repair mends it; where not, the words say what does.
    """

    what: str
    is_mended: bool = True

    def __str__(self) -> str:
        return self.what


@dataclass(frozen=True, slots=True)
class Verifier:
    """Checks the stores of an archive, and repairs them under its write lock.

    Attributes:
        find_faults: Checks collections. `check_in_child` does it in another process, since torn files may crash it.
        set_aside: Moves a Chroma folder that cannot be opened away, so that it can be rebuilt. It returns the new
            place, or None if there is no folder.
        question_model: The exported model; None if questions are not embedded with one.
        lexical: What searches words; None if it is in the catalogue alone.
    """

    archive: Archive
    embedder: Embedder
    find_faults: CheckVectors
    set_aside: Callable[[], Path | None] | None = None
    question_model: QuestionModel | None = None
    lexical: LexicalSearch | None = None

    def check(self) -> list[Problem]:
        """Return the faults. Nothing is changed, apart from locks.

        Raises:
            CatalogueError: If the database itself is damaged.
        """
        with write_lock(self.archive.engine):
            return self._check_all()

    def repair(self) -> list[Problem]:
        """Repair the faults and return them.

        Passages and statements of damaged articles are removed, and the next run of indexing reads these articles
        again. Only a source knows the published text, so a damaged text or title stays damaged until then, and is not
        cited.

        Raises:
            IndexingError: If faults remain, as when the database itself is damaged. Where it or a part of it is gone,
                nothing is changed.
        """
        with write_lock(self.archive.engine):
            if gone := self._find_gone():
                raise IndexingError(f"could not be repaired: {'; '.join(map(str, gone))}")
            problems = self._check_catalogue()
            if problems:
                self._repair_catalogue()
            faults = [*self.check_collections(), *self._check_leftovers()]
            if faults:
                self._repair_collections()
            self._finish()
            remove_leftovers(self.archive.data_dir)
            exports = self._check_export()
            if exports and self.question_model:
                self.question_model.make(self.archive.progress)
            found = [*problems, *faults, *exports, *self._repair_lexical()]
            remaining = self._check_all() if found else []
        if remaining:
            raise IndexingError(f"could not be repaired: {'; '.join(map(str, remaining))}")
        return found

    def _check_all(self) -> list[Problem]:
        if gone := self._find_gone():
            return gone
        stores = [*self._check_catalogue(), *self.check_collections(), *self._check_leftovers()]
        return [*stores, *self._check_export(), *self._check_lexical()]

    def _find_gone(self) -> list[Problem]:
        """Return what only a backup has: the catalogue, or tables and columns of it."""
        with read(self.archive.engine) as connection:
            loss = describe_loss(connection, self.archive.data_dir)
            missing = [f"the catalogue lacks {name}: {_ADVICE}" for name in find_missing(connection)]
        return [Problem(what, is_mended=False) for what in ([loss] if loss else missing)]

    def _check_catalogue(self) -> list[Problem]:
        with write(self.archive.engine) as connection:  # the full text's own check counts as a write
            damages = find_all(connection)
            return [
                *_check_database(connection),
                *(Problem(f"{damage}; {_advise(damage)}", _is_mended(damage)) for damage in damages),
                *map(Problem, kept_rows.describe(connection)),
                *_check_shingles(connection, damages),
                *_check_vectors_exist(connection, self.embedder.fingerprint),
            ]

    def check_vectors(self) -> list[Problem]:
        """Return the faults that prevent search by meaning: lost vectors, another model's vectors only, or Chroma's."""
        return [*self.check_kept_vectors(), *self.check_collections()]

    def check_kept_vectors(self) -> list[Problem]:
        """Return the faults of the catalogue's own vectors, with which a small archive is searched."""
        with read(self.archive.engine) as connection:
            return list(_check_vectors_exist(connection, self.embedder.fingerprint))

    def check_collections(self) -> list[Problem]:
        """Return the faults of Chroma. Safe while another process writes: active collections are never modified."""
        model = self.embedder.fingerprint
        with read(self.archive.engine) as connection:
            samples = dict(_samples(connection, model))
            needed = stored_vectors.read_needed_digests(connection)
            unplaced = stored_vectors.find_unplaced(connection, model, needed)
        problems = [Problem(f"{len(unplaced)} vectors lie in no collection that is searched")] if unplaced else []
        if samples:
            problems += [Problem(f"collection {fault.name}: {fault.reason}") for fault in self.find_faults(samples)]
        return problems

    def _check_leftovers(self) -> list[Problem]:
        try:
            leftovers = self.archive.keeper.find_leftovers()
        except VectorStoreError as error:
            return [Problem(str(error))]
        files = [
            Problem(f"{path.name}: left by an interrupted restore") for path in find_leftovers(self.archive.data_dir)
        ]
        return [*(Problem(f"collection {name}: left by an interrupted run") for name in leftovers), *files]

    def _check_export(self) -> list[Problem]:
        damage = self.question_model.find_damage() if self.question_model else None
        return [Problem(damage)] if damage else []

    def _check_lexical(self) -> list[Problem]:
        damage = self.lexical.find_damage() if self.lexical else None
        return [Problem(damage)] if damage else []

    def _repair_lexical(self) -> list[Problem]:
        """Write the files of lexical search anew if they are damaged, and bring them up to date."""
        faults = self._check_lexical()
        if self.lexical and faults:
            self.lexical.write_anew(self.archive.engine, self.archive.progress)
        elif self.lexical:
            self.lexical.write(self.archive.engine, self.archive.progress)
        return faults

    def _repair_catalogue(self) -> None:
        with write(self.archive.engine) as connection:
            reconnect(connection)
            kept_rows.mend(connection, self.archive.clock())
            for table in ("passages", "statements"):
                _remove_broken(connection, table)
            copies.mend(connection, _remove_damaged(connection))
            lexicons.rebuild(connection)
            stored_vectors.forget_damaged(connection)
            stored_vectors.release_lost(connection)
            raise_generation(connection)
        with read(self.archive.engine) as connection:
            texts = find_texts(connection, stored_vectors.find_lost(connection, self.embedder.fingerprint))
        embed_missing(self.archive.engine, self.embedder, texts, self.archive.progress)

    def _repair_collections(self) -> None:
        try:
            self._rewrite_collections()
        except VectorStoreError:
            if self.set_aside is None or self.set_aside() is None:
                raise
            self._rewrite_collections()

    def _finish(self) -> None:
        with read(self.archive.engine) as connection:
            unfinished = read_unfinished(connection)
        if unfinished:
            self.archive.keeper.finish(self.archive.clock(), self.archive.progress)

    def _rewrite_collections(self) -> None:
        written = self.archive.keeper.rewrite_all(self.archive.progress)
        with write(self.archive.engine) as connection:
            self.archive.keeper.activate(connection, written, self.archive.clock())
            raise_generation(connection)
        self.archive.keeper.clean_up(self.archive.clock())


def check_in_child(path: Path, url: str | None) -> CheckVectors:
    """Return a check, in a child process, of the collections in a folder or on a server."""
    return lambda samples: check_collections(None if url else path, url, samples)


def _check_file(connection: Connection) -> Iterator[Problem]:
    """Check what SQLite's file may lose; Postgres checks its pages itself (``pg_amcheck``)."""
    for (line,) in connection.execute(text("PRAGMA integrity_check(20)")):
        if line != "ok":
            yield Problem(f"the catalogue is damaged ({line}): {_ADVICE}", is_mended=False)
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield Problem(f"the catalogue refers to a missing row, in {row[0]}")


def _check_database(connection: Connection) -> Iterator[Problem]:
    if not is_postgres(connection):
        yield from _check_file(connection)
    for command in read_unfinished(connection):
        yield Problem(f"onrecord {command} was interrupted")
    for lexicon in lexicons.find_broken(connection):
        yield Problem(f"the full text {lexicon} is not in step with the articles")
    for table in ("passages", "statements"):
        count = connection.execute(text(f"SELECT count(*) FROM ({_BROKEN.format(table=table)}) AS broken")).scalar_one()
        if count:
            yield Problem(f"{count} {table} reach beyond their article's text")


def _advise(damage: Damage) -> str:
    if not damage.is_current:
        return "no source has an older version: a backup may have it, and onrecord compact removes it"
    if damage.version is not None and PUBLISHED.isdisjoint(damage.parts):
        return "onrecord index finds them again"
    return "onrecord index reads it again; if its source no longer has it, only a backup does"


def _is_mended(damage: Damage) -> bool:
    """Whether a repair removes what is damaged; published words come from elsewhere."""
    return damage.version is None or (damage.is_current and PUBLISHED.isdisjoint(damage.parts))


def _remove_damaged(connection: Connection) -> set[int]:
    """Remove damaged versions from search, so that the next run of indexing reads their articles again; return them.

    An article without any version is deleted; the next run stores it as a new one.
    """
    connection.execute(delete(ARTICLES).where(ARTICLES.c.id.not_in(select(VERSIONS.c.article))))
    versions = _versions_of(find_damaged(connection))
    for version in versions:
        for table in (PASSAGES, STATEMENTS):
            connection.execute(delete(table).where(table.c.version == version))
        connection.execute(update(VERSIONS).where(VERSIONS.c.id == version).values(fingerprint=""))
    seal(connection, versions, (Part.PASSAGES, Part.STATEMENTS))
    return versions


def _versions_of(damages: Iterable[Damage]) -> set[int]:
    return {damage.version for damage in damages if damage.version is not None}


def _check_shingles(connection: Connection, damages: Iterable[Damage]) -> Iterator[Problem]:
    if articles := copies.find_damaged(connection, _versions_of(damages)):
        yield Problem(f"the shingles of {len(articles)} articles, which find their copies, are damaged")


def _check_vectors_exist(connection: Connection, model: str) -> Iterator[Problem]:
    lost = stored_vectors.find_lost(connection, model)
    if lost:
        needed = stored_vectors.read_needed_digests(connection)
        yield Problem(f"{len(lost)} of {len(needed)} vectors are missing or damaged for the model {model}")


def _samples(connection: Connection, model: str) -> Iterator[tuple[str, Sample]]:
    for name, size in stored_vectors.active_collections(connection, model).items():
        digests = stored_vectors.read_collection_digests(connection, name)
        step = max(1, len(digests) // _SAMPLE)
        block = stored_vectors.read_block(connection, model, digests[::step][:_SAMPLE])
        yield name, Sample(size, block.digests, block.vectors, digest_ids(digests))


def _remove_broken(connection: Connection, table: str) -> None:
    broken = f"({_BROKEN.format(table=table)}) AS broken"
    connection.execute(text(f"UPDATE versions SET fingerprint = '' WHERE id IN (SELECT version FROM {broken})"))
    connection.execute(text(f"DELETE FROM {table} WHERE id IN (SELECT id FROM {broken})"))
