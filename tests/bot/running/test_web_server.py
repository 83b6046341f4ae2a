"""What the web server says when it cannot serve."""

import asyncio
import socket
import ssl
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeAlias

import httpx2
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.errors import SettingsError
from bot.running import web_connections
from bot.running.web_server import Listening, WebServer

pytestmark = pytest.mark.end_to_end  # it listens

_BEGINNING = b"GET /page HTTP/1.1\r\nHost: a\r\nX-Slow: "
_HELLO = b"\x16\x03\x01\x02\x00\x01"  # the first bytes of TLS
Connection: TypeAlias = tuple[asyncio.StreamReader, asyncio.StreamWriter]


def test_a_port_that_is_taken_is_told() -> None:
    """
    The error names the address and the settings.
    """
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(SettingsError, match=rf"cannot listen on 127.0.0.1:{port} .*ONRECORD_WEB_PORT"):
            WebServer(Listening("127.0.0.1", port), ())


def test_a_certificate_that_is_none_is_told(tmp_path: Path) -> None:
    """
    A missing file and one that holds no certificate are named as a matter of settings.
    """
    wrong = tmp_path / "key.pem"
    wrong.write_text("no key")

    for certificate in (tmp_path / "missing.pem", wrong):
        with pytest.raises(SettingsError, match="check ONRECORD_WEB_CERTIFICATE"):
            WebServer(Listening("127.0.0.1", 0, str(certificate), str(wrong)), ())


def test_a_server_that_never_ran_gives_its_port_back() -> None:
    """
    Another can listen there at once.
    """
    first = WebServer(Listening("127.0.0.1", 0), ())
    port = first.port
    first.close()
    second = WebServer(Listening("127.0.0.1", port), ())
    second.close()

    assert port > 0


async def test_idle_connections_shut_nobody_out() -> None:
    """
    Three hundred that say nothing leave the webhook its answer.
    """

    async def take(_request: Request) -> Response:
        return PlainTextResponse("taken")

    server = WebServer(Listening("127.0.0.1", 0), (Route("/telegram/secret", take, methods=["POST"]),))
    running = asyncio.create_task(server.run())
    idle = [await asyncio.open_connection("127.0.0.1", server.port) for _ in range(300)]
    async with httpx2.AsyncClient(trust_env=False) as client:
        answer = await client.post(f"http://127.0.0.1:{server.port}/telegram/secret")
    for _, writer in idle:
        writer.close()
    server.stop()
    await running

    assert answer.text == "taken"


@asynccontextmanager
async def serving(certificate: str = "", key: str = "") -> AsyncIterator[WebServer]:
    """A server of one page that runs; with a certificate, by TLS."""

    async def take(request: Request) -> Response:
        return PlainTextResponse(f"taken {len(await request.body())}")

    listening = Listening("127.0.0.1", 0, certificate, key)
    server = WebServer(listening, (Route("/page", take, methods=["GET", "POST"]),))
    running = asyncio.create_task(server.run())
    try:
        yield server
    finally:
        server.stop()
        await running


@asynccontextmanager
async def half_open(server: WebServer, sent: bytes, count: int = 1) -> AsyncIterator[list[Connection]]:
    """Connections on which the beginning of a request was sent."""
    opened: list[Connection] = []
    try:
        for _ in range(count):
            opened.append(await asyncio.open_connection("127.0.0.1", server.port))
            opened[-1][1].write(sent)
        yield opened
    finally:
        for _, writer in opened:
            writer.close()
        await asyncio.gather(*(writer.wait_closed() for _, writer in opened), return_exceptions=True)


async def is_ended(reader: asyncio.StreamReader) -> bool:
    """Wait until the other side ends the connection without an answer."""
    try:
        return await reader.read() == b""
    except ConnectionResetError:
        return True


async def test_a_thousand_half_open_connections_shut_nobody_out() -> None:
    """
    The oldest make way, so that others are answered; no more than the bound stay.
    """
    async with serving() as server, half_open(server, _BEGINNING, 1_000) as opened:
        for reader, _ in opened[: 1_000 - web_connections.MOST_CONNECTIONS]:
            assert await is_ended(reader)
        async with httpx2.AsyncClient(trust_env=False) as client:
            answer = await client.get(f"http://127.0.0.1:{server.port}/page")
        left = [reader for reader, _ in opened if not reader.at_eof() and reader.exception() is None]

    assert answer.text == "taken 0"
    assert len(left) <= web_connections.MOST_CONNECTIONS


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        _BEGINNING,
        b"POST /page HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nab",
    ],
    ids=["nothing", "half a header", "half a body"],
)
async def test_a_request_that_does_not_arrive_ends_its_connection(sent: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    However little of it was sent.
    """
    monkeypatch.setattr(web_connections, "REQUEST_SECONDS", 0.1)
    async with serving() as server, half_open(server, sent) as opened:
        assert await is_ended(opened[0][0])


async def test_a_connection_that_is_used_again_is_guarded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A request is answered, and the next one on its connection that does not arrive ends it.
    """
    monkeypatch.setattr(web_connections, "REQUEST_SECONDS", 1)
    whole = b"GET /page HTTP/1.1\r\nHost: a\r\n\r\n"
    async with serving() as server, half_open(server, whole) as opened:
        reader, writer = opened[0]
        answered = await reader.readuntil(b"taken 0")
        writer.write(whole[:-9])
        ended = await is_ended(reader)

    assert answered.startswith(b"HTTP/1.1 200 OK")
    assert ended


@pytest.fixture(scope="module")
def own_certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A certificate for this machine and its key."""
    folder = tmp_path_factory.mktemp("certificate")
    certificate, key = str(folder / "certificate.pem"), str(folder / "key.pem")
    make = (
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost".split()
    )
    named = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate]
    subprocess.run([*make, *named], check=True, capture_output=True)
    return certificate, key


@pytest.mark.parametrize("sent", [b"", _HELLO], ids=["nothing", "a few bytes"])
async def test_a_thousand_beginnings_of_tls_shut_nobody_out(sent: bytes, own_certificate: tuple[str, str]) -> None:
    """
    Those who have not agreed on TLS yet are counted like those who have.
    """
    context = ssl.create_default_context(cafile=own_certificate[0])
    async with serving(*own_certificate) as server, half_open(server, sent, 1_000) as opened:
        for reader, _ in opened[: 1_000 - web_connections.MOST_CONNECTIONS]:
            assert await is_ended(reader)
        async with httpx2.AsyncClient(trust_env=False, verify=context) as client:
            answers = [await client.get(f"https://127.0.0.1:{server.port}/page") for _ in range(2)]
        left = [reader for reader, _ in opened if not reader.at_eof() and reader.exception() is None]

    assert [answer.text for answer in answers] == ["taken 0"] * 2
    assert len(left) <= web_connections.MOST_CONNECTIONS


@pytest.mark.parametrize("sent", [b"", _HELLO, _BEGINNING], ids=["nothing", "a few bytes", "no TLS at all"])
async def test_tls_that_is_not_agreed_on_ends_its_connection(
    sent: bytes, own_certificate: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    It has the time of a request, and nothing of it is kept.
    """
    monkeypatch.setattr(web_connections, "REQUEST_SECONDS", 0.5)
    async with serving(*own_certificate) as server, half_open(server, sent) as opened:
        ended = await asyncio.wait_for(opened[0][0].read(), 20)
        again = await asyncio.open_connection(
            "127.0.0.1", server.port, ssl=ssl.create_default_context(cafile=own_certificate[0])
        )
        again[1].write(_BEGINNING)
        ended_again = await asyncio.wait_for(is_ended(again[0]), 20)
        again[1].close()

    assert b"taken" not in ended
    assert ended_again
