"""A query in, ranked places in the archive out."""

__all__ = ["archive_facts", "query", "ranking", "roster", "searching"]
