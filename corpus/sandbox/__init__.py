"""The child process in which untrusted content is parsed, and what crosses its pipe."""

__all__ = ["process"]
