"""Vectors: made, kept in the catalogue, searched in Chroma, which is derived."""
