"""The list of those who are answered, and the requests of those who would like to be on it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, create_engine

from bot.records import access
from bot.records.access import Guest, access_metadata

NOW = datetime(2026, 2, 3, 12, 0, tzinfo=UTC)
ADMIN, ADA, BEN, GROUP = 1, 1001, 1002, -1001


@pytest.fixture
def connection() -> Iterator[Connection]:
    """An empty database with the tables of access."""
    engine = create_engine("sqlite://")
    access_metadata.create_all(engine)
    with engine.begin() as made:
        yield made


def test_who_is_let_in_is_known_by_person_or_group(connection: Connection) -> None:
    """
    One of the ids that an update has is enough; letting in twice changes nothing.
    """
    first = access.allow(connection, ADA, ADMIN, NOW)
    again = access.allow(connection, ADA, ADMIN, NOW)
    access.allow(connection, GROUP, ADMIN, NOW)

    assert (first, again) == (Guest(ADA, ""), None)
    assert access.is_allowed(connection, {ADA, -5})
    assert access.is_allowed(connection, {BEN, GROUP})
    assert not access.is_allowed(connection, {BEN, -5})
    assert not access.is_allowed(connection, set())


def test_who_is_forgotten_is_a_stranger_again(connection: Connection) -> None:
    """
    Taking off the list says whether there was somebody to take off.
    """
    access.allow(connection, ADA, ADMIN, NOW)

    assert [access.forget(connection, ADA) for _ in range(2)] == [True, False]
    assert not access.is_allowed(connection, {ADA})


def test_people_who_asked_are_listed_by_name(connection: Connection) -> None:
    """
    The list has persons first, groups last; a request is settled when it is granted.
    """
    access.request(connection, Guest(GROUP, "The mill", "en"), NOW)
    access.request(connection, Guest(ADA, "Ada Example", "uk"), NOW)
    granted = [access.allow(connection, one, ADMIN, NOW) for one in (GROUP, ADA)]

    assert granted == [Guest(GROUP, "The mill", "en"), Guest(ADA, "Ada Example", "uk")]
    assert list(access.read_allowed(connection)) == [Guest(ADA, "Ada Example"), Guest(GROUP, "The mill")]
    assert list(access.read_untold(connection, NOW)) == []


def test_a_request_is_told_once_a_day(connection: Connection) -> None:
    """
    However often a stranger writes; a day later he may have been overlooked.
    """
    untold = []
    for hours in (0, 1, 23, 24, 25):
        moment = NOW + timedelta(hours=hours)
        access.request(connection, Guest(ADA, "Ada", "en"), moment)
        untold.append(len(access.read_untold(connection, moment)))
        access.note_told(connection, ADA, moment)

    assert untold == [1, 0, 0, 1, 0]


def test_requests_do_not_stay(connection: Connection) -> None:
    """
    A request that nobody granted is forgotten after a month, or at once when its asker wants that; names are bounded.
    """
    access.request(connection, Guest(ADA, "x" * 500, "en"), NOW)
    (long,) = access.read_untold(connection, NOW)
    access.request(connection, Guest(BEN, "Ben", "en"), NOW + timedelta(days=31))
    gone = access.erase_request(connection, ADA)

    assert len(long.name) == 100
    assert gone == 0
    assert access.erase_request(connection, BEN) == 1


def test_a_group_keeps_its_place_under_its_new_id(connection: Connection) -> None:
    """
    Also where the new id asked to be let in already.
    """
    access.allow(connection, GROUP, ADMIN, NOW)
    access.allow(connection, -777, ADMIN, NOW)
    access.move(connection, GROUP, -777)

    assert [guest.id for guest in access.read_allowed(connection)] == [-777]
