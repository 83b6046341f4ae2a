"""Passages as citations: the quoted words, their speaker, and a link that opens at them."""

__all__ = ["citing", "links", "outlet_notes", "quotes", "reader_links", "speaker_gender"]
