"""What Chroma does that the contract hides: its errors, its leftovers, its memory."""

import inspect
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, nullcontext
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from chromadb import errors as chroma_errors
from chromadb.api import fastapi

from index.errors import CollectionGoneError, VectorStoreError
from index.vectors import chroma as vectors
from index.vectors.chroma import ChromaVectorStore, _translated
from index.vectors.collection_files import find_folder, remove_orphans
from index.vectors.signs import SIGNS_FILE
from tests.index.support.vector_samples import ignore_progress, make_digests, make_vectors

CHROMA_ERRORS = [
    kind
    for _name, kind in inspect.getmembers(chroma_errors, inspect.isclass)
    if issubclass(kind, chroma_errors.ChromaError)
]


class PanicException(BaseException):
    """What a panic of Chroma's Rust core looks like; the real class cannot be imported."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ChromaVectorStore]:
    """An embedded store."""
    chroma = ChromaVectorStore(tmp_path / "chroma")
    yield chroma
    chroma.close()


def fill(store: ChromaVectorStore, name: str, count: int = 30) -> None:
    """Create a collection."""
    store.create(name, make_digests(count), make_vectors(count), on_progress=ignore_progress)


@pytest.mark.parametrize("kind", CHROMA_ERRORS, ids=lambda kind: str(kind.__name__))
def test_every_error_of_chroma_becomes_ours(kind: type[chroma_errors.ChromaError]) -> None:
    """
    Whatever Chroma raises is a VectorStoreError that says what to run, and keeps its cause.
    """
    with pytest.raises(VectorStoreError, match="onrecord verify --repair") as caught, _translated("it failed"):
        raise kind("odd")

    assert isinstance(caught.value.__cause__, kind)
    assert isinstance(caught.value, CollectionGoneError) == (kind is chroma_errors.NotFoundError)


@pytest.mark.parametrize(
    "error",
    [
        Exception("bad gateway"),
        ValueError("Could not connect to tenant"),
        KeyError("ids"),
        AttributeError("bindings"),
        RuntimeError("sqlite"),
        OSError(28, "No space left on device"),
        fastapi.httpx.ReadTimeout("slow"),  # type: ignore[attr-defined]  # its own web client
        PanicException("a panic"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_odd_errors_of_chroma_become_ours(error: BaseException) -> None:
    """
    Nor do its other errors get through, those of its web client and panics of its core among them.
    """
    with pytest.raises(VectorStoreError) as caught, _translated("it failed"):
        raise error

    assert caught.value.__cause__ is error


def test_an_interrupt_is_no_error_of_chroma() -> None:
    """
    Ctrl-C is heard.
    """
    with pytest.raises(KeyboardInterrupt), _translated("it failed"):
        raise KeyboardInterrupt


def test_a_store_needs_a_place() -> None:
    """
    Neither folder nor url is the caller's mistake.
    """
    with pytest.raises(ValueError, match="folder or a url"):
        ChromaVectorStore(None)


def spoil_database(folder: Path) -> None:
    """Put something else where Chroma's database was."""
    folder.mkdir()
    (folder / "chroma.sqlite3").write_bytes(b"no database" * 1_000)


def put_file(folder: Path) -> None:
    """Put a file where the folder should be."""
    folder.write_text("no folder", encoding="utf-8")


_NAMES = """
import sys
from pathlib import Path
from index.vectors.chroma import ChromaVectorStore
print(ChromaVectorStore(Path(sys.argv[1])).names(), "chromadb" in sys.modules)
"""


def test_names_are_read_without_loading_chroma(store: ChromaVectorStore, tmp_path: Path) -> None:
    """
    What an unchanged archive asks of Chroma costs no second of importing it.
    """
    fill(store, "vectors-2")
    fill(store, "vectors-1")
    store.close()
    command = [sys.executable, "-c", _NAMES, str(tmp_path / "chroma")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert done.stdout == "['vectors-1', 'vectors-2'] False\n"


def test_names_are_read_after_a_kill_in_the_middle_of_a_transaction(store: ChromaVectorStore, tmp_path: Path) -> None:
    """
    A journal that a killed writer left is rolled back by Chroma, and the names are those from before.
    """
    fill(store, "vectors-1")
    store.close()
    database = tmp_path / "chroma" / "chroma.sqlite3"
    writer = sqlite3.connect(database, isolation_level=None)
    writer.execute("PRAGMA cache_size = 1")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE collections SET name = 'half-done'")
    writer.execute("CREATE TABLE filler AS SELECT zeroblob(1000000)")  # more than the cache: part is on the disk
    killed = tmp_path / "killed"
    shutil.copytree(tmp_path / "chroma", killed)
    writer.close()

    assert (killed / "chroma.sqlite3-journal").stat().st_size
    assert ChromaVectorStore(killed).names() == ["vectors-1"]


@pytest.mark.parametrize("damage", [spoil_database, put_file])
def test_an_unreadable_store_is_an_error_and_can_be_set_aside(tmp_path: Path, damage: object) -> None:
    """
    A store that cannot be opened says so by its path; set aside, it is kept, and a new one can be written.
    """
    folder = tmp_path / "chroma"
    assert callable(damage)
    damage(folder)
    store = ChromaVectorStore(folder)
    with pytest.raises(VectorStoreError, match=str(folder)):
        store.names()

    place = store.set_aside()
    fill(store, "vectors-1")

    assert place == tmp_path / "chroma.damaged-1"
    assert place.exists()
    assert store.names() == ["vectors-1"]
    store.close()


def test_nothing_to_set_aside(store: ChromaVectorStore) -> None:
    """
    A store that was never written needs no setting aside.
    """
    assert store.set_aside() is None


@pytest.mark.parametrize("count", [1, 2, 999, 1_000, 1_001, 2_500])
def test_a_new_collection_is_wholly_saved(store: ChromaVectorStore, tmp_path: Path, count: int) -> None:
    """
    Nothing is left in the write-ahead table for every reader to replay, whatever the size.
    """
    fill(store, "vectors-1", count)
    with closing(sqlite3.connect(tmp_path / "chroma" / "chroma.sqlite3")) as database:
        (waiting,) = database.execute("SELECT count(*) FROM embeddings_queue").fetchone()

    # Chroma always keeps the last one.
    assert waiting <= 1
    assert len(list((tmp_path / "chroma").glob("*/index_metadata.pickle"))) == 1


def test_nothing_of_the_memory_is_saved_with_the_vectors(store: ChromaVectorStore, tmp_path: Path) -> None:
    """
    Chroma saves room for a hundred vectors, unwritten; there nothing of what the process read before may stand.
    """
    rare = b"the-ferry-sails"
    freed = [rare * size for size in range(50, 3000)]
    del freed
    fill(store, "made", count=50)
    (file,) = tmp_path.rglob("data_level0.bin")
    saved = file.read_bytes()

    assert rare not in saved
    assert not any(saved[len(saved) // 2 :])


def test_dropping_removes_the_files(store: ChromaVectorStore, tmp_path: Path) -> None:
    """
    A dropped collection's folder goes, which Chroma leaves, and nobody else's.
    """
    fill(store, "vectors-1")
    fill(store, "vectors-2")
    other = tmp_path / "chroma" / "not-a-collection"
    other.mkdir()
    store.drop("vectors-1")

    folders = [path for path in (tmp_path / "chroma").iterdir() if path.is_dir() and path != other]
    assert len(folders) == 1
    assert other.exists()
    assert store.search(["vectors-2"], make_vectors(30)[3], 1)[0].digest == make_digests(30)[3]


def test_orphans_are_left_alone_where_the_database_cannot_be_read(tmp_path: Path) -> None:
    """
    Without Chroma's word on what belongs to whom, nothing is deleted.
    """
    folder = tmp_path / "3cdff0c3-0a45-4423-8e9c-46a0861da62a"
    folder.mkdir()
    with pytest.raises(VectorStoreError):
        remove_orphans(tmp_path)

    assert folder.exists()


@pytest.mark.parametrize(("free", "is_refused"), [(0, True), (200_000, True), (1_000_000, False)])
def test_a_disk_without_room_is_told_before_anything_is_written(
    store: ChromaVectorStore, monkeypatch: pytest.MonkeyPatch, free: int, *, is_refused: bool
) -> None:
    """
    Chroma's own errors do not say that the disk is full, and may leave a lock.
    """
    usage = shutil.disk_usage("/")._replace(free=free)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    refusal = pytest.raises(VectorStoreError, match=r"the disk is full .* free some space")
    with refusal if is_refused else nullcontext():
        fill(store, "new")

    assert store.names() == ([] if is_refused else ["new"])


def test_a_store_that_failed_is_opened_anew(store: ChromaVectorStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    What a failed call left behind ends with it, and the next call works.
    """
    fill(store, "old")
    opened: list[Path] = []
    open_folder = vectors._open_folder

    def count(path: Path) -> object:
        opened.append(path)
        return open_folder(path)

    monkeypatch.setattr(vectors, "_open_folder", count)
    with pytest.raises(VectorStoreError):
        fill(store, "old")
    fill(store, "new")

    assert len(opened) == 1
    assert store.names() == ["new", "old"]


def test_the_memory_of_dropped_collections_is_freed(store: ChromaVectorStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A store that has searched many collections that are no longer active opens anew, and searches on.
    """
    monkeypatch.setattr(vectors, "_GONE_LIMIT", 3)
    found, clients = [], set()
    for number in range(10):
        fill(store, f"vectors-{number}")
        found += store.search([f"vectors-{number}"], make_vectors(30)[number], 1)
        clients.add(id(store._client))
        assert len(store._opened) <= 4

    assert [hit.digest for hit in found] == make_digests(30)[:10]
    assert len(clients) > 1


@pytest.mark.parametrize("url", ["ftp://host", "host:8000", "http://", "http://host:port"])
def test_a_wrong_url_is_an_error(url: str) -> None:
    """
    What is no url of a server is refused before anything is sent.
    """
    with pytest.raises(VectorStoreError):
        ChromaVectorStore(None, url).names()


@pytest.mark.end_to_end
def test_a_server_that_hangs_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A server that takes the connection and never answers does not hold a question for ever.
    """
    monkeypatch.setattr(vectors, "_CONNECT_SECONDS", 0.3)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(VectorStoreError, match="Timeout"):
            ChromaVectorStore(None, f"http://127.0.0.1:{silent.getsockname()[1]}").names()


@pytest.mark.end_to_end
@pytest.mark.parametrize(("status", "body"), [(502, b"bad gateway"), (200, b"<html>"), (401, b""), (200, b"{}")])
def test_what_is_no_chroma_server_is_an_error(status: int, body: bytes) -> None:
    """
    The page of a proxy, or of another program on that port, is a VectorStoreError.
    """

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            with pytest.raises(VectorStoreError):
                ChromaVectorStore(None, f"http://127.0.0.1:{server.server_port}").names()
        finally:
            server.shutdown()
            thread.join()


def test_signs_are_written_with_a_collection_and_sealed_with_it(store: ChromaVectorStore, tmp_path: Path) -> None:
    """
    They are read without Chroma, changes are found, and they are gone with the collection.
    """
    fill(store, "one")
    fill(store, "two")
    (held,) = store.read_signs(["one"]).find_candidates(make_vectors(30)[0])[:1]
    assert held in make_digests(30)

    file = find_folder(tmp_path / "chroma", "one") / SIGNS_FILE
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    store.close()
    with pytest.raises(VectorStoreError, match="not as"):
        store.read_signs(["one"])
    with pytest.raises(VectorStoreError, match="not as they were written"):
        store.check("one", 30, make_digests(30), make_vectors(30))

    store.drop("one")
    assert len(list((tmp_path / "chroma").rglob(SIGNS_FILE))) == 1
