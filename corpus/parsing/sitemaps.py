"""From sitemaps (sitemaps.org: lists of pages, lists of sitemaps, plain lists) and news sitemaps to addresses.

Pure: from bytes to values. Elements are read one by one and dropped: a tree of 50 MB of XML would take twenty times as
much memory.
"""

import re
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from corpus.errors import MalformedError
from corpus.parsing.links import absolute_address
from corpus.parsing.listings import Sitemap
from corpus.parsing.metadata.dates import NewsDays, stated_moment
from corpus.parsing.xml_safety import is_complete, mend_references, refuse_entities

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]  # it has no types

# The protocol's own limits. A list cut off silently would look as if the rest had vanished from the site.
ENTRY_LIMIT = 50_000
SIZE_LIMIT = 52_428_800  # bytes, unpacked

_GZIP_MARK = b"\x1f\x8b"
_GZIP_WINDOW = 31  # zlib's number for gzip of any window
_BARE_AMPERSAND = re.compile(rb"&(?!#?\w{1,32};)")
_ADDRESS_AT_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*https?://", re.IGNORECASE)
_ROOTS = ("urlset", "sitemapindex")
_NO_SITEMAP = "is no sitemap (<urlset>, <sitemapindex> or one address a line): check the address"


def parse_sitemap(content: bytes, *, url: str, days: NewsDays) -> Sitemap:
    """Read a sitemap, packed with gzip or not; relative links are made absolute against ``url``.

    Args:
        content: The sitemap.
        url: Where it was found.
        days: Other dates count as misprints.

    Raises:
        MalformedError: If it is no sitemap, cut off, declares entities, or is larger than the protocol allows.
    """
    if content.startswith(_GZIP_MARK):
        content = _unpacked(content)
    if _ADDRESS_AT_START.match(content):
        return _plain_list(content)
    refuse_entities(content)
    try:
        return _read(mend_references(content), url, days)
    except UnicodeDecodeError as error:  # bytes that the parser forgave, and that are no text
        raise MalformedError("holds damaged characters: check its encoding") from error


def _read(content: bytes, url: str, days: NewsDays) -> Sitemap:
    pages: dict[str, datetime | date | None] = {}
    sitemaps: dict[str, None] = {}
    for count, (name, element) in enumerate(_listed(content), start=1):
        _check_count(count)
        address = absolute_address(_child(element, "loc"), url)
        if address is None:
            continue
        if name == "sitemap":
            sitemaps[address] = None
        else:
            pages.setdefault(address, _moment(element, days))
    return Sitemap(pages=tuple(pages.items()), sitemaps=tuple(sitemaps))


def _unpacked(content: bytes) -> bytes:
    stream = zlib.decompressobj(_GZIP_WINDOW)
    try:
        unpacked = stream.decompress(content, SIZE_LIMIT)
    except zlib.error as error:
        raise MalformedError("is packed with gzip, but damaged: check the address") from error
    if stream.unconsumed_tail:
        raise MalformedError(f"is larger than {SIZE_LIMIT / 1e6:.0f} MB when unpacked: split it")
    if not stream.eof:
        raise MalformedError("is packed with gzip and breaks off: try again")
    return unpacked


def _plain_list(content: bytes) -> Sitemap:
    """Read whole addresses, one a line; other lines are left out."""
    lines = (line.strip() for line in content.decode("utf-8-sig", "replace").splitlines())
    addresses = dict.fromkeys(line for line in lines if absolute_address(line, None))
    _check_count(len(addresses))
    return Sitemap(pages=tuple((address, None) for address in addresses), sitemaps=())


def _listed(content: bytes) -> Iterator[tuple[str, "_Element"]]:
    """Yield each <url> and <sitemap>. An unescaped ampersand is forgiven, a missing end is not."""
    from lxml.etree import XMLSyntaxError, iterparse

    if b"\0" not in content[:100]:  # UTF-16 is left as it is
        content = _BARE_AMPERSAND.sub(b"&amp;", content)  # the parser would continue, but without the text after it
    steps = iterparse(
        BytesIO(content), events=("start", "end"), recover=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    root = None
    try:
        for event, element in steps:
            name = _name(element)
            if root is None:
                root = element
                if name not in _ROOTS:
                    raise MalformedError(_NO_SITEMAP)
                if not is_complete(content, name):
                    raise MalformedError("breaks off before its end: try again")
            elif event == "end" and element.getparent() is root:
                if name in {"url", "sitemap"}:
                    yield name, element
                root.remove(element)
    except XMLSyntaxError as error:
        raise MalformedError(_NO_SITEMAP) from error
    if root is None:
        raise MalformedError(_NO_SITEMAP)


def _name(element: "_Element") -> str:
    """Return an element's name without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _child(element: "_Element", name: str) -> str | None:
    return next((child.text for child in element if _name(child) == name and child.text), None)


def _moment(element: "_Element", days: NewsDays) -> datetime | date | None:
    """Return a news sitemap's date of publication, or else the date of the page's last change."""
    news = next((child for child in element if _name(child) == "news"), None)
    published = None if news is None else stated_moment(_child(news, "publication_date"), days)
    return published or stated_moment(_child(element, "lastmod"), days)


def _check_count(count: int) -> None:
    if count > ENTRY_LIMIT:
        raise MalformedError(f"lists more than {ENTRY_LIMIT:,} addresses: split it")
