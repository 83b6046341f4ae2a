"""Only addresses of the public internet may be reached."""

from ipaddress import ip_address

import pytest

from corpus.errors import FetchError
from corpus.fetching.networks import is_public, require_open

CLOSED = {
    "private": ("10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "fc00::1", "fd00:ec2::254"),
    "loopback": ("127.0.0.1", "127.255.255.254", "::1"),
    "link-local": ("169.254.169.254", "fe80::1", "fe80::1%eth0"),
    "multicast": ("224.0.0.1", "239.255.255.250", "ff02::1"),
    "reserved": ("240.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.0.192", "100::1", "4000::1"),
    "unspecified": ("0.0.0.0", "0.1.2.3", "::"),
    "carrier": ("100.64.0.1", "100.100.100.200", "100.127.255.255"),
    "documentation": ("192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1", "3fff::1"),
    "mapped": ("::ffff:127.0.0.1", "::ffff:8.8.8.8"),
    "compatible": ("::127.0.0.1", "::8.8.8.8"),
    "NAT64": ("64:ff9b::127.0.0.1", "64:ff9b::8.8.8.8", "64:ff9b:1::10.0.0.1"),
    "6to4": ("2002:7f00:1::", "2002:808:808::1", "192.88.99.1"),
    "Teredo": ("2001:0:7f00:1::1",),
    "a cloud's own": ("168.63.129.16",),
}


@pytest.mark.parametrize(("kind", "address"), [(kind, one) for kind, many in CLOSED.items() for one in many])
def test_what_is_no_public_address_is_closed(kind: str, address: str) -> None:
    """
    Every special address is closed, and so is every form that wraps another address.
    """
    assert not is_public(ip_address(address)), kind


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "172.32.0.1",
        "2606:4700::1111",
        "2a00::1",
    ],
)
def test_public_addresses_are_open(address: str) -> None:
    """
    What lies beside a closed network is open.
    """
    assert is_public(ip_address(address))


def test_one_closed_address_closes_the_host() -> None:
    """
    A host with a public and a private address is refused by name and address.
    """
    with pytest.raises(FetchError, match=r"ferry\.example has the address 10\.0\.0\.8"):
        require_open("ferry.example", ["1.1.1.1", "10.0.0.8"], is_reachable=False)


def test_the_setting_of_tests_opens_this_machine_only() -> None:
    """
    A host that the setting names may be loopback, and nothing else.
    """
    require_open("ferry.example", ["127.0.0.1", "::1"], is_reachable=True)

    for address in ("10.0.0.8", "169.254.169.254", "1.1.1.1"):
        with pytest.raises(FetchError, match="public internet"):
            require_open("ferry.example", [address], is_reachable=True)
