"""What strangers wrote, read: pages, feeds and sitemaps to values. Pure; runs in `corpus.sandbox`."""

__all__ = ["dates", "decoding", "feeds", "links", "listings", "pages", "plain_text", "sitemaps", "visible_text"]
