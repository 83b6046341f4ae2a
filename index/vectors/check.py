"""Check of Chroma's collections in a child process: torn files can crash the process that reads them.

The child is this module. It reads a request from standard input and prints a line after each collection, so that a
crash or a hang is attributed to the right one.
"""

import io
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from os import environ, pathsep
from pathlib import Path
from time import monotonic
from typing import Any

import numpy as np

from index.errors import VectorStoreError
from index.vectors import collection_files
from index.vectors.chroma import ChromaVectorStore
from index.vectors.embedder import Vectors

#: Time limit for checking all collections; 30,000 vectors take about 3 s, mostly imports.
_CHECK_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Sample:
    """The expected content of a collection.

    Attributes:
        size: Its number of vectors.
        digests: Digests of some of them, to search for; 200 are enough.
        vectors: Their vectors, a row each.
        ids: The `index.vectors.chroma.digest_ids` of all its digests; empty if they are not compared.
    """

    size: int
    digests: tuple[str, ...]
    vectors: Vectors
    ids: str = ""


@dataclass(frozen=True, slots=True)
class CollectionFault:
    """A collection that must not be searched, with the reason in words for the operator."""

    name: str
    reason: str


def check_collections(
    path: Path | None, url: str | None, expected: Mapping[str, Sample], *, seconds: float = _CHECK_SECONDS
) -> tuple[CollectionFault, ...]:
    """Return the faults of collections: of their files, their sizes, and vectors that do not find themselves.

    Never raises for anything the store does: a crash, a hang past ``seconds`` (for all together) and an error are
    faults.
    """
    deadline = monotonic() + seconds
    reasons: dict[str, str] = {}
    while waiting := [name for name in expected if name not in reasons]:
        child = _run_child(_pack(path, url, {name: expected[name] for name in waiting}), deadline - monotonic())
        results = child.results()
        reasons.update(results)
        # The first without a result is the one that ended the child; the rest get a new child.
        reasons.update((name, child.ending) for name in [name for name in waiting if name not in results][:1])
    return tuple(CollectionFault(name, reasons[name]) for name in expected if reasons[name])


@dataclass(frozen=True, slots=True)
class _Child:
    """The end of a child process, and the lines that it printed."""

    output: bytes
    ending: str

    def results(self) -> dict[str, str]:
        """Return the fault of each collection, empty if none; a torn last line does not count."""
        lines = self.output.decode().splitlines(keepends=True)
        pairs = (json.loads(line) for line in lines if line.endswith("\n"))
        return {pair["name"]: pair["reason"] for pair in pairs}


def _run_child(request: bytes, seconds: float) -> _Child:
    if seconds <= 0:
        return _Child(b"", "it was not reached in time")
    try:
        done = _start_child(request, seconds)
    except subprocess.TimeoutExpired as error:
        return _Child(error.stdout or b"", f"reading it took longer than {seconds:.0f} s")
    except OSError as error:
        return _Child(b"", f"the check could not be started ({error})")
    return _Child(done.stdout, _describe_ending(done.returncode, done.stderr))


def _start_child(request: bytes, seconds: float) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "index.vectors.check"]
    variables = {**environ, "PYTHONPATH": pathsep.join(filter(None, sys.path))}
    return subprocess.run(  # noqa: S603 - this very module by this very interpreter
        command, input=request, capture_output=True, timeout=seconds, env=variables, check=False
    )


def _describe_ending(code: int, complaint: bytes) -> str:
    if code < 0:
        return f"reading it crashed the process (signal {-code})"
    last = complaint.decode(errors="replace").strip().splitlines()[-1:] or ["no message"]
    return f"the check failed (exit {code}: {last[0]})"


def _pack(path: Path | None, url: str | None, expected: Mapping[str, Sample]) -> bytes:
    request = {
        "path": str(path.absolute()) if path else None,
        "url": url,
        "collections": [[name, sample.size, list(sample.digests), sample.ids] for name, sample in expected.items()],
    }
    buffer = io.BytesIO()
    arrays: dict[str, Any] = {f"vectors{position}": sample.vectors for position, sample in enumerate(expected.values())}
    np.savez(buffer, request=np.frombuffer(json.dumps(request).encode(), dtype=np.uint8), **arrays)
    return buffer.getvalue()


def _answer(packed: bytes) -> Iterator[tuple[str, str]]:
    with np.load(io.BytesIO(packed), allow_pickle=False) as arrays:
        request = json.loads(arrays["request"].tobytes())
        store = ChromaVectorStore(Path(request["path"]) if request["path"] else None, request["url"])
        damage = collection_files.find_damage(Path(request["path"])) if request["path"] else ""
        for position, (name, size, digests, ids) in enumerate(request["collections"]):
            sample = Sample(size, digests, arrays[f"vectors{position}"], ids)
            yield name, damage or _find_fault(store, name, sample)


def _find_fault(store: ChromaVectorStore, name: str, sample: Sample) -> str:
    try:
        store.check(name, sample.size, sample.digests, sample.vectors, sample.ids)
    except VectorStoreError as error:
        return str(error)
    return ""


def main() -> None:
    """Answer the request on standard input, a line for each collection."""
    for name, reason in _answer(sys.stdin.buffer.read()):
        sys.stdout.write(json.dumps({"name": name, "reason": reason}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
