"""The SQLite database that holds the truth: one module per group of tables. Transactions belong to the caller."""

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
