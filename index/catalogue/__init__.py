"""The SQLite database that holds the truth: a module for each table's owner. Transactions are the caller's."""

__all__ = [
    "articles",
    "copies",
    "corrections",
    "damage",
    "database",
    "digests",
    "locks",
    "page_texts",
    "sources",
    "tables",
]
