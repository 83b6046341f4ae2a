"""Connections to checked addresses, within one deadline.

A name is resolved once for each connection, every address is checked, and the connection is made to a checked address,
not to the name. Otherwise the name's owner could change the address between check and connection (DNS rebinding). The
name remains in TLS and in the `Host` header. No proxy is used, whatever the environment says.
"""

import queue
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import httpcore2

from corpus.errors import FetchError, PassingError
from corpus.fetching.networks import require_open

#: Resolves a host's name and port to its addresses, as text. Raises OSError.
Resolver = Callable[[str, int], Sequence[str]]

_MOST_ADDRESSES = 4  # tried one after the other; each may take as long as a connection may
_OVERHEAD = 256 * 1024  # bytes: more than the headers of any honest answer; h11 itself stops a header at 100 kB
# Overhead that chunks may add to a body: servers send thousands of bytes a chunk, an attacker one byte in six.
_WIRE_FACTOR = 2


def look_up(host: str, port: int) -> Sequence[str]:
    """Ask the system for a host's addresses, best first."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


class Deadline:
    """The time limit of an answer, redirects included. It runs only during requests.

    Args:
        seconds: The total.
        silence: The longest that one step may take.
        clock: In seconds, never going back.
    """

    def __init__(self, seconds: float, silence: float, clock: Callable[[], float]) -> None:
        self._left = seconds
        self._silence = silence
        self._clock = clock
        self._started = clock()

    @contextmanager
    def running(self) -> Iterator[None]:
        """Let the time run; waiting for a host's turn stays outside."""
        self._started = self._clock()
        try:
            yield
        finally:
            self._left -= self._clock() - self._started

    def left(self) -> float:
        """Return the seconds that the next step may take, while the time runs.

        Raises:
            PassingError: If it is over. Not retried: another try would cost as much again.
        """
        left = self._left - (self._clock() - self._started)
        if left <= 0:
            raise PassingError("takes too long to answer completely: later runs try again", may_retry=False)
        return min(left, self._silence)


class CheckedNetwork(httpcore2.NetworkBackend):
    """Makes the one connection of one request.

    Args:
        resolve: Returns a host's addresses.
        is_reachable: Whether a setting names this host and port.
        deadline: For everything, name resolution included.
        backend: Makes connections to addresses.
    """

    def __init__(
        self,
        resolve: Resolver,
        *,
        is_reachable: bool,
        deadline: Deadline,
        backend: httpcore2.NetworkBackend | None = None,
    ) -> None:
        self._resolve = resolve
        self._is_reachable = is_reachable
        self._deadline = deadline
        self._backend = backend or httpcore2.SyncBackend()
        self._stream: LimitedStream | None = None

    @property
    def was_ended(self) -> bool:
        """Whether the other side closed the connection."""
        return self._stream is not None and self._stream.was_ended

    def expect_body(self, size: int) -> None:
        """Allow this many bytes of content, now that the headers have arrived."""
        if self._stream:
            self._stream.allow(size * _WIRE_FACTOR)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - httpcore2's; the deadline decides
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Check all of the host's addresses, and connect to the first that answers."""
        addresses = self._addresses(host, port)
        require_open(host, addresses, is_reachable=self._is_reachable)
        failure: Exception | None = None
        for address in addresses[:_MOST_ADDRESSES]:
            try:
                stream = self._backend.connect_tcp(address, port, self._deadline.left(), local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                self._stream = LimitedStream(stream, self._deadline, _OVERHEAD)
                return self._stream
        raise failure or httpcore2.ConnectError(f"{host} has no address")

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        """Resolve the name in a thread of its own, because the system's resolver takes no time limit."""
        answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                answers.put(error)

        threading.Thread(target=ask, name="look-up", daemon=True).start()
        try:
            answer = answers.get(timeout=self._deadline.left())
        except queue.Empty as error:
            raise PassingError(f"the name {host} is not resolved in time: is the network up?") from error
        if isinstance(answer, Exception):
            is_unknown = isinstance(answer, socket.gaierror) and answer.errno == socket.EAI_NONAME
            raise PassingError(
                f"the name {host} cannot be resolved: correct it, or see whether the network is up",
                may_retry=not is_unknown,
            ) from answer
        return answer


class LimitedStream(httpcore2.NetworkStream):
    """A connection that keeps the deadline at every step, and carries a limited number of bytes."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline, most: int) -> None:
        self._stream = stream
        self._deadline = deadline
        self._left = most
        self.was_ended = False

    def allow(self, more: int) -> None:
        """Allow this many more bytes."""
        self._left += more

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - as in connect_tcp
        """Read the bytes that have arrived."""
        data = self._stream.read(max_bytes, self._deadline.left())
        self._left -= len(data)
        if self._left < 0:
            raise FetchError("sends far more data than it should (headers, or a body in tiny chunks): it is not read")
        self.was_ended = self.was_ended or not data
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - as in connect_tcp
        """Send the request."""
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        """End the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - as in connect_tcp
    ) -> httpcore2.NetworkStream:
        """Encrypt; the certificate must be for the name."""
        self._stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return self

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore2's
        """Return the connection's information about itself."""
        return self._stream.get_extra_info(info)
