"""Whatever a server does to a fetcher, it gets a reason within its limits."""

import gzip
import time
import tracemalloc

import pytest

from corpus.fetching.fetcher import Fetcher
from corpus.fetching.terms import FEED_TYPES, HTML_TYPES, FetchLimits, Manners
from tests.corpus.support.hostile_server import (
    PAGE,
    Answer,
    HostileServer,
    dripped,
    moved,
    poured,
    response,
    sent,
    silent,
)
from tests.corpus.support.refusals import SHORT, reason_of

pytestmark = pytest.mark.end_to_end

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n"


# Size


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (response(b"", content_length="5000000000"), "has 5,000,000,000 bytes"),
        (response(b"", content_length="9" * 19), "more than 20,000"),
        (response(b"", content_length="9" * 5000), "proper HTTP"),
        (response(b"", content_length="-1"), "proper HTTP"),
        (response(b"", content_length="7, 8"), "proper HTTP"),
        (poured(HEAD + b"\r\n", b"a" * 65536), "more than 20,000 bytes"),
        (poured(HEAD + b"transfer-encoding: chunked\r\n\r\n", b"1000\r\n" + b"a" * 4096 + b"\r\n"), "more than"),
        (poured(HEAD + b"transfer-encoding: chunked\r\n\r\n", b"1\r\na\r\n" * 1000), "more than"),
        (poured(HEAD, b"x-a: b\r\n" * 1000), "proper HTTP"),
        (sent(HEAD + b"x-a: " + b"a" * 1_000_000 + b"\r\n\r\n"), "proper HTTP"),
        (
            poured(b"HTTP/1.1 103 Early Hints\r\n\r\n", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100),
            "more data than it should",
        ),
        (poured(b"", b"a" * 65536), "proper HTTP"),
        (response(gzip.compress(b"\0" * 15_000_000), content_encoding="gzip"), "more than 20,000 bytes"),
        (response(gzip.compress(gzip.compress(PAGE)), content_encoding="gzip, gzip"), "were accepted"),
        (response(PAGE, content_encoding="br"), "were accepted"),
    ],
    ids=[
        "long",
        "longer",
        "absurd",
        "negative",
        "two lengths",
        "endless",
        "endless chunks",
        "endless crumbs",
        "many headers",
        "a long header",
        "endless hints",
        "noise",
        "a bomb",
        "two layers",
        "brotli",
    ],
)
def test_too_much_is_refused(server: HostileServer, fetcher: Fetcher, answer: Answer | bytes, reason: str) -> None:
    """
    Bodies, headers and bombs without end are left at their limit, in little time and memory, and not tried again.
    """
    server.on("/page", answer)
    tracemalloc.start()
    found = reason_of(fetcher, server.url("/page"), limits=FetchLimits(size=SHORT.size, seconds=10, silence=5))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert reason in found
    assert peak < 20_000_000
    assert server.paths() == ["/page"]


def test_a_page_of_five_megabytes_takes_little_memory(server: HostileServer, fetcher: Fetcher) -> None:
    """
    The largest page that is read costs a few times itself at most.
    """
    server.on("/page", response(gzip.compress(b"<p>" + b"a" * 4_999_997), content_encoding="gzip"))
    tracemalloc.start()
    fetched = fetcher.fetch(server.url("/page"), wanted=HTML_TYPES)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(fetched.content) == 5_000_000
    assert peak < 20_000_000


def test_a_length_that_is_too_short_ends_the_page(server: HostileServer, fetcher: Fetcher) -> None:
    """
    What lies behind the announced end belongs to no page, as in every browser.
    """
    server.on("/page", response(PAGE + b"HTTP/1.1 200 OK\r\n\r\nmore", content_length=str(len(PAGE))))

    for _ in range(2):
        assert fetcher.fetch(server.url("/page"), wanted=HTML_TYPES).content == PAGE


def test_a_huge_robots_txt_forbids(server: HostileServer, fetcher: Fetcher) -> None:
    """
    Rules that are too many to read may forbid anything.
    """
    server.on("/robots.txt", response(b"User-agent: *\n" + b"Disallow: /x\n" * 50_000))

    assert "robots.txt cannot be read, so nothing is: has 650,014 bytes" in reason_of(fetcher, server.url("/page"))
    assert server.paths() == []


# Time


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (dripped(HEAD + b"content-length: 1000\r\n\r\n", b"a"), "too long"),
        (dripped(HEAD, b"x-a: b\r\n"), "too long"),
        (dripped(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"), "too long"),
        (dripped(HEAD + b"content-encoding: gzip\r\n\r\n", gzip.compress(PAGE)), "too long"),
        (silent, "does not answer"),
    ],
    ids=["body", "headers", "hints", "gzip", "silence"],
)
def test_too_slow_is_left(server: HostileServer, fetcher: Fetcher, answer: Answer, reason: str) -> None:
    """
    A byte now and then keeps nobody waiting beyond the deadline, and a silence ends sooner.
    """
    server.on("/page", answer)
    started = time.monotonic()
    found = reason_of(fetcher, server.url("/page"))

    assert reason in found
    assert time.monotonic() - started < 3
    assert len(server.paths()) == (3 if answer is silent else 1)


def test_redirects_share_one_deadline(server: HostileServer, fetcher: Fetcher) -> None:
    """
    Slow answers that lead on and on take no more time than one.
    """
    for number in range(6):
        server.on(f"/{number}", dripped(b"", moved(f"/{number + 1}"), seconds=0.004))

    started = time.monotonic()
    assert "too long" in reason_of(fetcher, server.url("/0"))
    assert time.monotonic() - started < 3


# Broken answers


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200 OK\r\ncontent-",
        response(PAGE, content_length=str(len(PAGE) + 1)),
        HEAD + b"transfer-encoding: chunked\r\n\r\n1f\r\n<html>",
        HEAD + b"transfer-encoding: chunked\r\n\r\n6\r\n<html>\r\n",
    ],
    ids=["nothing", "half a header", "a byte short", "half a chunk", "no last chunk"],
)
def test_half_an_answer_is_no_answer(server: HostileServer, fetcher: Fetcher, answer: bytes) -> None:
    """
    A connection that ends too early is tried again, and its half never taken for the page.
    """
    server.on("/page", answer)

    assert "closes the connection before its answer is complete" in reason_of(fetcher, server.url("/page"))
    assert len(server.paths()) == 3


def test_a_second_try_gives_the_whole_page(server: HostileServer, fetcher: Fetcher) -> None:
    """
    After half a page comes the whole one.
    """
    server.on("/page", response(PAGE, content_length="1000"), response(PAGE))

    assert fetcher.fetch(server.url("/page"), wanted=HTML_TYPES).content == PAGE


@pytest.mark.parametrize(
    "answer",
    [
        HEAD + b"content-encoding: gzip\r\n\r\n" + gzip.compress(PAGE)[:-9],
        response(PAGE, content_encoding="gzip"),
        response(gzip.compress(PAGE) + gzip.compress(PAGE), content_encoding="gzip"),
    ],
    ids=["cut", "not gzip", "two in a row"],
)
def test_broken_compression_is_refused(server: HostileServer, fetcher: Fetcher, answer: bytes) -> None:
    """
    Without a length only the compression tells that an end is missing.
    """
    server.on("/page", answer)

    assert "is broken" in reason_of(fetcher, server.url("/page"))


@pytest.mark.parametrize(
    "answer",
    [
        b"SSH-2.0-OpenSSH_9.9\r\n",
        b"HTTP/1.1 2000 OK\r\n\r\n",
        HEAD + b"bad header\r\n\r\n",
        HEAD + b"x: a\0b\r\n\r\n",
        HEAD + b"transfer-encoding: gzip, chunked\r\n\r\n",
        HEAD + b"transfer-encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\n\r\n",
    ],
)
def test_what_is_no_http_is_refused(server: HostileServer, fetcher: Fetcher, answer: bytes) -> None:
    """
    Other protocols and broken ones end in a reason.
    """
    server.on("/page", answer)

    assert "127.0.0.1" in reason_of(fetcher, server.url("/page"))


def test_a_feed_of_any_name_is_read_and_judged_by_its_parser(server: HostileServer, fetcher: Fetcher) -> None:
    """
    Fetching looks at no content: a billion laughs come out as the bytes that they are.
    """
    laughs = b'<!DOCTYPE a [<!ENTITY b "ha">]><rss>&b;</rss>'
    server.on("/feed", response(laughs, content_type="application/octet-stream"))

    assert fetcher.fetch(server.url("/feed"), wanted=FEED_TYPES).content == laughs


def test_nobody_there_is_said(fetcher: Fetcher, server: HostileServer) -> None:
    """
    A port that nobody listens on is a failed connection, tried three times.
    """
    del server
    with Fetcher(
        user_agent="OnRecord/1.0 (+x)", manners=Manners(pause=0), reachable={"127.0.0.1:1"}, sleep=lambda _: None
    ) as other:
        assert "cannot be connected to" in reason_of(other, "http://127.0.0.1:1/")
    assert "only 80 and 443" in reason_of(fetcher, "http://ferry.example:1/")
