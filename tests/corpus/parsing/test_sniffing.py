"""What an address gives is told by its first tags."""

import gzip

import pytest

from corpus.parsing.sniffing import detect_kind
from corpus.sources import SourceKind

FEED, SITEMAP, PAGE = SourceKind.FEED, SourceKind.SITEMAP, SourceKind.PAGE


@pytest.mark.parametrize(
    ("content", "media_type", "kind"),
    [
        (b'<?xml version="1.0"?>\n<rss version="2.0"><channel>', "text/html", FEED),
        (b'\xef\xbb\xbf<feed xmlns="http://www.w3.org/2005/Atom">', "application/xml", FEED),
        (b'<a:feed xmlns:a="http://www.w3.org/2005/Atom">', "", FEED),
        (b'<?xml-stylesheet href="a.xsl"?><!-- <html> --><rdf:RDF xmlns="...">', "text/xml", FEED),
        ('<?xml version="1.0"?><rss>'.encode("utf-16"), "text/xml", FEED),
        (b'<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "rss.dtd"><rss version="0.91">', "", FEED),
        (b'{"version": "https:\\/\\/jsonfeed.org\\/version\\/1.1", "items": []}', "application/json", FEED),
        (b'{"version": 3}', "application/json", PAGE),
        (b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', "application/xml", SITEMAP),
        (b"<SitemapIndex>", "", SITEMAP),
        (gzip.compress(b"<urlset/>", mtime=0), "application/gzip", SITEMAP),
        (b"<!DOCTYPE html><html><head><title>rss</title>", "application/rss+xml", PAGE),
        (b"<p>Not found", "text/html", PAGE),
        (b"broken", "application/atom+xml; charset=utf-8", FEED),
        (b"", "", PAGE),
        (b"<" * 9_000, "text/plain", PAGE),
        (b"<!--" * 9_000, "text/plain", PAGE),
    ],
)
def test_the_first_tags_tell_the_kind(content: bytes, media_type: str, kind: SourceKind) -> None:
    """
    Servers often give feeds as HTML, so the type they name counts only where the tags tell nothing.
    """
    assert detect_kind(content, media_type) is kind
