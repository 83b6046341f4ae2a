"""What an address gives, told by the first kilobytes of its content: a feed, a sitemap or a page.

Pure, and safe for any bytes: nothing is parsed, decoded or followed.
"""

import re

from corpus.sources import SourceKind

LOOKED_AT = 8_192  # bytes: feeds of news sites open with long comments and style sheet instructions

ASIDE = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
ROOT = re.compile(rb"<(?:[\w.-]{1,40}:)?([A-Za-z][\w-]{0,40})")
JSON_FEED = re.compile(rb'"https?:(?:\\?/){2}jsonfeed\.org(?:\\?/)version')
GZIP_MARK = b"\x1f\x8b"

BY_ROOT = {
    b"rss": SourceKind.FEED,
    b"feed": SourceKind.FEED,
    b"rdf": SourceKind.FEED,
    b"channel": SourceKind.FEED,
    b"urlset": SourceKind.SITEMAP,
    b"sitemapindex": SourceKind.SITEMAP,
    b"html": SourceKind.PAGE,
}
FEED_TYPES = ("application/rss", "application/atom", "application/rdf", "application/feed+json")


def tell_kind(content: bytes, media_type: str) -> SourceKind:
    """Return FEED, SITEMAP or PAGE; the content's own first tag counts before the type that its server gives.

    >>> tell_kind(b'<?xml version="1.0"?><!-- ours --><rss version="2.0">', "text/html").name
    'FEED'
    """
    if content.startswith(GZIP_MARK):  # a body that is itself packed: news sites serve only sitemaps so
        return SourceKind.SITEMAP
    head = content[:LOOKED_AT].replace(b"\0", b"")  # UTF-16 reads like ASCII then
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and JSON_FEED.search(head):
        return SourceKind.FEED
    root = ROOT.search(ASIDE.sub(b"", head))
    kind = BY_ROOT.get(root[1].lower()) if root else None
    if kind is not None:
        return kind
    named = media_type.strip().lower()
    return SourceKind.FEED if named.startswith(FEED_TYPES) else SourceKind.PAGE
