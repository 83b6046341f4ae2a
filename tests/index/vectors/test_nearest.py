"""The nearest vectors, by Chroma or exactly: the same answer either way."""

import logging
from unittest.mock import Mock

import numpy as np
import pytest

from index.catalogue.database import read, write
from index.errors import VectorStoreError
from index.vectors import stored as vector_ledger
from index.vectors.nearest import VectorSearch
from index.vectors.store import VectorHit
from tests.fakes import make_article
from tests.index.support.archive import Archive
from tests.index.support.filling import fill
from tests.index.support.vector_samples import make_digests
from tests.index.support.vector_store_fake import InMemoryVectorStore

QUESTION = "about the ferry"


@pytest.fixture
def stored(archive: Archive) -> Archive:
    """An archive of two articles."""
    return fill(archive, make_article("It is about the ferry.", "a"), make_article("It is about a bridge.", "b"))


def search(archive: Archive, vectors: VectorSearch) -> list[VectorHit]:
    """Ask the question."""
    with read(archive.engine) as connection:
        return vectors.search(connection, archive.embedder.embed([QUESTION])[0], 10)


def fake(archive: Archive) -> InMemoryVectorStore:
    """Return the store in memory."""
    assert isinstance(archive.store, InMemoryVectorStore)
    return archive.store


def test_exact_search_gives_what_the_store_gives(stored: Archive, caplog: pytest.LogCaptureFixture) -> None:
    """
    When the store fails, the question is answered all the same, and the operator is told what to run.
    """
    vectors = VectorSearch(stored.store, stored.embedder.fingerprint)
    whole = search(stored, vectors)
    fake(stored).is_broken = True
    with caplog.at_level(logging.WARNING):
        broken = search(stored, vectors)

    assert broken == whole
    assert len(whole) == 2
    assert "onrecord verify --repair" in caplog.text


def test_a_lost_collection_is_no_reason_to_fail(stored: Archive) -> None:
    """
    When somebody deleted the collections, every question is answered from the catalogue.
    """
    vectors = VectorSearch(stored.store, stored.embedder.fingerprint)
    whole = search(stored, vectors)
    for name in stored.store.names():
        stored.store.drop(name)

    assert search(stored, vectors) == whole


def test_exact_search_follows_the_archive(stored: Archive) -> None:
    """
    What is remembered for exact search is forgotten when the archive changes.
    """
    broken = InMemoryVectorStore()
    broken.is_broken = True
    vectors = VectorSearch(broken, stored.embedder.fingerprint)
    before = search(stored, vectors)
    with read(stored.engine) as old:
        old.exec_driver_sql("SELECT * FROM state").all()
        stored.build([make_article("Nothing.", "a"), make_article("All about the ferry.", "c")])
        seen_by_old = vectors.search(old, stored.embedder.embed([QUESTION])[0], 10)
    after = search(stored, vectors)

    assert seen_by_old == before
    assert len(after) == 3
    assert {hit.digest for hit in after} != {hit.digest for hit in before}


def test_a_store_that_was_found_wrong_is_trusted_once_it_was_replaced(stored: Archive) -> None:
    """
    After a failed check the store is not asked, until a repair has written every collection anew.
    """
    vectors = VectorSearch(stored.store, stored.embedder.fingerprint, is_trusted=False)
    (wrong,) = stored.store.names()
    fake(stored).drop(wrong)
    fake(stored).create(wrong, ["not ours"], stored.embedder.embed([QUESTION]), on_progress=stored.progress.advance)
    before = search(stored, vectors)
    stored.verifier().repair()
    fake(stored).is_broken = True
    broken = search(stored, vectors)
    fake(stored).is_broken = False

    assert [hit.digest for hit in before] == [hit.digest for hit in broken]
    assert search(stored, vectors) == before


def test_a_small_archive_is_searched_without_the_store(stored: Archive) -> None:
    """
    Up to so many vectors exact search gives what the store gives, and the store is not asked; beyond, it is.
    """
    (size,) = (count for (count,) in stored.rows("SELECT sum(size) FROM collections WHERE active"))
    by_store = search(stored, VectorSearch(stored.store, stored.embedder.fingerprint))
    fake(stored).is_broken = True
    small = VectorSearch(stored.store, stored.embedder.fingerprint, most_exact=size)
    large = VectorSearch(stored.store, stored.embedder.fingerprint, most_exact=size - 1)
    with read(stored.engine) as connection:
        question = stored.embedder.embed([QUESTION])[0]
        found = small.open(connection).search(question, 10)
        failed = large.open(connection).search(question, 10)

    assert found == by_store
    assert failed is None


def test_a_process_that_asks_once_searches_a_large_archive_by_signs(
    stored: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The store is not opened, its vectors are not read whole, and the hits are those of the store.
    """
    by_store = search(stored, VectorSearch(stored.store, stored.embedder.fingerprint))
    monkeypatch.setattr(fake(stored), "search", None)
    monkeypatch.setattr(vector_ledger, "read_needed_fast", None)
    vectors = VectorSearch(stored.store, stored.embedder.fingerprint, asks_once=True)

    assert search(stored, vectors) == by_store


def test_without_signs_a_process_that_asks_once_asks_the_store(
    stored: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Collections of before have none, and a server keeps none.
    """
    by_store = search(stored, VectorSearch(stored.store, stored.embedder.fingerprint))
    monkeypatch.setattr(fake(stored), "read_signs", Mock(side_effect=VectorStoreError("none")))
    monkeypatch.setattr(vector_ledger, "read_needed_fast", None)
    vectors = VectorSearch(stored.store, stored.embedder.fingerprint, asks_once=True)

    assert search(stored, vectors) == by_store


def test_words_that_no_article_has_any_more_are_not_found(stored: Archive) -> None:
    """
    Exact search leaves out the vectors of former versions, which the catalogue keeps for a while.
    """
    vectors = VectorSearch(stored.store, stored.embedder.fingerprint, most_exact=1_000)
    before = search(stored, vectors)
    stored.build([make_article("It is about the harbour.", "a")])
    after = search(stored, vectors)
    kept = [digest for (digest,) in stored.rows("SELECT digest FROM vectors")]

    assert len(kept) == 3
    assert {hit.digest for hit in before} - {hit.digest for hit in after} <= set(kept)
    assert len(after) == 2


def test_many_former_vectors_in_a_row_are_passed_over(archive: Archive) -> None:
    """
    Vectors are read part by part, and parts of which nothing is needed any more leave the rest in its place.
    """
    size = archive.embedder.embed([QUESTION]).shape[1]
    former = np.eye(1, size, dtype=np.float32).repeat(1_200, axis=0)
    with write(archive.engine) as connection:
        vector_ledger.save(connection, archive.embedder.fingerprint, make_digests(1_200), former)
    archive.build([make_article("It is about the ferry.", "a"), make_article("It is about a bridge.", "b")])
    with read(archive.engine) as connection:
        wanted = vector_ledger.read_needed(connection, archive.embedder.fingerprint)
        block = vector_ledger.read_needed_fast(connection, archive.embedder.fingerprint)
    found = {one: row.tolist() for one, row in zip(block.digests, block.vectors, strict=True)}

    assert len(found) == 2
    assert found == {one: row.tolist() for one, row in zip(wanted.digests, wanted.vectors, strict=True)}


def test_an_archive_of_another_model_finds_nothing(stored: Archive) -> None:
    """
    Vectors of different models are never compared.
    """
    vectors = VectorSearch(stored.store, "another model")

    assert search(stored, vectors) == []


def test_cosines_are_those_of_the_catalogue(stored: Archive) -> None:
    """
    The cosine of each vector is that which the store finds; a digest without a vector is left out.
    """
    vectors = VectorSearch(stored.store, stored.embedder.fingerprint)
    hits = search(stored, vectors)
    with read(stored.engine) as connection:
        question = stored.embedder.embed([QUESTION])[0]
        cosines = vectors.similarities(connection, question, [*(hit.digest for hit in hits), "unknown"])
        none = vectors.similarities(connection, question, ["unknown"])

    assert cosines == pytest.approx({hit.digest: hit.similarity for hit in hits}, abs=1e-5)
    assert none == {}
