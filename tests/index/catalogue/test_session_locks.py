"""Locks of one process that others can see: taken, seen, freed when its connection ends, and taken again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from index.catalogue.database import open_catalogue, read
from index.catalogue.session_locks import SessionLock, find_holders
from index.errors import CatalogueError
from tests.postgres_server import PostgresServer, cut_session, find_programs

pytestmark = pytest.mark.skipif(find_programs() is None, reason="needs Postgres: apt-get install postgresql")


@pytest.fixture
def engine(tmp_path: Path, _postgres_server: PostgresServer) -> Iterator[Engine]:
    """The catalogue in a database of its own."""
    url = _postgres_server.make_database()
    made = open_catalogue(tmp_path / "data", url)
    yield made
    made.dispose()
    _postgres_server.take_back(url)


def holders(engine: Engine, space: str) -> frozenset[int]:
    """Return who holds a lock about something."""
    with read(engine) as connection:
        return find_holders(connection, space)


def test_one_process_holds_a_lock_and_takes_it_as_often_as_it_likes(engine: Engine) -> None:
    """
    The second gets it when the first lets go, once and for all.
    """
    first, second = SessionLock(engine, "leader"), SessionLock(engine, "leader")
    before = [first.take(), first.take(), second.take()]
    first.close()
    after = [second.take(), first.take()]
    second.close()

    assert (before, after) == ([True, True, False], [True, False])


def test_those_who_are_there_are_seen_by_their_numbers(engine: Engine) -> None:
    """
    The smallest and the largest too; those of another kind are others.
    """
    numbers = (0, 7, 2**31 - 1)
    locks = [SessionLock(engine, "replica", number) for number in numbers]
    other = SessionLock(engine, "other", 8)
    assert all(lock.take() for lock in (*locks, other))

    found = holders(engine, "replica")
    locks[1].close()
    left = holders(engine, "replica")
    for lock in (*locks, other):
        lock.close()

    assert (found, left) == (frozenset(numbers), frozenset({0, 2**31 - 1}))
    assert holders(engine, "replica") == set()


def test_a_lost_connection_frees_the_lock_and_is_made_again(engine: Engine) -> None:
    """
    The holder is told at its next look, and gets the lock at the one after, if nobody else has.
    """
    lock = SessionLock(engine, "replica", 7)
    lock.take()
    cut_session(engine, 7)
    lost = holders(engine, "replica")
    with pytest.raises(CatalogueError):
        lock.take()

    assert lost == set()
    assert lock.take()
    assert holders(engine, "replica") == {7}
    lock.close()
