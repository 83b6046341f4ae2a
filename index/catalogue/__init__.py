"""The SQLite database that holds the truth: one module per group of tables. Transactions belong to the caller."""

__all__ = [
    "articles",
    "copies",
    "corrections",
    "damage",
    "database",
    "digests",
    "lexicons",
    "locks",
    "page_texts",
    "row_seals",
    "sources",
    "storing",
    "tables",
]
