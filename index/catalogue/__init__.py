"""The SQL database that holds the truth: one module per group of tables. Transactions belong to the caller."""

__all__ = [
    "articles",
    "backends",
    "copies",
    "corrections",
    "damage",
    "damaged_vectors",
    "database",
    "digests",
    "lexicons",
    "locks",
    "page_texts",
    "row_seals",
    "session_locks",
    "sources",
    "storing",
    "tables",
]
