"""One answer is of one state of the archive, whatever is written while it is looked for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.answering.answerer import ArchiveAnswerer
from bot.answers import Answer
from index.catalogue.database import write
from index.catalogue.tables import STATE
from index.search.searching import Search
from index.vectors.embedder import Vectors
from index.vectors.nearest import OpenVectors, VectorSearch
from index.vectors.store import VectorHit
from index.vectors.stored import VectorBlock
from tests.bot.support.asking import NOW, AskedArchive, make_news

ORR = "Ada Orr said that the bridge would stay free of tolls."
VANE = "Odette Vane said that the bridge needs a toll by the spring."
BEFORE = (make_news(ORR, "orr"), make_news(VANE, "vane"))
AFTER = (
    make_news("Ada Orr said that the bridge would be closed to lorries.", "orr"),
    make_news("Odette Vane said that the bridge needs no toll at all.", "vane", publisher="Radio"),
    make_news("Ben Orr said that the bridge is too narrow for buses.", "ben", day="2026-06-01"),
)

BOTH_SIDES = "what did Ada Orr and Odette Vane say about the bridge?"
QUESTIONS = (
    BOTH_SIDES,
    "what did Ada Orr and Odette Vane say about submarines?",
    "who said that the bridge needs a toll?",
    "Was sagte Ada Orr über die Brücke?",
    "bridge",
)


class ChangingVectors(VectorSearch):
    """Vectors that are searched while somebody writes.

    Attributes:
        write: What is done right after the vectors of the given place in the order of searches were compared.
    """

    def __init__(self, archive: AskedArchive, place: int, change: Callable[[], None], most_exact: int = 0) -> None:
        made = archive.archive
        super().__init__(made.store, made.embedder.fingerprint, most_exact=most_exact)
        self._calls = count()
        self._place = place
        self._change = change

    def open(self, connection: Connection, generation: int | None = None) -> OpenVectors:
        """Open the vectors of a state that others leave behind."""
        return OpenedWhileChanging(super().open(connection, generation), self._tell)

    def _tell(self) -> None:
        if next(self._calls) == self._place:
            self._change()


class OpenedWhileChanging(OpenVectors):
    """The vectors of one state; after each look at them somebody may write."""

    def __init__(self, opened: OpenVectors, tell: Callable[[], None]) -> None:
        self._opened = opened
        self._tell = tell

    def search(self, vector: Vectors, limit: int) -> list[VectorHit] | None:
        """Search, and let the others write."""
        found = self._opened.search(vector, limit)
        self._tell()
        return found

    def similarities(self, connection: Connection, vector: Vectors, digests: Sequence[str]) -> dict[str, float]:
        """Compare, and let the others write."""
        found = self._opened.similarities(connection, vector, digests)
        self._tell()
        return found

    def pick(self, connection: Connection, digests: Sequence[str]) -> VectorBlock:
        """Pick, and let the others write."""
        found = self._opened.pick(connection, digests)
        self._tell()
        return found


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[AskedArchive]:
    """Two articles, a speaker each."""
    made = AskedArchive(tmp_path, *BEFORE)
    yield made
    made.archive.engine.dispose()


def ask_meanwhile(
    asked: AskedArchive, question: str, place: int, change: Callable[[], None], most_exact: int = 0
) -> Answer:
    """Answer a question while the archive changes."""
    made = asked.archive
    search = Search(made.embedder, ChangingVectors(asked, place, change, most_exact))
    return timeless(ArchiveAnswerer(made.engine, search).answer(question, now=NOW))


def timeless(answer: Answer) -> Answer:
    """Return an answer without how long it took."""
    return replace(answer, latency_ms=0.0)


@pytest.mark.parametrize("most_exact", [0, 1_000], ids=["by the store", "exactly"])
@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_is_of_the_state_in_which_it_was_begun(
    asked: AskedArchive, question: str, place: int, most_exact: int
) -> None:
    """
    Both sides, what a refusal counts, and the moment of the index are those of before a run of indexing.
    """
    before = timeless(asked.ask(question))
    changes: list[object] = []
    during = ask_meanwhile(asked, question, place, lambda: changes.append(asked.archive.build(AFTER)), most_exact)
    if not changes:  # fewer searches than that
        asked.archive.build(AFTER)
    after = timeless(asked.ask(question))

    assert during == before
    assert after.as_of != before.as_of


def test_both_sides_of_a_question_are_of_one_state(asked: AskedArchive) -> None:
    """
    The second side is searched in the archive that the first was searched in.
    """
    changes: list[object] = []
    answer = ask_meanwhile(asked, BOTH_SIDES, 1, lambda: changes.append(asked.archive.build(AFTER)))

    assert len(changes) == 1
    assert [one.quote for one in answer.citations] == [ORR, VANE]
    assert {one.version for one in answer.citations} == {1}


def test_whether_it_is_partial_and_as_of_when_are_of_that_state_too(asked: AskedArchive) -> None:
    """
    Neither is told of what came after the search had begun.
    """

    def lose_the_moment() -> None:
        with write(asked.archive.engine) as connection:
            connection.execute(STATE.delete().where(STATE.c.name.in_(["first_index", "as_of"])))

    before = timeless(asked.ask(BOTH_SIDES))
    during = ask_meanwhile(asked, BOTH_SIDES, 0, lose_the_moment)
    after = timeless(asked.ask(BOTH_SIDES))

    assert during == before
    assert (after.as_of, after.is_partial) == (None, True)
