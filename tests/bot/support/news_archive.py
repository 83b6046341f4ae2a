"""A fresh archive with a folder of news, its commands, and two ways to interrupt its first index.

A kill ends the process at an embedded text, without any cleaning up. A running process is one that holds the lock.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.running.assembly import Assembly
from bot.settings import BotSettings
from index.catalogue.database import open_catalogue, read, write
from index.catalogue.locks import write_lock
from index.catalogue.sources import FirstIndex, read_first_index
from index.catalogue.tables import ARTICLES, STATE
from index.vectors.embedder import Vectors
from tests.fakes import WordEmbedder
from tests.index.support.vector_store_fake import InMemoryVectorStore
from tests.program import Ended, Onrecord

QUESTION = "what did Ada Orr say about the ferry?"
#: The articles in the folder of news, and those among the samples.
OWN = 6
SAMPLED = 12
#: Texts embedded when the third round begins, with two articles a round and two texts an article.
TWO_ROUNDS = 9


class Stopped(BaseException):
    """The end of a process in the middle of its work."""


class KilledEmbedder(WordEmbedder):
    """An embedder whose process ends at the text of this number; None for never."""

    ends_at: int | None = None

    def _embed_one(self, text: str) -> Vectors:
        if self.ends_at is not None and len(self.embedded) >= self.ends_at:
            raise Stopped
        return super()._embed_one(text)


class KeptStore(InMemoryVectorStore):
    """A store shared by all commands of a test, as they share Chroma's folder."""

    def set_aside(self) -> Path | None:
        """Have no folder."""
        return None


@dataclass(frozen=True, slots=True)
class NewsArchive:
    """A data directory, folders of news, and the command line.

    Attributes:
        folder: The working directory, with the news in ``news`` and ``more``.
    """

    data_dir: Path
    folder: Path
    embedder: KilledEmbedder
    command: Onrecord

    def killed(self, *arguments: str, at: int) -> None:
        """Run a command, and kill it after so many texts are embedded."""
        self.embedder.ends_at = len(self.embedder.embedded) + at
        with pytest.raises(Stopped):
            self.command(*arguments)
        self.embedder.ends_at = None

    def ask(self) -> Ended:
        """Ask for an answer in JSON."""
        return self.command("ask", "--json", QUESTION)

    def sources(self) -> set[str]:
        """Return the names of the folders that the stored articles came from."""
        engine = open_catalogue(self.data_dir)
        with read(engine) as connection:
            found = {Path(source).parent.name for source in connection.execute(select(ARTICLES.c.source)).scalars()}
        engine.dispose()
        return found

    def count(self) -> int:
        """Return how many articles are stored."""
        engine = open_catalogue(self.data_dir)
        with read(engine) as connection:
            found = connection.execute(select(func.count()).select_from(ARTICLES)).scalar_one()
        engine.dispose()
        return found

    def first(self) -> FirstIndex | None:
        """Return the stored record of the first index."""
        engine = open_catalogue(self.data_dir)
        with read(engine) as connection:
            found = read_first_index(connection)
        engine.dispose()
        return found

    def make_older(self, *states: str) -> None:
        """Make the archive one of an older program, which kept no record of the first index."""
        engine = open_catalogue(self.data_dir)
        with write(engine) as connection:
            connection.execute(STATE.delete().where(STATE.c.name.in_(["first_index", *states])))
        engine.dispose()


def assembly_of(archive: NewsArchive, **settings: object) -> Assembly:
    """Return the archive's assembly."""
    return Assembly(BotSettings(data_dir=archive.data_dir, **settings))  # type: ignore[arg-type]  # by name


@contextmanager
def running(archive: NewsArchive) -> Iterator[None]:
    """Let another process index while the block runs."""
    with write_lock(archive.data_dir):
        yield
