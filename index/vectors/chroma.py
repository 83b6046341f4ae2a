"""Vectors in Chroma: written once, searched, dropped. The only door to chromadb.

Chroma is derived data: the catalogue holds every vector's bytes and names the collections that are searched. A
collection is written by one process, checked, sealed, and never modified afterwards, because Chroma loses vectors
silently if a collection changes while another process has it open. Names are never reused.
"""

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol, cast
from urllib.parse import urlsplit

import numpy as np

from index.errors import CollectionGoneError, VectorStoreError
from index.vectors import collection_files
from index.vectors.collection_plan import plan_batches
from index.vectors.embedder import Vectors
from index.vectors.signs import SIGNS_FILE, Signs, make_signs, read_signs, write_signs
from index.vectors.store import SIMILARITY_DIGITS, VectorHit, merge_hits, require_valid

if TYPE_CHECKING:
    from chromadb.api.client import AdminClient, Client
    from chromadb.api.collection_configuration import CreateCollectionConfiguration
    from chromadb.api.models.Collection import Collection

#: Vectors of a new collection that are searched for before it becomes current. If one vector in fifty is lost, 256 of
#: them miss that once in 170 times; count and checksum are checked too.
_SAMPLE = 256
_SELF_SIMILARITY = 0.999
_SELF_HITS = 4
#: HNSW leaves some vectors unreachable: 6 of 4,000 random ones, 32 of 256 texts that differ in one word. Count,
#: checksum and stored vectors show losses; this limit catches a graph that leads nowhere.
_UNREACHABLE_SHARE = 0.25

#: Search width of a collection. Of 30,000 vectors in five collections, 0.998 of the true first 100 are found in 11.5
#: ms; with the wider search for small ones too, in 14 ms; with half of it for those, 0.995 in 10.9 ms.
_LARGE = 10_000
_EF_LARGE = 400
_EF_SMALL = 200

#: Chroma keeps a collection in the memory of every process that searched it, even after deletion (11 MB for 4,000
#: vectors, measured). Past this many the client is reopened, which frees them.
_GONE_LIMIT = 16

#: Bytes that a new collection takes while it is written: its vectors twice, in Chroma's database and in files that have
#: room for a hundred at least, and a journal.
_ROOM_TIMES, _ROOM = 3, 256 * 1024

#: Chroma's client has no limit of its own. A batch takes a server well under a second, a save of 100,000 some seconds.
_SERVER_SECONDS = 60.0
_CONNECT_SECONDS = 5.0

#: The key of the files' checksum in a collection's metadata.
_CHECKSUM = "checksum"

_REPAIR = "run onrecord verify --repair"


class _Session(Protocol):
    """The part of Chroma's web client that is used here; nothing of ours imports the package of its class."""

    timeout: Any

    def close(self) -> None:
        """End its connections."""


class ChromaVectorStore:
    """A `VectorStore` in Chroma: embedded in a folder, or on a server (``chroma run``)."""

    def __init__(self, path: Path | None, url: str | None = None) -> None:
        """Remember the place. Nothing is imported, read or written before the first use.

        Args:
            path: The folder of the embedded store; used unless there is a url.
            url: A server's address, ``http://host:port``.
        """
        if path is None and not url:
            raise ValueError("a vector store needs a folder or a url")
        self._path = None if url else path
        self._url = url or ""
        self._lock = Lock()
        self._client: Client | None = None
        self._database: tuple[int, int] | None = None
        self._opened: dict[str, Collection] = {}
        self._users = 0
        self._is_suspect = False

    def create(
        self, name: str, digests: Sequence[str], vectors: Vectors, *, on_progress: Callable[[int], None]
    ) -> None:
        """Write, seal and check a new collection; see `VectorStore`."""
        require_valid(digests, vectors)
        self._require_room(vectors)
        with self._using() as client, ExitStack() as undo:
            with _translated(f"Chroma cannot create {name}"):
                plan = plan_batches(len(digests), client.get_max_batch_size())
                settings = _configure(len(digests), plan.save_every)
                collection = client.create_collection(name, configuration=settings, embedding_function=None)
            undo.callback(self._discard, name)
            for batch in plan.batches:
                with _translated(f"Chroma cannot write {name}"):
                    collection.upsert(list(digests[batch]), embeddings=vectors[batch])
                on_progress(batch.stop - batch.start)
            if self._path:
                write_signs(collection_files.find_folder(self._path, name) / SIGNS_FILE, make_signs(digests, vectors))
            self._seal(collection)
            sample = np.random.default_rng(0).permutation(len(digests))[:_SAMPLE]
            self.check(name, len(digests), [digests[position] for position in sample], vectors[sample])
            undo.pop_all()

    def search(self, names: Sequence[str], vector: Vectors, limit: int) -> list[VectorHit]:
        """Search the collections one after the other; see `VectorStore`."""
        self._free_gone(names)
        vectors = np.atleast_2d(vector)
        found: list[list[VectorHit]] = [[] for _ in vectors]
        with self._using() as client:
            for name in names:
                for hits, more in zip(found, self._search_one(client, name, vectors, limit), strict=True):
                    hits.extend(more)
        return merge_hits(hit for hits in found for hit in merge_hits(hits)[:limit])

    def read_signs(self, names: Sequence[str]) -> Signs:
        """Return the signs of these collections, without loading Chroma; see `VectorStore`."""
        if not self._path:
            raise VectorStoreError("A server keeps no signs.")
        path = self._path
        return read_signs(collection_files.find_folder(path, name) / SIGNS_FILE for name in names)

    def names(self) -> list[str]:
        """Return the names of all collections, sorted; see `VectorStore`."""
        if self._path and self._client is None:
            # A run over an unchanged archive needs only this, and importing Chroma would take most of its time.
            with suppress(VectorStoreError):
                return collection_files.names(self._path)
        with self._using() as client, _translated("Chroma cannot list its collections"):
            return sorted(collection.name for collection in client.list_collections())

    def drop(self, name: str) -> None:
        """Delete a collection with its files; see `VectorStore`."""
        with self._using() as client:
            with suppress(CollectionGoneError), _translated(f"Chroma cannot delete {name}"):
                client.delete_collection(name)
            with self._lock:
                self._opened.pop(name, None)
            if self._path:
                collection_files.remove_orphans(self._path)

    def check(self, name: str, size: int, digests: Sequence[str], vectors: Vectors, ids: str = "") -> None:
        """Check a collection against its expected content.

        Torn files may crash the process: check a collection of another run in a child (`index.vectors.check`).

        Args:
            name: The collection.
            size: The expected number of vectors.
            digests: A sample of them; each is searched for.
            vectors: The sample's vectors, in order.
            ids: The `digest_ids` of all its digests, held against what Chroma names its vectors; empty to leave that
                out.

        Raises:
            VectorStoreError: If it is damaged or short; the message says how.
        """
        with self._using() as client, _translated(f"Chroma cannot read {name}"):
            collection = client.get_collection(name, embedding_function=None)
            self._require_sealed(collection)
            count = collection.count()
            if count != size:
                raise VectorStoreError(f"{name} holds {count} vectors instead of {size}; {_REPAIR}.")
            if ids and digest_ids(collection.get(include=[])["ids"]) != ids:
                raise VectorStoreError(f"{name} names other vectors than it was given; {_REPAIR}.")
            missed = _find_missed(collection, digests, vectors)
            lost = _find_lost(collection, missed) if missed else []
        if lost or len(missed) > max(1, _UNREACHABLE_SHARE * len(digests)):
            raise VectorStoreError(
                f"{name}: {len(missed)} of {len(digests)} vectors do not find themselves, "
                f"{len(lost)} of them are not there; {_REPAIR}."
            )

    def set_aside(self) -> Path | None:
        """Move an embedded store that cannot be opened out of the way, so that all collections can be rebuilt.

        Returns:
            Its new place; None if there was none, or if a server keeps the collections.

        Raises:
            VectorStoreError: If it cannot be moved.
        """
        self.close()
        return collection_files.set_aside(self._path) if self._path else None

    def close(self) -> None:
        """Free the memory; the next call opens the store again."""
        with self._lock:
            self._close()

    def _require_room(self, vectors: Vectors) -> None:
        """Raise VectorStoreError where the disk cannot take a collection; Chroma's own errors do not say so."""
        if self._path and shutil.disk_usage(self._path.parent).free < _ROOM_TIMES * vectors.nbytes + _ROOM:
            raise VectorStoreError(
                f"the disk is full ({self._path}): free some space and run the command again; nothing was lost"
            )

    def _seal(self, collection: "Collection") -> None:
        if self._path:
            collection_files.clear_unused(self._path, str(collection.id))
            collection_files.flush(self._path, str(collection.id))
            seal = collection_files.checksum(self._path, str(collection.id))
            with _translated(f"Chroma cannot seal {collection.name}"):
                collection.modify(metadata={_CHECKSUM: seal})

    def _discard(self, name: str) -> None:
        # If it cannot be deleted now, the next clean-up drops it: no catalogue names it.
        with suppress(VectorStoreError):
            self.drop(name)
        self._is_suspect = True

    def _search_one(self, client: "Client", name: str, vectors: Vectors, limit: int) -> list[list[VectorHit]]:
        try:
            with _translated(f"Chroma cannot search {name}"):
                return _query(self._open(client, name), vectors, limit)
        except CollectionGoneError:
            with self._lock:
                self._opened.pop(name, None)
            raise
        except VectorStoreError as error:
            # A collection that is deleted while it is being opened fails in other ways.
            if name not in self.names():
                raise CollectionGoneError(f"{name} was dropped.") from error
            raise

    def _open(self, client: "Client", name: str) -> "Collection":
        with self._lock:
            if name not in self._opened:
                collection = client.get_collection(name, embedding_function=None)
                # Before the first search loads the files: torn ones can crash this process.
                self._require_sealed(collection)
                self._opened[name] = collection
            return self._opened[name]

    def _require_sealed(self, collection: "Collection") -> None:
        """Raise VectorStoreError if an embedded collection's files are not as they were written."""
        sealed = (collection.metadata or {}).get(_CHECKSUM)
        if self._path and sealed != collection_files.checksum(self._path, str(collection.id)):
            raise VectorStoreError(f"The files of {collection.name} are not as they were written; {_REPAIR}.")

    def _free_gone(self, active: Sequence[str]) -> None:
        with self._lock:
            if not self._users and len(self._opened.keys() - set(active)) > _GONE_LIMIT:
                self._close()

    @contextmanager
    def _using(self) -> Iterator["Client"]:
        # Opening is under the lock too: two threads that open one folder at once fail (tried with 1.5.9).
        with self._lock:
            if not self._users and self._is_replaced():
                self._close()
            if self._client is None:
                with _translated(f"Chroma cannot open {self._path or self._url}"):
                    self._client = _open_folder(self._path) if self._path else _open_server(self._url)
                self._database = self._find_database()
            client = self._client
            self._users += 1
        try:
            yield client
        except VectorStoreError:
            self._is_suspect = True
            raise
        finally:
            with self._lock:
                self._users -= 1
                # A write that met a full disk may leave a lock in Chroma 1.5.9, for which the next call of this
                # process waits for ever, with room again too. Closing lets go of it.
                if self._is_suspect and not self._users:
                    self._close()

    def _find_database(self) -> tuple[int, int] | None:
        return collection_files.identify(self._path) if self._path else None

    def _is_replaced(self) -> bool:
        # Chroma does not notice when the folder is deleted and rebuilt; it reads on in the deleted one.
        return self._client is not None and self._find_database() not in {None, self._database}

    def _close(self) -> None:
        client, self._client = self._client, None
        self._is_suspect = False
        self._opened.clear()
        if client is not None:
            with _translated("Chroma cannot close"):
                for session in _sessions(client):
                    session.close()
                client.close()


def digest_ids(digests: Iterable[str]) -> str:
    """Return one digest of a collection's digests, in any order."""
    return hashlib.blake2b("\n".join(sorted(digests)).encode(), digest_size=16).hexdigest()


def _open_folder(path: Path) -> "Client":
    from chromadb import PersistentClient
    from chromadb.api.shared_system_client import SharedSystemClient
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False, allow_reset=False)
    with ExitStack() as undo:
        # Chroma remembers a failed open, and would keep failing after the cause is gone.
        undo.callback(SharedSystemClient._identifier_to_system.pop, str(path.absolute()), None)  # noqa: SLF001
        client = cast("Client", PersistentClient(path.absolute(), settings=settings))
        undo.pop_all()
    return client


def _open_server(url: str) -> "Client":
    import httpx2
    from chromadb import HttpClient
    from chromadb.config import Settings

    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise VectorStoreError(f"ONRECORD_CHROMA_URL must be like http://host:8000, got {url!r}.")
    is_secure = parts.scheme == "https"
    port = parts.port or (443 if is_secure else 8000)
    # Chroma's client has no time limit while it opens, and would wait endlessly for a server that hangs.
    httpx2.get(f"{url.rstrip('/')}/api/v2/heartbeat", timeout=_CONNECT_SECONDS).raise_for_status()
    settings = Settings(anonymized_telemetry=False, allow_reset=False)
    client = cast("Client", HttpClient(parts.hostname, port, ssl=is_secure, settings=settings))
    for session in _sessions(client):
        session.timeout = _SERVER_SECONDS
    return client


def _sessions(client: "Client") -> list[_Session]:
    """Return the client's connections to a server, which Chroma neither limits in time nor ever closes."""
    from chromadb.api.fastapi import FastAPI

    admin = cast("AdminClient", client._admin_client)  # noqa: SLF001 - Chroma has no other way to them
    servers = (client._server, admin._server)  # noqa: SLF001 - as above
    return [server._session for server in servers if isinstance(server, FastAPI)]  # noqa: SLF001 - as above


def _configure(size: int, save_every: int) -> "CreateCollectionConfiguration":
    """Return the configuration of a new collection.

    Ours are unit vectors compared by cosine; Chroma's default is l2. On 30,000 sentences (MiniLM), ef_search 100, 200
    and 400 find 0.956, 0.987 and 0.996 of the true first 50 in 1.6, 2.9 and 3.5 ms. Values of 200 for ef_construction
    or 32 neighbours cost more and gain less. Those two are Chroma's defaults, fixed so that an upgrade cannot change
    them.
    """
    return {
        "hnsw": {
            "space": "cosine",
            "ef_search": _EF_LARGE if size >= _LARGE else _EF_SMALL,
            "ef_construction": 100,
            "max_neighbors": 16,
            "sync_threshold": save_every,
        }
    }


@contextmanager
def _translated(action: str) -> Iterator[None]:
    """Turn anything that Chroma raises inside into our errors.

    Chroma raises its own errors, httpx's, ValueError, KeyError, AttributeError and plain Exception (for a proxy's
    answers), and a panic of its Rust core is no Exception at all. Hence this works by exclusion, and surrounds only
    calls of Chroma.
    """
    try:
        yield
    except VectorStoreError:
        raise
    except BaseException as error:
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        kind = CollectionGoneError if type(error).__name__ == "NotFoundError" else VectorStoreError
        raise kind(f"{action} ({type(error).__name__}: {error}); {_REPAIR}.") from error


def _query(collection: "Collection", vectors: Vectors, limit: int) -> list[list[VectorHit]]:
    """Return the hits of each vector."""
    found = collection.query(query_embeddings=vectors, n_results=limit, include=["distances"])
    distances = found["distances"]
    if distances is None or not np.isfinite(np.concatenate([*map(np.asarray, distances), [0.0]])).all():
        raise VectorStoreError(f"Chroma returned no distances for {collection.name}; {_REPAIR}.")
    return [
        [
            VectorHit(digest, round(1.0 - distance, SIMILARITY_DIGITS))
            for digest, distance in zip(digests, apart, strict=True)
        ]
        for digests, apart in zip(found["ids"], distances, strict=True)
    ]


def _find_missed(collection: "Collection", digests: Sequence[str], vectors: Vectors) -> list[tuple[str, Vectors]]:
    """Return the vectors that find neither themselves nor enough identical ones."""
    missed: list[tuple[str, Vectors]] = []
    for digest, vector in zip(digests, vectors, strict=True):
        (hits,) = _query(collection, vector.reshape(1, -1), _SELF_HITS)
        alike = [hit.digest for hit in hits if hit.similarity > _SELF_SIMILARITY]
        if digest not in alike and len(alike) < _SELF_HITS:
            missed.append((digest, vector))
    return missed


def _find_lost(collection: "Collection", missed: Sequence[tuple[str, Vectors]]) -> list[str]:
    """Return those of the missed that are not stored properly, rather than merely unreachable."""
    wanted = dict(missed)
    stored = collection.get(ids=list(wanted), include=["embeddings"])
    present = dict(zip(stored["ids"], np.asarray(stored["embeddings"]), strict=True))
    # Compared so that a NaN counts as lost.
    return [
        vector_id
        for vector_id in wanted
        if vector_id not in present or not present[vector_id] @ wanted[vector_id] >= _SELF_SIMILARITY
    ]
