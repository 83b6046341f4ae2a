"""What the archive says of each kind of claim: quotations, reported speech and excerpts."""

__all__ = ["excerpts", "quotations", "reports", "same_name"]
