"""Lexical search: which articles and passages hold the words, best first, by one of two engines that find the same."""

__all__ = ["choice", "engine", "fts5"]
