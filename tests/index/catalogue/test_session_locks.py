"""Locks of one process that others can see: taken, seen, freed when its connection ends, and taken again."""

import pytest
from sqlalchemy import Engine

from index.catalogue.database import read
from index.catalogue.session_locks import SessionLock, find_holders
from index.errors import CatalogueError
from tests.postgres_server import cut_session, find_programs

pytestmark = pytest.mark.skipif(find_programs() is None, reason="needs Postgres: apt-get install postgresql")


def holders(postgres: Engine, space: str) -> frozenset[int]:
    """Return who holds a lock about something."""
    with read(postgres) as connection:
        return find_holders(connection, space)


def test_one_process_holds_a_lock_and_takes_it_as_often_as_it_likes(postgres: Engine) -> None:
    """
    The second gets it when the first lets go, once and for all.
    """
    first, second = SessionLock(postgres, "leader"), SessionLock(postgres, "leader")
    before = [first.take(), first.take(), second.take()]
    first.close()
    after = [second.take(), first.take()]
    second.close()

    assert (before, after) == ([True, True, False], [True, False])


def test_those_who_are_there_are_seen_by_their_numbers(postgres: Engine) -> None:
    """
    The smallest and the largest too; those of another kind are others.
    """
    numbers = (0, 7, 2**31 - 1)
    locks = [SessionLock(postgres, "replica", number) for number in numbers]
    other = SessionLock(postgres, "other", 8)
    assert all(lock.take() for lock in (*locks, other))

    found = holders(postgres, "replica")
    locks[1].close()
    left = holders(postgres, "replica")
    for lock in (*locks, other):
        lock.close()

    assert (found, left) == (frozenset(numbers), frozenset({0, 2**31 - 1}))
    assert holders(postgres, "replica") == set()


def test_a_lost_connection_frees_the_lock_and_is_made_again(postgres: Engine) -> None:
    """
    The holder is told at its next look, and gets the lock at the one after, if nobody else has.
    """
    lock = SessionLock(postgres, "replica", 7)
    lock.take()
    cut_session(postgres, 7)
    lost = holders(postgres, "replica")
    with pytest.raises(CatalogueError):
        lock.take()

    assert lost == set()
    assert lock.take()
    assert holders(postgres, "replica") == {7}
    lock.close()
