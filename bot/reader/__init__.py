"""The reader's web pages: stored articles and shared answers."""

__all__ = ["answers", "app"]
