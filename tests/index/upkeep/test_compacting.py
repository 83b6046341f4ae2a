"""Compacting removes what no answer needs, and nothing else."""

from collections.abc import Collection
from dataclasses import replace

import pytest
from sqlalchemy import Connection

from index.catalogue.database import read
from index.errors import VectorStoreError
from index.upkeep import compacting
from index.upkeep.compacting import CompactReport
from index.vectors.nearest import VectorSearch
from tests.fakes import make_article
from tests.index.support.archive import Archive
from tests.index.support.vector_store_fake import InMemoryVectorStore

RAIN = "It rained in Tern all day and nobody came. "


def compact(archive: Archive, cited: Collection[int] = ()) -> CompactReport:
    """Compact an archive of which some versions are cited."""

    def read_cited(_connection: Connection) -> Collection[int]:
        return cited

    return compacting.compact(archive.parts, read_cited)


def fill(archive: Archive, rounds: int = 3, rain: int = 1) -> None:
    """Index articles whose texts change in each round, with so many sentences about the rain."""
    for number in range(rounds):
        said = f"Ada Orr said that version {number} stands. {RAIN * rain}{number}"
        archive.build([make_article(f"{said} in {key}.", key) for key in "abcdefgh"])


def versions(archive: Archive) -> list[int]:
    """Return the row ids of all versions."""
    return [row[0] for row in archive.rows("SELECT id FROM versions ORDER BY id")]


def test_unneeded_content_is_removed_and_its_disk_space_freed(archive: Archive) -> None:
    """
    Old versions, their vectors and scattered collections go; searches find the same.
    """
    fill(archive, rain=40)
    found = archive.find_by_words("version"), archive.find_by_vector("version 2 stands in c")
    report = compact(archive)

    assert (report.versions, report.collections_after) == (16, 1)
    assert report.vectors > 0
    assert report.bytes_after < report.bytes_before
    assert len(versions(archive)) == 8
    assert (archive.find_by_words("version"), archive.find_by_vector("version 2 stands in c")) == found
    assert archive.problems() == []
    assert archive.rows("SELECT count(*) FROM collections") == [(1,)]


def test_a_cited_version_stays(archive: Archive) -> None:
    """
    An old answer still finds the words that it quotes.
    """
    fill(archive)
    cited = versions(archive)[:2]
    compact(archive, cited)

    assert versions(archive)[:2] == cited
    assert len(versions(archive)) == 10


def test_a_dropped_version_s_page_goes_with_it(archive: Archive) -> None:
    """
    The page of a version that stays, stays.
    """
    for number in range(3):
        archive.build([replace(make_article(f"Version {number}."), page_text=f"Home {number}")])
    compact(archive, versions(archive)[:1])

    assert archive.rows("SELECT text FROM page_texts ORDER BY version") == [("Home 0",), ("Home 2",)]


@pytest.mark.sqlite_only
def test_a_second_run_finds_nothing(archive: Archive) -> None:
    """
    It removes nothing, and the archive does not grow.
    """
    fill(archive)
    first = compact(archive)
    second = compact(archive)

    assert (second.versions, second.vectors) == (0, 0)
    assert second.bytes_after <= first.bytes_after


def test_the_old_model_s_vectors_stay_until_the_change_of_models_is_complete(archive: Archive) -> None:
    """
    Nothing is removed half-way that would have to be made again.
    """
    fill(archive, 1)
    old = archive.embedder.fingerprint
    archive.embedder.fingerprint = "words@2"
    compact(archive)
    midway = archive.rows("SELECT DISTINCT model FROM vectors")
    fill(archive, 1)
    compact(archive)

    assert midway == [(old,)]
    assert archive.rows("SELECT DISTINCT model FROM vectors") == [("words@2",)]
    assert archive.problems() == []


def test_an_interrupted_run_continues(archive: Archive) -> None:
    """
    Verify names it, everything is still found, and the next run completes it.
    """
    fill(archive)
    assert isinstance(archive.store, InMemoryVectorStore)
    archive.store.is_broken = True
    with pytest.raises(VectorStoreError):
        compact(archive)
    archive.store.is_broken = False
    problems = archive.problems()
    found = archive.find_by_words("version")
    compact(archive)

    assert "onrecord compact was interrupted" in problems
    assert len(found) == 8
    assert archive.problems() == []


def test_a_reader_whose_collection_is_dropped_searches_exactly(archive: Archive) -> None:
    """
    A bot that read the pointer before answers from the same state of the catalogue.
    """
    fill(archive, 1)
    search = VectorSearch(archive.store, archive.embedder.fingerprint)
    question = archive.embedder.embed(["version 0 stands in c"])[0]
    with read(archive.engine) as connection:
        expected = search.search(connection, question, 3)
        for name in archive.store.names():
            archive.store.drop(name)
        found = search.search(connection, question, 3)

    assert [hit.digest for hit in found] == [hit.digest for hit in expected]
