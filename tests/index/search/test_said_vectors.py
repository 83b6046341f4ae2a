"""The vectors of what a speaker said: the newest statements', each once, kept for those asked about last."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Connection, select

from index.catalogue.database import read
from index.catalogue.tables import STATEMENTS
from index.search import said_vectors
from index.search.said_vectors import SaidVectors
from index.vectors.nearest import OpenVectors
from index.vectors.stored import VectorBlock
from tests.bot.support.asking import AskedArchive, make_news

ORR, VANE = frozenset({"Ada Orr"}), frozenset({"Odette Vane"})
FIRST, SECOND = "Ada Orr said that the bridge is safe.", "Ada Orr said that the toll is fair."
THIRD = "Odette Vane said that the ferry is late."


class Opened(OpenVectors):
    """Has a vector for each digest, and counts how often it was asked."""

    def __init__(self) -> None:
        self.reads = 0

    def pick(self, connection: Connection, digests: Sequence[str]) -> VectorBlock:  # noqa: ARG002
        """Return the vectors, all of them alike."""
        self.reads += 1
        return VectorBlock(tuple(digests), np.ones((len(digests), 2), dtype=np.float32))


@pytest.fixture
def asked(tmp_path: Path) -> AskedArchive:
    """Two statements of one speaker, the first of them in two articles, and one of another."""
    return AskedArchive(
        tmp_path, make_news(FIRST), make_news(SECOND, "b"), make_news(f"{FIRST} Rain fell.", "c"), make_news(THIRD, "d")
    )


def digests_of(connection: Connection, speaker: str) -> list[str]:
    """Return the digests of a speaker's statements, the newest first."""
    said = select(STATEMENTS.c.digest).where(STATEMENTS.c.speaker == speaker).order_by(STATEMENTS.c.version.desc())
    return list(connection.execute(said).scalars())


def test_each_statement_is_compared_once_and_the_newest_come_first(
    asked: AskedArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Also of several names together, and up to the limit.
    """
    with read(asked.archive.engine) as connection:
        newest, second, again = digests_of(connection, "Ada Orr")
        (other,) = digests_of(connection, "Odette Vane")
        assert newest == again

        assert SaidVectors().read(connection, ORR, Opened(), 1).digests == (newest, second)
        assert SaidVectors().read(connection, ORR | VANE, Opened(), 1).digests == (other, newest, second)

        monkeypatch.setattr(said_vectors, "_MOST_OF_SPEAKER", 1)
        assert SaidVectors().read(connection, ORR | VANE, Opened(), 1).digests == (other,)


def test_speakers_are_kept_until_there_are_too_many_vectors(
    asked: AskedArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Those asked about last stay. A changed archive is read anew.
    """
    opened, said = Opened(), SaidVectors()
    with read(asked.archive.engine) as connection:
        for speakers, generation in ((ORR, 1), (VANE, 1), (ORR, 1), (VANE, 1)):
            said.read(connection, speakers, opened, generation)
        assert opened.reads == 2
        said.read(connection, ORR, opened, 2)
        assert opened.reads == 3

        monkeypatch.setattr(said_vectors, "_MOST_KEPT", 2)
        opened, said = Opened(), SaidVectors()
        for speakers in (ORR, VANE, VANE, ORR, ORR):
            said.read(connection, speakers, opened, 1)
        assert opened.reads == 3
