"""Documents that were damaged on their way are read or told: by every reader, and with nothing else raised.

`pytest -m slow` does the same for ten minutes in all.
"""

import json
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from time import monotonic
from warnings import catch_warnings

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import MalformedError, UnreadableError
from corpus.files.reading import read_source
from corpus.files.records import check_record
from corpus.parsing.feeds import parse_feed
from corpus.parsing.links import is_web_address
from corpus.parsing.metadata.dates import NewsDays
from corpus.parsing.pages import parse_page
from corpus.parsing.plain_text import LINE_LIMIT
from corpus.parsing.sitemaps import parse_sitemap
from corpus.parsing.sniffing import detect_kind
from corpus.sandbox import frames as parser_frames
from tests.corpus.support import mutations

DAYS = NewsDays(datetime(2026, 2, 3, 12, tzinfo=UTC))
URL = "https://lantern.example/feed.xml"
TEN_MINUTES = 600.0

Check = Callable[[bytes], None]


@pytest.fixture(scope="module", autouse=True)
def _trafilatura() -> None:
    """Import it first: it warns once that a package for proxies is missing, which is no failure of a reader."""
    with catch_warnings(action="ignore"):
        import_module("trafilatura")


def check_page(content: bytes) -> None:
    """Check what must hold for every page."""
    fields = parse_page(content, charset="utf-8", url=URL)
    assert parser_frames.read_page(parser_frames.unpack(parser_frames.pack(fields))) == fields
    assert str(fields["text"]).strip()
    check_record(fields)


def check_feed(content: bytes) -> None:
    """Check what must hold for every feed."""
    detect_kind(content, "text/xml")
    feed = parse_feed(content, charset=None, url=URL, days=DAYS)
    assert parser_frames.read_feed(parser_frames.unpack(parser_frames.pack(parser_frames.feed_fields(feed)))) == feed
    for entry in feed.entries:
        lines = [line for line in (entry.title, entry.author, entry.language, entry.guid) if line is not None]
        assert all(0 < len(line) <= LINE_LIMIT and len(line.splitlines()) == 1 for line in lines)
        assert entry.url is None or is_web_address(entry.url)
        assert all(moment is None or DAYS.include(moment) for moment in (entry.published_at, entry.updated_at))
        json.dumps([*lines, entry.text], ensure_ascii=False).encode()


def check_sitemap(content: bytes) -> None:
    """Check what must hold for every sitemap."""
    found = parse_sitemap(content, url=URL, days=DAYS)
    sent = parser_frames.pack({"pages": found.pages, "sitemaps": found.sitemaps})
    assert parser_frames.read_sitemap(parser_frames.unpack(sent)) == found
    addresses = [address for address, _ in found.pages]
    assert len(set(addresses)) == len(addresses)
    assert all(map(is_web_address, [*addresses, *found.sitemaps]))
    assert all(isinstance(moment, date | None) for _, moment in found.pages)


def check_file(suffix: str) -> Check:
    """Return the check of what must hold for every file of a kind."""

    def check(content: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, f"fuzz{suffix}")
            path.write_bytes(content)
            outcomes = list(read_source(path))
        assert outcomes
        assert all(str(one).isprintable() for one in outcomes if isinstance(one, UnreadableError))

    return check


READERS = {
    "page": (check_page, mutations.mutated(mutations.PAGE)),
    "rss": (check_feed, mutations.mutated(mutations.RSS, mutations.RDF)),
    "atom": (check_feed, mutations.mutated(mutations.ATOM)),
    "json feed": (check_feed, mutations.mutated(mutations.JSON_FEED)),
    "sitemap": (check_sitemap, mutations.mutated(mutations.SITEMAP, mutations.SITEMAP_INDEX)),
    "any as any": (
        lambda content: [check(content) for check in (check_page, check_feed, check_sitemap)] and None,
        mutations.mutated(mutations.PAGE, mutations.RSS, mutations.SITEMAP, mutations.JSON_LINES),
    ),
    "json lines": (check_file(".jsonl"), mutations.mutated(mutations.JSON_LINES)),
    "markdown": (check_file(".md"), mutations.mutated(mutations.MARKDOWN)),
}


def fuzz(name: str, examples: int) -> None:
    """Throw damaged documents at one reader."""
    check, documents = READERS[name]

    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(documents)
    def read(content: bytes) -> None:
        try:
            check(content)
        except MalformedError as error:
            assert str(error).isprintable()  # noqa: PT017 - any reason will do, none is expected

    read()


@pytest.mark.parametrize("name", READERS)
def test_a_damaged_document_is_read_or_told(name: str) -> None:
    """
    Whatever happened to it, nothing but its reason comes out.
    """
    fuzz(name, 50)


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_damaged_documents_are_read_or_told_for_minutes(name: str) -> None:
    """
    All readers together take ten minutes.
    """
    deadline = monotonic() + TEN_MINUTES / len(READERS)
    while monotonic() < deadline:
        fuzz(name, 500)


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=300), st.text(max_size=20))
def test_any_bytes_have_a_kind(content: bytes, media_type: str) -> None:
    """
    What an address gives can always be told, safely, before anything is parsed.
    """
    assert detect_kind(content, media_type).value in {"feed", "sitemap", "page"}
