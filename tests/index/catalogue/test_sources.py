"""What the catalogue remembers of sources and pages."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from corpus.sources import Source, SourceKind
from corpus.visits import Outcome, SourceCheck, Validators, Visit
from index.catalogue import sources as source_ledger
from index.catalogue.database import read, set_state, write
from index.catalogue.sources import ArchiveMemory, SourceState
from index.errors import CatalogueError
from tests.fakes import make_article
from tests.index.support.archive import Archive

NOW = datetime(2026, 5, 3, 12, tzinfo=UTC)
FEED = Source("https://lantern.example/feed.xml", SourceKind.FEED, "The Lantern")
PAGE = "https://lantern.example/ferry"
VISIT = Visit(PAGE, FEED.location, PAGE, Outcome.READ, NOW, NOW, Validators("v1", "yesterday"))
CHECK = SourceCheck(FEED.location, NOW, listed=3, newest=NOW, validators=Validators("f1"))


def vanished(archive: Archive) -> list[str | None]:
    """Return since when each article has vanished."""
    return [row[0] for row in archive.rows("SELECT vanished_at FROM articles ORDER BY key")]


def state(archive: Archive) -> SourceState:
    """Return the state of the one source."""
    with read(archive.engine) as connection:
        (found,) = source_ledger.read_sources(connection)
    return found


def check(archive: Archive, check: SourceCheck) -> None:
    """Keep a check of the feed."""
    with write(archive.engine) as connection:
        source_ledger.save_check(connection, FEED, check)


def test_a_visit_is_remembered(archive: Archive) -> None:
    """
    By its page and by its source; the last one counts.
    """
    later = replace(VISIT, outcome=Outcome.SAME, visited_at=NOW + timedelta(hours=1))
    with write(archive.engine) as connection:
        source_ledger.save_visits(connection, [VISIT, later])
    memory = ArchiveMemory(archive.engine)

    assert memory.visit(PAGE) == later
    assert memory.visits_of(FEED.location) == [later]
    assert memory.visit("https://lantern.example/") is None


def test_an_article_is_marked_while_its_page_is_gone(archive: Archive) -> None:
    """
    The first time counts, and a page that comes back takes the mark away.
    """
    archive.build([make_article("The ferry sails.", PAGE)])
    gone = [replace(VISIT, outcome=Outcome.VANISHED, visited_at=NOW + timedelta(days=day)) for day in (1, 2)]
    with write(archive.engine) as connection:
        counts = [source_ledger.save_visits(connection, [visit]) for visit in gone]
    marked = vanished(archive)
    with write(archive.engine) as connection:
        source_ledger.save_visits(connection, [VISIT])

    assert counts == [1, 0]
    assert marked == [(NOW + timedelta(days=1)).isoformat()]
    assert vanished(archive) == [None]


def test_failures_in_a_row_are_counted_and_leave_what_was_known(archive: Archive) -> None:
    """
    A source that fails keeps its newest article, its last success and its validators.
    """
    check(archive, CHECK)
    for hour in (1, 2):
        check(archive, SourceCheck(FEED.location, NOW + timedelta(hours=hour), error="answers 503"))
    found = state(archive)

    assert (found.failures, found.error, found.listed) == (2, "answers 503", 3)
    assert (found.succeeded_at, found.newest) == (NOW.isoformat(), NOW.isoformat())
    assert ArchiveMemory(archive.engine).validators(FEED.location) == Validators("f1")


def test_a_first_check_may_fail(archive: Archive) -> None:
    """
    A source that never worked counts its failures too.
    """
    check(archive, SourceCheck(FEED.location, NOW, error="answers 404"))

    assert state(archive).failures == 1
    assert state(archive).succeeded_at is None


def test_an_address_that_turned_out_to_be_a_page_stays_one(archive: Archive) -> None:
    """
    A page may rest for ever, so its silence is no trouble, not even after a failure.
    """
    address = Source(PAGE, SourceKind.WEB)
    with write(archive.engine) as connection:
        source_ledger.save_check(connection, address, SourceCheck(PAGE, NOW, listed=1, is_page=True))
        source_ledger.save_check(connection, address, SourceCheck(PAGE, NOW, error="answers 503"))

    assert state(archive).kind == SourceKind.PAGE


@pytest.mark.parametrize("is_same", [True, False], ids=["not modified", "read"])
def test_a_success_ends_the_row(archive: Archive, *, is_same: bool) -> None:
    """
    A feed that says that nothing changed keeps what it listed; one that was read lists anew.
    """
    check(archive, CHECK)
    check(archive, SourceCheck(FEED.location, NOW, error="answers 503"))
    check(archive, SourceCheck(FEED.location, NOW + timedelta(hours=1), is_same=is_same))
    found = state(archive)

    assert (found.failures, found.error) == (0, None)
    assert found.listed == (3 if is_same else 0)


def test_a_listing_of_an_article_that_is_not_stored_is_passed_over(archive: Archive) -> None:
    """
    An article that failed has no row to list.
    """
    archive.build([make_article("The ferry sails.", "ferry")])
    with write(archive.engine) as connection:
        source_ledger.add_listings(connection, [("ferry", "feed"), ("ferry", "feed"), ("nothing", "feed")])
    with read(archive.engine) as connection:
        listings = source_ledger.read_listings(connection)

    assert listings.keys() == {"ferry"}
    assert "feed" in listings["ferry"]


@pytest.mark.parametrize(
    "kept", ["\ufffd", "{", "7", "{}", '{"sources": [{"kind": "x"}], "stage": "done", "is_named": true}']
)
def test_a_damaged_record_of_the_first_index_is_told(archive: Archive, kept: str) -> None:
    """
    In one line that says what to run.
    """
    with write(archive.engine) as connection:
        set_state(connection, "first_index", kept)
    with read(archive.engine) as connection, pytest.raises(CatalogueError, match="run onrecord verify --repair"):
        source_ledger.read_first_index(connection)
