"""A second process on the same store: ``read PATH`` answers requests, ``write PATH NAME COUNT SEED`` creates.

A reader takes a JSON object a line (names, count, seed, position) and prints the digest found first, or GONE. A writer
prints a line at the start and one after each batch.
"""

import json
import sys
from pathlib import Path

from index.errors import CollectionGoneError
from index.vectors.chroma import ChromaVectorStore
from tests.index.support.vector_samples import make_digests, make_vectors

GONE = "gone"


def read(path: Path) -> None:
    """Answer each request on standard input."""
    store = ChromaVectorStore(path)
    for line in sys.stdin:
        request = json.loads(line)
        vector = make_vectors(request["count"], request["seed"])[request["position"]]
        try:
            tell(store.search(request["names"], vector, 1)[0].digest)
        except CollectionGoneError:
            tell(GONE)


def write(path: Path, name: str, count: int, seed: int) -> None:
    """Create a collection."""
    store = ChromaVectorStore(path)
    store.names()
    tell("begins")
    store.create(name, make_digests(count, seed), make_vectors(count, seed), on_progress=lambda steps: tell(str(steps)))
    tell("done")


def tell(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    verb, place, *rest = sys.argv[1:]
    if verb == "read":
        read(Path(place))
    else:
        write(Path(place), rest[0], int(rest[1]), int(rest[2]))
