"""What is said where there is no cluster to work on."""

import importlib.util
import re
import socket
import tempfile

import pytest

from index.cluster.ray_cluster import Address, check_reachable, parse_address, place_of_folder
from index.errors import ClusterError


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("ray", Address()),
        ("ray://10.0.0.5:6379", Address("10.0.0.5", 6379)),
        ("ray://head.example.org:6379/", Address("head.example.org", 6379)),
        ("ray://[fd00::5]:6379", Address("fd00::5", 6379)),
    ],
)
def test_an_address_is_read(given: str, address: Address) -> None:
    """
    It is one of this machine's own, or a host with a port; it is shown as it is given.
    """
    assert parse_address(given) == address
    assert str(address) == given.rstrip("/")


@pytest.mark.parametrize(
    "given",
    [
        "",
        "4",
        "Ray",
        "local",
        "ray:",
        "ray://",
        "ray://head",
        "ray://:6379",
        "ray://head:x",
        "ray://head:70000",
        "ray://head:0",
        "ray://head:6379/path",
        "http://head:6379",
        "head:6379",
        "ray://[fd00::5:6379",
    ],
)
def test_anything_else_is_refused(given: str) -> None:
    """
    The message says what there is.
    """
    with pytest.raises(ValueError, match=re.escape("ray (on this machine) or ray://HOST:PORT")):
        parse_address(given)


@pytest.mark.parametrize("missing", ["ray", "pyarrow", "pandas"])
def test_a_missing_extra_is_named(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Ray and what its data part needs come with one extra.
    """
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == missing else object())

    with pytest.raises(ClusterError, match=re.escape('pip install "onrecord[ray]"')):
        check_reachable(Address())


@pytest.mark.end_to_end
def test_an_address_where_nothing_answers_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    It is tried before anything is read, and the message says what else there is.
    """
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: object())
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # not listening: connections are refused
        address = Address("127.0.0.1", taken.getsockname()[1])

        with pytest.raises(
            ClusterError, match=f"no Ray cluster answers at {address} .*refused.*index without --workers"
        ):
            check_reachable(address)


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ("/tmp", "/tmp"),
        ("/var/tmp", "/var/tmp"),
        ("/var/tmp/of-the-desk", "/var/tmp/of-the-desk"),
        ("/var/tmp/of-the-desks", "/tmp"),
        ("/var/tmp/of-the-bürö", "/tmp"),
        ("/var/folders/zz/zyxvpxvq6csfxvn_n0000000000000/T", "/tmp"),
    ],
)
def test_rays_folder_is_where_its_sockets_have_short_paths(
    given: str, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The system refuses longer ones, and macOS names a folder for temporary files that leaves too little.
    """
    monkeypatch.setattr(tempfile, "tempdir", given)

    assert place_of_folder() == place
