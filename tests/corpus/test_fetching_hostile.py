"""Whatever a server does to a fetcher, it gets a reason within its limits, and nobody else is reached through it."""

import gzip
import time
import tracemalloc
from collections.abc import Sequence

import pytest

from corpus.errors import FetchError, PassingError
from corpus.fetching import FEED_TYPES, HTML_TYPES, Fetcher, FetchLimits, Manners
from corpus.visits import Validators
from tests.corpus.hostile_server import PAGE, Answer, HostileServer, dripped, poured, response, sent, silent

pytestmark = pytest.mark.end_to_end

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n"
LITTLE = 20_000  # bytes
SHORT = FetchLimits(size=LITTLE, seconds=0.5, silence=0.3)


def _reason(fetcher: Fetcher, server: HostileServer, path: str = "/page", limits: FetchLimits = SHORT) -> str:
    """Fetch what gives nothing, and return why."""
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(server.url(path), wanted=HTML_TYPES, limits=limits)
    assert "\n" not in caught.value.reason
    assert len(caught.value.reason) < 300
    return caught.value.reason


def _moved(to: str | None, status: int = 302) -> bytes:
    return response(status=status, location=to)


# Redirects


def test_redirects_are_followed_to_the_final_address(server: HostileServer, fetcher: Fetcher) -> None:
    """
    Relative and absolute ones, of all five kinds, up to five in a row.
    """
    steps = [(301, "2"), (302, "/3"), (303, "?4"), (307, server.url("/5")), (308, "//" + server.authority + "/page")]
    for (status, location), path in zip(steps, ("/1", "/2", "/3", "/3?4", "/5"), strict=True):
        server.on(path, _moved(location, status))

    assert fetcher.fetch(server.url("/1"), wanted=HTML_TYPES).url == server.url("/page")


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        (None, "redirects to nowhere"),
        ("", "redirects to nowhere"),
        ("/1", "in a circle"),
        ("#top", "in a circle"),
        ("file:///etc/passwd", "only these are read"),
        ("http://169.254.169.254/latest/meta-data/", "public internet"),
        ("http://[::ffff:127.0.0.1]/", "public internet"),
        ("http://2130706433/", "no host of the public internet"),
        ("http://localhost/", "no host of the public internet"),
        ("http://127.0.0.1:1/", "public internet"),
        ("http://ada:secret@ferry.example/", "leave it out"),
        ("http://ferry.example:6379/", "only 80 and 443"),
        ("https://ferry.example:http/", "no web address"),
        ("http://ferry.example/" + "a" * 3000, "are not asked for"),
        ("http://\xe9\xff/", "no host of the public internet"),
    ],
)
def test_redirects_that_lead_astray_end(
    server: HostileServer, fetcher: Fetcher, location: str | None, reason: str
) -> None:
    """
    Loops, nonsense and every closed door are refused after the first answer.
    """
    server.on("/1", _moved(location))

    assert reason in _reason(fetcher, server, "/1")
    assert server.paths() == ["/1"]


def test_redirects_without_end_are_left(server: HostileServer, fetcher: Fetcher) -> None:
    """
    After five the sixth is not followed.
    """
    for number in range(10):
        server.on(f"/{number}", _moved(f"/{number + 1}"))

    assert "redirects more than 5 times" in _reason(fetcher, server, "/0")
    assert server.paths() == [f"/{number}" for number in range(6)]


def test_each_redirect_asks_its_hosts_robots_txt(server: HostileServer, fetcher: Fetcher) -> None:
    """
    A redirect leads to no page that its host forbids.
    """
    server.on("/robots.txt", response(b"User-agent: *\nDisallow: /private\n"))
    server.on("/1", _moved("/private"))

    assert "asks us not to read it" in _reason(fetcher, server, "/1")
    assert server.paths() == ["/1"]


@pytest.mark.parametrize(("target", "is_sent"), [("/page/", True), ("/other", False)])
def test_validators_go_to_the_same_page_only(
    server: HostileServer, fetcher: Fetcher, target: str, *, is_sent: bool
) -> None:
    """
    "Not modified" of another page than the one that gave the validators would hide its news for ever.
    """
    server.on("/page", _moved(target))
    server.on(target, response(PAGE, etag='"8"'))
    fetched = fetcher.fetch(server.url("/page"), wanted=HTML_TYPES, validators=Validators('"7"'))

    assert ("if-none-match" in server.requests[-1].headers) == is_sent
    assert fetched.validators == (Validators('"8"') if is_sent else Validators())


# Names


def _named(server: HostileServer, *answers: Sequence[str]) -> Fetcher:
    """Return a fetcher for which names have these addresses, one answer after the other."""
    given = list(answers)
    return Fetcher(
        user_agent="OnRecord/1.0 (+x)",
        manners=Manners(pause=0, tries=1),
        reachable={f"ferry.example:{server.port}"},
        resolve=lambda _host, _port: given.pop(0),
    )


def test_a_name_is_judged_at_every_connection(server: HostileServer) -> None:
    """
    Open for robots.txt, closed for the page: a name that changes its mind is caught when it does.
    """
    with (
        _named(server, ["127.0.0.1"], ["10.0.0.8"]) as fetcher,
        pytest.raises(FetchError, match=r"ferry\.example has the address 10\.0\.0\.8"),
    ):
        fetcher.fetch(f"http://ferry.example:{server.port}/page", wanted=HTML_TYPES)

    assert [request.path for request in server.requests] == ["/robots.txt"]


def test_a_redirect_to_a_private_name_is_refused(server: HostileServer) -> None:
    """
    A public name with a private address is no way in, for a page or its robots.txt.
    """
    server.on("/1", _moved("http://intranet.example/"))
    with (
        _named(server, ["127.0.0.1"], ["127.0.0.1"], ["192.168.1.1"]) as fetcher,
        pytest.raises(FetchError, match=r"intranet\.example has the address 192\.168\.1\.1"),
    ):
        fetcher.fetch(f"http://ferry.example:{server.port}/1", wanted=HTML_TYPES)


def test_the_name_stays_in_the_host_header(server: HostileServer) -> None:
    """
    The connection goes to an address, the request to the name.
    """
    with _named(server, ["127.0.0.1"], ["127.0.0.1"]) as fetcher:
        fetcher.fetch(f"http://ferry.example:{server.port}/page", wanted=HTML_TYPES)

    assert server.requests[-1].headers["host"] == f"ferry.example:{server.port}"


def test_the_name_stays_in_tls(server: HostileServer) -> None:
    """
    The handshake that goes to the address names the host; a server that speaks no TLS gives nothing.
    """
    with (
        _named(server, ["127.0.0.1"]) as fetcher,
        pytest.raises(PassingError, match=r"ferry\.example cannot be connected to"),
    ):
        fetcher.fetch(f"https://ferry.example:{server.port}/page", wanted=HTML_TYPES)

    assert b"ferry.example" in server.handshakes[0]


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
        (poured(b"HTTP/1.1 103 Early Hints\r\n\r\n", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100), "more than it should"),
        (poured(b"", b"a" * 65536), "proper HTTP"),
        (response(gzip.compress(b"\0" * 15_000_000), content_encoding="gzip"), "more than 20,000 bytes"),
        (response(gzip.compress(gzip.compress(PAGE)), content_encoding="gzip, gzip"), "asked for"),
        (response(PAGE, content_encoding="br"), "asked for"),
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
    found = _reason(fetcher, server, limits=FetchLimits(size=LITTLE, seconds=10, silence=5))
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

    assert "robots.txt cannot be read, so nothing is: has 650,014 bytes" in _reason(fetcher, server)
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
    found = _reason(fetcher, server)

    assert reason in found
    assert time.monotonic() - started < 3
    assert len(server.paths()) == (3 if answer is silent else 1)


def test_redirects_share_one_deadline(server: HostileServer, fetcher: Fetcher) -> None:
    """
    Slow answers that lead on and on take no more time than one.
    """
    for number in range(6):
        server.on(f"/{number}", dripped(b"", _moved(f"/{number + 1}"), seconds=0.004))

    started = time.monotonic()
    assert "too long" in _reason(fetcher, server, "/0")
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

    assert "hangs up before its answer is whole" in _reason(fetcher, server)
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

    assert "is broken" in _reason(fetcher, server)


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

    assert "127.0.0.1" in _reason(fetcher, server)


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
        assert "cannot be connected to" in _reason_of(other, "http://127.0.0.1:1/")
    assert "only 80 and 443" in _reason_of(fetcher, "http://ferry.example:1/")


def _reason_of(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(url, wanted=HTML_TYPES)
    return caught.value.reason
