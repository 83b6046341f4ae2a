"""A query in, ranked places in the archive out."""

__all__ = ["archive_facts", "found", "query", "ranking", "roster", "searching"]
