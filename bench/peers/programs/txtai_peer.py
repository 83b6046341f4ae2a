"""txtai: its hybrid embeddings index, sparse BM25 beside dense vectors."""

from collections.abc import Callable, Sequence
from pathlib import Path

from exchange import FOUND, run  # beside this file
from txtai import Embeddings


class TxtaiPeer:
    """The library's defaults for ``hybrid=True``; it has no check for what did not change, and indexes all again."""

    def __init__(self, folder: Path, model: str) -> None:
        self._folder = folder
        self._model = model

    def index(self, sentences: Sequence[str], /) -> None:
        """Build the index and save it."""
        embeddings = Embeddings(path=self._model, hybrid=True, gpu=False)
        embeddings.index((number, text, None) for number, text in enumerate(sentences))
        embeddings.save(str(self._folder / "index"))

    def open(self) -> Callable[[str], Sequence[int]]:
        """Load the index."""
        embeddings = Embeddings()
        embeddings.load(str(self._folder / "index"))

        def search(question: str) -> list[int]:
            return [number for number, _score in embeddings.search(question, FOUND)]

        return search


if __name__ == "__main__":
    run(TxtaiPeer)
