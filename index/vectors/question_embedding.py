"""Questions to vectors by onnxruntime, from the files of an exported model: no torch, a tenth of the time to load.

The only door to onnxruntime, and with `multilingual.pieces` to tokenizers. Where an archive has no exported model, or
a damaged one, questions are embedded by the model itself.
"""

import hashlib
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from index.errors import EmbeddingError, TextsError
from index.vectors.embedder import Embedder, Vectors
from index.vectors.multilingual.pieces import PIECES_FILE, PieceTokenizer

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Tokens: TypeAlias = npt.NDArray[np.int64]

#: An exported model is these three: the graph, its weights, which onnxruntime maps into memory, and the tokenizer; and
#: the files of its pieces, where it has some.
GRAPH_FILE = "model.onnx"
WEIGHTS_FILE = "model.onnx.data"
TOKENIZER_FILE = "tokenizer.json"
FILES = (GRAPH_FILE, WEIGHTS_FILE, TOKENIZER_FILE)

#: What a graph may ask of the tokenizer, and its name there.
_INPUTS = {"input_ids": "ids", "attention_mask": "attention_mask", "token_type_ids": "type_ids"}


class OnnxModel:
    """An exported model, loaded; several threads may ask at once.

    Args:
        folder: Holds the three files.
        prompt: What the model puts before each text.

    Raises:
        EmbeddingError: If they cannot be loaded.
    """

    def __init__(self, folder: Path, prompt: str = "") -> None:
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # threads for one question cost more than they gain
        # Importing onnxruntime gives this machine an id and keeps a log of events to send.
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
        import onnxruntime

        # One thread, which does not wait by spinning: what more of them gain for a question, they lose many times over
        # where other processes use the processors.
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(
                str(folder / GRAPH_FILE), options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer = _load_tokenizer(folder)
        except Exception as error:  # onnxruntime and tokenizers raise errors of no common class
            raise EmbeddingError(f"the exported model in {folder} cannot be loaded ({error})") from error
        self._inputs = [node.name for node in self._session.get_inputs()]
        self._prompt = prompt

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return a unit vector for each text, in order.

        Raises:
            TextsError: If the model fails on them.
        """
        try:
            (vectors,) = self._session.run(None, self.tokenize(texts))
        except Exception as error:  # as above
            raise TextsError(f"the exported model failed on {len(texts)} texts: {error}") from error
        return np.asarray(vectors, dtype=np.float32)

    def tokenize(self, texts: Sequence[str]) -> dict[str, Tokens]:
        """Return what the graph is given for texts, by the names of its inputs: rows of one length."""
        tokens = self._tokenizer.encode_batch([self._prompt + text for text in texts])
        return {
            name: np.array([getattr(token, _INPUTS[name]) for token in tokens], dtype=np.int64) for name in self._inputs
        }


def _load_tokenizer(folder: Path) -> "Tokenizer | PieceTokenizer":
    if (folder / PIECES_FILE).exists():
        return PieceTokenizer(folder / TOKENIZER_FILE)
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(folder / TOKENIZER_FILE))


class QuestionEmbedder:
    """An `Embedder` of questions: the exported model where there is a sound one, else the model itself.

    Which it is, is settled by the first question.

    Args:
        model: The model whose vectors the archive holds.
        find_exported: Returns its exported model; None where there is none to be used.
    """

    def __init__(self, model: Embedder, find_exported: Callable[[], OnnxModel | None]) -> None:
        self._model = model
        self._find_exported = find_exported
        self._lock = Lock()

    @property
    def fingerprint(self) -> str:
        """The model's own: vectors of both are compared with each other."""
        return self._model.fingerprint

    def embed(self, texts: Sequence[str], /, on_progress: Callable[[int], None] | None = None) -> Vectors:
        """Return a row for each text, in order; see `Embedder`."""
        if not texts:
            return np.empty((0, 0), dtype=np.float32)
        with self._lock:
            exported = self._exported
        if exported is None:
            return self._model.embed(texts, on_progress)
        vectors = exported.embed(texts)
        if on_progress:
            on_progress(len(texts))
        return vectors

    @cached_property
    def _exported(self) -> OnnxModel | None:
        return self._find_exported()


def digest_files(folder: Path, names: Collection[str] = FILES) -> dict[str, str]:
    """Return the SHA-256 of files of an exported model, by name.

    Raises:
        OSError: If one cannot be read.
    """
    digests = {}
    for name in names:
        with (folder / name).open("rb") as file:
            digests[name] = hashlib.file_digest(file, "sha256").hexdigest()
    return digests


def find_damage(folder: Path, digests: Mapping[str, str]) -> str | None:
    """Return what is wrong with the files of an exported model, in words for the operator; None for nothing."""
    try:
        found = digest_files(folder, {*FILES, *digests})
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    wrong = sorted(name for name, digest in found.items() if digest != digests.get(name))
    return f"is damaged ({', '.join(wrong)})" if wrong else None
