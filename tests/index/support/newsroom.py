"""An archive with a backup, for tests of restoring it."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine

from index.upkeep.backup import back_up
from index.upkeep.forgetting import forget
from index.upkeep.restoring import Restorer, RestoreReport
from index.vectors.chroma import ChromaVectorStore
from index.vectors.collection_keeper import CollectionKeeper
from tests.fakes import make_article
from tests.index.support.archive import Archive

BRIDGE = replace(
    make_article("Ada Orr said that the bridge would stay free. It rained.", "bridge"), page_text="Home\nThe bridge"
)
LIBRARY = make_article("Odette Vane said that the library would close. It rained.", "library")
FERRY = make_article("Ben Orr said that the Quixomarrow ferry is late. It rained.", "ferry")


class Newsroom:
    """An archive in Chroma with a backup of two articles, to which a third came since.

    Args:
        folder: Holds them, see `make_newsroom`.
    """

    def __init__(self, folder: Path) -> None:
        self.data_dir = folder / "data"
        self.file = folder / "news.backup"
        self.archive = self.open()

    def open(self) -> Archive:
        """Open the archive as a new process does."""
        return Archive(self.data_dir, ChromaVectorStore(self.data_dir / "chroma"))

    def close(self) -> None:
        """Free what the archive holds."""
        assert isinstance(self.archive.store, ChromaVectorStore)
        self.archive.store.close()
        self.archive.engine.dispose()

    def restore(self, file: Path | None = None) -> RestoreReport:
        """Restore with nothing open, and open the archive again."""
        self.close()
        store = ChromaVectorStore(self.data_dir / "chroma")

        def make_keeper() -> CollectionKeeper:
            self.archive = self.open()
            return self.archive.keeper

        try:
            return Restorer(
                data_dir=self.data_dir,
                make_keeper=make_keeper,
                prepare=_prepare_nothing,
                carry_over=lambda _connection, _present: None,
                withdraw=lambda _connection, _articles: None,
                set_aside=store.set_aside,
                clock=self.archive.clock,
            ).restore(file or self.file)
        finally:
            self.close()
            self.archive = self.open()

    def forget(self, key: str) -> None:
        """Take an article down."""
        forget(self.archive.parts, [key], lambda _connection, _articles: None)

    def found(self) -> tuple[list[str], str | None]:
        """Return what is found by words and by meaning."""
        return sorted(self.archive.find_by_words("rained")), self.archive.find_by_vector("the bridge would stay free")


def make_newsroom(folder: Path) -> Path:
    """Make what a newsroom begins with, in an empty folder, and return the folder."""
    made = Newsroom(folder)
    made.archive.build([BRIDGE, FERRY])
    back_up(made.data_dir, made.file, made.archive.progress)
    made.archive.build([BRIDGE, FERRY, LIBRARY])
    made.close()
    return folder


def _prepare_nothing(_engine: Engine) -> None:
    return None
