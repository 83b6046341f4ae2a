"""Bringing the archive up to date with its sources: read, decide, take apart, embed, store."""

__all__ = ["builder", "changes", "parts", "peeking", "preparing", "tally", "workers"]
