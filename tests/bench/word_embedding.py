"""A LlamaIndex embedding without a model: texts that share words lie close."""

import hashlib

from llama_index.core.base.embeddings.base import BaseEmbedding

DIMENSIONS = 64


def words_as_vector(text: str) -> list[float]:
    """Return a vector in which texts that share words lie close."""
    vector = [0.0] * DIMENSIONS
    for word in text.lower().split():
        vector[hashlib.sha256(word.encode()).digest()[0] % DIMENSIONS] += 1.0
    return vector


class WordEmbedding(BaseEmbedding):
    """Embeds by words, predictably."""

    embedded: int = 0

    def _get_text_embedding(self, text: str) -> list[float]:
        self.embedded += 1
        return words_as_vector(text)

    def _get_query_embedding(self, query: str) -> list[float]:
        return words_as_vector(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return words_as_vector(query)
