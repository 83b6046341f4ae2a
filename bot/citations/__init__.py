"""A passage as a citation: its words, whose they are, and a link that opens at them."""

__all__ = ["citing", "links", "outlet_notes", "quotes", "reader_links", "speaker_gender"]
