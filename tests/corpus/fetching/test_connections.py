"""Connections go to checked addresses, keep the deadline and carry no more than they should."""

import socket
import ssl
import threading
from collections.abc import Iterable, Sequence

import httpcore2
import pytest

from corpus.errors import FetchError, PassingError
from corpus.fetching.connections import CheckedNetwork, Deadline, LimitedStream
from corpus.fetching.exchanges import translated


class FakeNetwork(httpcore2.NetworkBackend):
    """A network that connects to the addresses that it knows, and notes all it is asked for."""

    def __init__(self, *working: str, data: Sequence[bytes] = ()) -> None:
        self.working = working
        self.data = list(data)
        self.asked: list[tuple[str, int]] = []

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect, or say that nobody is there."""
        del timeout, local_address, socket_options
        self.asked.append((host, port))
        if host not in self.working:
            raise httpcore2.ConnectError("nobody there")
        return httpcore2.MockStream(self.data)


class FakeNames:
    """Names that resolve to another answer each time."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.answers = list(answers)
        self.asked = 0

    def __call__(self, host: str, port: int) -> Sequence[str]:
        """Give the next answer."""
        del host, port
        self.asked += 1
        return self.answers.pop(0)


def _deadline(seconds: float = 20.0) -> Deadline:
    return Deadline(seconds, 10.0, lambda: 0.0)


def _network(names: FakeNames, backend: httpcore2.NetworkBackend, *, is_reachable: bool = False) -> CheckedNetwork:
    return CheckedNetwork(names, is_reachable=is_reachable, deadline=_deadline(), backend=backend)


def test_the_connection_goes_to_the_checked_address_and_not_to_the_name() -> None:
    """
    A name that is public at first and private when asked again (rebinding) is asked only once.
    """
    names, backend = FakeNames(["1.1.1.1"], ["127.0.0.1"]), FakeNetwork("1.1.1.1")
    _network(names, backend).connect_tcp("ferry.example", 443)

    assert names.asked == 1
    assert backend.asked == [("1.1.1.1", 443)]


@pytest.mark.parametrize(
    "addresses",
    [["127.0.0.1"], ["10.0.0.8"], ["::ffff:127.0.0.1"], ["64:ff9b::a00:8"], ["1.1.1.1", "10.0.0.8"], ["fe80::1%eth0"]],
)
def test_a_name_of_a_closed_address_is_never_connected_to(addresses: list[str]) -> None:
    """
    A private address, alone or among public ones, is refused before anything is sent.
    """
    backend = FakeNetwork("1.1.1.1", "127.0.0.1", "10.0.0.8")
    with pytest.raises(FetchError, match=r"ferry\.example has the address"):
        _network(FakeNames(addresses), backend).connect_tcp("ferry.example", 80)

    assert backend.asked == []


def test_a_named_host_of_tests_may_be_loopback_only() -> None:
    """
    The setting of tests does not open the network around this machine.
    """
    backend = FakeNetwork("127.0.0.1", "10.0.0.8")
    _network(FakeNames(["127.0.0.1"]), backend, is_reachable=True).connect_tcp("ferry.example", 8012)
    with pytest.raises(FetchError):
        _network(FakeNames(["10.0.0.8"]), backend, is_reachable=True).connect_tcp("ferry.example", 8012)

    assert backend.asked == [("127.0.0.1", 8012)]


def test_the_first_address_that_answers_is_taken() -> None:
    """
    Up to four addresses are tried, as a host with a broken IPv6 route needs.
    """
    addresses = [f"2a00::{number}" for number in range(1, 4)] + ["1.1.1.1", "1.0.0.1"]
    backend = FakeNetwork("1.1.1.1")
    _network(FakeNames(addresses), backend).connect_tcp("ferry.example", 443)
    with pytest.raises(httpcore2.ConnectError):
        _network(FakeNames(["2a00::9", *addresses]), FakeNetwork("1.1.1.1")).connect_tcp("ferry.example", 443)

    assert [address for address, _ in backend.asked] == addresses[:4]


@pytest.mark.parametrize(
    ("failure", "may_retry"),
    [
        (socket.gaierror(socket.EAI_NONAME, "unknown"), False),
        (socket.gaierror(socket.EAI_AGAIN, "later"), True),
        (UnicodeError("label too long"), True),
    ],
)
def test_a_name_that_does_not_resolve_is_said(failure: Exception, *, may_retry: bool) -> None:
    """
    An unknown name is not asked for again, a failing name server is.
    """

    def resolve(_host: str, _port: int) -> Sequence[str]:
        raise failure

    network = CheckedNetwork(resolve, is_reachable=False, deadline=_deadline())
    with pytest.raises(PassingError, match=r"the name ferry\.example cannot be resolved") as caught:
        network.connect_tcp("ferry.example", 443)

    assert caught.value.may_retry == may_retry


def test_a_name_server_that_never_answers_is_not_waited_for() -> None:
    """
    The deadline covers the look-up, though the system's own takes no limit.
    """
    released = threading.Event()

    def resolve(_host: str, _port: int) -> Sequence[str]:
        released.wait()
        return ()

    network = CheckedNetwork(resolve, is_reachable=False, deadline=_deadline(0.05))
    try:
        with pytest.raises(PassingError, match="not resolved in time"):
            network.connect_tcp("ferry.example", 443)
    finally:
        released.set()


def test_a_name_without_addresses_cannot_be_connected_to() -> None:
    """
    An empty answer of a name server is a failed connection.
    """
    with pytest.raises(httpcore2.ConnectError, match="no address"):
        _network(FakeNames([]), FakeNetwork()).connect_tcp("ferry.example", 443)


def test_time_passes_only_while_something_is_asked() -> None:
    """
    The pause between two redirects costs nothing of the deadline; what was used before counts.
    """
    now = 0.0
    deadline = Deadline(20.0, 10.0, lambda: now)
    with deadline.running():
        now += 12
        first = deadline.left()
    now += 1000
    with deadline.running():
        now += 3
        second = deadline.left()
        now += 6
        with pytest.raises(PassingError, match="too long") as caught:
            deadline.left()

    assert (first, second) == (8.0, 5.0)
    assert not caught.value.may_retry


def test_no_step_waits_longer_than_a_silence_may_last() -> None:
    """
    With minutes left, one read still waits ten seconds at most.
    """
    assert _deadline(300.0).left() == 10.0


def test_a_connection_carries_no_more_than_it_should() -> None:
    """
    What pours in beyond the limit ends it, whether the body ever counted it or not.
    """
    stream = LimitedStream(httpcore2.MockStream([b"x" * 600, b"x" * 600]), _deadline(), 1000)
    stream.read(65536)
    with pytest.raises(FetchError, match="sends far more"):
        stream.read(65536)


def test_the_end_of_a_connection_is_noted() -> None:
    """
    An empty read is the other side's end.
    """
    network = _network(FakeNames(["1.1.1.1"]), FakeNetwork("1.1.1.1", data=[b"x"]))
    stream = network.connect_tcp("ferry.example", 80)
    stream.read(10)
    before = network.was_ended
    stream.read(10)

    assert (before, network.was_ended) == (False, True)


def _errors(root: type[Exception]) -> list[type[Exception]]:
    return [root, *(deeper for kind in root.__subclasses__() for deeper in _errors(kind))]


@pytest.mark.parametrize("kind", [*_errors(httpcore2.NetworkError), *_errors(httpcore2.ProtocolError)])
def test_every_error_of_httpcore_is_translated(kind: type[Exception]) -> None:
    """
    Each is a failure of the host that names it, and says what happens next.
    """
    error = translated("ferry.example", kind("boom"), was_ended=False)

    assert error.reason.startswith("ferry.example ")
    assert "boom" not in error.reason


def test_httpcore_has_no_other_errors() -> None:
    """
    What its public names hold is a time-out, a network or a protocol error, or of a feature that is not used.
    """
    known = {
        *_errors(httpcore2.NetworkError),
        *_errors(httpcore2.ProtocolError),
        *_errors(httpcore2.TimeoutException),
        httpcore2.ProxyError,
        httpcore2.UnsupportedProtocol,
        httpcore2.ConnectionNotAvailable,
    }
    public = [getattr(httpcore2, name) for name in httpcore2.__all__]

    assert {kind for kind in public if isinstance(kind, type) and issubclass(kind, Exception)} <= known


def test_a_wrong_certificate_is_not_tried_again() -> None:
    """
    Nothing is read where the certificate is another's.
    """
    error = httpcore2.ConnectError("certificate")
    error.__cause__ = ssl.SSLCertVerificationError("another name's")

    assert translated("ferry.example", error, was_ended=False).reason.startswith("ferry.example has no valid")
    assert not translated("ferry.example", error, was_ended=False).may_retry
