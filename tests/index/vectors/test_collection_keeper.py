"""Chroma is kept in step: what is new is written, what is small is merged, what is old is dropped."""

from datetime import timedelta

import pytest

from index.catalogue.database import read, write
from index.errors import VectorStoreError
from index.vectors import collection_plan
from index.vectors import stored as vector_ledger
from index.vectors.collection_keeper import GRACE, CollectionKeeper, WrittenCollection
from tests.fakes import make_article
from tests.index.support.archive import Archive
from tests.index.support.vector_samples import ignore_progress, make_vectors
from tests.index.support.vector_store_fake import InMemoryVectorStore


def sizes(archive: Archive) -> dict[str, int]:
    """Return the sizes of the active collections, by number."""
    with read(archive.engine) as connection:
        active = vector_ledger.active_collections(connection, archive.embedder.fingerprint)
    return {name.rpartition("-")[2]: size for name, size in active.items()}


def add(archive: Archive, *keys: str) -> None:
    """Index an article for each key."""
    archive.build([make_article(f"Something about {key} only.", key) for key in keys])


def wait(archive: Archive) -> None:
    """Let the grace of retired collections pass."""
    archive.clock.now += GRACE + timedelta(seconds=1)


def test_small_collections_are_merged_into_the_new_one(archive: Archive) -> None:
    """
    Two runs leave one collection that holds what both have embedded.
    """
    add(archive, "ferry")
    add(archive, "bridge", "mill")

    assert sizes(archive) == {"000002": 3}
    assert archive.find_by_vector("about ferry only") == "ferry"


def test_a_merge_leaves_out_what_no_article_needs(archive: Archive) -> None:
    """
    The vectors of an older version are not written again.
    """
    archive.build([make_article("Something about the ferry.", "a"), make_article("Something about the mill.", "b")])
    archive.build([make_article("Something about the bridge.", "a")])
    archive.build([make_article("Something about the quay.", "c")])

    assert sizes(archive) == {"000003": 3}


def test_nothing_is_written_where_every_vector_is_placed(archive: Archive) -> None:
    """
    An article with the words of another needs no new collection.
    """
    add(archive, "ferry")
    archive.build([make_article("Something about ferry only.", "copy")])

    assert sizes(archive) == {"000001": 1}


def test_a_vector_that_is_needed_again_is_written_again(archive: Archive) -> None:
    """
    A text that comes back after its vector was left out of a merge is found again, without being embedded again.
    """
    for text in ("Something about the ferry.", "Now about the bridge.", "And about the mill."):
        archive.build([make_article(text, "a")])
    archive.embedder.embedded.clear()
    archive.build([make_article("Something about the ferry.", "a"), make_article("Quite another.", "b")])

    assert archive.embedder.embedded == ["Quite another."]
    assert archive.find_by_vector("something about the ferry") == "a"
    assert archive.problems() == []


def test_replaced_collections_are_dropped_after_their_grace(archive: Archive) -> None:
    """
    A reader that is still in a replaced collection keeps it for a minute; after that the next run drops it.
    """
    add(archive, "ferry")
    add(archive, "bridge")
    first = archive.store.names()
    add(archive)
    soon = archive.store.names()
    wait(archive)
    add(archive)

    assert [len(first), len(soon), len(archive.store.names())] == [2, 2, 1]
    assert archive.rows("SELECT count(*) FROM collections") == [(1,)]


def test_what_a_killed_run_left_is_dropped(archive: Archive) -> None:
    """
    A collection that stands in Chroma and in no catalogue is dropped by the next run.
    """
    add(archive, "ferry")
    vector = archive.embedder.embed(["lost"])
    written = archive.keeper
    with write(archive.engine) as connection:
        vector_ledger.save(connection, archive.embedder.fingerprint, ["lost"], vector)
    made = written.write_new(["lost"], archive.progress)
    leftovers = written.find_leftovers()
    written.clean_up(archive.clock())

    assert made is not None
    assert leftovers == [made.name]
    assert written.find_leftovers() == []
    assert sizes(archive) == {"000001": 1}


def test_collections_of_others_are_left_alone(archive: Archive) -> None:
    """
    On a server that other programs and other archives use, only this archive's collections are dropped.
    """
    archive.store.create("somebody-else", ["a"], make_vectors(1), on_progress=ignore_progress)
    archive.store.create("onrecord-00000000-000001", ["a"], make_vectors(1), on_progress=ignore_progress)
    add(archive, "ferry")
    add(archive, "bridge")
    wait(archive)
    add(archive)

    assert len(archive.store.names()) == 3
    assert {"somebody-else", "onrecord-00000000-000001"} <= set(archive.store.names())


def test_names_are_never_used_twice(archive: Archive) -> None:
    """
    A name that was written to is not taken again, also when the run was ended before it counted.
    """
    keeper = CollectionKeeper(archive.engine, archive.store, "m", lambda: "0123abcd")
    with write(archive.engine) as connection:
        vector_ledger.save(connection, "m", ["a"], make_vectors(1))
    written = [keeper.write_new(["a"], archive.progress) for _run in range(2)]

    assert [one.name for one in written if one] == ["onrecord-0123abcd-000001", "onrecord-0123abcd-000002"]


def test_a_stale_archive_is_written_anew(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    When over half of the vectors are of no current article, the next new one replaces all collections.
    """
    monkeypatch.setattr(collection_plan, "SMALL", 20)
    archive.build([make_article(f"Old text {number}.", str(number)) for number in range(50)])
    archive.build([make_article("One text for all.", str(number)) for number in range(50)])
    before = sizes(archive)
    add(archive, "ferry")

    assert before == {"000001": 50, "000002": 1}
    assert sizes(archive) == {"000003": 2}


def test_a_large_collection_is_left_as_it_is(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A few new articles are written beside a large collection, and both are searched.
    """
    monkeypatch.setattr(collection_plan, "SMALL", 20)
    archive.build([make_article(f"Text number{number}.", str(number)) for number in range(50)])
    add(archive, "ferry")

    assert sizes(archive) == {"000001": 50, "000002": 1}
    assert archive.find_by_vector("something about ferry only") == "ferry"
    assert archive.problems() == []


def test_rewriting_an_empty_archive_writes_nothing(archive: Archive) -> None:
    """
    Where no vector is needed all collections are retired and none is made.
    """
    add(archive, "ferry")
    archive.damage("DELETE FROM articles")
    written = archive.keeper.rewrite_all(archive.progress)
    with write(archive.engine) as connection:
        archive.keeper.activate(connection, written, archive.clock())

    assert isinstance(written, WrittenCollection)
    assert written.name is None
    assert sizes(archive) == {}


def test_a_failing_store_changes_nothing(archive: Archive) -> None:
    """
    When Chroma fails, the pointer stays where it was.
    """
    add(archive, "ferry")
    assert isinstance(archive.store, InMemoryVectorStore)
    archive.store.is_broken = True
    with pytest.raises(VectorStoreError):
        archive.keeper.rewrite_all(archive.progress)

    assert sizes(archive) == {"000001": 1}
