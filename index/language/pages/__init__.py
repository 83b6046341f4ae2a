"""What of a page's text is no part of what it reports."""

__all__ = ["furniture"]
