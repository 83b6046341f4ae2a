"""LlamaIndex: an ingestion pipeline with a document store, Chroma, and BM25 besides where the search is hybrid."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import chromadb
from chromadb.config import Settings
from exchange import FOUND, run  # beside this file
from llama_index.core import VectorStoreIndex
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.ingestion import DocstoreStrategy, IngestionPipeline
from llama_index.core.llms import MockLLM
from llama_index.core.retrievers import QueryFusionRetriever
from llama_index.core.retrievers.fusion_retriever import FUSION_MODES
from llama_index.core.schema import Document
from llama_index.core.storage.docstore import SimpleDocumentStore
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.vector_stores.chroma import ChromaVectorStore

_BATCH = 512  # Chroma takes 5,461 at once
_EMBED_BATCH = 64


class LlamaIndexPeer:
    """Vectors alone, or fused with BM25 by reciprocal rank."""

    def __init__(self, folder: Path, model: str, *, is_hybrid: bool) -> None:
        self._folder = folder
        self._is_hybrid = is_hybrid
        self._embedding = HuggingFaceEmbedding(model, embed_batch_size=_EMBED_BATCH, device="cpu")
        client = chromadb.PersistentClient(str(folder / "chroma"), Settings(anonymized_telemetry=False))
        collection = client.get_or_create_collection("sentences", configuration={"hnsw": {"space": "cosine"}})
        self._vectors = ChromaVectorStore(chroma_collection=collection)

    def index(self, sentences: Sequence[str], /) -> None:
        """Index by the pipeline; what its document store knows by the same hash is not embedded again."""
        pipeline = IngestionPipeline(
            transformations=[self._embedding],
            docstore=SimpleDocumentStore(),
            vector_store=self._vectors,
            docstore_strategy=DocstoreStrategy.UPSERTS,
        )
        kept = self._folder / "pipeline"
        if kept.is_dir():
            pipeline.load(str(kept))
        documents = [Document(text=text, id_=str(number)) for number, text in enumerate(sentences)]
        for first in range(0, len(documents), _BATCH):
            pipeline.run(documents=documents[first : first + _BATCH])
        pipeline.persist(str(kept))
        if self._is_hybrid and not (self._folder / "bm25").is_dir():
            self._build_bm25(documents)

    def open(self) -> Callable[[str], Sequence[int]]:
        """Load what is on disk."""
        index = VectorStoreIndex.from_vector_store(self._vectors, embed_model=self._embedding)
        retriever: BaseRetriever = index.as_retriever(similarity_top_k=FOUND)
        if self._is_hybrid:
            from llama_index.retrievers.bm25 import BM25Retriever

            lexical = BM25Retriever.from_persist_dir(str(self._folder / "bm25"))
            retriever = QueryFusionRetriever(
                [retriever, lexical],
                llm=MockLLM(),
                mode=FUSION_MODES.RECIPROCAL_RANK,
                similarity_top_k=FOUND,
                num_queries=1,  # the question as it is: no language model writes others
                use_async=False,
            )

        def search(question: str) -> list[int]:
            found = retriever.retrieve(question)
            return [int(one.node.ref_doc_id or one.node.node_id) for one in found]

        return search

    def _build_bm25(self, documents: Sequence[Document]) -> None:
        from llama_index.retrievers.bm25 import BM25Retriever

        nodes = list(documents)
        BM25Retriever.from_defaults(nodes=nodes, similarity_top_k=FOUND).persist(str(self._folder / "bm25"))


if __name__ == "__main__":
    is_hybrid = "--hybrid" in sys.argv
    sys.argv = [argument for argument in sys.argv if argument != "--hybrid"]
    run(lambda folder, model: LlamaIndexPeer(folder, model, is_hybrid=is_hybrid))
