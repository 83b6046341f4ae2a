"""Vectors: made by the model, stored in the catalogue, searched in Chroma, which is derived data."""

__all__ = [
    "check",
    "chroma",
    "collection_files",
    "collection_keeper",
    "embedder",
    "exact",
    "missing_vectors",
    "multilingual",
    "nearest",
    "question_embedding",
    "question_model",
    "reclaiming",
    "store",
    "stored",
]
