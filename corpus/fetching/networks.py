"""The network addresses that may be reached: those of the public internet, and no others.

The networks are our own list, from IANA's registries of special-purpose addresses (RFC 6890 and its updates):
``ipaddress.is_global`` calls several of them public, depending on the version of Python (CVE-2024-4032).
"""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from corpus.errors import FetchError

_CLOSED_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network; 0.0.0.0 is this machine
            "10.0.0.0/8",  # private
            "100.64.0.0/10",  # carriers' own (CGNAT), and the metadata service of one cloud
            "127.0.0.0/8",  # loopback
            "168.63.129.16/32",  # public in form, but each machine's control service in Azure
            "169.254.0.0/16",  # link-local, and most clouds' metadata service
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocol assignments
            "192.0.2.0/24",  # documentation
            "192.31.196.0/24",  # AS112: answers for private names
            "192.52.193.0/24",  # multicast tunnels
            "192.88.99.0/24",  # relays of 6to4
            "192.168.0.0/16",  # private
            "192.175.48.0/24",  # AS112
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, and broadcast
        ),
    )
)

# IPv6 works the other way round: only this part was ever assigned to hosts. Loopback, link-local, private, multicast,
# IPv4-mapped and -compatible addresses and NAT64 (64:ff9b::/96, 64:ff9b:1::/48) all lie outside.
_OPEN_6 = IPv6Network("2000::/3")
_CLOSED_6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocol assignments: Teredo, which wraps any IPv4 address, benchmarks, ORCHID
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4: wraps any IPv4 address
            "2620:4f:8000::/48",  # AS112
            "3fff::/20",  # documentation
        ),
    )
)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether a host of the public internet can have this address.

    >>> is_public(IPv4Address("127.0.0.1")), is_public(IPv6Address("::ffff:8.8.8.8"))
    (False, False)
    """
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _CLOSED_4)
    if address.scope_id:
        return False
    return address in _OPEN_6 and not any(address in network for network in _CLOSED_6)


def require_open(host: str, addresses: Sequence[str], *, is_reachable: bool) -> None:
    """Accept a host's addresses only if every one of them may be reached.

    One closed address among open ones is refused too: an honest host has none.

    Args:
        host: The host, for the message.
        addresses: The addresses of its name.
        is_reachable: Whether a setting names the host. Then its addresses must be loopback, so that the setting opens
            this machine and never the network around it.

    Raises:
        FetchError: If one may not be reached.
    """
    for text in addresses:
        address = ip_address(text)
        if not (address.is_loopback if is_reachable else is_public(address)):
            raise FetchError(
                f"{host} has the address {address}, which is not one of the public internet: only that is read"
            )
