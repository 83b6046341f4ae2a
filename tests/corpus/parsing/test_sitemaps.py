"""A sitemap gives its addresses and their dates, or one clear reason."""

import gzip
from datetime import UTC, date, datetime

import pytest

from corpus.errors import MalformedError
from corpus.parsing.listings import Sitemap
from corpus.parsing.metadata.dates import NewsDays
from corpus.parsing.sitemaps import ENTRY_LIMIT, SIZE_LIMIT, parse_sitemap

DAYS = NewsDays(datetime(2026, 2, 3, 12, tzinfo=UTC))
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
ONE = f"<urlset {SPACE}><url><loc>https://lantern.example/ferry</loc></url></urlset>"
FERRY = "https://lantern.example/ferry"


def parsed(content: bytes | str) -> Sitemap:
    """Parse a sitemap that was found at the site's root."""
    content = content.encode() if isinstance(content, str) else content
    return parse_sitemap(content, url="https://lantern.example/sitemap.xml", days=DAYS)


def test_pages_come_in_order_with_the_day_of_their_last_change() -> None:
    """
    An address that is listed twice counts once, and a date in the future or in no calendar is none.
    """
    listed = (
        ("/ferry", "2026-02-03"),
        ("/harbour", "2026-02-03T10:00:00+01:00"),
        ("/ferry", "2026-01-01"),
        ("/late", "2027-02-03"),
        ("/odd", "yesterday"),
        ("/month", "2026-02"),
    )
    entries = "".join(f"<url><lastmod>{day}</lastmod><loc> {path} </loc></url>" for path, day in listed)

    found = parsed(f"<?xml version='1.0'?><urlset {SPACE}>{entries}</urlset>")

    assert [(url.removeprefix("https://lantern.example"), day) for url, day in found.pages] == [
        ("/ferry", date(2026, 2, 3)),
        ("/harbour", datetime(2026, 2, 3, 9, tzinfo=UTC)),
        ("/late", None),
        ("/odd", None),
        ("/month", None),
    ]


def test_a_news_sitemap_tells_when_an_article_was_published() -> None:
    """
    The day of publication counts before the day of the last change, and pictures are no pages.
    """
    found = parsed(
        f"<urlset {SPACE} {NEWS} xmlns:i='http://www.google.com/schemas/sitemap-image/1.1'><url><loc>{FERRY}</loc>"
        "<i:image><i:loc>https://lantern.example/a.jpg</i:loc></i:image><lastmod>2026-02-03</lastmod>"
        "<news:news><news:publication_date>2026-02-01</news:publication_date></news:news></url></urlset>"
    )

    assert found.pages == ((FERRY, date(2026, 2, 1)),)


def test_an_index_lists_further_sitemaps() -> None:
    """
    They are told apart from pages.
    """
    found = parsed(f"<sitemapindex {SPACE}><sitemap><loc>/a.xml</loc></sitemap><!-- b --></sitemapindex>")

    assert found == Sitemap(pages=(), sitemaps=("https://lantern.example/a.xml",))


@pytest.mark.parametrize(
    "content",
    [
        gzip.compress(ONE.encode()),
        ("\ufeff" + ONE).encode("utf-16-le"),
        ONE.replace(SPACE, "").encode(),
        ONE.replace("</urlset>", "</urlset>\n<!-- made in 0.1 s -->").encode(),
        f"\ufeff{FERRY}\r\nsee also\n{FERRY}\n".encode(),
    ],
    ids=["packed", "UTF-16", "no namespace", "comment below", "plain list"],
)
def test_a_sitemap_is_read_however_it_is_written(content: bytes) -> None:
    """
    Packed, in another encoding, without its namespace, or as a mere list.
    """
    assert parsed(content).pages == ((FERRY, None),)


def test_an_ampersand_that_is_not_escaped_stays_in_its_address() -> None:
    """
    A common mistake must not lead to another page.
    """
    found = parsed(ONE.replace("/ferry", "/?a=1&b=2&amp;c=3"))

    assert found.pages == (("https://lantern.example/?a=1&b=2&c=3", None),)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is no sitemap"),
        (b"\x89PNG\r\n\x1a\n", "is no sitemap"),
        (b"<html><body>Not found</body></html>", "is no sitemap"),
        (b"<rss><channel></channel></rss>", "is no sitemap"),
        (ONE[:-20].encode(), "breaks off"),
        (gzip.compress(ONE.encode())[:-9], "breaks off|is packed with gzip and breaks off"),
        (b"\x1f\x8bferry", "is packed with gzip, but damaged"),
        (gzip.compress(b" " * (SIZE_LIMIT + 1)), "is larger than 52 MB when unpacked"),
        (b'<!DOCTYPE u [<!ENTITY a "&b;">]><urlset><url><loc>&a;</loc></url></urlset>', "declares XML entities"),
        (b'<!-- <u> --><!DOCTYPE u [<!ENTITY a SYSTEM "file:///etc/hosts">]><urlset/>', "declares XML entities"),
        (
            b"<urlset>" + b"".join(b"<url><loc>/%d</loc></url>" % n for n in range(ENTRY_LIMIT + 1)) + b"</urlset>",
            "lists more than 50,000 addresses",
        ),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_what_is_no_whole_sitemap_is_told(content: bytes, reason: str) -> None:
    """
    A list that was cut off would look as if the other articles had vanished.
    """
    with pytest.raises(MalformedError, match=reason):
        parsed(content)


@pytest.mark.parametrize("content", ["<urlset/>", f"<urlset {SPACE} />\n", "<sitemapindex></sitemapindex>"])
def test_an_empty_sitemap_is_a_sitemap(content: str) -> None:
    """
    A site may have nothing to list.
    """
    assert parsed(content) == Sitemap(pages=(), sitemaps=())


def test_characters_that_do_not_exist_are_mended() -> None:
    """
    Half an emoji in one address, or even in a namespace, does not cost the others.
    """
    content = ONE.replace("<url>", "<url><loc>/&#xD83D;</loc></url><url>", 1).replace("schemas/", "schemas/&#xD83D;")

    assert [address for address, _ in parsed(content).pages] == ["https://lantern.example/\ufffd", FERRY]


def test_addresses_that_cannot_be_linked_are_left_out() -> None:
    """
    What is not a web address is no page.
    """
    wrong = ("javascript:alert(1)", "https://[", "ftp://lantern.example/a", "", "https://lantern.example/a b")
    entries = "".join(f"<url><loc>{link}</loc></url>" for link in wrong)

    assert parsed(f"<urlset>{entries}<url/></urlset>").pages == ()
