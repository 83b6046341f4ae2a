"""The engine for languages other than English: marks, and the words of the language's file."""

__all__ = ["extractor"]
