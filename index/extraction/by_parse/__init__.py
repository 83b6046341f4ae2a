"""The engine that reads a parser's trees."""

__all__ = ["extractor", "parser", "tree"]
