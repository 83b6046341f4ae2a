"""The child process that parses untrusted content, and the values that cross its pipe."""

__all__ = ["process"]
