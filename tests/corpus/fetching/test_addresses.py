"""What addresses are asked for, before anybody looks at the network."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import FetchError
from corpus.fetching.addresses import LONGEST, follow, is_same_page, parse_address

REFUSED = {
    "files": ("file:///etc/passwd", "only these are read"),
    "ftp": ("ftp://ferry.example/", "only these are read"),
    "gopher": ("gopher://ferry.example/", "only these are read"),
    "data": ("data:text/html,x", "only these are read"),
    "no scheme": ("ferry.example/news", "only these are read"),
    "a password": ("https://ada:secret@ferry.example/", "leave it out"),
    "a user": ("https://ferry.example@harbour.example/", "leave it out"),
    "another port": ("https://ferry.example:8443/", "only 80 and 443"),
    "a mail port": ("http://ferry.example:25/", "only 80 and 443"),
    "no host": ("http:///news", "no host"),
    "one label": ("http://intranet/", "no host"),
    "localhost": ("http://localhost/", "no host"),
    "decimal": ("http://2130706433/", "no host"),
    "hexadecimal": ("http://0x7f000001/", "no host"),
    "hexadecimal parts": ("http://0x7f.0.0.0x1/", "no host"),
    "octal": ("http://0177.0.0.01/", "address"),
    "short": ("http://127.1/", "no host"),
    "full-width digits": ("http://１２７.0.0.1/", "address"),
    "circled digits": ("http://①②⑦.0.0.1/", "address"),
    "ideographic stops": ("http://127。0。0。1/", "address"),
    "loopback": ("http://127.0.0.1/", "public internet"),
    "loopback of IPv6": ("http://[::1]/", "public internet"),
    "mapped": ("http://[::ffff:7f00:1]/", "public internet"),
    "metadata": ("http://169.254.169.254/latest/meta-data/", "public internet"),
    "a zone": ("http://[fe80::1%25eth0]/", "address"),
    "a last dot": ("http://ferry.example./", "no host"),
    "an empty label": ("http://ferry..example/", "no host"),
    "a long label": (f"http://{'a' * 64}.example/", "no host"),
    "a long name": (f"http://{'a.' * 130}example/", "no host"),
    "a space": ("http://ferry example.org/", "no host"),
    "an escape": ("http://ferry%2eexample/", "no host"),
    "a line break": ("http://ferry.example/\r\nX: y", "not a web address"),
    "a broken port": ("http://ferry.example:http/", "not a web address"),
    "a surrogate": ("http://ferry.example/\ud800", "not a web address"),
    "length": ("http://ferry.example/" + "a" * LONGEST, "are refused"),
}


@pytest.mark.parametrize(("url", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_never_asked_for(url: str, reason: str) -> None:
    """
    Other schemes, ports, names and forms of numbers are refused in one line that says why.
    """
    with pytest.raises(FetchError, match=reason) as caught:
        parse_address(url)

    assert "\n" not in caught.value.reason
    assert len(caught.value.reason) < 250


def test_an_ordinary_address_is_normalised() -> None:
    """
    Case, default port, fragment, spaces and international names come out as they go over the wire.
    """
    address = parse_address("HTTPS://www.Fähre.example:443/a b?q=ü#top")

    assert address.url == "https://www.xn--fhre-loa.example/a%20b?q=%C3%BC"
    assert (address.host, address.port, address.target) == ("www.xn--fhre-loa.example", 443, "/a%20b?q=%C3%BC")
    assert (address.authority, address.origin) == ("www.xn--fhre-loa.example", "https://www.xn--fhre-loa.example")


def test_both_ports_of_a_host_are_one_site() -> None:
    """
    A host is one site on http and https, and its headers name a port that is not the scheme's own.
    """
    plain, secure, odd = map(
        parse_address, ("http://ferry.example", "https://ferry.example", "https://ferry.example:80")
    )

    assert plain.site == secure.site == odd.site == "ferry.example"
    assert odd.authority == "ferry.example:80"


def test_the_setting_of_tests_opens_one_port_of_one_host() -> None:
    """
    A pair of host and port opens that pair; the same host on another port, or another host, stays closed.
    """
    pairs = {"127.0.0.1:8012", "[::1]:8012"}

    assert parse_address("http://127.0.0.1:8012/x", pairs).is_reachable
    assert parse_address("http://[::1]:8012/x", pairs).authority == "[::1]:8012"
    for url in ("http://127.0.0.1:8013/x", "http://127.0.0.1/x", "http://127.0.0.2:8012/x", "http://localhost:8012/"):
        with pytest.raises(FetchError):
            parse_address(url, pairs)


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/news?id=7", "https://ferry.example/news?id=7"),
        ("later", "https://ferry.example/a/later"),
        ("../b", "https://ferry.example/b"),
        ("//harbour.example/x", "https://harbour.example/x"),
        ("?page=2", "https://ferry.example/a/now?page=2"),
        ("https://harbour.example", "https://harbour.example/"),
    ],
)
def test_redirects_may_be_relative(location: str, url: str) -> None:
    """
    A redirect leads where a browser would go.
    """
    start = parse_address("https://ferry.example/a/now")

    assert follow(start, location).url.rstrip("/") == url.rstrip("/")


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://ferry.example/", "from https to http"),
        ("http://169.254.169.254/", "public internet"),
        ("file:///etc/passwd", "only these"),
        ("javascript:alert(1)", "only these"),
        ("https://ferry.example:http/", "not a web address"),
        ("https://ada@ferry.example/", "leave it out"),
    ],
)
def test_redirects_lead_nowhere_that_is_closed(location: str, reason: str) -> None:
    """
    A redirect is judged like any address, and never gives up encryption.
    """
    with pytest.raises(FetchError, match=reason):
        follow(parse_address("https://ferry.example/a"), location)


def test_the_redirects_of_a_host_to_itself_keep_the_page() -> None:
    """
    Encryption, "www." and a last slash make no other page; another path, query or host does.
    """
    page = parse_address("http://ferry.example/news?id=7")

    assert is_same_page(page, parse_address("https://www.ferry.example/news/?id=7"))
    for other in (
        "https://ferry.example/news?id=8",
        "https://ferry.example/old?id=7",
        "https://tern.example/news?id=7",
    ):
        assert not is_same_page(page, parse_address(other))


@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://[", "//", "https://a.example/", "http://a.b:"]))
def test_any_text_is_an_address_or_a_reason(text: str, start: str) -> None:
    """
    No text raises anything else, as an address or as a redirect.
    """
    base = parse_address("https://ferry.example/")
    for read in (parse_address, lambda url: follow(base, url)):
        with suppress(FetchError):
            target = read(start + text).target

            assert target.startswith("/")
            assert target.isascii()
