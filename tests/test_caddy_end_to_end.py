"""Caddy itself with deploy/Caddyfile, without a certificate and on a free port, before two bots; one is down."""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import httpx2
import pytest

from tests.replicas import free_ports

#: Caddy is Debian's (``make caddy``).
CADDY = shutil.which("caddy")
CONFIGURATION = Path(__file__).parent.parent / "deploy" / "Caddyfile"
SECONDS = 60
#: Less than the time for which Caddy would leave out a bot that it takes to be down.
WAITING = 1.5

pytestmark = [pytest.mark.end_to_end, pytest.mark.skipif(CADDY is None, reason="needs Caddy: make caddy")]


class Bot(BaseHTTPRequestHandler):
    """Says which path it was asked for, and how long the body was."""

    def do_GET(self) -> None:
        """Answer with the path and the body's length; Caddy's own question finds nothing, as with a bot."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send_response(404 if self.path == "/telegram/" else 200)
        self.end_headers()
        self.wfile.write(f"{self.path} {len(body)}".encode())

    do_POST = do_GET  # noqa: N815 - the names of http.server

    def log_message(self, *_: object) -> None:
        """Print nothing."""


class Server(ThreadingHTTPServer):
    """Says nothing of what breaks off."""

    def handle_error(self, *_: object) -> None:
        """Print nothing."""


@pytest.fixture
def caddy(tmp_path: Path) -> Iterator[httpx2.Client]:
    """Ask through Caddy."""
    server = Server(("127.0.0.1", 0), Bot)
    Thread(target=server.serve_forever, daemon=True).start()
    port, nobody = free_ports(2)
    try:
        with _running(tmp_path, port, f"127.0.0.1:{nobody} 127.0.0.1:{server.server_port}"), _client(port) as client:
            yield client
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def _running(folder: Path, port: int, bots: str) -> Iterator[None]:
    assert CADDY is not None
    environment = os.environ | {
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "ONRECORD_SITE": f"http://127.0.0.1:{port}",
        "ONRECORD_UPSTREAM": bots,
    }
    adapted = subprocess.run(
        [CADDY, "adapt", "--config", CONFIGURATION, "--adapter", "caddyfile"],
        env=environment,
        capture_output=True,
        check=True,
        timeout=SECONDS,
    )
    # Its interface for administration has a port that another Caddy may have.
    configured = folder / "caddy.json"
    configured.write_text(json.dumps(json.loads(adapted.stdout) | {"admin": {"disabled": True}}), encoding="utf-8")
    with (folder / "caddy.out").open("wb") as log:
        command = ["setpriv", "--pdeathsig=TERM", CADDY, "run", "--config", str(configured)]
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        yield
    finally:
        process.terminate()
        process.wait(SECONDS)


@contextmanager
def _client(port: int) -> Iterator[httpx2.Client]:
    """Wait until Caddy answers, and has found out which bot is down."""
    with httpx2.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=SECONDS) as client:
        until, answered = time.monotonic() + SECONDS, 0
        while answered < 8:
            try:
                answered = answered + 1 if client.post("/telegram/x").status_code == 200 else 0
            except httpx2.ConnectError:
                answered = 0
            assert time.monotonic() < until
            time.sleep(0.05)
        yield client


def test_what_is_public_reaches_the_bot(caddy: httpx2.Client) -> None:
    """
    The webhook, the reader's pages and the form have their path passed on, to the bot that is up.
    """
    for path in ("/telegram/secret", "/a/1/2", "/q/abc", "/reader-1.css", "/robots.txt", "/check") * 3:
        answer = caddy.get(path)
        assert (answer.status_code, answer.text) == (200, f"{path} 0")


def test_what_is_not_public_does_not(caddy: httpx2.Client) -> None:
    """
    Health, metrics and everything unknown are not found.
    """
    for path in ("/", "/healthz", "/metrics", "/telegram", "/a", "/admin", "/telegram/../metrics", "/a/%2e%2e/metrics"):
        answer = caddy.get(path)
        assert (answer.status_code, answer.text) == (404, ""), path


def test_what_is_sent_is_bounded(caddy: httpx2.Client) -> None:
    """
    A body up to the bound arrives whole; a larger one is refused, and keeps nobody else waiting.
    """
    for path, most in (("/telegram/x", 1_000_000), ("/check", 600_000), ("/a/1", 1_000)):
        fits, too_large = (caddy.post(path, content=b"x" * size) for size in (most, most + 1))
        assert (fits.status_code, fits.text) == (200, f"{path} {most}")
        assert too_large.status_code in {413, 502}  # Caddy 2.6 has one for all that does not arrive
        started = time.monotonic()
        assert caddy.get(path).status_code == 200
        assert time.monotonic() - started < WAITING


def test_headers_are_bounded(caddy: httpx2.Client) -> None:
    """
    A header of 64 kB is refused, one of 4 kB is not.
    """
    assert caddy.get("/a/1", headers={"X-Long": "x" * 4_000}).status_code == 200
    assert caddy.get("/a/1", headers={"X-Long": "x" * 64_000}).status_code == 431
