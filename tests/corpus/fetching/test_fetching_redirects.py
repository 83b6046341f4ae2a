"""Nobody else is reached through a server's redirects or a name's addresses."""

from collections.abc import Sequence

import pytest

from corpus.errors import FetchError, PassingError
from corpus.fetching.fetcher import Fetcher
from corpus.fetching.terms import HTML_TYPES, Manners
from corpus.visits import Validators
from tests.corpus.support.hostile_server import PAGE, HostileServer, moved, response
from tests.corpus.support.refusals import reason_of

pytestmark = pytest.mark.end_to_end


def test_redirects_are_followed_to_the_final_address(server: HostileServer, fetcher: Fetcher) -> None:
    """
    Relative and absolute ones, of all five kinds, up to five in a row.
    """
    steps = [(301, "2"), (302, "/3"), (303, "?4"), (307, server.url("/5")), (308, "//" + server.authority + "/page")]
    for (status, location), path in zip(steps, ("/1", "/2", "/3", "/3?4", "/5"), strict=True):
        server.on(path, moved(location, status))

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
        ("https://ferry.example:http/", "not a web address"),
        ("http://ferry.example/" + "a" * 3000, "are refused"),
        ("http://\xe9\xff/", "no host of the public internet"),
    ],
)
def test_redirects_that_lead_astray_end(
    server: HostileServer, fetcher: Fetcher, location: str | None, reason: str
) -> None:
    """
    Loops, nonsense and every closed door are refused after the first answer.
    """
    server.on("/1", moved(location))

    assert reason in reason_of(fetcher, server.url("/1"))
    assert server.paths() == ["/1"]


def test_redirects_without_end_are_left(server: HostileServer, fetcher: Fetcher) -> None:
    """
    After five the sixth is not followed.
    """
    for number in range(10):
        server.on(f"/{number}", moved(f"/{number + 1}"))

    assert "redirects more than 5 times" in reason_of(fetcher, server.url("/0"))
    assert server.paths() == [f"/{number}" for number in range(6)]


def test_each_redirect_asks_its_hosts_robots_txt(server: HostileServer, fetcher: Fetcher) -> None:
    """
    A redirect leads to no page that its host forbids.
    """
    server.on("/robots.txt", response(b"User-agent: *\nDisallow: /private\n"))
    server.on("/1", moved("/private"))

    assert "asks us not to read it" in reason_of(fetcher, server.url("/1"))
    assert server.paths() == ["/1"]


@pytest.mark.parametrize(("target", "is_sent"), [("/page/", True), ("/other", False)])
def test_validators_go_to_the_same_page_only(
    server: HostileServer, fetcher: Fetcher, target: str, *, is_sent: bool
) -> None:
    """
    "Not modified" of another page than the one that gave the validators would hide its news for ever.
    """
    server.on("/page", moved(target))
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
    server.on("/1", moved("http://intranet.example/"))
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
