"""Who indexes against whom in ``indexing_rate``: each reads a file of articles and leaves them searchable on disk.

Importing this loads LlamaIndex and Chroma.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import chromadb
from chromadb.config import Settings
from llama_index.core import VectorStoreIndex
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.schema import Document
from llama_index.vector_stores.chroma import ChromaVectorStore

from bench.data import read_jsonl
from bench.errors import BenchError
from bench.indexing_rate import OURS, SPARING, THEIRS, Index
from bot.running.assembly import Assembly
from bot.settings import BotSettings
from corpus.article import Article
from corpus.errors import UnreadableError
from corpus.files.reading import read_source
from index.building.tally import IndexReport

CHUNK_TOKENS = 256
OWN_OVERLAP = SentenceSplitter(chunk_size=CHUNK_TOKENS).chunk_overlap  # 200: most words are embedded four times
SPARING_OVERLAP = 20


def make_contenders(folder: Path, embedding: BaseEmbedding) -> dict[str, Index]:
    """Return OnRecord and LlamaIndex, each with an empty index of its own in the folder.

    LlamaIndex runs in float32 as it comes and, where OnRecord computes in bfloat16, in that too, once as it comes
    otherwise and once with chunks that hardly overlap.
    """
    settings = BotSettings(data_dir=folder / OURS, embedding_model="", extractor="auto", chroma_url="")
    assembly = Assembly(settings)
    builder = assembly.builder()
    plain, halved = THEIRS
    contenders = {
        OURS: index_by_onrecord(builder.build),
        plain: index_by_llama_index(folder / plain, embedding),
    }
    if assembly.embedder.fingerprint.endswith("/bf16"):
        contenders[halved] = in_bfloat16(index_by_llama_index(folder / halved, embedding))
        contenders[SPARING] = in_bfloat16(index_by_llama_index(folder / SPARING, embedding, overlap=SPARING_OVERLAP))
    return contenders


def index_by_onrecord(build: Callable[[Iterable[Article | UnreadableError]], IndexReport]) -> Index:
    """Return what ``onrecord index`` does after its start; it raises BenchError where an article cannot be read."""

    def index(articles: Path) -> None:
        report = build(read_source(articles))
        if report.failed:
            raise BenchError(f"{len(report.failed)} articles could not be indexed: {report.failed[0]}")

    return index


def index_by_llama_index(folder: Path, embedding: BaseEmbedding, *, overlap: int = OWN_OVERLAP) -> Index:
    """Return LlamaIndex's splitter, embedding and Chroma store as its guides put them together.

    Args:
        folder: Where Chroma keeps the index.
        embedding: The model.
        overlap: Tokens that a chunk repeats of the one before.
    """
    client = chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))
    collection = client.get_or_create_collection("chunks", configuration={"hnsw": {"space": "cosine"}})
    store = ChromaVectorStore(chroma_collection=collection)
    stored = VectorStoreIndex.from_vector_store(store, embed_model=embedding)
    splitter = SentenceSplitter(chunk_size=CHUNK_TOKENS, chunk_overlap=overlap)

    def index(articles: Path) -> None:
        documents = [Document(text=article["text"], doc_id=article["id"]) for article in read_jsonl(articles)]
        stored.insert_nodes(splitter.get_nodes_from_documents(documents))

    return index


def in_bfloat16(index: Index) -> Index:
    """Return the same with torch computing in bfloat16."""

    def index_in_bfloat16(articles: Path) -> None:
        import torch

        with torch.autocast("cpu", dtype=torch.bfloat16):
            index(articles)

    return index_in_bfloat16
