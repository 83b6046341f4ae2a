"""A query in, ranked places in the archive out."""
