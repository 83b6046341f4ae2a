"""A model's server that keeps what the model wrote: what was asked before is said again, without the model.

So a run that was stopped goes on, and another verifier judges the same sentences.
"""

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from bench.kept import digest_of

_SECONDS = 600.0
_FAILED = 502
_DONE = 200


@contextmanager
def record(url: str, folder: Path) -> Iterator[str]:
    """Stand before the server at an address, keep its answers in a folder, and give the address to ask."""
    folder.mkdir(parents=True, exist_ok=True)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            kept = folder / f"{digest_of(asked.decode())}.txt"
            if not kept.exists() and (answer := _ask(url, self.path, asked)):
                unfinished = kept.with_suffix(".unfinished")
                unfinished.write_bytes(answer)
                unfinished.replace(kept)
            self.send_response(_DONE if kept.exists() else _FAILED)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            self.wfile.write(kept.read_bytes() if kept.exists() else b"")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's own
            """Be silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{urlsplit(url).path}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _ask(url: str, path: str, asked: bytes) -> bytes:
    """Return the whole answer of the model's server; empty where it fails."""
    host = urlsplit(url)
    connection = http.client.HTTPConnection(host.hostname or "", host.port, timeout=_SECONDS)
    try:
        connection.request("POST", path, asked, {"Content-Type": "application/json"})
        response = connection.getresponse()
        answer = response.read()
    except OSError:
        return b""
    else:
        return answer if response.status == _DONE else b""
    finally:
        connection.close()
