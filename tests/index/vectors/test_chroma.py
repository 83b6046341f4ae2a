"""What every vector store promises: the fake, Chroma in a folder, and a Chroma server."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import numpy as np
import pytest

from index.errors import CollectionGoneError, VectorStoreError
from index.vectors.chroma import ChromaVectorStore
from index.vectors.exact import exact_search
from index.vectors.store import VectorStore, merge_hits
from tests.index.support.chroma_server import run_chroma
from tests.index.support.vector_samples import ignore_progress, make_digests, make_vectors
from tests.index.support.vector_store_fake import InMemoryVectorStore

SIZE = 1_500


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server for all tests of this module."""
    with run_chroma(tmp_path_factory.mktemp("server")) as url:
        yield url


@pytest.fixture(params=["memory", "folder", pytest.param("server", marks=pytest.mark.end_to_end)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[VectorStore]:
    """A store of each kind."""
    if request.param == "memory":
        yield InMemoryVectorStore()
        return
    chroma = ChromaVectorStore(
        tmp_path / "chroma", request.getfixturevalue("server") if request.param == "server" else None
    )
    yield chroma
    chroma.close()


@pytest.fixture
def name() -> str:
    """A name never used before, as the contract asks: the server outlives a test."""
    return f"vectors-{uuid4().hex[:12]}"


def fill(store: VectorStore, name: str, count: int, seed: int = 0) -> None:
    """Create a collection."""
    store.create(name, make_digests(count, seed), make_vectors(count, seed), on_progress=ignore_progress)


def test_every_vector_finds_itself_first(store: VectorStore, name: str) -> None:
    """
    Searching for a stored vector returns its own digest first, with similarity 1.
    """
    fill(store, name, SIZE)
    digests, vectors = make_digests(SIZE), make_vectors(SIZE)
    hits = [store.search([name], vectors[position], 3)[0] for position in range(0, SIZE, 50)]

    assert [hit.digest for hit in hits] == digests[::50]
    assert all(hit.similarity == pytest.approx(1, abs=2e-6) for hit in hits)


def test_several_vectors_at_once_find_what_each_finds(store: VectorStore, name: str) -> None:
    """
    The hits of each, every digest once with the better of its similarities.
    """
    vectors, digests = make_vectors(200), make_digests(200)
    for part in range(2):
        store.create(f"{name}-{part}", digests[part::2], vectors[part::2], on_progress=ignore_progress)
    names, wanted = [f"{name}-0", f"{name}-1"], make_vectors(2, seed=5)
    apart = [hit for one in wanted for hit in store.search(names, one, 8)]

    assert store.search(names, wanted, 8) == merge_hits(apart)


def test_hits_are_those_of_exact_search_and_in_its_order(store: VectorStore, name: str) -> None:
    """
    Over several collections the ten nearest are found as if they were one.
    """
    for part in range(3):
        fill(store, f"{name}-{part}", 300, seed=part)
    digests = [one for part in range(3) for one in make_digests(300, part)]
    vectors = np.concatenate([make_vectors(300, part) for part in range(3)])
    wanted = make_vectors(40, seed=9)
    found = [store.search([f"{name}-{part}" for part in range(3)], one, 10) for one in wanted]
    exact = [exact_search(digests, vectors, one, 10) for one in wanted]

    alike = [len({hit.digest for hit in a} & {hit.digest for hit in b}) for a, b in zip(found, exact, strict=True)]
    assert sum(alike) >= 0.99 * 400
    assert all(hits == sorted(hits, key=lambda hit: (-hit.similarity, hit.digest)) for hits in found)
    assert all(len(hits) == 10 for hits in found)


def test_ties_are_in_the_order_of_digests(store: VectorStore, name: str) -> None:
    """
    Vectors that are alike come in the order of their digests, whichever collection holds them.
    """
    one = make_vectors(1)
    for digest in ("c", "a", "b"):
        store.create(f"{name}-{digest}", [digest], one, on_progress=ignore_progress)
    hits = store.search([f"{name}-{digest}" for digest in "bca"], one[0], 2)

    assert [hit.digest for hit in hits] == ["a", "b"]


def test_a_digest_in_two_collections_is_found_once(store: VectorStore, name: str) -> None:
    """
    A vector that two collections hold is one hit.
    """
    fill(store, f"{name}-1", 5)
    fill(store, f"{name}-2", 5)
    hits = store.search([f"{name}-1", f"{name}-2"], make_vectors(5)[0], 10)

    assert sorted(hit.digest for hit in hits) == sorted(make_digests(5))


def test_nothing_to_search_finds_nothing(store: VectorStore) -> None:
    """
    No collections, no hits.
    """
    hits = store.search([], make_vectors(1)[0], 5)

    assert hits == []


def test_progress_adds_up_to_what_was_written(store: VectorStore, name: str) -> None:
    """
    The steps that are reported add up to the number of vectors.
    """
    steps: list[int] = []
    store.create(name, make_digests(SIZE), make_vectors(SIZE), on_progress=steps.append)

    assert sum(steps) == SIZE
    assert len(steps) > 1


def test_a_dropped_collection_is_gone_and_the_rest_stays(store: VectorStore, name: str) -> None:
    """
    Searching a dropped collection says so, also when it was searched before; the others go on.
    """
    fill(store, f"{name}-1", 50, seed=1)
    fill(store, f"{name}-2", 50, seed=2)
    vector = make_vectors(50, seed=2)[7]
    store.search([f"{name}-1", f"{name}-2"], vector, 1)
    store.drop(f"{name}-1")

    with pytest.raises(CollectionGoneError):
        store.search([f"{name}-1", f"{name}-2"], vector, 1)
    assert store.search([f"{name}-2"], vector, 1)[0].digest == make_digests(50, seed=2)[7]
    assert f"{name}-1" not in store.names()


def test_dropping_what_is_not_there_is_no_error(store: VectorStore, name: str) -> None:
    """
    A clean-up that is run twice does no harm.
    """
    fill(store, name, 3)
    store.drop(name)
    store.drop(name)

    assert name not in store.names()


def test_a_name_is_not_taken_twice(store: VectorStore, name: str) -> None:
    """
    A second collection of the same name is refused, and the first is left as it was.
    """
    fill(store, name, 20)
    with pytest.raises(VectorStoreError):
        fill(store, name, 20, seed=3)

    assert store.search([name], make_vectors(20)[4], 1)[0].digest == make_digests(20)[4]


@pytest.mark.parametrize(
    ("digests", "rows"),
    [([], 0), (["a", "a"], 2), (["a", "b"], 1)],
    ids=["nothing", "a digest twice", "a vector short"],
)
def test_what_breaks_the_contract_is_refused(store: VectorStore, name: str, digests: list[str], rows: int) -> None:
    """
    Digests without vectors, or twice, are the caller's mistake.
    """
    with pytest.raises(ValueError, match="each digest once"):
        store.create(name, digests, make_vectors(2)[:rows], on_progress=ignore_progress)

    assert name not in store.names()


def test_vectors_must_be_of_unit_length(store: VectorStore, name: str) -> None:
    """
    A vector that is no direction, or not a number, is refused before anything is written.
    """
    for factor in (0.0, 2.0, float("nan")):
        with pytest.raises(ValueError, match="unit length"):
            store.create(name, ["a"], make_vectors(1) * np.float32(factor), on_progress=ignore_progress)

    assert name not in store.names()


def test_a_failure_while_writing_leaves_nothing(store: VectorStore, name: str) -> None:
    """
    When the progress callback gives up in the middle, the half-made collection is deleted.
    """

    def give_up(_count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.create(name, make_digests(SIZE), make_vectors(SIZE), on_progress=give_up)

    assert name not in store.names()


def test_many_threads_search_at_once(store: VectorStore, name: str) -> None:
    """
    Eight threads that search collections which none of them has opened all find the right vector.
    """
    for part in range(4):
        fill(store, f"{name}-{part}", 200, seed=part)
    names = [f"{name}-{part}" for part in range(4)]
    vectors, digests = make_vectors(200, seed=2), make_digests(200, seed=2)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda vector: store.search(names, vector, 1)[0].digest, vectors))

    assert found == digests
