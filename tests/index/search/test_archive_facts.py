"""What the archive says of itself: figures for the operator, facts for reading a question."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from index.building.changes import Prune
from index.catalogue.database import read
from index.errors import IndexingError
from index.search.archive_facts import ArchiveFacts, read_facts
from index.upkeep.archive_status import read_status
from tests.fakes import make_article
from tests.index.support.archive import Archive

FERRY = replace(
    make_article("Anna Orr said that the ferry sails. Anna Orr said that it is late.", "ferry", source="/news/a.md"),
    published_at=datetime(2026, 2, 3, 23, 30, tzinfo=UTC),
    publisher="The Lantern",
)
BRIDGE = replace(
    make_article("Ben Vey said that the bridge is closed.", "bridge", source="/news/b.md"),
    published_at=date(2026, 1, 9),
)
MILL = make_article("The mill stands still.", "mill", source="/news/c.md")


def facts_of(archive: Archive) -> ArchiveFacts:
    """Read the facts."""
    with read(archive.engine) as connection:
        return read_facts(connection)


def test_an_empty_archive_has_no_days(archive: Archive) -> None:
    """
    Before anything is indexed there is nothing, and no day.
    """
    facts = facts_of(archive)

    assert (facts.articles, facts.oldest, facts.newest) == (0, None, None)
    assert facts.roster.counts == {}


def test_facts_are_of_current_articles_only(archive: Archive) -> None:
    """
    Who is quoted, how often, and the first and last day are those of the versions that are searched.
    """
    archive.build([replace(FERRY, published_at=date(2030, 1, 1)), BRIDGE, MILL])
    archive.build([FERRY, BRIDGE, MILL])
    facts = facts_of(archive)

    assert (facts.articles, facts.oldest, facts.newest) == (3, date(2026, 1, 9), date(2026, 2, 3))
    assert facts.roster.counts == {"Anna Orr": 2, "Ben Vey": 1}


def test_undated_articles_count_without_a_day(archive: Archive) -> None:
    """
    An archive of undated articles has articles and no days.
    """
    archive.build([MILL])
    facts = facts_of(archive)

    assert (facts.articles, facts.oldest, facts.newest) == (1, None, None)


def test_the_status_says_what_is_indexed_and_as_of_when(archive: Archive) -> None:
    """
    The figures are those of the archive, and the same as JSON.
    """
    archive.build([FERRY, BRIDGE, MILL])
    status = read_status(archive.engine, archive.data_dir)

    assert (status.articles, status.passages, status.statements, status.speakers) == (3, 3, 3, 2)
    assert (status.model, status.vectors, status.collections) == ("words@1", 6, 1)
    assert status.as_of == archive.clock.now.isoformat()
    assert json.loads(json.dumps(status.to_json())) == status.to_json()
    rows = dict(status.rows())
    assert rows["Articles"] == "3 (2026-01-09 to 2026-02-03)"
    assert rows["Statements"] == "3 by 2 speakers"


def test_the_status_of_an_empty_archive_says_what_to_run(archive: Archive) -> None:
    """
    Where nothing was indexed the table says so.
    """
    rows = dict(read_status(archive.engine, Path("data")).rows())

    assert rows["As of"] == "never indexed: run onrecord index"
    assert (rows["Articles"], rows["Model"]) == ("0", "none yet")


def test_the_status_is_right_after_a_run_that_was_refused(archive: Archive) -> None:
    """
    A change of the model shows at once, even when the run that made it ended with a refusal to remove.
    """
    archive.build([MILL])
    archive.embedder.fingerprint = "words@2"
    with pytest.raises(IndexingError, match="add --yes"):
        archive.build([BRIDGE], [Path("/news")], Prune.FEW)
    status = read_status(archive.engine, archive.data_dir)

    assert (status.model, status.collections) == ("words@2", 1)
