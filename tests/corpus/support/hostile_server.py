"""A web server on this machine that does to a fetcher what the worst servers do: byte for byte what a test says."""

import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

#: Writes an answer to a connection; the event ends the server.
Answer = Callable[[socket.socket, threading.Event], None]

PAGE = "<html><p>“The ferry sails,” said Ada Orr of Fähre.</p></html>".encode()

TLS_HANDSHAKE = b"\x16\x03"

REASONS = {200: "OK", 301: "Moved", 302: "Found", 304: "Not Modified", 404: "Not Found", 410: "Gone", 503: "Busy"}


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asked: the path and query, and its headers by their lower-case names."""

    path: str
    headers: Mapping[str, str]


def response(body: bytes = b"", status: int = 200, **headers: str | None) -> bytes:
    """Compose a well-formed answer; a header that is None is left out, underscores are hyphens."""
    given: dict[str, str | None] = {"content-type": "text/html; charset=utf-8", "content-length": str(len(body))}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{name}: {value}" for name, value in given.items() if value is not None]
    return "\r\n".join([f"HTTP/1.1 {status} {REASONS.get(status, 'Status')}", *lines, "", ""]).encode() + body


def moved(to: str | None, status: int = 302) -> bytes:
    """Compose a redirect, or one without a target."""
    return response(status=status, location=to)


def sent(data: bytes) -> Answer:
    """Send it and hang up."""

    def answer(connection: socket.socket, _: threading.Event) -> None:
        connection.sendall(data)

    return answer


def dripped(data: bytes, rest: bytes, seconds: float = 0.05) -> Answer:
    """Send the first part at once, then the rest byte by byte, for ever from its start."""

    def answer(connection: socket.socket, ended: threading.Event) -> None:
        connection.sendall(data)
        while not ended.is_set():
            for number in range(len(rest)):
                connection.sendall(rest[number : number + 1])
                if ended.wait(seconds):
                    return

    return answer


def poured(data: bytes, endless: bytes) -> Answer:
    """Send the first part, then the second again and again, as fast as it goes."""

    def answer(connection: socket.socket, ended: threading.Event) -> None:
        connection.sendall(data)
        while not ended.is_set():
            connection.sendall(endless)

    return answer


def silent(_: socket.socket, ended: threading.Event) -> None:
    """Never answer."""
    ended.wait()


@dataclass
class HostileServer:
    """The server while it runs.

    Attributes:
        port: A free one, chosen at its start.
        requests: What it was asked, in order.
        handshakes: What clients sent who wanted to speak TLS, which it does not.
    """

    port: int
    requests: list[Request] = field(default_factory=list)
    handshakes: list[bytes] = field(default_factory=list)
    _answers: dict[str, list[Answer]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def authority(self) -> str:
        """What a fetcher's ``reachable`` is given."""
        return f"127.0.0.1:{self.port}"

    def url(self, path: str = "/") -> str:
        """Return an address on this server."""
        return f"http://{self.authority}{path}"

    def on(self, path: str, *answers: Answer | bytes) -> None:
        """Answer a path so, one answer for each request; the last one repeats. Other paths get 404."""
        self._answers[path] = [sent(answer) if isinstance(answer, bytes) else answer for answer in answers]

    def paths(self) -> list[str]:
        """Return what was asked for, without robots.txt."""
        return [request.path for request in self.requests if request.path != "/robots.txt"]

    def serve(self, connection: socket.socket, ended: threading.Event) -> None:
        """Read one request and answer it."""
        # The client hangs up, as it should on most of what is sent here.
        with suppress(OSError), connection:
            if request := self._read(connection):
                self._answer(request)(connection, ended)

    def _answer(self, request: Request) -> Answer:
        with self._lock:
            self.requests.append(request)
            answers = self._answers.get(request.path, [sent(response(status=404))])
            return answers.pop(0) if len(answers) > 1 else answers[0]

    def _read(self, connection: socket.socket) -> Request | None:
        """Read a request's head; None where it is none."""
        data = b""
        while b"\r\n\r\n" not in data:
            received = connection.recv(65536)
            data += received
            if data.startswith(TLS_HANDSHAKE):
                self.handshakes.append(data)
                return None
            if not received:
                return None
        first, *lines = data.decode("latin-1").split("\r\n\r\n", maxsplit=1)[0].split("\r\n")
        pairs = [line.split(": ", maxsplit=1) for line in lines]
        return Request(first.split(" ")[1], {name.lower(): value for name, value in pairs})


@contextmanager
def running_server() -> Iterator[HostileServer]:
    """Run a server until the block ends; then every connection is closed and every thread has ended."""
    ended = threading.Event()
    threads: list[threading.Thread] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = HostileServer(listener.getsockname()[1])

        def accept() -> None:
            while True:
                connection, _ = listener.accept()
                if ended.is_set():
                    connection.close()
                    return
                connection.settimeout(10)
                threads.append(threading.Thread(target=server.serve, args=(connection, ended)))
                threads[-1].start()

        acceptor = threading.Thread(target=accept)
        acceptor.start()
        try:
            yield server
        finally:
            ended.set()
            socket.create_connection(("127.0.0.1", server.port)).close()  # wakes the acceptor
            acceptor.join()
            for thread in threads:
                thread.join()
