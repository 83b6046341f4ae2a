"""The embedding model written as ONNX files, so that questions need neither torch nor sentence-transformers.

Imported by a run of indexing that has to write one: importing this loads nothing, exporting loads torch. The files are
the model in 32-bit floats, its weights beside it, and its tokenizer with the model's own length and padding. What the
files give is held against what the model gives before anybody uses them.
"""

import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.errors import EmbeddingError, ExportError
from index.vectors.embedder import SentenceTransformerEmbedder
from index.vectors.multilingual.pieces import write_pieces
from index.vectors.question_embedding import GRAPH_FILE, TOKENIZER_FILE, WEIGHTS_FILE, OnnxModel, Tokens

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

#: The newest that torch's exporter by tracing writes without translating; every onnxruntime since 1.15 reads it.
_OPSET = 17

#: Smaller tensors stay in the graph's file; the large ones lie apart, where onnxruntime maps them instead of copying
#: them: the process is 60 MB smaller and loads in a third of the time.
_LEAST_APART = 1024

#: Rounding alone parts the two by 2e-7 (of a thousand texts, at most); a forgotten prompt parts them by a tenth.
_LEAST_COSINE = 1 - 1e-5

#: Texts that are compared at once: a thousand took 4.6 GB.
_COMPARED_AT_ONCE = 32

#: Every text's tokens are compared, and the vectors of every 25th: those of a thousand texts, made twice in 32 bits,
#: took longer than to index a hundred articles.
_VECTORS_EVERY = 25

#: Texts of two lengths: traced with padding, the files keep the mask that hides it.
_TRACED = ("A question", "A question of rather more words, and some in ütf-8")


def export_model(embedder: SentenceTransformerEmbedder, folder: Path, texts: Sequence[str]) -> str:
    """Write the model's files into an empty folder and return the prompt that it puts before each text.

    Args:
        embedder: Whose model is exported.
        folder: Exists and is empty.
        texts: By these the files are compared with the model.

    Raises:
        ExportError: If the model cannot be exported, or its files give other vectors.
        EmbeddingError: If it cannot be loaded, or there is too little memory.
        OSError: If the folder cannot be written.
    """
    model = embedder.sentence_transformer
    prompt = model.prompts.get("text") or ""
    _write_tokenizer(model, folder / TOKENIZER_FILE)
    _write_graph(model, folder)
    _compare(model, folder, prompt, texts)
    return prompt


def _write_tokenizer(model: "SentenceTransformer", path: Path) -> None:
    from tokenizers import Tokenizer

    fast = getattr(model.tokenizer, "backend_tokenizer", None)
    if fast is None:
        raise ExportError("its tokenizer has no file of the tokenizers library")
    tokenizer = Tokenizer.from_str(fast.to_str())
    tokenizer.enable_truncation(model.get_max_seq_length() or model.tokenizer.model_max_length)
    tokenizer.enable_padding(
        direction=model.tokenizer.padding_side,
        pad_id=model.tokenizer.pad_token_id or 0,
        pad_type_id=model.tokenizer.pad_token_type_id,
        pad_token=str(model.tokenizer.pad_token),
    )
    if not write_pieces(tokenizer, path):
        path.write_text(tokenizer.to_str(), encoding="utf-8")


def _write_graph(model: "SentenceTransformer", folder: Path) -> None:
    import onnx

    _trace(model, folder / GRAPH_FILE)
    onnx.save_model(
        onnx.load(str(folder / GRAPH_FILE)),
        str(folder / GRAPH_FILE),
        save_as_external_data=True,
        location=WEIGHTS_FILE,
        size_threshold=_LEAST_APART,
    )
    (folder / WEIGHTS_FILE).chmod((folder / GRAPH_FILE).stat().st_mode)  # onnx lets only its owner read it


def _trace(model: "SentenceTransformer", path: Path) -> None:
    import torch

    class Sentence(torch.nn.Module):
        """The whole model, from tokens to a unit vector."""

        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, *tensors: torch.Tensor) -> torch.Tensor:
            found = self.model(dict(zip(names, tensors, strict=True)))["sentence_embedding"]
            return torch.nn.functional.normalize(found, dim=1)

    features = model.preprocess(list(_TRACED))
    names = [name for name, value in features.items() if isinstance(value, torch.Tensor)]
    # The exporter by tracing is deprecated (the one that replaces it needs onnxscript), and warns of every condition on
    # a shape; whether those were traced right is what the comparison shows.
    with warnings.catch_warnings(), torch.inference_mode():
        warnings.simplefilter("ignore")
        try:
            torch.onnx.export(
                Sentence().eval(),  # else dropout runs
                tuple(features[name] for name in names),
                path,
                input_names=names,
                output_names=["vectors"],
                dynamic_axes={name: {0: "texts", 1: "tokens"} for name in names} | {"vectors": {0: "texts"}},
                opset_version=_OPSET,
                dynamo=False,
            )
        except MemoryError as error:
            raise EmbeddingError("there is too little memory to export the model") from error
        except (RuntimeError, ValueError, TypeError, KeyError, AttributeError) as error:
            if "memory" in str(error):  # torch has no error of its own for this; the next run may have more
                raise EmbeddingError(f"there is too little memory to export the model ({error})") from error
            raise ExportError(f"torch cannot export it ({type(error).__name__}: {error})") from error


def _compare(model: "SentenceTransformer", folder: Path, prompt: str, texts: Sequence[str]) -> None:
    try:
        exported = OnnxModel(folder, prompt)
        are_alike = all(_has_same_tokens(model, exported, prompt, batch) for batch in _batches(texts))
        cosines = [_least_cosine(model, exported, batch) for batch in _batches(texts[::_VECTORS_EVERY])]
    except EmbeddingError as error:
        raise ExportError(str(error)) from error
    if not are_alike:
        raise ExportError("what was exported cuts texts into other tokens")
    if min(cosines, default=1.0) < _LEAST_COSINE:
        raise ExportError(f"what was exported gives other vectors (cosine {min(cosines):.6f})")


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    for start in range(0, len(texts), _COMPARED_AT_ONCE):
        yield list(texts[start : start + _COMPARED_AT_ONCE])


def _has_same_tokens(model: "SentenceTransformer", exported: OnnxModel, prompt: str, batch: list[str]) -> bool:
    return np.array_equal(
        _without_padding(model.preprocess(batch, prompt=prompt)), _without_padding(exported.tokenize(batch))
    )


def _without_padding(tokens: Mapping[str, Any]) -> Tokens:
    ids: Tokens = np.asarray(tokens["input_ids"])[np.asarray(tokens["attention_mask"]) == 1]
    return ids


def _least_cosine(model: "SentenceTransformer", exported: OnnxModel, batch: list[str]) -> float:
    wanted: Any = model.encode(
        batch, prompt_name="text", normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
    )
    return float(np.min(np.sum(wanted * exported.embed(batch), axis=1)))
