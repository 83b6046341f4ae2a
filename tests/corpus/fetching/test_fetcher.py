"""A fetcher reads pages politely, and gives nothing that it should not."""

import gzip
import re
import socket
import threading
import zlib
from collections.abc import Callable

import pytest

from corpus.errors import FetchError, PassingError
from corpus.fetching.fetcher import Fetcher
from corpus.fetching.terms import FEED_TYPES, HTML_TYPES, SITEMAP_TYPES, FetchLimits, Manners
from corpus.visits import Validators
from tests.corpus.support.hostile_server import PAGE, HostileServer, response

pytestmark = pytest.mark.end_to_end


def test_a_page_is_read(server: HostileServer, fetcher: Fetcher) -> None:
    """
    Content, kind, encoding, address and validators come as the server gave them.
    """
    server.on("/page", response(PAGE, etag='"7"', last_modified="Sun, 01 Mar 2026 12:00:00 GMT"))
    fetched = fetcher.fetch(server.url("/page#top"), wanted=HTML_TYPES)

    assert fetched.content == PAGE
    assert (fetched.url, fetched.media_type, fetched.charset) == (server.url("/page"), "text/html", "utf-8")
    assert fetched.validators == Validators('"7"', "Sun, 01 Mar 2026 12:00:00 GMT")
    assert not fetched.is_same


def test_a_request_says_who_asks_and_nothing_more(server: HostileServer, fetcher: Fetcher) -> None:
    """
    No cookie that an earlier answer set, no referrer and no credentials go out.
    """
    server.on("/page", response(PAGE, set_cookie="id=7; Path=/"))
    for _ in range(2):
        fetcher.fetch(server.url("/page"), wanted=HTML_TYPES)
    headers = server.requests[-1].headers

    assert headers == {
        "host": server.authority,
        "user-agent": "OnRecord/1.0 (+mailto:desk@news.example)",
        "accept": "application/xhtml+xml, text/html, */*;q=0.1",
        "accept-encoding": "gzip, deflate",
        "connection": "close",
    }


@pytest.mark.parametrize("agent", ["", "OnRecord", "OnRecord/1.0\r\nCookie: x", "OnRecord/1.0 (+é)", "/1.0"])
def test_nobody_asks_without_a_name(agent: str) -> None:
    """
    A user agent that cannot stand in a header, or names nobody, is refused at once.
    """
    with pytest.raises(ValueError, match="a user agent is"):
        Fetcher(user_agent=agent)


@pytest.mark.parametrize(
    ("encoding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("identity", bytes)]
)
def test_compressed_pages_are_read(
    server: HostileServer, fetcher: Fetcher, encoding: str, pack: Callable[[bytes], bytes]
) -> None:
    """
    One layer is taken off.
    """
    server.on("/page", response(pack(PAGE), content_encoding=encoding))

    assert fetcher.fetch(server.url("/page"), wanted=HTML_TYPES).content == PAGE


def test_a_packed_sitemap_is_unpacked(server: HostileServer, fetcher: Fetcher) -> None:
    """
    A .gz file is unpacked, and one that is compressed for the way as well.
    """
    packed = gzip.compress(b"<urlset/>")
    server.on("/a.xml.gz", response(packed, content_type="application/x-gzip"))
    server.on("/b.xml.gz", response(gzip.compress(packed), content_type="application/gzip", content_encoding="gzip"))

    for path in ("/a.xml.gz", "/b.xml.gz"):
        assert fetcher.fetch(server.url(path), wanted=SITEMAP_TYPES).content == b"<urlset/>"


def test_a_page_in_chunks_is_read(server: HostileServer, fetcher: Fetcher) -> None:
    """
    A body without a length is whole at its last chunk.
    """
    chunks = b"".join(b"%x\r\n%s\r\n" % (1, PAGE[number : number + 1]) for number in range(len(PAGE)))
    server.on("/page", response(chunks + b"0\r\n\r\n", content_length=None, transfer_encoding="chunked"))

    assert fetcher.fetch(server.url("/page"), wanted=HTML_TYPES).content == PAGE


@pytest.mark.parametrize(
    ("kind", "wanted", "is_read"),
    [
        ("text/html", HTML_TYPES, True),
        ("TEXT/HTML ; charset=utf-8", HTML_TYPES, True),
        ("application/xhtml+xml", HTML_TYPES, True),
        ("application/pdf", HTML_TYPES, False),
        ("image/png", FEED_TYPES, False),
        ("application/rss+xml", HTML_TYPES, False),
        ("application/rss+xml", FEED_TYPES, True),
        ("text/html", FEED_TYPES, True),
        ("text/xml", SITEMAP_TYPES, True),
        ("nonsense", HTML_TYPES, True),
        (None, HTML_TYPES, True),
    ],
)
def test_only_the_wanted_kinds_are_read(
    server: HostileServer, fetcher: Fetcher, kind: str | None, wanted: frozenset[str], *, is_read: bool
) -> None:
    """
    Another type is refused by name; without one, what begins as markup does will do.
    """
    server.on("/page", response(PAGE, content_type=kind))
    if is_read:
        assert fetcher.fetch(server.url("/page"), wanted=wanted).content == PAGE
    else:
        with pytest.raises(FetchError, match=re.escape(f"is {kind}, not ")):
            fetcher.fetch(server.url("/page"), wanted=wanted)


def test_what_says_not_what_it_is_must_look_like_markup(server: HostileServer, fetcher: Fetcher) -> None:
    """
    A file without a type that begins as nothing known is not read.
    """
    server.on("/page", response(b"%PDF-1.7", content_type=None))
    with pytest.raises(FetchError, match="does not say what it is"):
        fetcher.fetch(server.url("/page"), wanted=HTML_TYPES)


def test_what_did_not_change_is_not_sent_again(server: HostileServer, fetcher: Fetcher) -> None:
    """
    Validators go out, "not modified" comes back, and they stay good.
    """
    validators = Validators('W/"7"', "Sun, 01 Mar 2026 12:00:00 GMT")
    server.on("/page", response(status=304, content_length=None, content_type=None))
    fetched = fetcher.fetch(server.url("/page"), wanted=HTML_TYPES, validators=validators)
    headers = server.requests[-1].headers

    assert (headers["if-none-match"], headers["if-modified-since"]) == (validators.etag, validators.last_modified)
    assert (fetched.is_same, fetched.content, fetched.validators) == (True, b"", validators)


def test_not_modified_without_having_asked_is_an_error(server: HostileServer, fetcher: Fetcher) -> None:
    """
    There is nothing that could be the same.
    """
    server.on("/page", response(status=304, content_length=None))
    with pytest.raises(FetchError, match="to an unconditional request"):
        fetcher.fetch(server.url("/page"), wanted=HTML_TYPES)


@pytest.mark.parametrize("bad", ['"7"\r\nCookie: x', "é", "x" * 2000, "\0"])
def test_validators_that_cannot_stand_in_a_header_are_left_out(
    server: HostileServer, fetcher: Fetcher, bad: str
) -> None:
    """
    What was stored can inject no header.
    """
    fetched = fetcher.fetch(server.url("/page"), wanted=HTML_TYPES, validators=Validators(bad, bad))

    assert fetched.content == PAGE
    assert not {"if-none-match", "if-modified-since", "cookie"} & set(server.requests[-1].headers)


@pytest.mark.parametrize(("status", "is_gone"), [(404, True), (410, True), (403, False), (451, False), (204, False)])
def test_what_is_not_there_is_said_once(
    server: HostileServer, fetcher: Fetcher, sleeps: list[float], status: int, *, is_gone: bool
) -> None:
    """
    404 and 410 are the server's word that a page is gone; no 4xx is asked for twice.
    """
    server.on("/page", response(status=status))
    with pytest.raises(FetchError, match=str(status)) as caught:
        fetcher.fetch(server.url("/page"), wanted=HTML_TYPES)

    assert caught.value.is_gone == is_gone
    assert (server.paths(), sleeps) == (["/page"], [])


def test_a_forbidden_page_is_not_asked_for(server: HostileServer, fetcher: Fetcher) -> None:
    """
    robots.txt is read first, by the same name, and once for all pages.
    """
    server.on("/robots.txt", response(b"User-agent: OnRecord\nDisallow: /private\n", content_type="text/plain"))
    with pytest.raises(FetchError, match=r"robots\.txt of 127\.0\.0\.1 asks us not to"):
        fetcher.fetch(server.url("/private/1"), wanted=HTML_TYPES)
    fetcher.fetch(server.url("/page"), wanted=HTML_TYPES)

    assert [request.path for request in server.requests] == ["/robots.txt", "/page"]


def test_nothing_is_read_while_robots_txt_cannot_be(server: HostileServer, fetcher: Fetcher) -> None:
    """
    A failing robots.txt is tried three times, and the page not at all.
    """
    server.on("/robots.txt", response(status=503))
    with pytest.raises(PassingError, match=r"robots\.txt cannot be read now, so nothing is: .*503"):
        fetcher.fetch(server.url("/page"), wanted=HTML_TYPES)

    assert [request.path for request in server.requests] == ["/robots.txt"] * 3


def test_the_hosts_own_pace_is_kept(server: HostileServer, fetcher: Fetcher, sleeps: list[float]) -> None:
    """
    A Crawl-delay lies between two pages.
    """
    server.on("/robots.txt", response(b"User-agent: *\nCrawl-delay: 7\n"))
    for _ in range(3):
        fetcher.fetch(server.url("/page"), wanted=HTML_TYPES)

    assert [round(seconds) for seconds in sleeps] == [7, 7]


def test_a_busy_host_is_asked_again(server: HostileServer, fetcher: Fetcher, sleeps: list[float]) -> None:
    """
    Two failures and an answer give the page, after waits that grow.
    """
    server.on("/page", response(status=503), response(status=429, retry_after="20"), response(PAGE))

    assert fetcher.fetch(server.url("/page"), wanted=HTML_TYPES).content == PAGE
    assert 1 <= sleeps[0] <= 2
    assert sleeps[1] == 20


def test_a_host_that_wants_a_long_rest_gets_it(server: HostileServer, fetcher: Fetcher, sleeps: list[float]) -> None:
    """
    An hour is not waited for; the error says when to come back, and other pages are not tried.
    """
    server.on("/page", response(status=429, retry_after="3600"))
    for path in ("/page", "/other"):
        with pytest.raises(PassingError, match=r"asked too often.*in 1 hour as it asks"):
            fetcher.fetch(server.url(path), wanted=HTML_TYPES)

    assert (server.paths(), sleeps) == (["/page"], [])


def test_a_failing_host_is_left_alone(server: HostileServer, fetcher: Fetcher) -> None:
    """
    Two pages are tried three times each, and the third fails at once, saying why.
    """
    for path in ("/1", "/2", "/3"):
        server.on(path, response(status=500))
        with pytest.raises(PassingError) as caught:
            fetcher.fetch(server.url(path), wanted=HTML_TYPES)

    assert server.paths() == ["/1"] * 3 + ["/2"] * 3
    assert "fails (500): later runs try again; it failed 6 times in a row; left alone for" in caught.value.reason


def test_threads_share_one_connection_a_host(server: HostileServer, fetcher: Fetcher) -> None:
    """
    Eight threads get their pages, the server sees one connection at a time and robots.txt once.
    """
    lock, inside, most = threading.Lock(), 0, 0
    pages: list[bytes] = []

    def answer(connection: socket.socket, ended: threading.Event) -> None:
        nonlocal inside, most
        with lock:
            inside += 1
            most = max(most, inside)
        ended.wait(0.01)
        with lock:
            inside -= 1
        connection.sendall(response(PAGE))

    server.on("/page", answer)
    threads = [
        threading.Thread(target=lambda: pages.append(fetcher.fetch(server.url("/page"), wanted=HTML_TYPES).content))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert pages == [PAGE] * 8
    assert most == 1
    assert len(server.requests) == 9


def test_a_closed_fetcher_asks_for_nothing(server: HostileServer, fetcher: Fetcher) -> None:
    """
    After the block nothing more goes out.
    """
    with fetcher:
        fetcher.fetch(server.url("/page"), wanted=HTML_TYPES)
    with pytest.raises(FetchError, match="fetching was stopped"):
        fetcher.fetch(server.url("/page"), wanted=HTML_TYPES, limits=FetchLimits())

    assert server.paths() == ["/page"]


def test_closing_wakes_what_waits(server: HostileServer) -> None:
    """
    A fetch that waits half a minute out of politeness ends at once when the fetcher is closed.
    """
    server.on("/robots.txt", response(b"User-agent: *\nCrawl-delay: 30\n"))
    fetcher = Fetcher(user_agent="OnRecord/1.0 (+x)", reachable={server.authority}, manners=Manners(pause=0))
    fetcher.fetch(server.url("/page"), wanted=HTML_TYPES)
    reasons: list[str] = []

    def wait() -> None:
        with pytest.raises(FetchError) as caught:
            fetcher.fetch(server.url("/page"), wanted=HTML_TYPES)
        reasons.append(caught.value.reason)

    waiting = threading.Thread(target=wait)
    waiting.start()
    fetcher.close()
    waiting.join(10)

    assert reasons == ["is not fetched: fetching was stopped"]


def test_no_proxy_of_the_environment_is_used(
    server: HostileServer, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The connection is ours to check, so it is made by us.
    """
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    assert fetcher.fetch(server.url("/page"), wanted=HTML_TYPES).content == PAGE
