"""The engine that reads words and marks alone."""

__all__ = ["extractor", "sentences"]
