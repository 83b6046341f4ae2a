"""The layout of an article: sentences, paragraphs, quotations, blocks, transcripts, letters."""

__all__ = [
    "blocks",
    "contracts",
    "interviews",
    "lines",
    "places",
    "positions",
    "quotations",
    "signatures",
    "tokens",
    "transcripts",
]
