"""An archive of a test's own: the real catalogue, builder and verifier, around the fakes that the test wants."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select, text

from corpus.sources import Source, SourceKind
from index import archive as archives
from index.building.builder import Builder
from index.building.changes import Prune
from index.building.preparing import Arrival
from index.building.tally import IndexReport
from index.catalogue.database import read, write
from index.catalogue.tables import ARTICLES, PASSAGES
from index.errors import VectorStoreError
from index.lexical.engine import list_terms
from index.lexical.in_catalogue import IN_CATALOGUE
from index.upkeep.verifying import CheckVectors, Verifier
from index.vectors.check import CollectionFault, Sample
from index.vectors.collection_keeper import CollectionKeeper
from index.vectors.nearest import VectorSearch
from index.vectors.store import VectorStore
from tests.databases import DATABASES
from tests.fakes import RecordingProgress, SaidExtractor, StepClock, WordEmbedder
from tests.index.support.vector_store_fake import InMemoryVectorStore


class Archive:
    """A data directory with what writes and reads it.

    Attributes:
        store: In memory unless another is given.
        engine: The database whose turn it is, unless another is given.
    """

    def __init__(self, data_dir: Path, store: VectorStore | None = None, engine: Engine | None = None) -> None:
        self.data_dir = data_dir
        self.engine = engine or DATABASES.open(data_dir)
        self.embedder = WordEmbedder()
        self.extractor = SaidExtractor()
        self.store: VectorStore = store or InMemoryVectorStore()
        self.clock = StepClock()
        self.progress = RecordingProgress()

    @property
    def keeper(self) -> CollectionKeeper:
        """A keeper for the embedder's present model."""
        return CollectionKeeper(self.engine, self.store, self.embedder.fingerprint)

    @property
    def parts(self) -> archives.Archive:
        """What the commands work on."""
        return archives.Archive(self.engine, self.data_dir, self.keeper, self.clock, self.progress)

    def build(
        self, items: Iterable[Arrival], sources: Sequence[Path | Source] = (), prune: Prune = Prune.NEVER
    ) -> IndexReport:
        """Run a builder of its own, as a new process would; a path is a source that was read whole."""
        builder = Builder(self.parts, self.embedder, self.extractor)
        return builder.build(items, [as_source(one) for one in sources], prune)

    def verifier(self, check_vectors: CheckVectors | None = None) -> Verifier:
        """Return a verifier that checks the store in this process unless told otherwise."""
        return Verifier(self.parts, self.embedder, check_vectors or self.check_here)

    def problems(self) -> list[str]:
        """Return what a verifier finds."""
        return [problem.what for problem in self.verifier().check()]

    def find_by_words(self, *words: str) -> list[str]:
        """Return the ids of the articles that hold any of the words, best first."""
        with read(self.engine) as connection:
            hits = IN_CATALOGUE.search_articles(connection, list_terms(words), 100)
            ids = dict(connection.execute(select(ARTICLES.c.current, ARTICLES.c.article_id)).all())
        return [ids[hit.row] for hit in hits]

    def find_by_vector(self, question: str) -> str | None:
        """Return the id of the article with the nearest passage of all that are current."""
        with read(self.engine) as connection:
            search = VectorSearch(self.store, self.embedder.fingerprint)
            hits = search.search(connection, self.embedder.embed([question])[0], 100)
            query = select(PASSAGES.c.digest, ARTICLES.c.article_id)
            query = query.join_from(PASSAGES, ARTICLES, ARTICLES.c.current == PASSAGES.c.version)
            ids = dict(connection.execute(query).all())
        return next((ids[hit.digest] for hit in hits if hit.digest in ids), None)

    def rows(self, query: str, **values: Any) -> list[tuple[Any, ...]]:
        """Read the catalogue by SQL."""
        with read(self.engine) as connection:
            return [tuple(row) for row in connection.execute(text(query), values)]

    def stored(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return what two archives of the same articles share: rows, vectors, and the state but for what is random."""
        names = ("articles", "versions", "passages", "statements", "listings", "copies")
        rows = {name: self.rows(f"SELECT * FROM {name} ORDER BY 1, 2") for name in names}
        rows["state"] = self.rows(
            "SELECT name, value FROM state WHERE name NOT IN ('archive_id', 'lexicon_stamp') ORDER BY name"
        )
        return rows | {"vectors": self.rows("SELECT digest, model, data FROM vectors ORDER BY digest")}

    def damage(self, statement: str, **values: Any) -> None:
        """Change the catalogue by SQL, behind the back of everything that keeps it in step."""
        with write(self.engine) as connection:
            connection.execute(text(statement), values)

    def check_here(self, samples: Mapping[str, Sample]) -> tuple[CollectionFault, ...]:
        """Check collections as `index.vectors.check` does, without a child process."""
        faults = [CollectionFault(name, fault) for name, one in samples.items() if (fault := self._fault(name, one))]
        return tuple(faults)

    def _fault(self, name: str, sample: Sample) -> str:
        try:
            for one, vector in zip(sample.digests, sample.vectors, strict=True):
                hits = self.store.search([name], vector, sample.size + 1)
                if len(hits) != sample.size or one not in {hit.digest for hit in hits}:
                    return "not what it should hold"
        except VectorStoreError as error:
            return str(error)
        return ""


def as_source(given: Path | Source) -> Source:
    """Return a path as the source that it is."""
    return given if isinstance(given, Source) else Source(str(given), SourceKind.PATH)
