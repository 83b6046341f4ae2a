"""Web addresses: which may be requested, and where a redirect leads.

This module refuses addresses that need no look at the network. The IP address behind a name is judged at connection
time (`corpus.fetching.connections`).
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import ip_address

from corpus.errors import FetchError
from corpus.fetching.networks import require_open

LONGEST = 2048  # characters: the limit of sitemaps, and of old browsers
_LONGEST_HOST = 253  # RFC 1035
_PORTS = {"http": 80, "https": 443}

_HOST_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
# "2130706433", "0x7f.1" and "0177.0.0.1" are 127.0.0.1 to many resolvers; no top-level domain is a number.
_NUMERIC_LABEL = re.compile(r"[0-9]+|0x[0-9a-f]*")


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address that may be requested.

    Attributes:
        url: The whole address, normalised, without its fragment.
        host: A name in ASCII (IDNA), or an IP address, without brackets.
        target: The path and query, percent-encoded.
        is_reachable: Whether a setting permits its host and port although they are loopback.
    """

    url: str
    scheme: str
    host: str
    port: int
    target: str
    is_reachable: bool = False

    @property
    def authority(self) -> str:
        """Host and port, as in a `Host` header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """The scope of one robots.txt."""
        return f"{self.scheme}://{self.authority}"

    @property
    def site(self) -> str:
        """The unit of politeness: a host on both standard ports, or on another port."""
        return self.host if self.port in _PORTS.values() else f"{self.host}:{self.port}"


def parse_address(url: str, reachable: Collection[str] = ()) -> WebAddress:
    """Parse an address from an untrusted source.

    Args:
        url: The address.
        reachable: "host:port" pairs that are permitted although they are no public host on a usual port.

    Raises:
        FetchError: If it is broken, or of a kind that is never requested.
    """
    import httpx2

    if len(url) > LONGEST:
        raise FetchError(f"its address has {len(url)} characters: over {LONGEST} are refused")
    try:
        parsed = httpx2.URL(url).copy_with(fragment=None)
    except (httpx2.InvalidURL, ValueError) as error:
        raise FetchError(f"{_shown(url)} is not a web address: correct it") from error
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
            raise FetchError(f"{host} has port {port}: only 80 and 443 are allowed")
    return WebAddress(str(parsed), parsed.scheme, host, port, parsed.raw_path.decode("ascii"), is_reachable)


def follow(address: WebAddress, location: str, reachable: Collection[str] = ()) -> WebAddress:
    """Return the target of a redirect.

    A redirect from https to http is refused: an attacker on the line could put words into people's mouths, and a page
    listed as https is trusted to be its outlet's.

    Raises:
        FetchError: If it leads nowhere, or to an address that is never requested.
    """
    import httpx2

    try:
        joined = str(httpx2.URL(address.url).join(location))
    except (httpx2.InvalidURL, ValueError) as error:
        raise FetchError(f"{address.host} redirects to {_shown(location)}, which is not a web address") from error
    target = parse_address(joined, reachable)
    if (address.scheme, target.scheme) == ("https", "http"):
        raise FetchError(f"{address.host} redirects from https to http: list the http address if it is trusted")
    return target


def is_same_page(first: WebAddress, second: WebAddress) -> bool:
    """Whether two addresses differ only by a host's usual redirects: http to https, "www.", a trailing slash."""
    return _essence(first) == _essence(second)


def _essence(address: WebAddress) -> tuple[str, str]:
    path, mark, query = address.target.partition("?")
    port = "" if address.port in _PORTS.values() else f":{address.port}"
    return address.host.removeprefix("www.") + port, path.rstrip("/") + mark + query


def _require_public_host(host: str, url: str) -> None:
    """Refuse a host that cannot be on the public internet, without resolving it."""
    try:
        ip_address(host)
    except ValueError:
        labels = host.split(".")
        is_name = len(host) <= _LONGEST_HOST and all(_HOST_LABEL.fullmatch(label) for label in labels)
        if not is_name or len(labels) < 2 or _NUMERIC_LABEL.fullmatch(labels[-1]):
            raise FetchError(f"{_shown(url)} names no host of the public internet: correct it") from None
    else:
        require_open(host, (host,), is_reachable=False)


def _shown(text: str) -> str:
    """Return untrusted text for a message: on one line, and cut."""
    return repr(text if len(text) <= 80 else f"{text[:80]}...")
