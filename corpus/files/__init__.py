"""From files and folders to articles, one by one, in a fixed order."""

__all__ = ["disk", "identity", "private", "reading", "records"]
