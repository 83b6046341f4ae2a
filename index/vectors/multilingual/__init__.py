"""The multilingual model: put together from its package's data file, without what tells languages apart; its pieces."""

__all__ = ["choice", "embedder", "packed_file", "pieces"]
