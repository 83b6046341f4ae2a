"""Lexical search: which articles and passages hold the words, best first, by engines that find the same."""

__all__ = ["choice", "engine", "in_catalogue"]
