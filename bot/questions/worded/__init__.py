"""Questions in languages that have a file of words, read by the words for asking in it."""

__all__ = ["continuing", "dates", "outlets", "reader"]
