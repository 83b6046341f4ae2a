"""Web addresses: which are asked for at all, and where a redirect leads.

Refused here is what needs no look at the network; which address a name stands for is judged when it is connected
to (`corpus.fetching.connections`).
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import ip_address

from corpus.errors import FetchError
from corpus.fetching.networks import require_open

LONGEST = 2048  # characters: the limit of sitemaps, and what browsers of old could take
_LONGEST_HOST = 253  # RFC 1035
_PORTS = {"http": 80, "https": 443}

_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
# "2130706433", "0x7f.1" and "0177.0.0.1" are 127.0.0.1 to many resolvers; no top-level domain is a number.
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address that may be asked for.

    Attributes:
        url: All of it, normalised, without its fragment.
        host: A name in ASCII (IDNA), or an IP address, without brackets.
        target: The path and query, percent-encoded.
        is_reachable: Whether a setting lets its host and port be reached though they are loopback.
    """

    url: str
    scheme: str
    host: str
    port: int
    target: str
    is_reachable: bool = False

    @property
    def authority(self) -> str:
        """Host and port, as a `Host` header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """What has one robots.txt."""
        return f"{self.scheme}://{self.authority}"

    @property
    def site(self) -> str:
        """What is asked one thing at a time: a host on both of the web's ports, or on another one."""
        return self.host if self.port in _PORTS.values() else f"{self.host}:{self.port}"


def parse_address(url: str, reachable: Collection[str] = ()) -> WebAddress:
    """Read an address that somebody else wrote.

    Args:
        url: The address.
        reachable: "host:port" pairs that may be asked for though they are no public host on a usual port.

    Raises:
        FetchError: If it is broken, or of a kind that is never asked for.
    """
    import httpx

    if len(url) > LONGEST:
        raise FetchError(f"its address has {len(url)} characters: over {LONGEST} are not asked for")
    try:
        parsed = httpx.URL(url).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(f"{_shown(url)} is no web address: correct it") from error
    if parsed.scheme not in _PORTS:
        raise FetchError(f"{_shown(url)} is neither http nor https: only these are read")
    if parsed.userinfo:
        raise FetchError("its address holds a user name or password: leave it out")
    host = parsed.raw_host.decode("ascii")
    port = parsed.port or _PORTS[parsed.scheme]
    bracketed = f"[{host}]" if ":" in host else host
    is_reachable = f"{bracketed}:{port}" in reachable
    if not is_reachable:
        _require_public_host(host, url)
        if port not in _PORTS.values():
            raise FetchError(f"{host} is to be asked on port {port}: only 80 and 443 are")
    return WebAddress(str(parsed), parsed.scheme, host, port, parsed.raw_path.decode("ascii"), is_reachable)


def follow(address: WebAddress, location: str, reachable: Collection[str] = ()) -> WebAddress:
    """Return where a redirect leads.

    From https to http is refused: whoever sits on the line could put words into people's mouths, and a page that
    was listed as https is believed to be its outlet's.

    Raises:
        FetchError: If it leads nowhere, or to where nothing is asked for.
    """
    import httpx

    try:
        joined = str(httpx.URL(address.url).join(location))
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(f"{address.host} redirects to {_shown(location)}, which is no web address") from error
    target = parse_address(joined, reachable)
    if (address.scheme, target.scheme) == ("https", "http"):
        raise FetchError(f"{address.host} redirects from https to http: list the http address if it is trusted")
    return target


def is_same_page(one: WebAddress, other: WebAddress) -> bool:
    """Whether two addresses differ only as a host's own redirects make them: http to https, "www.", a last slash."""
    return _essence(one) == _essence(other)


def _essence(address: WebAddress) -> tuple[str, str]:
    path, mark, query = address.target.partition("?")
    port = "" if address.port in _PORTS.values() else f":{address.port}"
    return address.host.removeprefix("www.") + port, path.rstrip("/") + mark + query


def _require_public_host(host: str, url: str) -> None:
    """Refuse what can be no host of the public internet, without asking for its addresses."""
    try:
        ip_address(host)
    except ValueError:
        labels = host.split(".")
        is_name = len(host) <= _LONGEST_HOST and all(_LABEL.fullmatch(label) for label in labels)
        if not is_name or len(labels) < 2 or _NUMBER.fullmatch(labels[-1]):
            raise FetchError(f"{_shown(url)} names no host of the public internet: correct it") from None
    else:
        require_open(host, (host,), is_reachable=False)


def _shown(text: str) -> str:
    """Return somebody else's text for a message: in one line, and cut."""
    return repr(text if len(text) <= 80 else f"{text[:80]}...")
