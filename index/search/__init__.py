"""A query in, ranked places in the archive out."""

__all__ = ["archive_facts", "found", "full_text", "query", "ranking", "roster", "searching"]
