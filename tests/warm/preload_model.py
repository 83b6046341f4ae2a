"""What indexing imports besides: the embedding model's library with torch, the exporter, and the parser."""

import importlib

import tests.warm.preload  # noqa: F401 - the rest of the program
from tests.warm.exports import keep_exports

for name in ("llama_index.embeddings.huggingface", "onnx", "sentence_transformers", "spacy", "torch.onnx"):
    importlib.import_module(name)
keep_exports()
