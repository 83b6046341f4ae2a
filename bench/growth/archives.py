"""Made archives, built once and kept by the digest of all that decides what is in them."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bench.growth import newsroom, renaming, sections, vocabulary, writing
from bench.growth.newsroom import Newsroom
from bench.growth.sections import Material, read_material
from bench.growth.writing import Writer
from bench.kept import digest_of, kept_folder
from bot.running.assembly import Assembly
from bot.settings import BotSettings
from index.catalogue.database import read
from index.language.sentences import SPLITTER_FINGERPRINT
from index.progress import Progress

SEED = 20261130

_MAKERS = (newsroom, renaming, sections, vocabulary, writing)


@dataclass(frozen=True)
class MadeArchive:
    """An archive that stands.

    Attributes:
        newsroom: What made its articles.
        count: The number of articles.
        data_dir: The data directory.
        file: Its articles, as a source to index.
    """

    newsroom: Newsroom
    count: int
    data_dir: Path
    file: Path


@dataclass(frozen=True)
class Archives:
    """Makes archives of any size.

    Attributes:
        original: The data directory of the archive whose sections are recombined.
        articles: The file that it was indexed from.
        folder: Holds the archives, 60 MB for a thousand articles.
    """

    original: Path
    articles: Path
    folder: Path

    def build(self, count: int, progress: Progress) -> MadeArchive:
        """Return an archive of so many articles, made now if it does not stand."""
        name = f"growth-{count}"
        made = self._at(self.folder / f"{name}.{self._digest}", count)
        kept_folder(self.folder, name, self._digest, lambda place: self._fill(self._at(place, count), made, progress))
        return made

    def _fill(self, place: MadeArchive, final: MadeArchive, progress: Progress) -> None:
        assembly = assemble(place.data_dir)
        place.data_dir.mkdir(parents=True)
        writer = Writer(assembly.archive(progress), self._material, self._fingerprint, SEED)
        writer.write(final.newsroom, final.count, place.file)
        assembly.question_model.refresh(progress)
        assembly.lexical.refresh(assembly.engine, progress)
        assembly.engine.dispose()

    def _at(self, place: Path, count: int) -> MadeArchive:
        file = place / "articles.jsonl"
        return MadeArchive(Newsroom(self._material, SEED, str(file)), count, place / "data", file)

    @cached_property
    def _material(self) -> Material:
        assembly = assemble(self.original)
        with read(assembly.engine) as connection:
            return read_material(connection, assembly.embedder.fingerprint)

    @cached_property
    def _fingerprint(self) -> str:
        assembly = assemble(self.original)
        return f"{SPLITTER_FINGERPRINT}|{assembly.extractor.fingerprint}|{assembly.embedder.fingerprint}"

    @cached_property
    def _digest(self) -> str:
        return digest_of(self.articles, self._fingerprint, *(Path(str(maker.__file__)) for maker in _MAKERS))


def assemble(data_dir: Path) -> Assembly:
    """Return the program's parts over this data directory, with the settings of a fresh installation."""
    return Assembly(BotSettings(data_dir=data_dir, embedding_model="", extractor="auto", chroma_url=""))
