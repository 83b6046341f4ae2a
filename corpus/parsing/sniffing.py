"""The kind of an address's content, from its first kilobytes: a feed, a sitemap or a page.

Pure, and safe for any bytes: nothing is parsed, decoded or followed.
"""

import re

from corpus.sources import SourceKind

_LOOKED_AT = 8_192  # bytes: feeds of news sites open with long comments and style sheet instructions

_COMMENT_OR_INSTRUCTION = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_FIRST_TAG = re.compile(rb"<(?:[\w.-]{1,40}:)?([A-Za-z][\w-]{0,40})")
_JSON_FEED_VERSION = re.compile(rb'"https?:(?:\\?/){2}jsonfeed\.org(?:\\?/)version')
_GZIP_MARK = b"\x1f\x8b"

_BY_ROOT = {
    b"rss": SourceKind.FEED,
    b"feed": SourceKind.FEED,
    b"rdf": SourceKind.FEED,
    b"channel": SourceKind.FEED,
    b"urlset": SourceKind.SITEMAP,
    b"sitemapindex": SourceKind.SITEMAP,
    b"html": SourceKind.PAGE,
}
_FEED_TYPES = ("application/rss", "application/atom", "application/rdf", "application/feed+json")


def detect_kind(content: bytes, media_type: str) -> SourceKind:
    """Return FEED, SITEMAP or PAGE; the content's own first tag takes precedence over the server's media type.

    >>> detect_kind(b'<?xml version="1.0"?><!-- ours --><rss version="2.0">', "text/html").name
    'FEED'
    """
    if content.startswith(_GZIP_MARK):  # a body that is itself packed: news sites do this only with sitemaps
        return SourceKind.SITEMAP
    head = content[:_LOOKED_AT].replace(b"\0", b"")  # UTF-16 then reads like ASCII
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and _JSON_FEED_VERSION.search(head):
        return SourceKind.FEED
    root = _FIRST_TAG.search(_COMMENT_OR_INSTRUCTION.sub(b"", head))
    kind = _BY_ROOT.get(root[1].lower()) if root else None
    if kind is not None:
        return kind
    named = media_type.strip().lower()
    return SourceKind.FEED if named.startswith(_FEED_TYPES) else SourceKind.PAGE
