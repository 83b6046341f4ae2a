"""The composition root: the one place that builds the parts of the program from the settings.

Heavy modules are imported when a part is first used, so that ``onrecord --help`` loads no model.
"""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    from sqlalchemy import Engine

    from bot.answering.answerer import ArchiveAnswerer
    from bot.checking.checker import ArchiveChecker
    from bot.settings import BotSettings
    from bot.writers import Writer
    from corpus.gathering.web import WebReader
    from corpus.sources import Source
    from corpus.visits import Item
    from index.archive import Archive
    from index.building.builder import Builder
    from index.building.preparing import Arrival
    from index.building.workers import ArticleLimits
    from index.cluster.ray_cluster import Address
    from index.lexical.choice import LexicalSearch
    from index.progress import Progress
    from index.statements import StatementExtractor
    from index.upkeep.verifying import Verifier
    from index.vectors.chroma import ChromaVectorStore
    from index.vectors.collection_keeper import CollectionKeeper
    from index.vectors.embedder import Embedder
    from index.vectors.nearest import VectorSearch
    from index.vectors.question_model import QuestionModel


@dataclass(frozen=True)
class Assembly:
    """The parts of one process, each built on first use."""

    settings: "BotSettings"

    @property
    def data_dir(self) -> Path:
        """The data directory, as an absolute path."""
        return self.settings.data_dir.expanduser().absolute()

    @cached_property
    def listed_sources(self) -> "Sequence[Source] | None":
        """The sources in the settings, else those in ``sources.toml``; None if neither exists.

        Raises:
            UnreadableError: If a list of sources cannot be read.
        """
        from corpus.gathering.source_list import SOURCE_LIST, parse_sources

        listed = self.settings.sources or ((str(SOURCE_LIST),) if SOURCE_LIST.exists() else ())
        return parse_sources(listed) if listed else None

    @contextmanager
    def web_reader(self) -> "Iterator[WebReader]":
        """Yield the reader of web sources; it loads and starts nothing before the first source."""
        from corpus.fetching.fetcher import Fetcher, name_ourselves
        from corpus.gathering.web import WebReader
        from corpus.sandbox.process import ParserProcess
        from index.catalogue.sources import ArchiveMemory

        settings = self.settings
        number = version("onrecord")
        agent = name_ourselves(number, settings.contact) if settings.contact else f"OnRecord/{number}"
        fetching = Fetcher(user_agent=agent, reachable=settings.fetch_reachable)
        with fetching as fetcher, ParserProcess(earliest_year=settings.earliest_year) as parser:
            yield WebReader(fetcher, parser, ArchiveMemory(self.engine))

    @cached_property
    def engine(self) -> "Engine":
        """The catalogue's engine; opening it migrates the schema."""
        from index.catalogue.database import open_catalogue

        return open_catalogue(self.data_dir, self.settings.database_url.get_secret_value())

    @cached_property
    def embedder(self) -> "Embedder":
        """The embedding model; loaded on first use."""
        from index.vectors.multilingual.choice import make_embedder

        return make_embedder(self.model, self.settings.number_format)

    @cached_property
    def model(self) -> str:
        """The name of the embedding model: the settings', or that of the archive."""
        from index.catalogue.database import read
        from index.vectors.multilingual.choice import AUTO, model_of

        if self.settings.embedding_model != AUTO:
            return self.settings.embedding_model
        with read(self.engine) as connection:
            return model_of(connection)

    def choose_model(self, items: "Iterable[Item]") -> "Iterable[Item]":
        """Choose the model by the archive's languages, if the settings leave it open; return the items.

        Before a first index, which is where the archive has no model, the first of the items are read.

        Raises:
            LockedError: If another process is indexing.
        """
        from index.building.peeking import peek_languages
        from index.catalogue.database import get_state, read
        from index.catalogue.locks import write_lock
        from index.vectors.multilingual.choice import AUTO, choose_model

        if self.settings.embedding_model != AUTO:
            return items
        languages: list[str | None] = []
        with read(self.engine) as connection:
            is_first = get_state(connection, "model") is None
        if is_first:
            with write_lock(self.engine):
                languages, items = peek_languages(items)
        with read(self.engine) as connection:
            chosen = choose_model(connection, languages)
        if chosen != self.model:
            for part in ("embedder", "keeper", "question_model", "questions"):
                self.__dict__.pop(part, None)  # made for the other model
            self.__dict__["model"] = chosen
        return items

    @cached_property
    def question_model(self) -> "QuestionModel":
        """The exported model that embeds questions; loaded on first use."""
        from index.vectors.question_model import QuestionModel

        return QuestionModel(self.data_dir, self.engine, self.embedder)

    @cached_property
    def lexical(self) -> "LexicalSearch":
        """The search by words; what it searches in is opened on first use."""
        from index.lexical.choice import LexicalSearch

        return LexicalSearch(self.data_dir, self.settings.lexical)

    @property
    def _chroma_folder(self) -> Path:
        from index.vectors.collection_files import CHROMA_FOLDER

        return self.data_dir / CHROMA_FOLDER

    @cached_property
    def store(self) -> "ChromaVectorStore":
        """The vector store, Chroma; opened on first use."""
        from index.vectors.chroma import ChromaVectorStore

        return ChromaVectorStore(self._chroma_folder, self.settings.chroma_url or None)

    @cached_property
    def extractor(self) -> "StatementExtractor":
        """The statement extractor that the settings name."""
        from index.building.parts import NoExtractor
        from index.extraction.extractors import make_extractor

        if self.settings.extractor == "none":
            return NoExtractor()
        return make_extractor(self.settings.extractor, self.settings.least_confidence)

    @cached_property
    def keeper(self) -> "CollectionKeeper":
        """The keeper of the vector collections."""
        from index.vectors.collection_keeper import CollectionKeeper

        return CollectionKeeper(self.engine, self.store, self.embedder.fingerprint)

    def archive(self, progress: "Progress | None" = None) -> "Archive":
        """Return the archive as the commands that write need it."""
        from index.archive import Archive
        from index.progress import Silence

        return Archive(self.engine, self.data_dir, self.keeper, lambda: datetime.now(UTC), progress or Silence())

    def builder(self, progress: "Progress | None" = None) -> "Builder":
        """Return the builder, which indexes articles."""
        from index.building.builder import Builder

        return Builder(self.archive(progress), self.embedder, self.extractor, self._limits)

    @property
    def _limits(self) -> "ArticleLimits":
        from index.building.workers import ArticleLimits

        return ArticleLimits(self.settings.article_seconds, self.settings.article_characters)

    def prepared(
        self, read: "Callable[[], Iterable[Item]]", address: "Address", progress: "Progress"
    ) -> "Generator[Arrival, None, None]":
        """Return the items that are read, articles prepared by the workers of a Ray cluster, for the builder.

        Closing it ends the cluster if it was started for this.
        """
        from index.building.parts import fingerprint_of
        from index.cluster.job import prepare_in_cluster
        from index.cluster.preparer import Means
        from index.vectors.multilingual.choice import make_embedder

        make = partial(make_embedder, self.model, self.settings.number_format)
        model = self.embedder.fingerprint
        means = Means(self.extractor, make, self._limits, model, fingerprint_of(self.extractor, model))
        return prepare_in_cluster(read, means, self.engine, address, progress)

    def answerer(self, *, trust_vectors: bool = True, asks_once: bool = False) -> "ArchiveAnswerer":
        """Return the answerer.

        Args:
            trust_vectors: If not, it searches exactly instead of by Chroma.
            asks_once: Whether few questions are asked; see `index.vectors.nearest.VectorSearch`.
        """
        from bot.answering.answerer import ArchiveAnswerer
        from index.search.searching import Search

        vectors = self.vector_search(is_trusted=trust_vectors, asks_once=asks_once)
        return ArchiveAnswerer(self.engine, Search(self.questions, vectors, self.lexical))

    def checker(self) -> "ArchiveChecker":
        """Return what checks drafts against the archive."""
        from bot.checking.checker import ArchiveChecker
        from index.extraction.extractors import make_extractor

        engine = "pattern" if self.settings.extractor == "none" else self.settings.extractor
        return ArchiveChecker(self.engine, make_extractor(engine), self.lexical)

    @cached_property
    def writer(self) -> "Writer | None":
        """What puts answers into prose; None if no language model is set up.

        Raises:
            SettingsError: If the model's package is not installed, or settings are missing.
        """
        if self.settings.llm_provider == "off":
            return None
        from bot.running.prose import make_writer

        return make_writer(self.settings, self.engine, self.checker(), self.questions)

    @cached_property
    def questions(self) -> "Embedder":
        """What embeds questions, not loaded yet: the exported model if there is a sound one."""
        from index.vectors.embedder import for_questions
        from index.vectors.question_embedding import QuestionEmbedder

        return QuestionEmbedder(for_questions(self.embedder), self.question_model.load)

    def vector_search(self, *, is_trusted: bool = True, asks_once: bool = False) -> "VectorSearch":
        """Return what finds the vectors nearest to a question's."""
        from index.vectors.nearest import MOST_EXACT, VectorSearch

        model = self.embedder.fingerprint
        return VectorSearch(self.store, model, is_trusted=is_trusted, most_exact=MOST_EXACT, asks_once=asks_once)

    def verifier(self, progress: "Progress | None" = None) -> "Verifier":
        """Return the verifier, which checks and repairs the stores."""
        from index.upkeep.verifying import Verifier, check_in_child

        check_vectors = check_in_child(self._chroma_folder, self.settings.chroma_url or None)
        return Verifier(
            self.archive(progress),
            self.embedder,
            check_vectors,
            self.store.set_aside,
            self.question_model,
            self.lexical,
        )

    def find_loss(self) -> str | None:
        """Return what to do if the catalogue is gone while its vectors are there; None if all is well."""
        from index.catalogue.database import read
        from index.vectors.collection_keeper import describe_loss

        with read(self.engine) as connection:
            return describe_loss(connection, self.data_dir)
