"""What the web server says when it cannot serve."""

import asyncio
import socket
from pathlib import Path

import httpx2
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.errors import SettingsError
from bot.running.web_server import Listening, WebServer

pytestmark = pytest.mark.end_to_end  # it listens


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
