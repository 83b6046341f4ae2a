"""Parsers of untrusted pages, feeds and sitemaps, from bytes to values. Pure; run in `corpus.sandbox`."""

__all__ = [
    "decoding",
    "documents",
    "feeds",
    "links",
    "listings",
    "metadata",
    "pages",
    "plain_text",
    "sitemaps",
    "sniffing",
    "visible_text",
]
