"""Vectors in the catalogue: kept once, and searched where the pointer says."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Connection

from index.catalogue.database import open_catalogue, write
from index.vectors import stored as vector_ledger
from tests.index.support.vector_samples import make_digests, make_vectors

NOW = datetime(2026, 2, 3, 12, tzinfo=UTC)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """A writing connection to an empty catalogue."""
    engine = open_catalogue(tmp_path)
    with write(engine) as opened:
        yield opened
    engine.dispose()


def test_what_is_missing_is_found_in_order_and_once(connection: Connection) -> None:
    """
    The texts that need embedding come in the order given, each once, for each model.
    """
    vector_ledger.save(connection, "m", ["b"], make_vectors(1))

    assert vector_ledger.find_missing(connection, "m", "cbacba") == ["c", "a"]
    assert vector_ledger.find_missing(connection, "other", "b") == ["b"]


def test_more_digests_than_sqlite_takes_at_once(connection: Connection) -> None:
    """
    Forty thousand digests are looked up, placed and read, though a statement takes fewer.
    """
    digests, vectors = make_digests(40_000), make_vectors(40_000)
    vector_ledger.save(connection, "m", digests, vectors)
    vector_ledger.activate(connection, "m", "c1", digests)
    block = vector_ledger.read_block(connection, "m", digests)

    assert vector_ledger.find_missing(connection, "m", digests) == []
    assert vector_ledger.find_unplaced(connection, "m", digests) == []
    assert block.digests == tuple(digests)
    assert np.array_equal(block.vectors, vectors)


def test_the_first_vector_of_a_text_stays(connection: Connection) -> None:
    """
    Saving a digest again changes nothing: a collection may hold the vector that was there first.
    """
    first, second = make_vectors(1, seed=1), make_vectors(1, seed=2)
    vector_ledger.save(connection, "m", ["a"], first)
    vector_ledger.save(connection, "m", ["a"], second)

    assert np.array_equal(vector_ledger.read_block(connection, "m", ["a"]).vectors, first)


def test_a_block_is_in_the_order_asked_for(connection: Connection) -> None:
    """
    Rows come with their digests as asked, and one without a vector is left out.
    """
    vectors = make_vectors(3)
    vector_ledger.save(connection, "m", ["a", "b", "c"], vectors)
    block = vector_ledger.read_block(connection, "m", ["c", "x", "a"])

    assert block.digests == ("c", "a")
    assert np.array_equal(block.vectors, vectors[[2, 0]])
    assert vector_ledger.read_block(connection, "m", ["x"]).vectors.size == 0


def test_vectors_of_a_retired_collection_lie_nowhere(connection: Connection) -> None:
    """
    What only a retired or forgotten collection holds has to be written again.
    """
    vector_ledger.save(connection, "m", ["a", "b"], make_vectors(2))
    vector_ledger.activate(connection, "m", "c1", ["a", "b"])
    vector_ledger.activate(connection, "m", "c2", ["b"])
    vector_ledger.retire(connection, ["c1"], NOW)
    retired = vector_ledger.find_unplaced(connection, "m", "ab")
    vector_ledger.forget_collections(connection, ["c1", "c2"])

    assert retired == ["a"]
    assert vector_ledger.find_unplaced(connection, "m", "ab") == ["a", "b"]
    assert vector_ledger.find_missing(connection, "m", "ab") == []


def test_each_model_has_its_own_collections(connection: Connection) -> None:
    """
    Search reads the collections of its model, and a new model retires those of the others.
    """
    for model in ("m1", "m2"):
        vector_ledger.save(connection, model, ["a"], make_vectors(1))
        vector_ledger.activate(connection, model, f"of-{model}", ["a"])
    both = [vector_ledger.active_collections(connection, model) for model in ("m1", "m2")]
    vector_ledger.retire_other_models(connection, "m2", NOW)

    assert both == [{"of-m1": 1}, {"of-m2": 1}]
    assert vector_ledger.active_collections(connection, "m1") == {}
    assert vector_ledger.active_collections(connection, "m2") == {"of-m2": 1}


def test_a_retired_collection_is_kept_for_its_readers(connection: Connection) -> None:
    """
    A collection may be dropped once its grace is over, and an active one never.
    """
    for name in ("active", "retired"):
        vector_ledger.activate(connection, "m", name, [])
    vector_ledger.retire(connection, ["retired"], NOW)
    grace = timedelta(seconds=60)
    droppable = [
        vector_ledger.find_droppable(connection, NOW + timedelta(seconds=seconds), grace) for seconds in (0, 59, 60)
    ]

    assert droppable == [[], [], ["retired"]]
    assert vector_ledger.known_collections(connection) == {"active", "retired"}
