"""A feed gives its entries, each field right or absent, or one clear reason."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from corpus.errors import MalformedError
from corpus.parsing.feeds import parse_feed
from corpus.parsing.listings import Feed, FeedEntry
from corpus.parsing.metadata.dates import NewsDays

DAYS = NewsDays(datetime(2026, 2, 3, 12, tzinfo=UTC))
URL = "https://lantern.example/news/feed.xml"
SENTENCE = "The harbour council of Tern met for six hours before anybody spoke of the ferry."
ARTICLE = "".join(f"<p>{number}. {SENTENCE}</p>" for number in range(1, 6))
TEXT = "\n".join(f"{number}. {SENTENCE}" for number in range(1, 6))
NAMES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:atom="http://www.w3.org/2005/Atom"'
)


def parsed(content: str | bytes, *, charset: str | None = None) -> Feed:
    """Parse a feed found at ``URL`` on 3 February 2026."""
    content = content.encode() if isinstance(content, str) else content
    return parse_feed(content, charset=charset, url=URL, days=DAYS)


def rss(item: str, head: str = "<title>The Lantern</title>") -> str:
    """Return a feed of one item."""
    return f'<?xml version="1.0"?><rss version="2.0" {NAMES}><channel>{head}<item>{item}</item></channel></rss>'


def atom(entry: str, head: str = "") -> str:
    """Return a feed of one entry."""
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {head}><entry>{entry}</entry></feed>'


def entry_of(content: str | bytes) -> FeedEntry:
    """Return the only entry of a feed."""
    (entry,) = parsed(content).entries
    return entry


def encoded(markup: str) -> str:
    """Return an item's content as RSS carries it."""
    return f"<content:encoded><![CDATA[{markup}]]></content:encoded>"


def test_an_rss_item_gives_every_field() -> None:
    """
    Links are made absolute, and titles and names are plain lines.
    """
    feed = parsed(
        rss(
            "<title>Orr: &lt;i&gt;no&lt;/i&gt;\n ferry</title><link>/ferry?a=1&amp;b=2</link>"
            "<guid isPermaLink='false'>n-7</guid><dc:creator> Ada  Orr </dc:creator>"
            f"<pubDate>Mon, 02 Feb 2026 23:30:00 -0500</pubDate>{encoded(ARTICLE)}",
            head="<title>The &amp;amp; Lantern</title><language>en-GB</language>"
            "<lastBuildDate>Tue, 03 Feb 2026 11:00:00 GMT</lastBuildDate>",
        )
    )

    assert feed == Feed(
        title="The & Lantern",
        language="en-GB",
        entries=(
            FeedEntry(
                url="https://lantern.example/ferry?a=1&b=2",
                guid="n-7",
                title="Orr: no ferry",
                author="Ada Orr",
                published_at=datetime(2026, 2, 3, 4, 30, tzinfo=UTC),
                updated_at=None,
                text=TEXT,
                language="en-GB",
            ),
        ),
    )


def test_an_atom_entry_gives_every_field() -> None:
    """
    The base of links, several authors and the entry's own language count.
    """
    feed = parsed(
        atom(
            "<title type='html'>Orr &amp;amp; Hale</title><link rel='enclosure' href='a.mp3'/><link href='ferry'/>"
            "<id>tag:lantern.example,2026:7</id><author><name>Ada Orr</name></author><author><name>Ben Hale</name>"
            "</author><published>2026-02-02T10:00:00+01:00</published><updated>2026-02-03T10:00:00Z</updated>"
            f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{ARTICLE}</div></content>",
            head="xml:base='https://lantern.example/2026/' xml:lang='en'",
        )
    )

    (entry,) = feed.entries
    assert entry == FeedEntry(
        url="https://lantern.example/2026/ferry",
        guid="tag:lantern.example,2026:7",
        title="Orr & Hale",
        author="Ada Orr; Ben Hale",
        published_at=datetime(2026, 2, 2, 10, tzinfo=timezone(timedelta(hours=1))),
        updated_at=datetime(2026, 2, 3, 10, tzinfo=UTC),
        text=TEXT,
        language="en",
    )


def test_an_rdf_item_takes_its_day_from_dublin_core() -> None:
    """
    RSS 1.0 has no other date.
    """
    entry = entry_of(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f"{NAMES}><item rdf:about='{URL}'><link>{URL}</link><dc:date>2026-02-01</dc:date></item></rdf:RDF>"
    )

    assert (entry.url, entry.published_at, entry.updated_at) == (URL, date(2026, 2, 1), None)


@pytest.mark.parametrize(
    ("item", "published", "updated"),
    [
        ("", None, None),
        ("<pubDate></pubDate>", None, None),
        ("<pubDate>yesterday</pubDate>", None, None),
        ("<pubDate>2026</pubDate>", None, None),
        ("<pubDate>2026-02</pubDate>", None, None),
        ("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>", None, None),
        ("<pubDate>Wed, 04 Feb 2026 11:00:00 GMT</pubDate>", datetime(2026, 2, 4, 11, tzinfo=UTC), None),
        ("<pubDate>Wed, 04 Feb 2026 13:00:00 GMT</pubDate>", None, None),
        ("<pubDate>2027-01-01</pubDate>", None, None),
        ("<pubDate>03 Feb 2026</pubDate>", date(2026, 2, 3), None),
        ("<pubDate>2026-02-03</pubDate>", date(2026, 2, 3), None),
        ("<dc:date>2026-02-03</dc:date>", date(2026, 2, 3), None),
        (
            "<pubDate>2026-02-02</pubDate><dc:date>2026-02-03</dc:date>",
            date(2026, 2, 2),
            datetime(2026, 2, 3, tzinfo=UTC),
        ),
        ("<atom:updated>2026-02-03T10:00:00Z</atom:updated>", None, datetime(2026, 2, 3, 10, tzinfo=UTC)),
    ],
)
def test_only_the_entry_tells_when_it_was_published(
    item: str, published: date | None, updated: datetime | None
) -> None:
    """
    Neither the feed's date, nor a change, nor a misprint, nor the time of reading stands in for it.
    """
    entry = entry_of(rss(f"<title>Ferry</title>{item}", head="<pubDate>Tue, 03 Feb 2026 11:00:00 GMT</pubDate>"))

    assert (entry.published_at, entry.updated_at) == (published, updated)


@pytest.mark.parametrize(
    "content",
    [
        "",
        encoded(f"<p>{SENTENCE}</p>"),
        encoded(ARTICLE + "<p>She said that the ferry […]</p>"),
        encoded(ARTICLE + "<p>She said that the ferry...</p>"),
        encoded(ARTICLE + "<p><a href='/ferry'>Continue reading</a></p>"),
        encoded(ARTICLE + "<p>Read more at The Lantern</p>"),
        encoded(ARTICLE + "<p>Click here to read it all.</p><p>Ada Orr</p>"),
        encoded(ARTICLE + "<p>So it […]</p><p>The post <a>Ferry</a> appeared first on <a>The Lantern</a>.</p>"),
        f"<description><![CDATA[{ARTICLE}]]></description>",
        f"<description><![CDATA[{ARTICLE}]]></description>{encoded(ARTICLE)}",
        f"<description><![CDATA[{ARTICLE}<p>More.</p>]]></description>{encoded(ARTICLE)}",
        encoded(f"<div style='display:none'>{ARTICLE}</div><p>{SENTENCE}</p>"),
    ],
)
def test_a_teaser_is_not_taken_for_the_article(content: str) -> None:
    """
    What is short, cut off, leads on to the page or is the summary leaves the rest to the page.
    """
    assert entry_of(rss(f"<title>Ferry</title>{content}")).text is None


@pytest.mark.parametrize(
    "content",
    [
        encoded(ARTICLE),
        f"<description>{SENTENCE}</description>{encoded(ARTICLE)}",
        encoded(f"{ARTICLE}<p hidden>Not this.</p><figure><figcaption>Not this.</figcaption></figure>"),
        encoded(f"{ARTICLE}<p>The post <a>Ferry</a> appeared first on <a>The Lantern</a>.</p>"),
        f"<content:encoded>{ARTICLE.replace('<', '&lt;')}</content:encoded>",
    ],
)
def test_a_whole_article_comes_as_plain_paragraphs(content: str) -> None:
    """
    What the reader of the page would not see, and the feed's own footer, are left out.
    """
    assert entry_of(rss(f"<title>Ferry</title>{content}")).text == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252", "iso-8859-1", "utf-32"])
@pytest.mark.parametrize("is_declared", [True, False])
def test_a_title_is_right_in_any_encoding(encoding: str, *, is_declared: bool) -> None:
    """
    The XML declaration, the byte order mark or else the server tells the encoding.
    """
    name = encoding.removesuffix("-sig")
    page = rss("<title>Jörg Å</title>").replace("<?xml ", f'<?xml encoding="{name}" ' if is_declared else "<?xml ")
    page = page.replace(f'encoding="{name}" version="1.0"', f'version="1.0" encoding="{name}"')

    feed = parsed(page.encode(encoding), charset=None if is_declared else name)

    assert feed.entries[0].title == "Jörg Å"


def test_a_feed_without_a_declared_encoding_is_utf8() -> None:
    """
    That is XML's rule, whatever else libraries take.
    """
    assert entry_of(rss("<title>Łódź “no”</title>")).title == "Łódź “no”"


def test_half_an_entry_is_left_out() -> None:
    """
    A feed that breaks off loses its last entry, which may miss the second half of its article.
    """
    whole = rss("<title>One</title>").replace("</channel></rss>", "")

    feed = parsed(f"{whole}<item><title>Two</title>{encoded(ARTICLE)[:-30]}")

    assert [entry.title for entry in feed.entries] == ["One"]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Ferry &#xD83D;&#xDE00;", "Ferry 😀"),
        ("Ferry &#55357;&#56832;", "Ferry 😀"),
        ("Ferry &#xD83D; stops", "Ferry \ufffd stops"),
        ("Ferry &#99999999999; stops", "Ferry \ufffd stops"),
        ("Ferry & Harbour <b>", "Ferry & Harbour"),
        ("<![CDATA[Ferry &amp; Harbour]]>", "Ferry & Harbour"),
        ("x" * 3000, "x" * 999 + "…"),
    ],
)
def test_one_bad_title_does_not_cost_the_feed(written: str, title: str) -> None:
    """
    Characters that do not exist, markup that is not closed and endless lines are mended.
    """
    assert entry_of(rss(f"<title>{written}</title><link>/a</link>")).title == title


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<link>javascript:alert(1)</link>", None),
        ("<link>https://[</link>", None),
        ("<link>//harbour.example/a</link>", "https://harbour.example/a"),
        ("<guid>https://lantern.example/b</guid>", "https://lantern.example/b"),
        ("<guid isPermaLink='false'>https://lantern.example/b</guid>", None),
    ],
)
def test_only_a_web_address_is_a_link(item: str, url: str | None) -> None:
    """
    What cannot be fetched is no address of an article.
    """
    assert entry_of(rss(f"<title>Ferry</title>{item}")).url == url


def test_an_address_is_no_name() -> None:
    """
    RSS asks for the author's e-mail address; the name in it is kept, the address alone is not shown.
    """
    named = entry_of(rss("<title>Ferry</title><author>ada@lantern.example (Ada Orr)</author>"))
    alone = entry_of(rss("<title>Ferry</title><author>ada@lantern.example</author>"))

    assert (named.author, alone.author) == ("Ada Orr", None)


BOMB = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


UKRAINIAN = "Паром «Каштан» вийде в море в червні, сказала міська голова. Рада відмовилася від коментарів."


@pytest.mark.parametrize("charset", [None, "utf-8", "cp-1251", "windows1251", "iso-8859-1"])
@pytest.mark.parametrize("declared", ["utf-8", "cp-1251", "win-1251", "windows-1251", "ISO-8859-1", "klingon", None])
def test_a_feed_is_read_as_it_was_written_whatever_it_declares(declared: str | None, charset: str | None) -> None:
    """
    Names that feedparser does not know, false ones and none: letters of the wrong alphabet were never written.
    """
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    content = head + rss(f"<title>{UKRAINIAN}</title>").partition("?>")[2]

    for encoding in ("cp1251", "utf-8"):
        (entry,) = parsed(content.encode(encoding), charset=charset).entries
        assert entry.title == UKRAINIAN


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is no feed"),
        (b"Not found", "is no feed"),
        (b"<html><body><p>Not found</p></body></html>", "is no feed"),
        (b"\x89PNG\r\n\x1a\n\0\0", "is no feed"),
        (b"<urlset><url><loc>/a</loc></url></urlset>", "is no feed"),
        ((BOMB + rss("<title>&b;</title>")).encode(), "declares XML entities"),
        ((BOMB + rss("<title>&b;</title>")).encode("utf-16"), "declares XML entities"),
        (b'<!--<r>--><!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hosts">]><rss/>', "declares XML entities"),
        (b"<rss>\x80\x81\x82</rss>", "encoding cannot be determined"),
        (b'{"items": [', "is not valid JSON"),
        (b"{" + b"[" * 100_000, "is not valid JSON"),
        (b'{"items": []}', "is JSON, but not a JSON Feed"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "is JSON, but not a JSON Feed"),
        (b'{"version": "\xff"}', "UTF-8|encoding"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_what_is_no_feed_is_told(content: bytes, reason: str) -> None:
    """
    Every other kind of content ends in one reason.
    """
    with pytest.raises(MalformedError, match=reason):
        parsed(content)


def test_an_article_may_speak_of_entities() -> None:
    """
    Only a declaration above the first element is one.
    """
    assert entry_of(rss("<title><![CDATA[What <!ENTITY means]]></title>")).title == "What <!ENTITY means"


def test_a_feed_without_entries_is_a_feed() -> None:
    """
    A quiet day is no failure.
    """
    assert parsed('<rss version="2.0"><channel><title>T</title></channel></rss>') == Feed("T", None, ())


def test_a_json_feed_gives_every_field() -> None:
    """
    Items that are no objects and fields of the wrong type are left out.
    """
    items = [
        {
            "id": 7,
            "url": "/ferry",
            "title": "No\nferry",
            "content_html": ARTICLE,
            "summary": SENTENCE,
            "date_published": "2026-02-02T10:00:00Z",
            "date_modified": "2026-02-03",
            "authors": [{"name": "Ada Orr"}, {"name": "Ben Hale"}, {}],
        },
        {"id": ["x"], "url": 3, "title": {}, "content_text": 5, "date_published": "9999", "authors": "x"},
        "no item",
    ]
    head = {"version": "https://jsonfeed.org/version/1.1", "title": "The Lantern", "language": "en"}

    feed = parsed(json.dumps({**head, "items": items}))

    assert feed == Feed(
        title="The Lantern",
        language="en",
        entries=(
            FeedEntry(
                url="https://lantern.example/ferry",
                guid="7",
                title="No ferry",
                author="Ada Orr; Ben Hale",
                published_at=datetime(2026, 2, 2, 10, tzinfo=UTC),
                updated_at=datetime(2026, 2, 3, tzinfo=UTC),
                text=TEXT,
                language="en",
            ),
            FeedEntry(None, None, None, None, None, None, None, "en"),
        ),
    )
