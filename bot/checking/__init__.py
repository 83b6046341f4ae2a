"""Any text held against the archive: which of its claims are so, altered, another's, or not there."""

__all__ = ["checker", "claims", "drafts", "judging", "matching", "report", "wording"]
