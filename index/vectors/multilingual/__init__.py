"""The multilingual model: read from its package's data file, put together, and rid of what tells languages apart."""

__all__ = ["choice", "embedder", "packed_file"]
