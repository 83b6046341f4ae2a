"""The web server in the bot's process and event loop: health pages and the routes given to it.

By default it listens on this machine only; a proxy in front of it holds the certificate.
"""

import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from bot.errors import SettingsError
from bot.running.web_connections import MOST_CONNECTIONS, GuardedProtocol, TlsConnection
from bot.telegram.admin.health import HealthCheck
from bot.telegram.admin.metrics import METRICS_TYPE, expose
from bot.telegram.transport.metering import Meter

#: How long open requests may take once the server is stopping.
_STOP_SECONDS = 3


@dataclass(frozen=True, slots=True)
class Listening:
    """The server's address and certificate.

    Attributes:
        certificate: A PEM file, to serve https without a proxy; empty for http.
        key: The certificate's key, a PEM file.
    """

    host: str
    port: int
    certificate: str = ""
    key: str = ""


class WebServer:
    """Serve routes. The port is open from construction; connections wait until it runs.

    Args:
        listening: The address and certificate.
        routes: Tried first.
        otherwise: Answers all other requests; None for a 404.

    Raises:
        SettingsError: If it cannot listen there, or cannot use the certificate.
    """

    def __init__(self, listening: Listening, routes: Sequence[BaseRoute], otherwise: ASGIApp | None = None) -> None:
        rest = [Mount("/", otherwise)] if otherwise else []
        config = uvicorn.Config(
            Starlette(routes=[*routes, *rest]),
            log_config=None,
            access_log=False,  # it would log paths, and ours are secret
            lifespan="off",
            ws="none",
            http=GuardedProtocol,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=MOST_CONNECTIONS + 1,  # one more than are open unless all are being answered
            timeout_graceful_shutdown=_STOP_SECONDS,
            ssl_certfile=listening.certificate or None,
            ssl_keyfile=listening.key or None,
        )
        try:
            config.load()
        except (OSError, ssl.SSLError) as error:
            raise SettingsError(
                f"the certificate cannot be used ({error}): check ONRECORD_WEB_CERTIFICATE and ONRECORD_WEB_KEY"
            ) from error
        if config.ssl:
            _guard_tls(config, config.ssl)
        self._socket = _listen(listening)
        self._server = _Server(config)

    @property
    def port(self) -> int:
        """The port it listens on; chosen by the system if it was given 0."""
        port: int = self._socket.getsockname()[1]
        return port

    async def run(self) -> None:
        """Serve until stopped; then accept no new connection and finish open requests."""
        await self._server.serve([self._socket])

    def stop(self) -> None:
        """Have `run` return soon."""
        self._server.should_exit = True

    def close(self) -> None:
        """Release the port; `run` does so itself."""
        self._socket.close()


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to the bot, which has more to stop than this server."""
        yield


def _guard_tls(config: uvicorn.Config, context: ssl.SSLContext) -> None:
    """Have our own connections do TLS instead of the event loop, which would wait a minute for it, and count nobody."""

    def connect(**options: Any) -> TlsConnection:  # noqa: ANN401 - uvicorn's
        return TlsConnection(context, GuardedProtocol(**options))

    config.ssl = None
    config.http_protocol_class = connect  # type: ignore[assignment]  # is only called


def health_routes(check: HealthCheck, meter: Meter) -> tuple[Route, ...]:
    """Return the health pages, open only to this machine and its private network."""

    async def health(request: Request) -> Response:
        if not _is_near(request):
            return PlainTextResponse("Not Found", 404)
        found = await check.check()
        return JSONResponse(found.to_json(), 503 if found.reasons else 200, {"Cache-Control": "no-store"})

    async def metrics(request: Request) -> Response:
        if not _is_near(request):
            return PlainTextResponse("Not Found", 404)
        return Response(expose(await check.check(), meter), media_type=METRICS_TYPE)

    return (Route("/healthz", health), Route("/metrics", metrics))


def _is_near(request: Request) -> bool:
    try:
        return request.client is not None and ip_address(request.client.host).is_private
    except ValueError:  # a name, which sockets never give
        return False


def _listen(listening: Listening) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            listening.host, listening.port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP
        )[0]
        # The protocol is given because asyncio disables Nagle's algorithm only for an explicit one.
        with ExitStack() as on_failure:
            listener = on_failure.enter_context(socket.socket(family, kind, protocol))
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen()
            on_failure.pop_all()
            return listener
    except OSError as error:
        raise SettingsError(
            f"cannot listen on {listening.host}:{listening.port} ({error.strerror}): "
            "choose another ONRECORD_WEB_HOST or ONRECORD_WEB_PORT"
        ) from error
