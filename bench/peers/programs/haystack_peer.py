"""Haystack: BM25 and vectors over its in-memory store, which it writes to disk, joined by reciprocal rank."""

from collections.abc import Callable, Sequence
from pathlib import Path

from exchange import FOUND, run  # beside this file
from haystack import Document
from haystack.components.caching import CacheChecker
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack.document_stores.types import DuplicatePolicy
from haystack.utils import ComponentDevice
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)

_EMBED_BATCH = 64


class HaystackPeer:
    """The hybrid retrieval of Haystack's tutorials, without a re-ranker."""

    def __init__(self, folder: Path, model: str) -> None:
        self._model = model
        self._kept = folder / "store.json"
        if self._kept.is_file():
            self._store = InMemoryDocumentStore.load_from_disk(str(self._kept))
        else:
            self._store = InMemoryDocumentStore(embedding_similarity_function="cosine")

    def index(self, sentences: Sequence[str], /) -> None:
        """Embed and write what the store does not hold yet by the same identifier, a digest of text and number."""
        documents = [Document(content=text, meta={"number": number}) for number, text in enumerate(sentences)]
        checked = CacheChecker(self._store, cache_field="id").run(items=[one.id for one in documents])
        missing = set(checked["misses"])
        fresh = [one for one in documents if one.id in missing]
        if not fresh:
            return
        embedder = SentenceTransformersDocumentEmbedder(
            self._model, device=ComponentDevice.from_str("cpu"), batch_size=_EMBED_BATCH, progress_bar=False
        )
        embedder.warm_up()
        self._store.write_documents(embedder.run(fresh)["documents"], policy=DuplicatePolicy.SKIP)
        self._kept.parent.mkdir(parents=True, exist_ok=True)
        self._store.save_to_disk(str(self._kept))

    def open(self) -> Callable[[str], Sequence[int]]:
        """Load the store and the model."""
        embedder = SentenceTransformersTextEmbedder(
            self._model, device=ComponentDevice.from_str("cpu"), progress_bar=False
        )
        embedder.warm_up()
        lexical = InMemoryBM25Retriever(self._store, top_k=FOUND)
        by_vector = InMemoryEmbeddingRetriever(self._store, top_k=FOUND)
        joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=FOUND)

        def search(question: str) -> list[int]:
            vector = embedder.run(question)["embedding"]
            lists = [lexical.run(question)["documents"], by_vector.run(vector)["documents"]]
            return [one.meta["number"] for one in joiner.run(lists)["documents"]]

        return search


if __name__ == "__main__":
    run(HaystackPeer)
