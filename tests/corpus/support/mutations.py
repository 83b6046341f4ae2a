"""Valid documents of every kind, and what goes wrong with them on their way: material for fuzzing."""

import json

from hypothesis import strategies as st

SENTENCE = "The harbour council of Tern met for six hours before anybody spoke of the ferry. "
BODY = "".join(f"<p>{number}. {SENTENCE}</p>" for number in range(1, 6))
DATA = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "datePublished": "2026-02-03T10:00:00Z",
    "dateModified": "2026-02-03",
    "author": [{"@type": "Person", "name": "Ada Orr"}],
    "publisher": {"name": "The Lantern"},
}
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferry stops</title>'
    '<link rel="canonical" href="https://lantern.example/ferry"><meta property="og:site_name" content="The Lantern">'
    '<meta property="article:published_time" content="2026-02-03T10:00:00Z"><meta name="author" content="Ada Orr">'
    f"<script type='application/ld+json'>{json.dumps(DATA)}</script></head><body><nav><a href='/'>Home</a></nav>"
    f"<article><h1>Ferry stops</h1><p style='font-size:0'>No.</p>{BODY}<table><tr><td>1</td></tr></table>"
    "<blockquote>So be it.</blockquote></article><footer>2026</footer></body></html>"
)
RSS = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Lantern</title>'
    "<language>en</language><item><title>Ferry &amp; harbour</title><link>/ferry?a=1&amp;b=2</link>"
    '<guid isPermaLink="false">7</guid><pubDate>Tue, 03 Feb 2026 10:00:00 GMT</pubDate><author>a@b.example (Ada)'
    f"</author><description>Short.</description><content:encoded><![CDATA[{BODY}]]></content:encoded></item><item>"
    "<title>Two</title><dc:creator>Ben Hale</dc:creator><dc:date>2026-02-03</dc:date></item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://lantern.example/" xml:lang="en"><title>T</title>'
    '<entry><title type="html">A &lt;b&gt;</title><link href="ferry"/><id>tag:7</id><published>2026-02-03T10:00:00Z'
    "</published><updated>2026-02-03T10:00:00Z</updated><author><name>Ada</name></author>"
    f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></content></entry></feed>'
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    '<channel rdf:about="x"><title>T</title></channel><item rdf:about="y"><title>A</title><link>/a</link></item>'
    "</rdf:RDF>"
)
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "T",
        "items": [{"id": 1, "url": "/a", "title": "A", "content_html": BODY, "date_published": "2026-02-03T10:00:00Z"}],
    }
)
SITEMAP = (
    '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>/a?b=1&amp;c=2</loc><lastmod>2026-02-03'
    "</lastmod><n:news><n:publication_date>2026-02-03T10:00:00Z</n:publication_date></n:news></url></urlset>"
)
SITEMAP_INDEX = "<sitemapindex><sitemap><loc>/a.xml</loc><lastmod>2026-02-03</lastmod></sitemap></sitemapindex>"
JSON_LINES = "\n".join(
    json.dumps({"id": number, "url": f"https://lantern.example/{number}", "text": SENTENCE, "language": "en"})
    for number in range(3)
)
MARKDOWN = (
    f"---\ntitle: Ferry stops\nurl: https://lantern.example/a\npublished_at: 2026-02-03\n---\n# Ferry\n\n{SENTENCE}"
)

TOKENS = (
    "<", ">", "&", "&#0;", "&#xD83D;", "&#x110000;", "&#99999999999999;", "&amp;", "&nbsp;", "&bogus;", "]]>",
    "<![CDATA[", "<!--", "-->", "<?xml version='1.0' encoding='utf-16'?>", "<!DOCTYPE a [", "<!ENTITY a 'b'>", "<![if",
    "<p>", "</p>", "<item>", "</item>", "<entry>", "</channel>", "<url>", "<loc>", "<script>", "<style>", "<table>",
    "<svg>", "<math>", "<template>", "<plaintext>", "<s>", "<br>" * 50, "<div>" * 300, "<b hidden>", "</body>",
    " style='display:none", ' style="font-size:0"', " xml:base='//['", " xmlns:q='x'", "<q:r>", " href='http://['",
    "\0", "\x0b", "\x1b", "\x85", "\u2028", "\u202e", "\ufeff", "\ufffe", "\ud800", "😀", "é" * 40, "A" * 3000, "\r",
    '"', "'", "{", "}", "[", "]", ",", ":", "\\", "\\u0000", "\\ud83d", "null", "1e999", "---", "*a", "&a", "!!x",
    "2026-13-45", "0000-00-00", "9999-12-31T23:59:59-23:59", "Mon, 99 Feb 99999 99:99:99 +9999", "1970-01-01T00:00:00Z",
)  # fmt: skip
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1", "shift_jis")

PLACES = st.floats(min_value=0, max_value=1, allow_nan=False)
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["insert", "cut", "repeat", "swap", "end"]),
        PLACES,
        st.integers(0, 60),
        st.sampled_from(TOKENS) | st.text(max_size=8),
    ),
    max_size=8,
)


def mutated(*documents: str) -> st.SearchStrategy[bytes]:
    """Return documents with some damage, as bytes in some encoding."""
    return st.builds(_damage, st.sampled_from(documents), EDITS, st.sampled_from(ENCODINGS) | st.just("utf-8"))


def _damage(document: str, edits: list[tuple[str, float, int, str]], encoding: str) -> bytes:
    for kind, place, length, token in edits:
        start = int(place * len(document))
        before, piece, after = document[:start], document[start : start + length], document[start + length :]
        document = {
            "insert": before + token + piece + after,
            "cut": before + after,
            "repeat": before + piece * 3 + after,
            "swap": before + token + after,
            "end": document if length % 4 else before,
        }[kind]
    return document.encode(encoding, "replace" if encoding != "utf-8" else "surrogatepass")
