"""The command line: parse, call, print."""

__all__ = ["app"]
