"""The archive: passages, statements, vectors, and the search over them."""
