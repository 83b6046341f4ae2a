"""Where things stand in an article: quotations, blocks, transcripts, letters."""

__all__ = ["blocks", "positions", "quotations", "signatures", "tokens", "transcripts"]
